import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { TaskRecord } from '../task.ts';
import { Comments } from './comments.tsx';
import { HowComputed } from './howComputed.tsx';
import { MeasuredText } from './measuredText.tsx';
import { CancelTask, ChangeDue } from './taskChanges.tsx';
import { CheckForm, CommentForm, ReportForm } from './taskForms.tsx';
import { TaskHistory } from './taskHistory.tsx';
import { TaskState } from './taskState.tsx';

export const handle: PageHandle = { title: (_t, data: TaskRecord) => data.work };

export async function loader({ params }: LoaderFunctionArgs) {
  return (await api.taskGet({ id: params.id ?? '' })) as TaskRecord;
}

/** A task: its slots at the start side, what happened at the end side, and below what the reader may do now. */
export default function TaskPage() {
  const { t, lang } = useText();
  const task = useLoaderData<typeof loader>();
  const [changing, setChanging] = useState<'due' | 'cancel'>();
  const comments = task.events.filter((event) => event.kind === 'comment');
  const allowed = (command: string) => task.may[command]?.length === 0;
  const more: MenuAction[] = [
    { label: t('resolutions.task.lineage'), to: paths.taskLineage(task.id) },
    ...(may('proposal.submit')
      ? [{ label: t('resolutions.task.propose'), to: paths.newProposal(task.unit.id, { task: task.id }) }]
      : []),
    ...(allowed('task.change_due')
      ? [{ label: t('resolutions.task.change_due'), onSelect: () => setChanging('due') }]
      : []),
    ...(allowed('task.cancel') ? [{ label: t('resolutions.task.cancel'), onSelect: () => setChanging('cancel') }] : []),
  ];
  return (
    <Page
      title={<Name>{task.work}</Name>}
      state={<TaskState task={task} />}
      crumbs={[{ label: t('resolutions.tasks.title'), to: paths.unitTasks(task.unit.id) }]}
      more={more}
    >
      <div className="sides">
        <Facts
          facts={[
            ...task.slots.map((slot) => ({ label: slot.label[lang] ?? slot.id, value: slotValue(task, slot) })),
            { label: t('resolutions.record.progress'), value: <MeasuredText measured={task.measured} /> },
            { label: t('resolutions.task.unit'), value: <Link to={paths.unit(task.unit.id)}>{task.unit.name}</Link> },
            { label: t('resolutions.task.given_by'), value: task.givenBy },
            {
              label: t('resolutions.task.source'),
              value: capitalized(labelOf('taskSources', task.source, lang), lang),
            },
            task.theme !== null && { label: t('resolutions.record.theme'), value: task.theme },
            task.planId !== null && {
              label: t('resolutions.record.plan'),
              value: <Link to={paths.plan(task.planId)}>{t('resolutions.record.see_plan')}</Link>,
            },
            task.resolutionId !== null && {
              label: t('resolutions.task.resolution'),
              value: <Link to={paths.resolution(task.resolutionId)}>{t('resolutions.task.see_resolution')}</Link>,
            },
            task.meetingId !== null && {
              label: t('resolutions.record.meeting'),
              value: <Link to={paths.meeting(task.meetingId)}>{t('resolutions.record.see_meeting')}</Link>,
            },
            task.seriesId !== null && {
              label: t('resolutions.series.title'),
              value: <Link to={paths.series(task.unit.id)}>{t('resolutions.task.see_series')}</Link>,
            },
            task.carriedFrom !== null && {
              label: t('resolutions.task.carried_from'),
              value: <Link to={paths.task(task.carriedFrom)}>{t('resolutions.task.see_carried')}</Link>,
            },
            task.carriedTo !== null && {
              label: t('resolutions.task.carried_to'),
              value: <Link to={paths.task(task.carriedTo)}>{t('resolutions.task.see_carried')}</Link>,
            },
            task.cancelReason !== null && { label: t('resolutions.task.cancel_reason'), value: task.cancelReason },
          ]}
        />
        <TaskHistory task={task} />
      </div>
      <HowComputed of={['task']} />
      {allowed('task.report') && task.mine && (
        <Section title={t('resolutions.task.report')}>
          <ReportForm key={task.version} task={task} />
        </Section>
      )}
      {allowed('task.check') && task.checks && (
        <Section title={t('resolutions.task.check')}>
          <CheckForm key={task.version} task={task} />
        </Section>
      )}
      <div className="section stack">
        {allowed('task.report') && !task.mine && (
          <Disclosure title={t('resolutions.task.report_for', { name: task.assignee.name })}>
            <ReportForm key={task.version} task={task} />
          </Disclosure>
        )}
        {allowed('task.check') && !task.checks && (
          <Disclosure title={t('resolutions.task.check_for', { name: task.checker.name })}>
            <CheckForm key={task.version} task={task} />
          </Disclosure>
        )}
      </div>
      <Section title={t('resolutions.task.comments', { count: comments.length })}>
        <div className="stack">
          <Comments comments={comments} />
          {allowed('task.comment') && <CommentForm key={task.events.length} task={task} />}
        </div>
      </Section>
      {changing === 'due' && <ChangeDue task={task} onClose={() => setChanging(undefined)} />}
      {changing === 'cancel' && <CancelTask task={task} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}

function slotValue(task: TaskRecord, slot: { id: string; meaning: string }): string {
  switch (slot.meaning) {
    case 'assignee':
      return task.assignee.name;
    case 'checker':
      return task.checker.name;
    case 'work':
      return task.work;
    case 'result':
      return task.result;
    case 'accountability':
      return task.accountability;
    case 'due':
      return date(task.due);
    default:
      return task.authority ?? '–';
  }
}
