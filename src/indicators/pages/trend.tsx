import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type UnitByChildInput, type UnitTrendResult } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, month } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { t as translate } from '../../web/words.ts';
import { CHILD_MEASURES } from '../measures.ts';
import { ByChild } from './byChild.tsx';
import { numberLabel } from './numbers.tsx';
import { SeriesPicture, written } from './series.tsx';

export const handle: PageHandle = {
  title: (t, data) => (data ? numberLabel({ key: data.measure, code: null }, t, 'vi') : ''),
};

export async function loader({ params, request }: LoaderFunctionArgs) {
  const [id, measure] = [params.unit ?? '', params.measure ?? ''];
  const { months, sort, after } = addressQuery(request);
  const byChild = CHILD_MEASURES.find((each) => each === measure);
  const unit = await api.unitGet({ id });
  const [trend, children] = await Promise.all([
    api.unitTrend({ id, months: months === '24' ? '24' : '12' }),
    byChild && unit.children > 0
      ? api.unitByChild({ id, measure: byChild, sort: sort as UnitByChildInput['sort'], after })
      : undefined,
  ]);
  return {
    unit,
    measure,
    series: trend.series.find((each) => each.key === measure),
    since: trend.recordedSince,
    children,
  };
}

/** One number of a unit over the months, with its goal, and the same number of each unit below. */
export default function TrendPage() {
  const { t, lang } = useText();
  const { unit, measure, series, since, children } = useLoaderData<typeof loader>();
  const title = numberLabel({ key: measure, code: null }, t, lang);
  return (
    <Page title={title} lead={<Name>{unit.name}</Name>} crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}>
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'months',
            label: t('indicators.trend.span'),
            options: [{ value: '24', label: t('indicators.trend.two_years') }],
            all: t('indicators.trend.one_year'),
          },
        ]}
      />
      {series ? (
        <div className="stack">
          <Now series={series} />
          <SeriesPicture series={series} label={title} size="large" />
          {since && series.points.some((point) => point.on < since) && (
            <p className="quiet">{t('indicators.overview.not_recorded', { since: date(since) })}</p>
          )}
          <Disclosure title={t('indicators.trend.table')}>
            <Table
              caption={title}
              rows={series.points.toReversed()}
              rowKey={(point) => point.month}
              columns={[
                { key: 'month', header: t('indicators.units.month'), cell: (point) => month(point.month) },
                { key: 'n', header: title, cell: (point) => written(point, translate) },
              ]}
            />
          </Disclosure>
        </div>
      ) : (
        <Notice>{t('indicators.trend.hidden')}</Notice>
      )}
      {children && (
        <Section title={t('indicators.trend.below')}>
          <ByChild
            list={children}
            label={title}
            to={(child) => paths.trend(child, measure)}
            empty={<Empty title={t('indicators.units.empty')}>{t('indicators.trend.below_hint')}</Empty>}
          />
        </Section>
      )}
    </Page>
  );
}

/** The last number known, written out before one sees its way. */
function Now({ series }: { series: UnitTrendResult['series'][number] }) {
  const last = series.points.findLast(({ n }) => n !== null);
  if (!last) return null;
  return (
    <p>
      <strong className="trend-now">{written(last, translate)}</strong>{' '}
      <span className="quiet">{month(last.month)}</span>
    </p>
  );
}
