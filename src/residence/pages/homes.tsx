import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ResidenceHomesInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Figures, NumberLink, Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { HomeLine } from '../residence.ts';
import { ResidenceTabs } from './residenceTabs.tsx';
import { useResidenceWords } from './words.ts';
import { yearsBack } from './years.ts';

export const handle: PageHandle = { title: (t, data) => t('residence.homes.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { year: asked, ...list } = addressQuery(request) as Omit<ResidenceHomesInput, 'unit' | 'year'> & {
    year?: string;
  };
  const year = Number(asked ?? session().today.slice(0, 4));
  const [unit, homes] = await Promise.all([api.unitGet({ id }), api.residenceHomes({ unit: id, ...list, year })]);
  return { unit, homes, year };
}

/** Per cell at work: members introduced, exempt, not introduced, of how many; and the remarks of a year that arrived. */
export default function HomesPage() {
  const { t } = useText();
  const { named, choices } = useResidenceWords();
  const { unit, homes, year } = useLoaderData<typeof loader>();
  const { sums } = homes;
  const categories = choices('contactCategories').map(({ value }) => value);
  const countOf = (line: Pick<HomeLine, 'categories'>, category: string) =>
    line.categories.find((each) => each.category === category)?.n ?? 0;
  const columns: Column<HomeLine>[] = [
    { key: 'unit', header: t('residence.fact.cell'), cell: (line) => <Name>{line.unitName}</Name> },
    {
      key: 'members',
      header: t('residence.homes.members'),
      cell: (line) => (
        <NumberLink value={line.members} to={paths.unitPeople(line.unitId)} label={t('residence.homes.members')} />
      ),
      numeric: true,
    },
    ...categories.map(
      (category): Column<HomeLine> => ({
        key: category,
        header: named('contactCategories', category),
        cell: (line) => (
          <Share
            part={countOf(line, category)}
            whole={line.members}
            to={paths.residenceMembers(line.unitId, { category })}
            bar={false}
          />
        ),
      }),
    ),
    {
      key: 'unrecorded',
      header: t('residence.homes.unrecorded'),
      cell: (line) => (
        <NumberLink
          value={line.unrecorded}
          to={paths.residenceMissing(line.unitId)}
          label={t('residence.homes.unrecorded')}
        />
      ),
      numeric: true,
    },
    {
      key: 'received',
      header: t('residence.homes.received', { year: String(year) }),
      cell: (line) => (
        <Share
          part={line.received}
          whole={line.lines}
          to={paths.residenceReceived(line.unitId, { year })}
          bar={false}
        />
      ),
    },
  ];
  return (
    <Page
      title={t('residence.homes.title', { unit: unit.name })}
      lead={t('residence.homes.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      <ResidenceTabs unit={unit.id} above={unit.children > 0} />
      <Figures
        figures={[
          ...categories.map((category) => ({
            label: named('contactCategories', category),
            value: countOf(sums, category),
            to: paths.residenceMembers(unit.id, { category }),
            note: t('residence.overview.of', { count: sums.members }),
          })),
          {
            label: t('residence.homes.unrecorded'),
            value: sums.unrecorded,
            to: paths.residenceMissing(unit.id),
            note: t('residence.overview.of', { count: sums.members }),
          },
          {
            label: t('residence.homes.received', { year: String(year) }),
            value: sums.received,
            to: paths.residenceReceived(unit.id, { year }),
            note: t('residence.overview.of', { count: sums.lines }),
          },
        ]}
      />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('residence.fact.cell') },
          {
            kind: 'choice',
            key: 'year',
            label: t('residence.fact.year'),
            options: yearsBack().map((each) => ({ value: String(each), label: String(each) })),
            all: String(year),
          },
          {
            kind: 'choice',
            key: 'only',
            label: t('residence.fact.only'),
            options: [{ value: 'unrecorded', label: t('residence.homes.only_unrecorded') }],
          },
        ]}
      />
      <Table
        caption={t('residence.homes.title', { unit: unit.name })}
        rows={homes.items as HomeLine[]}
        rowKey={(line) => line.unitId}
        rowLink={(line) => paths.residenceMembers(line.unitId)}
        columns={columns}
        total={homes.total}
        next={homes.next}
        empty={<Empty title={t('residence.homes.none')}>{t('residence.homes.none_hint')}</Empty>}
      />
    </Page>
  );
}
