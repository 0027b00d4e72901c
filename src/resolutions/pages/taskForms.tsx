import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { UploadedFile } from '../../web/upload.ts';
import type { TaskRecord } from '../task.ts';

type ReportValues = { what: 'progress' | 'done'; percent?: number; note?: string; files?: UploadedFile[] };

/** How far it is, or that it is done, with a file that shows it. */
export function ReportForm({ task }: { task: TaskRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const onBehalfOf = task.mine ? null : task.assignee.id;
  return (
    <CommandForm<ReportValues, unknown>
      name="task.report"
      entity={task.id}
      initial={{ what: 'progress', percent: task.progress }}
      submit={({ what, percent, note, files }, commandId) => {
        const shared = { id: task.id, version: task.version, note: note ?? '', onBehalfOf, files: idsOf(files) };
        return what === 'done'
          ? api.taskReport(shared, { commandId })
          : api.taskProgress({ ...shared, percent: percent ?? 0 }, { commandId });
      }}
      onDone={revalidate}
      verb={t('resolutions.task.send_report')}
    >
      {(values) => (
        <>
          {!task.mine && <OnBehalf name={task.assignee.name} />}
          <ChoiceField
            name="what"
            label={t('resolutions.report.what')}
            choices={[
              { value: 'progress', label: t('resolutions.report.progress') },
              {
                value: 'done',
                label: t('resolutions.report.done'),
                help: t('resolutions.report.done_help', { name: task.checker.name }),
              },
            ]}
            required
          />
          {values.what !== 'done' && (
            <NumberField name="percent" label={t('resolutions.report.percent')} unit="%" min={0} max={100} required />
          )}
          <MultilineField
            name="note"
            label={t('resolutions.report.note')}
            rows={3}
            maxLength={4000}
            required={values.what === 'done'}
          />
          <FileField name="files" label={t('resolutions.report.files')} unit={task.unit.id} many />
        </>
      )}
    </CommandForm>
  );
}

type CheckValues = { outcome: 'done' | 'returned'; note?: string; files?: UploadedFile[] };

/** Done, or returned with what is missing; never by the one who did it. */
export function CheckForm({ task }: { task: TaskRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const onBehalfOf = task.checks ? null : task.checker.id;
  return (
    <CommandForm<CheckValues, unknown>
      name="task.check"
      entity={task.id}
      submit={({ outcome, note, files }, commandId) =>
        api.taskCheck(
          { id: task.id, version: task.version, outcome, note: note ?? '', onBehalfOf, files: idsOf(files) },
          { commandId },
        )
      }
      onDone={revalidate}
      verb={t('resolutions.task.send_check')}
    >
      {(values) => (
        <>
          {!task.checks && <OnBehalf name={task.checker.name} />}
          <ChoiceField
            name="outcome"
            label={t('resolutions.check.outcome')}
            choices={[
              { value: 'done', label: t('resolutions.check.done') },
              { value: 'returned', label: t('resolutions.check.returned') },
            ]}
            required
          />
          <MultilineField
            name="note"
            label={t('resolutions.check.note')}
            rows={3}
            maxLength={4000}
            required={values.outcome === 'returned'}
          />
          <FileField name="files" label={t('resolutions.report.files')} unit={task.unit.id} many />
        </>
      )}
    </CommandForm>
  );
}

/** A word on a task, by anybody of the unit. */
export function CommentForm({ task }: { task: TaskRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <CommandForm<{ note: string; files?: UploadedFile[] }, unknown>
      name="task.comment"
      entity={task.id}
      submit={({ note, files }, commandId) =>
        api.taskComment({ id: task.id, note, files: idsOf(files) }, { commandId })
      }
      onDone={revalidate}
      verb={t('resolutions.task.send_comment')}
    >
      <MultilineField name="note" label={t('resolutions.task.comment')} rows={2} maxLength={4000} required />
      <FileField name="files" label={t('resolutions.report.files')} unit={task.unit.id} many />
    </CommandForm>
  );
}

/** Says that one enters it for somebody else, which stays written on it (D22). */
function OnBehalf({ name }: { name: string }) {
  const { t } = useText();
  return (
    <Notice>
      <p>{t('resolutions.report.on_behalf', { name })}</p>
    </Notice>
  );
}

function idsOf(files: readonly UploadedFile[] | undefined): string[] {
  return (files ?? []).map((file) => file.id);
}
