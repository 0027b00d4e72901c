import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import type { TaskRecord } from '../task.ts';

type ChangeProps = { task: TaskRecord; onClose: () => void };

/** Moves the due day; the old day and the reason stay readable. */
export function ChangeDue({ task, onClose }: ChangeProps) {
  const { t } = useText();
  return (
    <CommandDialog<{ due: string; reason: string }, unknown>
      title={t('resolutions.task.change_due')}
      onClose={onClose}
      name="task.change_due"
      entity={task.id}
      initial={{ due: task.due }}
      submit={(values, commandId) =>
        api.taskChangeDue({ id: task.id, version: task.version, ...values }, { commandId })
      }
      verb={t('resolutions.task.change_due')}
    >
      <DateField name="due" label={t('resolutions.task.due')} min={session().today} required />
      <MultilineField name="reason" label={t('resolutions.annul.reason')} rows={2} maxLength={1000} required />
    </CommandDialog>
  );
}

/** Cancels a task; it stays readable and no longer counts. */
export function CancelTask({ task, onClose }: ChangeProps) {
  const { t } = useText();
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t('resolutions.task.cancel')}
      lead={<p>{t('resolutions.task.cancel_consequence')}</p>}
      onClose={onClose}
      name="task.cancel"
      entity={task.id}
      submit={(values, commandId) => api.taskCancel({ id: task.id, version: task.version, ...values }, { commandId })}
      verb={t('resolutions.task.cancel')}
    >
      <MultilineField name="reason" label={t('resolutions.annul.reason')} rows={2} maxLength={1000} required />
    </CommandDialog>
  );
}
