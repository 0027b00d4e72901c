import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { DialogProps } from './badgeDialogs.tsx';
import { useHonourWords } from './words.ts';

/** Issues a card with its number; the number before is replaced on the record. */
export function IssueCard({ honours, onClose }: DialogProps) {
  const { t } = useText();
  const { choices } = useHonourWords();
  const { revalidate } = useRevalidator();
  const { today } = session();
  const kinds = choices('cardKinds');
  const reasons = choices('cardReasons', honours.issueReasons);
  type Values = { kind: string; reason: string; issuedOn: string; cardNo: string; number?: string; note?: string };
  return (
    <CommandDialog<Values, unknown>
      title={t('honours.do.issue')}
      onClose={onClose}
      name="card.issue"
      entity={honours.personId}
      // a card's number is not kept on a device
      draft={false}
      initial={{
        issuedOn: today,
        ...(kinds.length === 1 && { kind: kinds[0]?.value }),
        ...(reasons.length === 1 && { reason: reasons[0]?.value }),
      }}
      submit={async (values, commandId) => {
        await api.cardIssue({ personId: honours.personId, ...values }, { commandId });
        await revalidate();
      }}
      verb={t('honours.do.issue')}
    >
      <Notice>{t('honours.issue.hint')}</Notice>
      <ChoiceField name="kind" label={t('honours.fact.kind')} choices={kinds} required />
      <ChoiceField name="reason" label={t('honours.fact.issue_reason')} choices={reasons} required />
      <DateField name="issuedOn" label={t('honours.fact.issued_on')} max={today} required />
      <TextField name="cardNo" label={t('honours.issue.number')} maxLength={40} required />
      <TextField name="number" label={t('honours.fact.number')} maxLength={60} />
      <MultilineField name="note" label={t('honours.fact.note')} maxLength={1000} rows={2} />
    </CommandDialog>
  );
}

/** Notes that a card is lost or damaged. */
export function ReportCard({ honours, onClose }: DialogProps) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const { today } = session();
  type Values = { what: 'lost' | 'damaged'; on: string; note?: string };
  return (
    <CommandDialog<Values, unknown>
      title={t('honours.do.report')}
      onClose={onClose}
      name="card.report"
      entity={honours.personId}
      initial={{ on: today }}
      submit={async (values, commandId) => {
        await api.cardReport({ personId: honours.personId, ...values }, { commandId });
        await revalidate();
      }}
      verb={t('honours.report.verb')}
    >
      <ChoiceField
        name="what"
        label={t('honours.report.what')}
        choices={(['lost', 'damaged'] as const).map((value) => ({ value, label: t(`honours.card.${value}`) }))}
        required
      />
      <DateField name="on" label={t('honours.fact.state_on')} max={today} required />
      <MultilineField name="note" label={t('honours.fact.note')} maxLength={1000} rows={3} />
    </CommandDialog>
  );
}

/** Takes a card back. */
export function ReturnCard({ honours, onClose }: DialogProps) {
  const { t } = useText();
  const { choices } = useHonourWords();
  const { revalidate } = useRevalidator();
  const { today } = session();
  type Values = { reason: string; on: string; note?: string };
  return (
    <CommandDialog<Values, unknown>
      title={t('honours.do.return')}
      onClose={onClose}
      name="card.return"
      entity={honours.personId}
      initial={{ on: today }}
      submit={async (values, commandId) => {
        await api.cardReturn({ personId: honours.personId, ...values }, { commandId });
        await revalidate();
      }}
      verb={t('honours.do.return')}
    >
      <Notice>{t('honours.return.hint')}</Notice>
      <ChoiceField name="reason" label={t('honours.fact.why')} choices={choices('cardReturns')} required />
      <DateField name="on" label={t('honours.fact.state_on')} max={today} required />
      <MultilineField name="note" label={t('honours.fact.note')} maxLength={1000} rows={3} />
    </CommandDialog>
  );
}
