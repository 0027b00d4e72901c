import type { PartyGroupListResult, UnitGetResult } from '../../../../gen/client.ts';
import { number } from '../../../web/format.ts';
import { paths } from '../../../web/paths.ts';
import { useText } from '../../../web/text.tsx';
import { Empty } from '../../../web/ui/empty.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { NumberLink, Share } from '../../../web/ui/figures.tsx';
import { Filters } from '../../../web/ui/filters.tsx';
import { Name } from '../../../web/ui/name.tsx';
import { Page, Section } from '../../../web/ui/page.tsx';
import { StateBadge } from '../../../web/ui/stateBadge.tsx';
import { Table } from '../../../web/ui/table.tsx';
import { Tabs } from '../../../web/ui/tabs.tsx';
import type { GroupedCell, GroupedCells } from '../../groups/group.ts';
import { GroupTable } from './groupTable.tsx';

type Props = { unit: UnitGetResult; cells: GroupedCells; groups: PartyGroupListResult | undefined };

/** Below a committee: which cells are divided into groups, and the groups themselves. */
export function GroupedCellsPage({ unit, cells, groups }: Props) {
  const { t } = useText();
  const { figures } = cells;
  const list = (query: Record<string, string>) => paths.partyGroups(unit.id, query);
  return (
    <Page
      title={t('members.groups.title', { unit: unit.name })}
      crumbs={[{ label: t('members.list.title', { unit: unit.name }), to: paths.unitPeople(unit.id) }]}
    >
      <Facts
        facts={[
          {
            label: t('members.groups.cells_with'),
            value: <Share part={figures.withGroups} whole={figures.cells} to={list({ groups: 'yes' })} />,
          },
          {
            label: t('members.groups.list'),
            value: <NumberLink value={figures.groups} to={list({ view: 'groups' })} />,
          },
          {
            label: t('members.groups.in_groups'),
            value: <NumberLink value={figures.grouped} to={paths.unitPeople(unit.id, { partyGroup: 'any' })} />,
          },
          {
            label: t('members.groups.headless'),
            value: <NumberLink value={figures.headless} to={list({ view: 'groups', headless: 'yes' })} />,
          },
        ]}
      />
      <Section title={t(groups ? 'members.groups.list' : 'members.groups.cells')}>
        <Tabs
          label={t('members.groups.views')}
          tabs={[
            { label: t('members.groups.cells'), to: list({}), current: !groups },
            { label: t('members.groups.list'), to: list({ view: 'groups' }), current: groups !== undefined },
          ]}
        />
        {groups ? <GroupTable page={groups} withUnit /> : <CellTable cells={cells} />}
      </Section>
    </Page>
  );
}

function CellTable({ cells }: { cells: GroupedCells }) {
  const { t } = useText();
  return (
    <>
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('members.roster.cell') },
          {
            kind: 'choice',
            key: 'groups',
            label: t('members.groups.divided'),
            options: [
              { value: 'yes', label: t('members.groups.divided_yes') },
              { value: 'no', label: t('members.groups.divided_no') },
            ],
          },
        ]}
      />
      <Table<GroupedCell>
        caption={t('members.groups.cells')}
        rows={cells.items}
        rowKey={(cell) => cell.unitId}
        rowLink={(cell) => paths.partyGroups(cell.unitId)}
        sort="-groups"
        columns={[
          { key: 'name', header: t('members.roster.cell'), cell: (cell) => <Name>{cell.name}</Name>, sortable: true },
          {
            key: 'groups',
            header: t('members.groups.list'),
            cell: (cell) => number(cell.groups),
            sortable: true,
            largestFirst: true,
            numeric: true,
          },
          {
            key: 'people',
            header: t('members.groups.people_of'),
            cell: (cell) => number(cell.people),
            sortable: true,
            largestFirst: true,
            numeric: true,
          },
          {
            key: 'outside',
            header: t('members.groups.in_none'),
            cell: (cell) => (cell.groups > 0 ? number(cell.people - cell.grouped) : null),
            numeric: true,
          },
          {
            key: 'led',
            header: t('members.groups.led'),
            cell: (cell) =>
              cell.headless > 0 && (
                <StateBadge state="due">{t('members.groups.headless_count', { count: cell.headless })}</StateBadge>
              ),
          },
        ]}
        total={cells.total}
        next={cells.next}
        empty={<Empty title={t('members.roster.no_cells')}>{t('members.roster.no_cells_hint')}</Empty>}
      />
    </>
  );
}
