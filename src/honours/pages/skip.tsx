import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { useHonourWords } from './words.ts';

export type Skipped = { personId: string; name: string; years: number; roundOn: string };

/** Passes somebody over in a round, with the reason; the next round finds the person again. */
export function Skip({ who, onClose }: { who: Skipped; onClose: () => void }) {
  const { t } = useText();
  const { choices } = useHonourWords();
  const { revalidate } = useRevalidator();
  return (
    <CommandDialog<{ reason: string; note?: string }, unknown>
      title={t('honours.skip.title', { name: who.name })}
      onClose={onClose}
      name="badge.skip"
      entity={`${who.personId} ${who.years} ${who.roundOn}`}
      submit={async (values, commandId) => {
        const { personId, years, roundOn } = who;
        await api.badgeSkip({ personId, years, roundOn, ...values }, { commandId });
        await revalidate();
      }}
      verb={t('honours.skip.verb')}
    >
      <Notice>{t('honours.skip.hint', { years: who.years, round: date(who.roundOn) })}</Notice>
      <ChoiceField name="reason" label={t('honours.fact.why')} choices={choices('badgeSkips')} required />
      <MultilineField name="note" label={t('honours.fact.note')} maxLength={1000} rows={3} />
    </CommandDialog>
  );
}
