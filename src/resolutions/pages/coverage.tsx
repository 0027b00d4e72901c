import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { addresses } from './addresses.ts';
import { GoalText } from './goal.tsx';
import { QueryTabs } from './queryTabs.tsx';
import { ResolutionTabs } from './resolutionTabs.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.coverage.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { list, search, after } = addressQuery(request);
  const asked = { unit, search, after };
  const seen = await api.resolutionCoverage({ unit });
  const untaken = await api.targetUntaken(list === undefined ? asked : { unit, limit: 1 });
  if (list === 'members' && seen.namesShown)
    return { seen, untaken: untaken.total, shown: { list: 'members' as const, page: await api.memberIdle(asked) } };
  if (list === 'cells')
    return { seen, untaken: untaken.total, shown: { list: 'cells' as const, page: await api.cellUnplanned(asked) } };
  return { seen, untaken: untaken.total, shown: { list: 'targets' as const, page: untaken } };
}

/** What is not covered: targets nobody took up, cells without a plan, members without a task. Each number opens its list. */
export default function CoveragePage() {
  const { t } = useText();
  const { unit = '' } = useParams();
  const { seen, untaken, shown } = useLoaderData<typeof loader>();
  return (
    <Page title={t('resolutions.coverage.title')} lead={t('resolutions.coverage.lead')}>
      <ResolutionTabs unit={unit} />
      <Facts
        facts={[
          {
            label: t('resolutions.coverage.untaken'),
            value: <NumberLink value={untaken} to={addresses.coverage(unit)} />,
          },
          {
            label: t('resolutions.coverage.with_plan'),
            value: (
              <Share part={seen.cellsWithPlan} whole={seen.cells} to={paths.unitPlans(unit, { state: 'adopted' })} />
            ),
          },
          {
            label: t('resolutions.coverage.without_plan'),
            value: (
              <NumberLink value={seen.cells - seen.cellsWithPlan} to={addresses.coverage(unit, { list: 'cells' })} />
            ),
          },
          {
            label: t('resolutions.coverage.with_task'),
            value: <Share part={seen.membersWithTask} whole={seen.members} to={paths.unitTasks(unit)} />,
          },
          {
            label: t('resolutions.coverage.without_task'),
            value: (
              <NumberLink
                value={seen.members - seen.membersWithTask}
                to={seen.namesShown ? addresses.coverage(unit, { list: 'members' }) : undefined}
              />
            ),
          },
        ]}
      />
      {!seen.namesShown && <p className="quiet">{t('resolutions.coverage.names_withheld')}</p>}
      <Section title={t('resolutions.coverage.gaps')}>
        <QueryTabs
          param="list"
          label={t('resolutions.coverage.gaps')}
          tabs={[
            { label: t('resolutions.coverage.untaken'), to: addresses.coverage(unit) },
            { label: t('resolutions.coverage.without_plan'), to: addresses.coverage(unit, { list: 'cells' }) },
            ...(seen.namesShown
              ? [{ label: t('resolutions.coverage.without_task'), to: addresses.coverage(unit, { list: 'members' }) }]
              : []),
          ]}
        />
        <Filters filters={[{ kind: 'search', key: 'search', label: t('resolutions.coverage.search') }]} />
        <Gaps shown={shown} />
      </Section>
    </Page>
  );
}

type Shown = Awaited<ReturnType<typeof loader>>['shown'];

function Gaps({ shown }: { shown: Shown }) {
  const { t, lang } = useText();
  const empty = <Empty title={t('resolutions.coverage.none')}>{t('resolutions.coverage.none_hint')}</Empty>;
  if (shown.list === 'cells')
    return (
      <Table
        caption={t('resolutions.coverage.without_plan')}
        rows={shown.page.items}
        rowKey={(cell) => cell.id}
        rowLink={(cell) => paths.unit(cell.id)}
        columns={[
          { key: 'name', header: t('resolutions.task.unit'), cell: (cell) => <Name>{cell.name}</Name> },
          {
            key: 'kind',
            header: t('resolutions.levels.level'),
            cell: (cell) => capitalized(labelOf('unitKinds', cell.kind, lang), lang),
          },
        ]}
        total={shown.page.total}
        next={shown.page.next}
        empty={empty}
      />
    );
  if (shown.list === 'members')
    return (
      <Table
        caption={t('resolutions.coverage.without_task')}
        rows={shown.page.items}
        rowKey={(member) => `${member.id} ${member.unit.id}`}
        rowLink={(member) => paths.member(member.id)}
        columns={[
          { key: 'name', header: t('resolutions.coverage.member'), cell: (member) => <Name>{member.name}</Name> },
          { key: 'unit', header: t('resolutions.task.unit'), cell: (member) => <Name>{member.unit.name}</Name> },
        ]}
        total={shown.page.total}
        next={shown.page.next}
        empty={empty}
      />
    );
  return (
    <Table
      caption={t('resolutions.coverage.untaken')}
      rows={shown.page.items}
      rowKey={(target) => target.id}
      rowLink={(target) => paths.resolution(target.resolution.id)}
      columns={[
        {
          key: 'indicator',
          header: t('resolutions.target.indicator'),
          cell: (target) => <Name>{target.indicator}</Name>,
        },
        { key: 'goal', header: t('resolutions.target.goal'), cell: (target) => <GoalText goal={target} /> },
        { key: 'deadline', header: t('resolutions.target.deadline'), cell: (target) => date(target.deadline) },
        {
          key: 'resolution',
          header: t('resolutions.task.resolution'),
          cell: (target) => <Name>{target.resolution.title}</Name>,
        },
      ]}
      total={shown.page.total}
      next={shown.page.next}
      empty={empty}
    />
  );
}
