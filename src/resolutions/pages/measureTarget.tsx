import { api } from '../../../gen/client.ts';
import { date, number } from '../../web/format.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { TargetRecord } from '../resolution.ts';

/** Records where a target really stands, and shows what was recorded so far. */
export function MeasureTarget({ target, onClose }: { target: TargetRecord; onClose: () => void }) {
  const { t, lang } = useText();
  return (
    <CommandDialog<{ on: string; value: number; source: string }, unknown>
      title={t('resolutions.target.measure_it')}
      lead={
        <>
          {' '}
          <p>
            <Name>{target.indicator}</Name>
          </p>
          {target.values.length > 0 && (
            <ul className="small quiet">
              {target.values.map((value) => (
                <li key={`${value.on} ${value.value} ${value.source}`}>
                  {t('resolutions.target.value_line', {
                    date: date(value.on),
                    value: number(Number(value.value)),
                    source: value.source,
                    name: value.by,
                  })}
                </li>
              ))}
            </ul>
          )}
        </>
      }
      onClose={onClose}
      name="target.measure"
      entity={target.id}
      initial={{ on: session().today }}
      submit={({ value, ...values }, commandId) =>
        api.targetMeasure({ id: target.id, ...values, value: String(value) }, { commandId })
      }
      verb={t('resolutions.target.measure_it')}
    >
      <DateField name="on" label={t('resolutions.target.measured_on')} max={session().today} required />
      <NumberField
        name="value"
        label={t('resolutions.target.value')}
        unit={labelOf('measures', target.measure, lang)}
        decimals={6}
        required
      />
      <TextField
        name="source"
        label={t('resolutions.target.source')}
        help={t('resolutions.target.source_help')}
        maxLength={300}
        required
      />
    </CommandDialog>
  );
}
