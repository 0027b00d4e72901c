import { bytes, date, dateTime, due, percent } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { type LineEntry, Timeline } from '../../web/ui/line.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { TaskEvent, TaskRecord } from '../task.ts';
import { addresses } from './addresses.ts';

const WHAT: Record<string, string> = {
  assigned: 'resolutions.event.assigned',
  progress: 'resolutions.event.progress',
  reported: 'resolutions.event.reported',
  returned: 'resolutions.event.returned',
  done: 'resolutions.event.done',
  cancelled: 'resolutions.event.cancelled',
  comment: 'resolutions.event.comment',
  due_changed: 'resolutions.event.due_changed',
  carried: 'resolutions.event.carried',
};

/** What happened to a task, who did it and with what evidence, and what must happen next. */
export function TaskHistory({ task }: { task: TaskRecord }) {
  const { t } = useText();
  const told = task.events.filter((event) => event.kind !== 'comment');
  const entries = [...told.map((event) => entryOf(t, event)), ...nextOf(t, task)];
  return <Timeline entries={entries} label={t('resolutions.task.history')} />;
}

type T = (key: string, values?: Record<string, unknown>) => string;

function entryOf(t: T, event: TaskEvent): LineEntry {
  const who = event.onBehalfOf ? t('resolutions.event.for', { by: event.by, name: event.onBehalfOf }) : event.by;
  return {
    key: event.id,
    place: 'done',
    title: t(WHAT[event.kind] ?? '', {
      percent: percent(event.progress ?? 0, 100),
      before: event.dueBefore ? date(event.dueBefore) : '',
      after: event.dueAfter ? date(event.dueAfter) : '',
    }),
    meta: t('resolutions.record.by_on', { name: who, date: dateTime(event.at) }),
    children: (
      <>
        {event.note !== '' && (
          <p>
            <Name>{event.note}</Name>
          </p>
        )}
        {event.files.map((file) => (
          <p key={file.id}>
            <a href={addresses.file(file.id)} download>
              <Icon name="file" /> <Name>{file.name}</Name>
            </a>{' '}
            <span className="quiet small">{bytes(file.bytes)}</span>
          </p>
        ))}
      </>
    ),
  };
}

/** Whose turn it is, with the clock. */
function nextOf(t: T, task: TaskRecord): LineEntry[] {
  const { today } = session();
  const meta = due(task.due, today);
  const place = task.due < today ? 'overdue' : 'now';
  if (task.state === 'reported')
    return [{ key: 'next', place, title: t('resolutions.event.next_check', { name: task.checker.name }), meta }];
  if (task.state === 'open' || task.state === 'returned') {
    return [
      { key: 'next', place, title: t('resolutions.event.next_report', { name: task.assignee.name }), meta },
      { key: 'later', place: 'later', title: t('resolutions.event.next_check', { name: task.checker.name }) },
    ];
  }
  return [];
}
