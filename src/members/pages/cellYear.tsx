import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type MemberYearCellInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { saveSent } from '../../web/saveTable.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { CellYear, YearLine } from '../year/year.ts';
import { YearChoice } from './yearChoice.tsx';
import './members.css';

export const handle: PageHandle = {
  title: (t, data) => t('members.year.cell_title', { unit: data?.cell.unit.name, year: String(data?.cell.year) }),
};

export async function loader({ params, request }: LoaderFunctionArgs) {
  // which numbers are shown is the page's own affair
  const { group: _group, ...query } = addressQuery(request) as Record<string, string>;
  const asked = { unit: params.unit, year: Number(params.year), ...query };
  const cell = (await api.memberYearCell(asked as MemberYearCellInput)) as CellYear;
  return { cell, unit: cell.unit.id };
}

/** The members of a cell, one line each, with the numbers of their year. */
export default function CellYearPage() {
  const { t, own, lang } = useText();
  const { cell } = useLoaderData<typeof loader>();
  const address = useAddress();
  const { unit, year, groups } = cell;
  const chosen = groups[Number(address.get('group') ?? -1)];
  const figures = chosen
    ? chosen.figures.map((figure) => ({ figure, header: own(figure.text) }))
    : groups.flatMap((group) =>
        group.figures
          .filter(({ main }) => main)
          .map((figure) => ({
            figure,
            header: t('members.year.column', { group: own(group.text), figure: own(figure.text) }),
          })),
      );
  const save = async () => saveSent(await api.memberYearExport({ unit: unit.id, year, language: lang }));
  const more: MenuAction[] = [{ label: t('members.year.export'), icon: 'file', onSelect: () => void save() }];
  return (
    <Page
      title={t('members.year.cell_title', { unit: unit.name, year: String(year) })}
      lead={t('members.year.cell_lead')}
      crumbs={[{ label: t('members.list.title', { unit: unit.name }), to: paths.unitPeople(unit.id) }]}
      more={more}
    >
      <div className="stack">
        <YearChoice year={year} to={(other) => paths.cellYear(unit.id, other)} />
        <Filters
          filters={[
            { kind: 'search', key: 'search', label: t('members.year.search') },
            {
              kind: 'choice',
              key: 'group',
              label: t('members.year.group'),
              all: t('members.year.group_main'),
              options: groups.map((group, i) => ({ value: String(i), label: own(group.text) })),
            },
          ]}
        />
      </div>
      <Table<YearLine>
        caption={t('members.year.cell_title', { unit: unit.name, year: String(year) })}
        rows={cell.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.memberYear(line.id, year)}
        sort="name"
        columns={[
          { key: 'name', header: t('members.fact.name'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
          ...figures.map(({ figure, header }) => ({
            key: figure.id,
            header,
            cell: (line: YearLine) => (
              <NumberLink
                value={line.counts[figure.id] ?? 0}
                to={paths.memberYearFacts(line.id, year, figure.id)}
                label={header}
              />
            ),
            sortable: true,
            largestFirst: true,
            numeric: true,
          })),
        ]}
        total={cell.total}
        next={cell.next}
        empty={<Empty title={t('members.year.cell_empty')}>{t('members.year.cell_empty_hint')}</Empty>}
      />
    </Page>
  );
}
