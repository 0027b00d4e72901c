import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { FrozenNumber, PeriodRecord } from '../period.ts';
import { periodName } from './naming.ts';

type Shared = { record: PeriodRecord; onClose: () => void };

/** Closes the period of a unit, after saying what follows. */
export function ClosePeriod({ record, onClose }: Shared) {
  const { t } = useText();
  const { unit, line } = record;
  return (
    <CommandDialog<{ note?: string }, unknown>
      title={t('periods.close.title', { period: periodName(line, t) })}
      onClose={onClose}
      name="period.close"
      entity={`${unit.id} ${line.kind} ${line.startsOn}`}
      initial={{}}
      submit={({ note }, commandId) =>
        api.periodClose(
          { unit: unit.id, kind: line.kind, startsOn: line.startsOn, ...(note && { note }) },
          { commandId },
        )
      }
      verb={t('periods.close.verb')}
    >
      <p>{t('periods.close.consequence', { to: date(line.endsOn) })}</p>
      <MultilineField name="note" label={t('periods.close.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

/** Opens a closed period again, with a reason. */
export function OpenPeriod({ record, onClose }: Shared) {
  const { t } = useText();
  const { closing, line } = record;
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t('periods.open.title', { period: periodName(line, t) })}
      onClose={onClose}
      name="period.open"
      entity={closing?.id ?? ''}
      initial={{}}
      submit={({ reason }, commandId) =>
        api.periodOpen({ id: closing?.id ?? '', version: closing?.version ?? 0, reason }, { commandId })
      }
      verb={t('periods.open.verb')}
    >
      <Notice>{t('periods.open.hint')}</Notice>
      <MultilineField name="reason" label={t('periods.open.why')} rows={3} maxLength={500} required />
    </CommandDialog>
  );
}

/** Writes a dated correction beside a frozen number. */
export function CorrectNumber({ record, number, label, onClose }: Shared & { number: FrozenNumber; label: string }) {
  const { t } = useText();
  const { unit, line } = record;
  return (
    <CommandDialog<{ becomes: number; reason: string }, unknown>
      title={t('periods.correct.title', { number: label })}
      onClose={onClose}
      name="period.correct"
      entity={`${unit.id} ${line.kind} ${line.startsOn} ${number.id}`}
      initial={{}}
      submit={({ becomes, reason }, commandId) =>
        api.periodCorrect(
          { unit: unit.id, kind: line.kind, startsOn: line.startsOn, key: number.key ?? '', becomes, reason },
          { commandId },
        )
      }
      verb={t('periods.correct.verb')}
    >
      <Notice>{t('periods.correct.hint')}</Notice>
      <p>{t('periods.correct.was', { n: number.corrected?.n ?? 0 })}</p>
      <NumberField name="becomes" label={t('periods.correct.becomes')} min={0} required />
      <MultilineField name="reason" label={t('periods.correct.why')} rows={2} maxLength={500} required />
    </CommandDialog>
  );
}
