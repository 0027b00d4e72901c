import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, listed, month, number, partOf } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { type Fact, Facts } from '../../web/ui/facts.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { Trend } from '../../web/ui/trend.tsx';
import { ALL, type PlanRecord } from '../plan.ts';
import { goalName, PLAN_BADGES, range } from './names.ts';
import { Dialogs } from './planDialogs.tsx';

export const handle: PageHandle = { title: (_t, data) => data?.record.title ?? '' };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.admissionPlanned({ id: params.id ?? '' })) as PlanRecord;
  return { record, unit: record.unit.id };
}

export type Asked = 'adopt' | 'revise' | 'annul';

/** A plan: what it aims at and what came of it, how it is divided, month by month, and whether the candidates there are will do. */
export default function PlanPage() {
  const { t } = useText();
  const { record } = useLoaderData<typeof loader>();
  const [asked, setAsked] = useState<Asked>();
  const can = (command: string) => record.may[command]?.length === 0;
  const divides = can('admission.divide') && record.below > 0;
  return (
    <Page
      title={<Name>{record.title}</Name>}
      lead={<Name>{record.unit.name}</Name>}
      crumbs={[{ label: t('admissions.tabs.plans'), to: paths.admissionPlans(record.unit.id) }]}
      state={
        <>
          <StateBadge state={PLAN_BADGES[record.state] ?? 'information'}>
            {t(`admissions.plan.${record.state}`)}
          </StateBadge>
          <span className="quiet">{listed([record.number, record.adoptedOn && date(record.adoptedOn)])}</span>
        </>
      }
      action={
        can('admission.adopt') ? (
          <Button look="primary" onClick={() => setAsked('adopt')}>
            {t('admissions.plan.adopt')}
          </Button>
        ) : (
          divides &&
          record.divided === 0 && (
            <LinkButton look="primary" to={paths.admissionDivision(record.id)}>
              {t('admissions.plan.divide')}
            </LinkButton>
          )
        )
      }
      more={[
        ...(divides ? [{ label: t('admissions.plan.divide'), to: paths.admissionDivision(record.id) }] : []),
        ...(can('admission.revise')
          ? [{ label: t('admissions.plan.revise'), onSelect: () => setAsked('revise') }]
          : []),
        ...(can('admission.annul') ? [{ label: t('admissions.plan.annul'), onSelect: () => setAsked('annul') }] : []),
      ]}
    >
      <Goals record={record} />
      <Months record={record} />
      {record.below > 0 && <Division record={record} />}
      <Changes record={record} />
      {asked && <Dialogs record={record} asked={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}

function Goals({ record }: { record: PlanRecord }) {
  const { t, lang } = useText();
  const people = (group: string) =>
    may('member.read')
      ? paths.admitted(record.unit.id, { from: record.startsOn, to: record.endsOn, ...(group && { group }) })
      : undefined;
  return (
    <Facts
      facts={[
        {
          label: t('admissions.plan.period'),
          value: t('admissions.class.span', { from: date(record.startsOn), to: date(record.endsOn) }),
        },
        ...record.goals.map(
          (goal): Fact => ({
            label: goalName(goal.group, t, lang),
            value: (
              <>
                {range(goal.min, goal.max, t)}
                {': '}
                {goal.result === null ? (
                  <span className="quiet">{t('web.figure.withheld')}</span>
                ) : (
                  <Share part={goal.result} whole={goal.min} to={people(goal.group)} />
                )}
              </>
            ),
          }),
        ),
        record.expected > 0 && {
          label: t('admissions.plan.expected'),
          value: t('admissions.plan.expected_n', {
            n: record.expected,
            sum: (record.result ?? 0) + record.expected,
            min: record.min,
          }),
        },
        Boolean(record.note) && { label: t('admissions.class.note'), value: <Name>{record.note}</Name> },
        { label: t('admissions.plan.made_by'), value: <Name>{record.madeBy}</Name> },
      ]}
    />
  );
}

/** The sum month by month against the least the plan aims at. */
function Months({ record }: { record: PlanRecord }) {
  const { t } = useText();
  if (record.months.length === 0) return null;
  return (
    <Section title={t('admissions.plan.months')}>
      {record.months.length > 1 && (
        <Trend
          size="large"
          points={record.months.map((each) => ({ label: month(each.month), value: each.sum }))}
          describe={t('admissions.plan.months_told', { n: record.result ?? 0, min: record.min })}
          axis={t('admissions.overview.axis')}
          write={number}
          from={0}
          goal={{ value: record.min, label: t('admissions.plan.goal_line', { n: record.min }) }}
        />
      )}
      <Table
        caption={t('admissions.plan.months')}
        rows={record.months.toReversed()}
        rowKey={(each) => each.month}
        {...(may('member.read') && {
          rowLink: (each: { month: string }) =>
            paths.admitted(record.unit.id, { from: `${each.month}-01`, to: `${each.month}-01` }),
        })}
        columns={[
          { key: 'month', header: t('admissions.reviews.month'), cell: (each) => month(each.month) },
          { key: 'n', header: t('admissions.overview.admitted'), cell: (each) => number(each.n), numeric: true },
          { key: 'sum', header: t('admissions.plan.sum'), cell: (each) => partOf(each.sum, record.min), numeric: true },
        ]}
      />
    </Section>
  );
}

/** What each unit right below was given, with the sums beside the whole. */
function Division({ record }: { record: PlanRecord }) {
  const { t, lang } = useText();
  return (
    <Section title={t('admissions.plan.division', { share: partOf(record.divided, record.below) })}>
      <Facts
        facts={record.goals.map((goal) => ({
          label: t('admissions.plan.given_of', { group: goalName(goal.group, t, lang) }),
          value: (
            <StateBadge state={goal.given.max >= goal.min && goal.given.min <= goal.max ? 'done' : 'due'}>
              {t('admissions.plan.given', {
                given: range(goal.given.min, goal.given.max, t),
                whole: range(goal.min, goal.max, t),
              })}
            </StateBadge>
          ),
        }))}
      />
      <Table
        caption={t('admissions.plan.divide')}
        rows={record.shares}
        rowKey={(share) => share.unit.id}
        rowLink={(share) => paths.admissions(share.unit.id, { from: record.startsOn })}
        columns={[
          { key: 'unit', header: t('admissions.list.unit'), cell: (share) => <Name>{share.unit.name}</Name> },
          ...record.goals.map((goal) => ({
            key: goal.group || 'all',
            header: goalName(goal.group, t, lang),
            cell: (share: PlanRecord['shares'][number]) => {
              const part = share.goals.find((each) => each.group === goal.group);
              return part && range(part.min, part.max, t);
            },
            numeric: true,
          })),
          {
            key: 'result',
            header: t('admissions.plan.result'),
            cell: (share) => {
              const whole = share.goals.find((each) => each.group === ALL);
              if (share.result === null) return null;
              return whole ? partOf(share.result, whole.min) : number(share.result);
            },
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}

function Changes({ record }: { record: PlanRecord }) {
  const { t, lang } = useText();
  if (record.changes.length === 0) return null;
  return (
    <Section title={t('admissions.plan.changes')}>
      <ul className="plain-list stack">
        {record.changes.map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: changes are only added to
          <li key={at}>
            <div>{listed([date(change.on), change.by, change.reason])}</div>
            <div className="small quiet">
              {t('admissions.plan.before', {
                goals: listed(
                  change.before.map((goal) => `${goalName(goal.group, t, lang)}: ${range(goal.min, goal.max, t)}`),
                ),
              })}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
