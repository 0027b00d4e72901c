import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Dialog } from '../../web/ui/dialog.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import type { TaskRecord } from '../task.ts';

type ChangeProps = { task: TaskRecord; onClose: () => void };

/** Moves the due day; the old day and the reason stay readable. */
export function ChangeDue({ task, onClose }: ChangeProps) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <Dialog open onClose={onClose} title={t('resolutions.task.change_due')}>
      <CommandForm<{ due: string; reason: string }, unknown>
        name="task.change_due"
        entity={task.id}
        initial={{ due: task.due }}
        submit={(values, commandId) =>
          api.taskChangeDue({ id: task.id, version: task.version, ...values }, { commandId })
        }
        onDone={async () => {
          onClose();
          await revalidate();
        }}
        verb={t('resolutions.task.change_due')}
      >
        <DateField name="due" label={t('resolutions.task.due')} min={session().today} required />
        <MultilineField name="reason" label={t('resolutions.annul.reason')} rows={2} maxLength={1000} required />
      </CommandForm>
      <div className="dialog-foot">
        <Button onClick={onClose}>{t('web.dialog.cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** Cancels a task; it stays readable and no longer counts. */
export function CancelTask({ task, onClose }: ChangeProps) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <Dialog open onClose={onClose} title={t('resolutions.task.cancel')}>
      <p>{t('resolutions.task.cancel_consequence')}</p>
      <CommandForm<{ reason: string }, unknown>
        name="task.cancel"
        entity={task.id}
        submit={(values, commandId) => api.taskCancel({ id: task.id, version: task.version, ...values }, { commandId })}
        onDone={async () => {
          onClose();
          await revalidate();
        }}
        verb={t('resolutions.task.cancel')}
      >
        <MultilineField name="reason" label={t('resolutions.annul.reason')} rows={2} maxLength={1000} required />
      </CommandForm>
      <div className="dialog-foot">
        <Button onClick={onClose}>{t('web.dialog.cancel')}</Button>
      </div>
    </Dialog>
  );
}
