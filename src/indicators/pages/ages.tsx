import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type UnitAgesResult } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';

export const handle: PageHandle = { title: (t) => t('indicators.ages.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.unitAges({ id: params.unit ?? '' });
}

type Counted = UnitAgesResult['all'];
type Row = Counted & { key: string; label: string; filter: Record<string, string> };

/** The members of a unit by age beside their occupation, and those who study; every number opens its list. */
export default function AgesPage() {
  const { t, lang } = useText();
  const { unit, bands, occupations, students, all } = useLoaderData<typeof loader>();
  const rows: Row[] = [
    { ...students, key: 'students', label: t('indicators.ages.students'), filter: { studies: 'yes' } },
    ...occupations.map((each) => ({
      ...each,
      key: each.code,
      label:
        each.code === '' ? t('indicators.ages.unknown') : capitalized(labelOf('occupations', each.code, lang), lang),
      filter: { occupation: each.code === '' ? 'none' : each.code },
    })),
    { ...all, key: 'all', label: t('indicators.ages.all'), filter: {} },
  ];
  const list = (row: Row, born: Record<string, string>) => ({
    to: paths.unitPeople(unit.id, { seat: 'own', ...row.filter, ...born }),
  });
  return (
    <Page
      title={t('indicators.ages.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: t('indicators.breakdown.title'), to: paths.breakdown(unit.id) }]}
    >
      <p className="quiet">{t('indicators.ages.lead')}</p>
      <Table<Row>
        caption={t('indicators.ages.title')}
        rows={all.total === 0 ? [] : rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'what', header: t('indicators.ages.occupation'), cell: (row) => row.label },
          ...bands.map((band, i) => ({
            key: band.code,
            header: ages(t, band.code),
            cell: (row: Row) => (
              <NumberLink
                value={row.counts[i] ?? 0}
                {...list(row, {
                  ...(band.bornFrom !== null && { bornFrom: String(band.bornFrom) }),
                  bornTo: String(band.bornTo),
                })}
              />
            ),
            numeric: true,
          })),
          {
            key: 'total',
            header: t('indicators.ages.total'),
            cell: (row) => <NumberLink value={row.total} {...list(row, {})} />,
            numeric: true,
          },
        ]}
        empty={<Empty title={t('indicators.breakdown.empty')}>{t('indicators.overview.begin_hint')}</Empty>}
      />
    </Page>
  );
}

/** "31-40" and "61-" in words. */
function ages(t: ReturnType<typeof useText>['t'], code: string): string {
  const [from = '', to = ''] = code.split('-');
  return to ? t('indicators.breakdown.ages', { from, to }) : t('indicators.breakdown.over', { from });
}
