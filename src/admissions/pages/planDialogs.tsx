import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { PlanRecord } from '../plan.ts';
import type { Asked } from './plan.tsx';
import { GoalFields, type GoalValues, goalsOf, valuesOf } from './planFields.tsx';

export function Dialogs({ record, asked, onClose }: { record: PlanRecord; asked: Asked; onClose: () => void }) {
  const { t } = useText();
  const { today } = session();
  const of = { id: record.id, version: record.version };
  if (asked === 'adopt')
    return (
      <CommandDialog<{ on: string; number?: string }, unknown>
        title={t('admissions.plan.adopt')}
        onClose={onClose}
        name="admission.adopt"
        entity={record.id}
        initial={{ on: today }}
        submit={(values, commandId) => api.admissionAdopt({ ...of, ...values }, { commandId })}
        verb={t('admissions.plan.adopt')}
      >
        <TextField name="number" label={t('admissions.plan.number')} maxLength={60} short />
        <DateField name="on" label={t('admissions.plan.adopted_on')} max={today} required />
      </CommandDialog>
    );
  if (asked === 'revise')
    return (
      <CommandDialog<GoalValues & { reason?: string }, unknown>
        title={t('admissions.plan.revise')}
        onClose={onClose}
        name="admission.revise"
        entity={record.id}
        initial={valuesOf(record.goals)}
        submit={({ reason, ...values }, commandId) =>
          api.admissionRevise({ ...of, goals: goalsOf(values), ...(reason && { reason }) }, { commandId })
        }
        verb={t('admissions.plan.revise')}
      >
        <GoalFields />
        <MultilineField
          name="reason"
          label={t('admissions.plan.reason')}
          help={t('admissions.plan.reason_help')}
          rows={2}
          maxLength={1000}
        />
      </CommandDialog>
    );
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t('admissions.plan.annul')}
      lead={<p>{t('admissions.plan.annul_lead')}</p>}
      onClose={onClose}
      name="admission.annul"
      entity={record.id}
      submit={(values, commandId) => api.admissionAnnul({ ...of, ...values }, { commandId })}
      verb={t('admissions.plan.annul')}
    >
      <MultilineField name="reason" label={t('admissions.plan.reason')} rows={2} maxLength={1000} required />
    </CommandDialog>
  );
}
