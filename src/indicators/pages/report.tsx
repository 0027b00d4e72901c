import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type UnitReportInput, type UnitReportResult } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, month, number, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { AccountTable } from './accountTable.tsx';
import { numberLabel } from './numbers.tsx';
import { NumbersStateLine } from './numbersState.tsx';
import { periodOf } from './period.ts';
import { PeriodForm } from './periodForm.tsx';

export const handle: PageHandle = { title: (t) => t('indicators.report.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const query = addressQuery(request);
  return await api.unitReport({
    id: params.unit ?? '',
    ...periodOf(query, session().today),
    numbers: query.numbers,
  } as UnitReportInput);
}

/** The report of a unit over a period: on the screen as it will be on paper. */
export default function ReportPage() {
  const { t, lang } = useText();
  const report = useLoaderData<typeof loader>();
  const address = useAddress();
  const { unit, from, to, members } = report;
  const kind = capitalized(labelOf('unitKinds', unit.kind, lang), lang);
  const names = (way: 'in' | 'out', reason: string) => paths.comparedNames(unit.id, { from, to, way, reason });
  return (
    <Page
      title={t('indicators.report.title')}
      lead={
        <>
          {unit.above && (
            <>
              <Name>{unit.above}</Name> ·{' '}
            </>
          )}
          <Name>{unit.name}</Name> ({kind}) · {t('indicators.period.days', { from: date(from), to: date(to) })}
        </>
      }
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={
        <Download kind="unit-report" id={unit.id} period={{ from, to, numbers: address.get('numbers') ?? undefined }} />
      }
    >
      <div className="report">
        <PeriodForm from={from} to={to} />
        <Section title={t('indicators.report.members')}>
          {members.after === null ? (
            <Notice>{t('indicators.overview.never_recorded')}</Notice>
          ) : (
            <AccountTable account={members} from={from} to={to} names={may(members) ? names : null} />
          )}
        </Section>
        {report.numbers.length > 0 && (
          <Section title={t('indicators.report.numbers', { date: date(to) })}>
            <div className="stack">
              <NumbersStateLine unit={unit.id} state={report.state} />
              <Facts facts={report.numbers.filter(reported).map((each) => fact(each))} />
            </div>
          </Section>
        )}
        <Meetings report={report} />
        <Work report={report} />
        <Below report={report} />
        <p className="quiet">{t('indicators.report.made', { date: date(report.madeOn) })}</p>
      </div>
    </Page>
  );

  /** Tasks have a part of their own; a unit with none below counts no units. */
  function reported({ group }: UnitReportResult['numbers'][number]): boolean {
    return group !== 'tasks' && (group !== 'units' || report.childrenTotal > 0);
  }

  function fact(each: UnitReportResult['numbers'][number]) {
    const value =
      each.n === null ? t('indicators.small_group') : each.of === null ? number(each.n) : share(each.n, each.of);
    return { label: numberLabel(each, t, lang), value: each.link ? <Link to={each.link}>{value}</Link> : value };
  }
}

/** Names stand behind the lines where none of them is hidden. */
function may({ in: entered, out }: UnitReportResult['members']): boolean {
  return [...entered, ...out].every(({ n }) => n !== null);
}

function Meetings({ report }: { report: UnitReportResult }) {
  const { t } = useText();
  return (
    <Section title={t('indicators.report.meetings')}>
      <Table
        caption={t('indicators.report.meetings')}
        rows={report.meetings}
        rowKey={(line) => line.month}
        columns={[
          { key: 'month', header: t('indicators.units.month'), cell: (line) => month(line.month) },
          { key: 'held', header: t('indicators.report.held'), cell: (line) => share(line.held, line.cells) },
          {
            key: 'attended',
            header: t('indicators.number.attendance'),
            cell: (line) => share(line.attended, line.expected),
          },
          {
            key: 'confirmed',
            header: t('indicators.report.confirmed'),
            numeric: true,
            cell: (line) => number(line.confirmed),
          },
        ]}
      />
    </Section>
  );
}

function Work({ report: { tasks, resolutions, proposals, unit, to } }: { report: UnitReportResult }) {
  const { t } = useText();
  const now = (n: number, list: string) => (
    <NumberLink value={n} {...(to === session().today && n > 0 && { to: list })} />
  );
  return (
    <Section title={t('indicators.report.work')}>
      <Facts
        facts={[
          { label: t('indicators.report.issued'), value: number(resolutions.issued) },
          { label: t('indicators.report.acknowledged'), value: share(resolutions.acknowledged, resolutions.received) },
          { label: t('indicators.report.planned'), value: share(resolutions.planned, resolutions.received) },
          { label: t('indicators.report.given'), value: number(tasks.given) },
          { label: t('indicators.report.on_time'), value: share(tasks.onTime, tasks.done) },
          {
            label: t('indicators.report.open'),
            value: now(tasks.open, paths.unitTasks(unit.id, { state: 'in_hand' })),
          },
          {
            label: t('indicators.report.overdue'),
            value: now(tasks.overdue, paths.unitTasks(unit.id, { overdue: 'true' })),
          },
          { label: t('indicators.report.answered'), value: share(proposals.answered, proposals.made) },
          {
            label: t('indicators.report.late_answers'),
            value: now(proposals.overdue, paths.proposals(unit.id, { state: 'overdue' })),
          },
        ]}
        key={unit.id}
      />
    </Section>
  );
}

function Below({ report: { children, childrenTotal, to } }: { report: UnitReportResult }) {
  const { t } = useText();
  if (children.length === 0) return null;
  const count = (
    key: 'members' | 'cells' | 'meetings' | 'tasksDone' | 'tasksOpen' | 'tasksOverdue',
    header: string,
    list?: (unit: string) => string,
  ) => ({
    key,
    header,
    numeric: true,
    cell: (line: UnitReportResult['children'][number]) => (
      <NumberLink value={line[key]} label={line.name} {...(list && line[key] > 0 && { to: list(line.id) })} />
    ),
  });
  const { today } = session();
  const day = to === today ? {} : { on: to };
  // lists of tasks are those of today
  const tasks = (query: Record<string, string>) =>
    to === today ? (unit: string) => paths.unitTasks(unit, query) : undefined;
  return (
    <Section title={t('indicators.children.title')}>
      {children.length < childrenTotal && (
        <p className="quiet">
          {t('indicators.children.first', { shown: number(children.length), total: number(childrenTotal) })}
        </p>
      )}
      <Table
        caption={t('indicators.children.title')}
        rows={children}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.unit(line.id)}
        columns={[
          { key: 'name', header: t('indicators.children.name'), cell: (line) => <Name>{line.name}</Name> },
          count('members', t('indicators.report.child_members'), (unit) =>
            paths.unitPeople(unit, { seat: 'own', ...day }),
          ),
          count('cells', t('indicators.report.child_cells'), (unit) =>
            paths.unitUnits(unit, { measure: 'cells', ...day }),
          ),
          count('meetings', t('indicators.report.child_meetings')),
          count('tasksDone', t('indicators.report.child_tasksDone')),
          count('tasksOpen', t('indicators.report.child_tasksOpen'), tasks({ state: 'in_hand' })),
          count('tasksOverdue', t('indicators.report.child_tasksOverdue'), tasks({ overdue: 'true' })),
        ]}
      />
    </Section>
  );
}
