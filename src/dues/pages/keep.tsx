import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import type { DuesSettings } from '../slip.ts';

type Values = { forUnitId?: string; percent: number; from: string; decision?: string };
type Props = { unit: string; sets: NonNullable<DuesSettings['sets']>; onClose: () => void };

/** Sets what units below keep, from the month of a day on. */
export function KeepDialog({ unit, sets, onClose }: Props) {
  const { t } = useText();
  return (
    <CommandDialog<Values, unknown>
      title={t('dues.settings.set')}
      name="dues.set_keep"
      entity={unit}
      draft={false}
      initial={{ from: `${session().today.slice(0, 7)}-01` }}
      submit={({ from, forUnitId, decision, percent }, commandId) =>
        api.duesSetKeep(
          {
            unit,
            percent,
            from: from.slice(0, 7),
            ...(forUnitId && { forUnitId }),
            ...(decision && { decision }),
          },
          { commandId },
        )
      }
      verb={t('dues.settings.set')}
      onClose={onClose}
    >
      <ChoiceField
        name="forUnitId"
        label={t('dues.settings.for')}
        help={t('dues.settings.for_help')}
        as="list"
        choices={sets.units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NumberField
        name="percent"
        label={t('dues.settings.share')}
        min={Math.ceil(sets.least)}
        max={Math.floor(sets.most)}
        unit="%"
        required
      />
      <DateField name="from" label={t('dues.settings.from')} help={t('dues.settings.from_help')} required />
      <TextField name="decision" label={t('dues.settings.decision')} />
    </CommandDialog>
  );
}
