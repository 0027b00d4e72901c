import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, number, percent, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Bars } from '../../web/ui/bars.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { COHORTS, COMPARED, type CohortLine } from '../cohort.ts';
import { PeriodForm } from './periodForm.tsx';

const COHORT_WORDS = {
  dual: 'indicators.cohorts.dual',
  single: 'indicators.cohorts.single',
  changed: 'indicators.cohorts.changed',
  vacant: 'indicators.cohorts.vacant',
} as const;
const MEASURE_WORDS = {
  meetings: 'indicators.cohorts.meetings',
  attendance: 'indicators.cohorts.attendance',
  plans: 'indicators.cohorts.plans',
  tasks: 'indicators.cohorts.tasks',
  proposals: 'indicators.cohorts.proposals',
  admissions: 'indicators.cohorts.admissions',
} as const;

export const handle: PageHandle = { title: (t) => t('indicators.cohorts.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { from, to } = addressQuery(request);
  const found = await api.dualCohorts({ unit, from, to });
  return { ...found, place: found.unit, unit: found.unit.id };
}

/** Cells with a dual post beside cells without one, on the same indicators (M73): groups, never people, and no ranking. */
export default function CohortsPage() {
  const { t } = useText();
  const { place, from, to, cells, lines, smallest } = useLoaderData<typeof loader>();
  const none = cells.dual === 0 && cells.single === 0;
  return (
    <Page
      title={t('indicators.cohorts.title')}
      lead={
        <>
          <Name>{place.name}</Name> · {t('indicators.period.days', { from: date(from), to: date(to) })}
        </>
      }
      crumbs={[{ label: t('indicators.dual.title'), to: paths.dual(place.id) }]}
    >
      <div className="stack">
        <PeriodForm from={from} to={to} />
        <Facts
          facts={COHORTS.map((cohort) => ({
            label: t(COHORT_WORDS[cohort]),
            value:
              cells[cohort] === null ? (
                <span className="quiet">{t('indicators.small_group')}</span>
              ) : (
                <NumberLink
                  value={cells[cohort]}
                  {...(may('unit.read') && { to: paths.cohortCells(place.id, { from, to, cohort }) })}
                  label={t(COHORT_WORDS[cohort])}
                />
              ),
          }))}
        />
        <p className="quiet">{t('indicators.cohorts.how')}</p>
        {smallest > 0 && COMPARED.some((cohort) => cells[cohort] === null) && (
          <Notice>{t('indicators.cohorts.small', { smallest })}</Notice>
        )}
        {none ? (
          <Empty title={t('indicators.cohorts.none')}>{t('indicators.cohorts.none_hint')}</Empty>
        ) : (
          <>
            <Section title={t('indicators.cohorts.picture')}>
              <Bars
                label={t('indicators.cohorts.picture')}
                groups={lines.map((line) => ({
                  label: t(MEASURE_WORDS[line.measure]),
                  bars: COMPARED.map((cohort) => ({
                    label: t(COHORT_WORDS[cohort]),
                    share: shareOf(line[cohort]),
                    words: written(line[cohort]),
                  })),
                }))}
              />
            </Section>
            <Section title={t('indicators.cohorts.table')}>
              <Table
                caption={t('indicators.cohorts.table')}
                rows={lines}
                rowKey={(line) => line.measure}
                columns={[
                  {
                    key: 'measure',
                    header: t('indicators.cohorts.measure'),
                    cell: (line) => t(MEASURE_WORDS[line.measure]),
                  },
                  ...COMPARED.map((cohort) => ({
                    key: cohort,
                    header:
                      cells[cohort] === null
                        ? t(COHORT_WORDS[cohort])
                        : t('indicators.cohorts.of_n', { group: t(COHORT_WORDS[cohort]), n: number(cells[cohort]) }),
                    cell: (line: CohortLine) => written(line[cohort]),
                  })),
                ]}
              />
            </Section>
          </>
        )}
        <p>
          <Link to={paths.dualGaps(place.id)}>{t('indicators.dual.reasons')}</Link>
        </p>
      </div>
    </Page>
  );

  function written(figure: { n: number; of: number } | null): string {
    if (figure === null) return t('indicators.small_group');
    return figure.of === 0 ? t('indicators.cohorts.nothing') : share(figure.n, figure.of);
  }
}

/** Part of the whole between 0 and 1; null: nothing to show. */
function shareOf(figure: { n: number; of: number } | null): { value: number; words: string } | null {
  if (figure === null || figure.of === 0) return null;
  return { value: Math.min(1, figure.n / figure.of), words: percent(figure.n, figure.of) };
}
