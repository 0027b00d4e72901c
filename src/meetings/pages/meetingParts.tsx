import { Link } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { bytes, date, dateTime, due, listed, number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { ItemRecord } from '../item.ts';
import type { MeetingPaper, MeetingRecord, MeetingTask, RollLine } from '../meeting.ts';
import type { ProposalRecord } from '../proposal.ts';
import { addresses } from './addresses.ts';
import './meetings.css';
import { ProposalStateBadge } from './meetingState.tsx';
import { RollParts } from './rollParts.tsx';

/** The points in order, with what was said on them. */
export function Agenda({ items, dues }: { items: readonly ItemRecord[]; dues: MeetingRecord['dues'] }) {
  const { t } = useText();
  return (
    <ol className="stack plain-list">
      {items.map((item) => (
        <li key={item.id}>
          <p>
            <strong>
              {number(item.position)}. <bdi>{item.title}</bdi>
            </strong>{' '}
            {item.taken && <StateBadge state="done">{t('meetings.record.taken')}</StateBadge>}
          </p>
          {item.serves && item.resolutionId && (
            <p className="small">
              <Link to={paths.resolution(item.resolutionId)}>{t('meetings.agenda.serves', { what: item.serves })}</Link>
            </p>
          )}
          {item.preparation && <p className="small quiet">{item.preparation}</p>}
          {dues?.itemId === item.id && (
            <p className="small">
              {t('meetings.agenda.dues', { collected: dues.collected, paid: dues.paidMembers, members: dues.members })}
            </p>
          )}
          {item.discussion && <p dir="auto">{item.discussion}</p>}
          {item.conclusion && <p dir="auto">{t('meetings.record.conclusion', { text: item.conclusion })}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Papers and scans, each with who added it. */
export function Papers({ papers }: { papers: readonly MeetingPaper[] }) {
  const { t } = useText();
  return (
    <Table
      caption={t('meetings.papers.title')}
      rows={papers}
      rowKey={(paper) => paper.id}
      columns={[
        {
          key: 'name',
          header: t('meetings.papers.name'),
          cell: (paper) => (
            <a href={addresses.file(paper.fileId)}>
              <bdi>{paper.name}</bdi>
            </a>
          ),
        },
        { key: 'kind', header: t('meetings.papers.kind'), cell: (paper) => t(`meetings.papers.kind_${paper.kind}`) },
        { key: 'size', header: t('meetings.papers.size'), cell: (paper) => bytes(paper.bytes) },
        {
          key: 'by',
          header: t('meetings.papers.by'),
          cell: (paper) => <bdi>{listed([paper.addedName, dateTime(paper.addedAt)])}</bdi>,
        },
      ]}
    />
  );
}

/** The roll; of a meeting by groups, a table for each group under its name. */
export function RollTable({ roll }: { roll: readonly RollLine[] }) {
  return <RollParts lines={roll}>{(lines, name) => <RollLines roll={lines} name={name} />}</RollParts>;
}

function RollLines({ roll, name }: { roll: readonly RollLine[]; name: string | null }) {
  const { t, lang } = useText();
  return (
    <Table
      caption={name ?? t('meetings.record.roll')}
      rows={roll}
      rowKey={(line) => line.id}
      columns={[
        { key: 'name', header: t('meetings.roll.name'), cell: (line) => <bdi>{line.name}</bdi> },
        { key: 'role', header: t('meetings.roll.role'), cell: (line) => t(`meetings.role.${line.role}`) },
        {
          key: 'vote',
          header: t('meetings.roll.vote'),
          cell: (line) => t(line.votes ? 'meetings.roll.votes' : 'meetings.roll.no_vote'),
        },
        { key: 'state', header: t('meetings.list.state'), cell: (line) => <RollState line={line} /> },
        {
          key: 'reason',
          header: t('meetings.roll.reason'),
          cell: (line) => line.reason && capitalized(labelOf('absenceReasons', line.reason, lang), lang),
        },
      ]}
    />
  );
}

/** Present, excused, absent, or not marked yet. */
export function RollState({ line }: { line: Pick<RollLine, 'state'> }) {
  const { t } = useText();
  const shape = { present: 'done', excused: 'information', absent: 'overdue', unknown: 'later' } as const;
  return (
    <StateBadge state={shape[line.state as keyof typeof shape] ?? 'later'}>
      {t(`meetings.roll.${line.state}`)}
    </StateBadge>
  );
}

/** What became of the tasks in hand, counted and named (M29). */
export function ReportTable({ report }: { report: MeetingRecord['report'] }) {
  const { t, lang } = useText();
  if (report.lines.length === 0) return <p className="quiet">{t('meetings.report.none')}</p>;
  return (
    <>
      <p>{t('meetings.report.counts', { total: report.lines.length, ...report.counts })}</p>
      <Table
        caption={t('meetings.report.caption')}
        rows={report.lines}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.task(line.id)}
        columns={[
          { key: 'work', header: t('meetings.report.work'), cell: (line) => <bdi>{line.work}</bdi> },
          { key: 'who', header: t('meetings.report.who'), cell: (line) => <bdi>{line.assigneeName}</bdi> },
          { key: 'due', header: t('meetings.report.due'), cell: (line) => date(line.due) },
          {
            key: 'state',
            header: t('meetings.list.state'),
            cell: (line) => (
              <StateBadge state={line.state === 'done' ? 'done' : line.overdue ? 'overdue' : 'due'}>
                {labelOf('taskStates', line.state, lang)}
              </StateBadge>
            ),
          },
        ]}
      />
    </>
  );
}

export function TaskTable({ tasks }: { tasks: readonly MeetingTask[] }) {
  const { t } = useText();
  return (
    <Table
      caption={t('meetings.record.tasks')}
      rows={tasks}
      rowKey={(task) => task.id}
      rowLink={(task) => paths.task(task.id)}
      columns={[
        { key: 'work', header: t('meetings.report.work'), cell: (task) => <bdi>{task.work}</bdi> },
        { key: 'who', header: t('meetings.report.who'), cell: (task) => <bdi>{task.assigneeName}</bdi> },
        { key: 'due', header: t('meetings.report.due'), cell: (task) => date(task.due) },
        { key: 'result', header: t('meetings.report.result'), cell: (task) => <bdi>{task.result}</bdi> },
        { key: 'checker', header: t('meetings.report.checker'), cell: (task) => <bdi>{task.checkerName}</bdi> },
      ]}
    />
  );
}

export function Proposals({ proposals }: { proposals: readonly ProposalRecord[] }) {
  const { t } = useText();
  if (proposals.length === 0) return <p className="quiet">{t('meetings.proposal.none')}</p>;
  return (
    <ul className="stack plain-list">
      {proposals.map((proposal) => (
        <li key={proposal.id}>
          <p>
            <Link to={paths.proposal(proposal.id)}>
              <bdi>{proposal.body}</bdi>
            </Link>{' '}
            <ProposalStateBadge state={proposal.state} overdue={proposal.overdue} />
          </p>
          <p className="small quiet">
            {t('meetings.proposal.line', {
              name: proposal.personName,
              unit: proposal.addressed.name,
              date: date(proposal.replyDue),
              due: due(proposal.replyDue, session().today),
            })}
          </p>
          {proposal.reply && <p dir="auto">{proposal.reply}</p>}
        </li>
      ))}
    </ul>
  );
}
