import { useState } from 'react';
import { useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import type { CaseRecord, ClockView } from '../case.ts';
import { Consequence } from './consequence.tsx';
import { capital } from './fields.tsx';

type Props = { record: CaseRecord; onClose: () => void };

/** Lets the case stand still: its clocks stop. */
export function Pause({ record, onClose }: Props) {
  const { t, own } = useText();
  return (
    <CommandDialog<{ reason: string; note?: string }, unknown>
      title={t('procedures.pause.verb')}
      lead={<p>{t('procedures.pause.consequence')}</p>}
      onClose={onClose}
      name="case.pause"
      entity={record.id}
      submit={(values, commandId) =>
        api.casePause({ id: record.id, version: record.version, ...values }, { commandId })
      }
      verb={t('procedures.pause.verb')}
    >
      <ChoiceField
        name="reason"
        label={t('procedures.take.reason')}
        choices={record.pauses.map((each) => ({ value: each.id, label: capital(own(each.label)) }))}
        required
      />
      <MultilineField name="note" label={t('procedures.take.note')} rows={2} maxLength={2000} />
    </CommandDialog>
  );
}

/** Lets it go on: what follows is said first. */
export function Resume({ record, onClose }: Props) {
  const { t } = useText();
  const again = useRevalidator();
  const [commandId] = useState(() => newId());
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('procedures.resume.verb')}
      consequence={<p>{t('procedures.resume.consequence')}</p>}
      verb={t('procedures.resume.verb')}
      onConfirm={async () => {
        await api.caseResume({ id: record.id, version: record.version }, { commandId });
        await again.revalidate();
      }}
    />
  );
}

/** Gives the clock that runs more time, in its own unit. */
export function Extend({ record, clock, onClose }: Props & { clock: ClockView }) {
  const { t } = useText();
  return (
    <CommandDialog<{ n: number; reason: string }, unknown>
      title={t('procedures.extend.verb')}
      lead={<p>{t('procedures.extend.consequence', { unit: clock.unit })}</p>}
      onClose={onClose}
      name="case.extend"
      entity={clock.id}
      submit={(values, commandId) =>
        api.caseExtend({ id: record.id, clock: clock.id, version: clock.version, ...values }, { commandId })
      }
      verb={t('procedures.extend.verb')}
    >
      <NumberField name="n" label={t('procedures.extend.n', { unit: clock.unit })} min={1} max={3650} required />
      <MultilineField name="reason" label={t('procedures.take.reason')} rows={2} maxLength={500} required />
    </CommandDialog>
  );
}

/** Ends the case before its time; what that undoes is said beside the reason chosen. */
export function Drop({ record, onClose }: Props) {
  const { t, own } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ reason: string; on: string; note?: string }, unknown>
      title={t('procedures.drop.verb')}
      lead={<p>{t('procedures.drop.consequence')}</p>}
      onClose={onClose}
      name="case.drop"
      entity={record.id}
      initial={{ on: today }}
      submit={(values, commandId) => api.caseDrop({ id: record.id, version: record.version, ...values }, { commandId })}
      verb={t('procedures.drop.verb')}
    >
      {(values) => (
        <>
          <ChoiceField
            name="reason"
            label={t('procedures.take.reason')}
            choices={record.drops.map((each) => ({ value: each.id, label: capital(own(each.label)) }))}
            required
          />
          {values.reason && (
            <Consequence
              next={null}
              effect={record.drops.find((each) => each.id === values.reason)?.effect ?? null}
              name={record.subject.name}
            />
          )}
          <DateField name="on" label={t('procedures.take.on')} min={record.openedOn} max={today} required />
          <MultilineField name="note" label={t('procedures.take.note')} rows={2} maxLength={2000} />
        </>
      )}
    </CommandDialog>
  );
}
