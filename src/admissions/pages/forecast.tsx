import type { AdmissionOverviewResult } from '../../../gen/client.ts';
import { date, month, number, share } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { Trend } from '../../web/ui/trend.tsx';
import { quarterName } from './names.ts';

/** What came month by month, and what is expected quarter by quarter of the candidates there are. */
export function Forecast({ of }: { of: AdmissionOverviewResult }) {
  const { t, lang } = useText();
  let sum = 0;
  const points = of.months.map((each) => {
    sum += each.n;
    return { label: month(each.month), value: sum };
  });
  return (
    <>
      {points.length > 1 && (
        <Section title={t('admissions.overview.so_far')}>
          <Trend
            size="large"
            points={points}
            describe={t('admissions.overview.so_far_told', { n: of.admitted, from: date(of.from), to: date(of.to) })}
            axis={t('admissions.overview.axis')}
            write={number}
            from={0}
          />
        </Section>
      )}
      <Section title={t('admissions.forecast.title')}>
        <p className="quiet">
          {t('admissions.forecast.lead', { n: of.candidates, mark: labelOf('confidences', of.forecastMark, lang) })}
        </p>
        {of.quarters.some((quarter) => quarter.sum > 0) && (
          <Trend
            size="large"
            points={of.quarters.map((quarter) => ({
              label: quarterName(quarter.from, quarter.to),
              value: quarter.sum,
            }))}
            describe={t('admissions.forecast.told', { n: of.quarters.at(-1)?.sum ?? 0, of: of.candidates })}
            axis={t('admissions.forecast.axis')}
            write={number}
            from={0}
          />
        )}
        <Table
          caption={t('admissions.forecast.title')}
          rows={of.quarters}
          rowKey={(quarter) => quarter.quarter}
          columns={[
            {
              key: 'quarter',
              header: t('admissions.forecast.quarter'),
              cell: (quarter) => quarterName(quarter.from, quarter.to),
            },
            {
              key: 'expected',
              header: t('admissions.forecast.expected'),
              cell: (quarter) => number(quarter.expected),
              numeric: true,
            },
            {
              key: 'sum',
              header: t('admissions.forecast.sum'),
              cell: (quarter) => share(quarter.sum, of.candidates),
              numeric: true,
            },
          ]}
        />
        <p className="small quiet">{t('admissions.overview.counted', { year: String(of.countedSince) })}</p>
      </Section>
    </>
  );
}
