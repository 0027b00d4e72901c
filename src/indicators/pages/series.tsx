import { Link } from 'react-router';
import type { UnitTrendResult } from '../../../gen/client.ts';
import { date, month, number, partOf, share } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Trend } from '../../web/ui/trend.tsx';
import type { Translate } from '../../web/words.ts';

type Series = UnitTrendResult['series'][number];
type Point = Series['points'][number];

/** A series as a line: counts as they are, shares as per cent between 0 and 100, with the goal that a resolution set. */
export function SeriesPicture({ series, label, size }: { series: Series; label: string; size: 'small' | 'large' }) {
  const { t } = useText();
  const isShare = series.points.some((point) => point.of !== null);
  const known = series.points.filter((point) => shownValue(point) !== null);
  const [first, last] = [known[0], known.at(-1)];
  const { goal } = series;
  const words =
    first && last
      ? t('indicators.trend.describe', {
          label,
          first: month(first.month),
          from: written(first, t),
          last: month(last.month),
          to: written(last, t),
        })
      : t('indicators.children.not_recorded');
  return (
    <>
      <Trend
        points={series.points.map((point) => ({
          label: month(point.month),
          value: shownValue(point),
          ...(point.n !== null && point.of !== null && { words: partOf(point.n, point.of) }),
        }))}
        describe={words}
        axis={t(isShare ? 'indicators.trend.axis_share' : 'indicators.trend.axis_count', { label })}
        write={(value) => (isShare ? t('indicators.trend.percent', { value: number(value, 0) }) : number(value, 0))}
        size={size}
        {...(isShare && { from: 0, to: 100 })}
        {...(goal &&
          isShare && { goal: { value: goal.least, label: t('indicators.trend.goal', { least: number(goal.least) }) } })}
      />
      {size === 'large' && goal && (
        <p>
          {t('indicators.trend.goal_by', { least: number(goal.least), date: date(goal.deadline) })}{' '}
          <Link to={paths.resolution(goal.resolutionId)}>
            <bdi>{goal.resolution}</bdi>
          </Link>
        </p>
      )}
    </>
  );
}

function shownValue({ n, of }: Point): number | null {
  if (n === null || of === 0) return null;
  return of === null ? n : Math.round((n / of) * 1000) / 10;
}

/** A point in words: a count, "30 of 37 (81.1 %)", or that nothing was recorded. */
export function written({ n, of }: Pick<Point, 'n' | 'of'>, t: Translate): string {
  if (n === null) return t('indicators.children.not_recorded');
  return of === null ? number(n) : share(n, of);
}
