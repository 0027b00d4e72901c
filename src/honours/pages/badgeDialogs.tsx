import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { PersonHonours } from '../honour.ts';
import { useHonourWords } from './words.ts';

export type DialogProps = { honours: PersonHonours; onClose: () => void };

/** The years that have no badge of this person yet, as choices. */
function useOpenSteps({ steps, badges }: PersonHonours) {
  const { years } = useHonourWords();
  const begun = badges.filter((badge) => badge.state !== 'skipped').map((badge) => badge.years);
  return steps.filter((step) => !begun.includes(step)).map((step) => ({ value: String(step), label: years(step) }));
}

/** Proposes a badge before its day: for the seriously ill, or after death. */
export function EarlyBadge({ honours, onClose }: DialogProps) {
  const { t } = useText();
  const { choices } = useHonourWords();
  const { revalidate } = useRevalidator();
  const steps = useOpenSteps(honours);
  type Values = { years: string; early: string; roundOn: string; note?: string };
  return (
    <CommandDialog<Values, unknown>
      title={t('honours.do.early')}
      onClose={onClose}
      name="badge.propose"
      entity={honours.personId}
      initial={{ roundOn: session().today, ...(honours.next && { years: String(honours.next.years) }) }}
      submit={async ({ years, roundOn, ...item }, commandId) => {
        await api.badgePropose(
          { roundOn, items: [{ personId: honours.personId, years: Number(years), ...item }] },
          { commandId },
        );
        await revalidate();
      }}
      verb={t('honours.due.propose')}
    >
      <Notice>{t('honours.early.hint')}</Notice>
      <ChoiceField name="years" label={t('honours.fact.badge')} choices={steps} as="list" required />
      <ChoiceField name="early" label={t('honours.fact.why')} choices={choices('badgeEarly')} required />
      <DateField name="roundOn" label={t('honours.early.on')} required />
      <MultilineField name="note" label={t('honours.fact.note')} maxLength={1000} rows={3} />
    </CommandDialog>
  );
}

/** Enters a badge that was given before this register began. */
export function GivenBadge({ honours, onClose }: DialogProps) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const steps = useOpenSteps(honours);
  const { today } = session();
  type Values = {
    years: string;
    decidedOn: string;
    number?: string;
    decidedBy?: string;
    handedOn: string;
    badgeNo?: string;
  };
  return (
    <CommandDialog<Values, unknown>
      title={t('honours.do.given')}
      onClose={onClose}
      name="badge.record"
      entity={honours.personId}
      submit={async ({ years, ...values }, commandId) => {
        await api.badgeRecord({ personId: honours.personId, years: Number(years), ...values }, { commandId });
        await revalidate();
      }}
      verb={t('honours.given.verb')}
    >
      <ChoiceField name="years" label={t('honours.fact.badge')} choices={steps} as="list" required />
      <DateField name="decidedOn" label={t('honours.fact.decided_on')} max={today} required />
      <TextField name="number" label={t('honours.fact.number')} maxLength={60} />
      <TextField name="decidedBy" label={t('honours.decide.by')} maxLength={200} />
      <DateField name="handedOn" label={t('honours.fact.handed_on')} max={today} required />
      <TextField name="badgeNo" label={t('honours.fact.badge_no')} maxLength={40} />
    </CommandDialog>
  );
}
