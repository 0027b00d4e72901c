/** What one does with a village's series: enter a value, put one right, begin and end a series. */
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { useName } from './declared.tsx';
import { entered, type Line, type Series } from './village.tsx';

type Values = { on: string; value: number; base?: number; source: string; reason: string };

/** A new value, or one that stands for `line`. */
export function EnterValue({
  unit,
  series,
  line,
  onClose,
}: {
  unit: string;
  series: Series;
  line: Line | undefined;
  onClose: () => void;
}) {
  const { t, own } = useText();
  const name = useName();
  const { today } = session();
  return (
    <CommandDialog<Values, unknown>
      title={t(line ? 'indicators.village.correct_title' : 'indicators.village.enter_title', {
        name: name(series.name),
      })}
      lead={line && <p>{t('indicators.village.stands', { date: date(line.on), value: entered(series, line) })}</p>}
      onClose={onClose}
      name={line ? 'village.correct' : 'village.record'}
      entity={line?.id ?? `${unit} ${series.series}`}
      initial={
        line
          ? { value: line.value, ...(line.base !== null && { base: line.base }), source: line.source }
          : { on: today }
      }
      submit={({ value, base, source, on, reason }, commandId) => {
        const facts = { value: String(value), base: base === undefined ? null : String(base), source };
        return line
          ? api.villageCorrect({ id: line.id, reason, ...facts }, { commandId })
          : api.villageRecord({ unit, series: series.series, on, ...facts }, { commandId });
      }}
      verb={t(line ? 'indicators.village.correct' : 'indicators.village.enter')}
    >
      {!line && <DateField name="on" label={t('indicators.village.on')} max={today} required />}
      <NumberField
        name="value"
        label={t('indicators.village.value')}
        decimals={6}
        min={0}
        {...(series.noun && { unit: own(series.noun) })}
        required
      />
      {series.share && <NumberField name="base" label={t('indicators.village.base')} decimals={6} min={0} required />}
      <TextField
        name="source"
        label={t('indicators.village.source')}
        help={t('indicators.village.source_help')}
        required
      />
      {line && <TextField name="reason" label={t('indicators.village.reason')} required />}
    </CommandDialog>
  );
}

export function BeginSeries({ unit, onClose }: { unit: string; onClose: () => void }) {
  const { t } = useText();
  return (
    <CommandDialog<{ name: string; share?: boolean }, unknown>
      title={t('indicators.village.begin')}
      onClose={onClose}
      name="village.begin_series"
      entity={unit}
      submit={({ name, share = false }, commandId) => api.villageBeginSeries({ unit, name, share }, { commandId })}
      verb={t('indicators.village.begin')}
    >
      <TextField name="name" label={t('indicators.village.name')} help={t('indicators.village.name_help')} required />
      <CheckboxField name="share" label={t('indicators.village.share')} />
    </CommandDialog>
  );
}

export function DropSeries({ series, onClose }: { series: Series; onClose: () => void }) {
  const { t } = useText();
  const name = useName();
  return (
    <CommandDialog<Record<string, never>, unknown>
      title={t('indicators.village.drop_title', { name: name(series.name) })}
      lead={<p>{t('indicators.village.drop_lead')}</p>}
      onClose={onClose}
      name="village.drop_series"
      entity={series.series}
      submit={(_values, commandId) =>
        api.villageDropSeries({ id: series.series, version: series.version ?? 1 }, { commandId })
      }
      verb={t('indicators.village.drop')}
    >
      {null}
    </CommandDialog>
  );
}
