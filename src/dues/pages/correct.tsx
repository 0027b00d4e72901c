import { api } from '../../../gen/client.ts';
import { month } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import type { MonthLine } from '../dues.ts';
import { money } from './money.ts';

type Values = { what: 'paid' | 'due'; amount: number; on: string; reason: string };

/** What a month should say; the difference becomes an entry of its own. */
export function CorrectDialog({ line, onClose }: { line: MonthLine; onClose: () => void }) {
  const { t } = useText();
  return (
    <CommandDialog<Values, unknown>
      title={t('dues.correct.title', { month: month(line.month) })}
      lead={<p>{t('dues.correct.lead', { paid: money(line.paid), due: money(line.due + line.dueChange) })}</p>}
      name="dues.correct"
      entity={line.id}
      draft={false}
      initial={{ what: 'paid', on: session().today }}
      submit={(values, commandId) => api.duesCorrect({ id: line.id, ...values }, { commandId })}
      verb={t('dues.correct.verb')}
      onClose={onClose}
    >
      <ChoiceField
        name="what"
        label={t('dues.correct.what')}
        required
        choices={(['paid', 'due'] as const).map((value) => ({ value, label: t(`dues.correct.what_${value}`) }))}
      />
      <NumberField name="amount" label={t('dues.correct.amount')} min={0} unit={t('dues.unit')} required />
      <DateField name="on" label={t('dues.correct.on')} required />
      <TextField name="reason" label={t('dues.correct.reason')} required />
    </CommandDialog>
  );
}
