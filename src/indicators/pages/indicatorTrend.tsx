import type { IndicatorTrendResult } from '../../../gen/client.ts';
import { useAddress } from '../../web/address.ts';
import { date, month, partOf } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Table } from '../../web/ui/table.tsx';
import { Trend } from '../../web/ui/trend.tsx';
import { figureText, type One, valueText } from './declared.tsx';
import { TrendState } from './trendState.tsx';

/** `plain`: the picture with its table, without the choice of the step. */
type TrendProps = { one: One; title: string; trend: IndicatorTrendResult; plain?: boolean };

/** The way of a number over months, quarters or years, with what is to be reached; the same as a table. */
export function IndicatorTrend({ one, title, trend, plain = false }: TrendProps) {
  const { t } = useText();
  const address = useAddress();
  if (trend.hidden) return <Notice>{t('indicators.trend.hidden')}</Notice>;
  const step = address.get('step') ?? 'month';
  const label = (to: string) => (step === 'month' ? month(to) : step === 'year' ? to.slice(0, 4) : date(to));
  const known = trend.points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const percent = one.form === 'share';
  return (
    <div className="stack">
      {!plain && (
        <Filters
          filters={[
            {
              kind: 'choice',
              key: 'step',
              label: t('indicators.declared.step'),
              options: [
                { value: 'quarter', label: t('indicators.declared.step_quarter') },
                { value: 'year', label: t('indicators.declared.step_year') },
              ],
              all: t('indicators.declared.step_month'),
            },
          ]}
        />
      )}
      <Trend
        size="large"
        points={trend.points.map(({ to, n, of, value }) => ({
          label: label(to),
          value,
          ...(percent && n !== null && of !== null && of > 0 && { words: partOf(n, of) }),
        }))}
        describe={
          first && last
            ? t('indicators.trend.describe', {
                label: title,
                first: label(first.to),
                from: valueText(one.form, first, t),
                last: label(last.to),
                to: valueText(one.form, last, t),
              })
            : t('indicators.children.not_recorded')
        }
        axis={t(percent ? 'indicators.trend.axis_share' : 'indicators.trend.axis_count', { label: title })}
        write={(value) => figureText(one.form, value, t)}
        {...(percent && { from: 0, to: 100 })}
        {...(trend.target && {
          goal: {
            value: trend.target.value,
            label: t('indicators.declared.goal', { value: figureText(one.form, trend.target.value, t) }),
          },
        })}
      />
      {!plain && <TrendState unit={one.unit.id} />}
      <Disclosure title={t('indicators.trend.table')}>
        <Table
          caption={title}
          rows={trend.points.toReversed()}
          rowKey={(point) => point.to}
          columns={[
            { key: 'to', header: t('indicators.declared.period_head'), cell: (point) => label(point.to) },
            { key: 'n', header: title, cell: (point) => valueText(one.form, point, t) },
          ]}
        />
      </Disclosure>
    </div>
  );
}
