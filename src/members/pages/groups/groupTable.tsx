import type { PartyGroupListResult } from '../../../../gen/client.ts';
import { capitalized } from '../../../rulebook/words.ts';
import { useAddress } from '../../../web/address.ts';
import { date } from '../../../web/format.ts';
import { paths } from '../../../web/paths.ts';
import { labelOf, session } from '../../../web/session.ts';
import { useText } from '../../../web/text.tsx';
import { Empty } from '../../../web/ui/empty.tsx';
import type { Filter } from '../../../web/ui/filters.tsx';
import { Filters } from '../../../web/ui/filters.tsx';
import { Name } from '../../../web/ui/name.tsx';
import { StateBadge } from '../../../web/ui/stateBadge.tsx';
import { Table } from '../../../web/ui/table.tsx';
import type { GroupLine } from '../../groups/group.ts';

/** Groups with who leads them and how many are in them, on the day of the address. */
export function GroupTable({ page, withUnit }: { page: PartyGroupListResult; withUnit?: boolean }) {
  const { t, lang } = useText();
  const address = useAddress();
  const on = address.get('on');
  const offices = Object.keys(session().labels?.groupOffices ?? {});
  const filters: Filter[] = [
    { kind: 'search', key: 'search', label: t('members.groups.name') },
    {
      kind: 'choice',
      key: 'state',
      label: t('members.groups.state'),
      all: t('members.groups.state_open'),
      options: [{ value: 'closed', label: t('members.groups.state_closed') }],
    },
    {
      kind: 'choice',
      key: 'headless',
      label: t('members.groups.led'),
      options: [{ value: 'yes', label: t('members.groups.headless') }],
    },
    { kind: 'date', key: 'on', label: t('members.groups.on'), usual: session().today },
  ];
  return (
    <>
      <Filters filters={filters} />
      <Table<GroupLine>
        caption={t('members.groups.list')}
        rows={page.items}
        rowKey={(group) => group.id}
        rowLink={(group) => paths.partyGroup(group.id, on ? { on } : undefined)}
        sort="name"
        columns={[
          { key: 'name', header: t('members.groups.name'), cell: (group) => <Name>{group.name}</Name>, sortable: true },
          ...(withUnit
            ? [
                {
                  key: 'unit',
                  header: t('members.fact.unit'),
                  cell: (group: GroupLine) => <Name>{group.unitName}</Name>,
                },
              ]
            : []),
          ...offices.map((office) => ({
            key: office,
            header: capitalized(labelOf('groupOffices', office, lang), lang),
            cell: (group: GroupLine) => <Holder group={group} office={office} first={office === offices[0]} />,
          })),
          {
            key: 'size',
            header: t('members.groups.size'),
            cell: (group) => t('members.groups.people', { count: group.size }),
            sortable: true,
            largestFirst: true,
          },
          {
            key: 'founded',
            header: t('members.groups.founded_on'),
            cell: (group) => (
              <>
                {date(group.foundedOn)}
                {group.closedOn && (
                  <StateBadge state="done">{t('members.groups.closed_on', { date: date(group.closedOn) })}</StateBadge>
                )}
              </>
            ),
            sortable: true,
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('members.groups.none')}>{t('members.groups.none_hint')}</Empty>}
      />
    </>
  );
}

function Holder({ group, office, first }: { group: GroupLine; office: string; first: boolean }) {
  const { t } = useText();
  const holder = group.officers.find((officer) => officer.office === office);
  if (holder) return <Name>{holder.name}</Name>;
  return first && group.closedOn === null ? <StateBadge state="due">{t('members.groups.nobody')}</StateBadge> : null;
}
