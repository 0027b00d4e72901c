import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type MemberListInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { saveTable } from '../../web/saveTable.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { MemberLine } from '../member.ts';
import { addresses } from './addresses.ts';
import { useMemberFilters } from './memberFilters.ts';
import './members.css';
import { Terms } from './terms.tsx';

export const handle: PageHandle = { title: (t, data) => t('members.list.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = { unit: id, ...addressQuery(request) } as MemberListInput;
  const [unit, page] = await Promise.all([api.unitGet({ id }), api.memberList(asked)]);
  // a cell's own groups can be chosen by name
  const groups = unit.children === 0 ? (await api.partyGroupList({ unit: id })).items : [];
  return { unit, page, groups };
}

/** The members of a unit and of everything below it, as the roster stood on a day; what is shown is kept in the address. */
export default function MemberListPage() {
  const { t, lang } = useText();
  const { unit, page, groups } = useLoaderData<typeof loader>();
  const address = useAddress();
  const filters = useMemberFilters(unit.children > 0, groups);
  const on = address.get('on');
  const more: MenuAction[] = [
    { label: t('members.year.cell_verb'), to: paths.cellYear(unit.id, Number(session().today.slice(0, 4))) },
    { label: t('members.graduations.menu'), to: paths.graduations(unit.id) },
    { label: t('members.groups.menu'), to: paths.partyGroups(unit.id) },
    { label: t('members.employers.menu'), to: paths.employers(unit.id) },
    { label: t('members.corrections.title'), to: paths.corrections(unit.id) },
    { label: t('members.duplicates.menu'), to: paths.duplicates(unit.id) },
    ...(unit.may.includes('member.export')
      ? [{ label: t('members.list.export'), icon: 'file' as const, onSelect: () => void download() }]
      : []),
  ];
  const register = unit.may.includes('member.edit') && unit.children === 0 && (
    <LinkButton look="primary" to={addresses.register(unit.id)}>
      {t('members.register.verb')}
    </LinkButton>
  );
  const label = (group: string, code: string) => capitalized(labelOf(group, code, lang), lang);
  return (
    <Page
      title={t('members.list.title', { unit: unit.name })}
      lead={on ? t('members.list.on', { date: date(on) }) : undefined}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={register}
      more={more}
    >
      <div className="stack">
        <Filters filters={filters} />
        <Terms />
      </div>
      {page.recorded ? (
        <Table<MemberLine>
          caption={t('members.list.title', { unit: unit.name })}
          rows={page.items}
          rowKey={(member) => member.membershipId}
          rowLink={(member) => paths.member(member.personId)}
          sort="name"
          columns={[
            {
              key: 'name',
              header: t('members.fact.name'),
              cell: (member) => <Name>{member.name}</Name>,
              sortable: true,
            },
            {
              key: 'birth',
              header: t('members.fact.born'),
              cell: (member) => (member.birthDate ? date(member.birthDate) : member.birthYear),
              sortable: true,
              numeric: true,
            },
            {
              key: 'sex',
              header: t('members.fact.sex'),
              cell: (member) => label('sexes', member.sex),
              wide: true,
            },
            {
              key: 'ethnicity',
              header: t('members.fact.ethnicity'),
              cell: (member) => member.ethnicity && label('ethnicities', member.ethnicity),
              wide: true,
            },
            ...(unit.children > 0
              ? [
                  {
                    key: 'unit',
                    header: t('members.fact.unit'),
                    cell: (member: MemberLine) => <Name>{member.unitName}</Name>,
                  },
                ]
              : []),
            {
              key: 'admitted',
              header: t('members.fact.admitted'),
              cell: (member) => member.admittedOn && date(member.admittedOn),
              sortable: true,
              numeric: true,
              wide: true,
            },
            {
              key: 'status',
              header: t('members.fact.status'),
              cell: (member) => <span className="standing">{standing(member, label, t)}</span>,
            },
            {
              key: 'posts',
              header: t('members.fact.posts'),
              cell: (member) => listed(member.posts.map((post) => label('posts', post))),
            },
          ]}
          total={page.total ?? 0}
          more={page.more}
          next={page.next}
          empty={<Empty title={t('members.list.empty')}>{t('members.list.empty_hint')}</Empty>}
        />
      ) : (
        <Notice>
          {t('members.list.not_recorded', { date: date(on ?? ''), since: date(page.recordedSince ?? '') })}
        </Notice>
      )}
    </Page>
  );

  async function download(): Promise<void> {
    const { after: _after, sort: _sort, ...asked } = Object.fromEntries(address.all);
    const table = await api.memberExport({ unit: unit.id, ...asked, language: lang } as Parameters<
      typeof api.memberExport
    >[0]);
    saveTable(`${unit.name}.csv`, table);
  }
}

type Label = (group: string, code: string) => string;

/** Status, seat and marks in one cell, as a roster on paper has them. */
function standing(member: MemberLine, label: Label, t: (key: string) => string): string {
  const marks = (['exempt', 'away', 'suspended'] as const)
    .filter((mark) => member[mark])
    .map((mark) => label('marks', mark));
  return listed([
    label('statuses', member.status),
    ...(member.seat === 'guest' ? [t('members.fact.guest')] : []),
    ...marks,
  ]);
}
