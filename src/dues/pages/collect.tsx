import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { month as monthText } from '../../web/format.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { money } from './money.ts';

type Values = { paidOn: string; method: string; handedBy?: string; amount?: number };
type Props = {
  unit: string;
  month: string;
  methods: readonly string[];
  people: readonly { personId: string; name: string }[];
  /** all that is left of these people's month */
  sum: number;
  onClose: () => void;
};

/** What is ticked, once more with its sum, before it is recorded. Of one person a part may be taken. */
export function CollectDialog({ unit, month, methods, people, sum, onClose }: Props) {
  const { t, lang } = useText();
  const [only] = people.length === 1 ? people : [];
  return (
    <CommandDialog<Values, unknown>
      title={t('dues.collect.title', { month: monthText(month) })}
      lead={
        <p>
          {t('dues.collect.lead', { count: people.length, sum: money(sum) })} {only && <Name>{only.name}</Name>}
        </p>
      }
      name="dues.collect"
      entity={`${unit} ${month} ${only?.personId ?? ''}`}
      draft={false}
      initial={{ paidOn: session().today, method: methods[0] ?? '' }}
      submit={({ amount, handedBy, ...values }, commandId) =>
        api.duesCollect(
          {
            unit,
            month,
            ...values,
            ...(handedBy && { handedBy }),
            items: people.map(({ personId }) => ({ personId, ...(only && amount && { amount }) })),
          },
          { commandId },
        )
      }
      verb={t('dues.sheet.record')}
      onClose={onClose}
    >
      {only && (
        <NumberField
          name="amount"
          label={t('dues.collect.part')}
          help={t('dues.collect.part_help', { sum: money(sum) })}
          min={1}
          max={sum}
          unit={t('dues.unit')}
        />
      )}
      <DateField name="paidOn" label={t('dues.collect.on')} required />
      <ChoiceField
        name="method"
        label={t('dues.collect.method')}
        required
        choices={methods.map((value) => ({
          value,
          label: capitalized(labelOf('duesMethods', value, lang), lang),
        }))}
      />
      <TextField name="handedBy" label={t('dues.collect.handed_by')} help={t('dues.collect.handed_help')} />
    </CommandDialog>
  );
}
