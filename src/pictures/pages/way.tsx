import { useCallback, useMemo } from 'react';
import type { IndicatorTrendResult } from '../../../gen/client.ts';
import { figureText, useName, valueText } from '../../indicators/pages/declared.tsx';
import { partOf } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Table } from '../../web/ui/table.tsx';
import { bounds } from '../../web/ui/trend.tsx';
import type { Plot, Room } from './figure.tsx';
import { Picture } from './picture.tsx';
import { type Moment, type Scale, way } from './trendDrawing.ts';
import { drawn, type One, periodAsked, periodWords } from './values.ts';

type WayProps = { one: One; step: string; trend: IndicatorTrendResult };
type Point = IndicatorTrendResult['points'][number];

/** The way of an indicator over months, quarters or years, with what is to be reached. */
export function Way({ one, step, trend }: WayProps) {
  const { t } = useText();
  const title = useName()(one.name);
  const { points, target } = trend;
  const share = one.form === 'share';
  const moments = useMemo<Moment[]>(
    () =>
      points.map((point) => {
        const { n, of } = point;
        const label = periodWords(point, step, t);
        const words = share && n !== null && of ? partOf(n, of) : valueText(one.form, point, t);
        return { label, value: drawn(point), words, says: `${label}: ${valueText(one.form, point, t)}` };
      }),
    [points, one, step, share, t],
  );
  const scale = useMemo<Scale>(() => {
    const values = [...moments.map(({ value }) => value), target?.value ?? null].filter((value) => value !== null);
    const [from, to] = bounds(values, share ? 0 : undefined, share ? 100 : undefined);
    const write = (value: number) => figureText(one.form, value, t);
    return {
      ...{ from, to, write },
      ...(target && {
        goal: { value: target.value, label: t('indicators.declared.goal', { value: write(target.value) }) },
      }),
    };
  }, [moments, target, one, share, t]);
  const draw = useCallback((plot: Plot, room: Room) => way(moments, scale)(plot, room), [moments, scale]);
  const to = useCallback((point: Point) => paths.indicator(one.unit.id, one.id, periodAsked(one, point)), [one]);
  const walk = useMemo(
    () => [moments.flatMap(({ says }, i) => (points[i] ? [{ words: says, to: to(points[i]) }] : []))],
    [moments, points, to],
  );
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  return (
    <Picture
      title={title}
      of={one.unit.name}
      draw={draw}
      walk={walk}
      describe={
        first && last
          ? t('indicators.trend.describe', {
              label: title,
              first: periodWords(first, step, t),
              from: valueText(one.form, first, t),
              last: periodWords(last, step, t),
              to: valueText(one.form, last, t),
            })
          : t('indicators.children.not_recorded')
      }
      cells={{
        columns: [t('indicators.declared.period_head'), title],
        rows: moments.map(({ label, value }) => [label, value]),
      }}
    >
      <Table
        caption={title}
        rows={points.toReversed()}
        rowKey={(point) => point.to}
        rowLink={to}
        columns={[
          { key: 'to', header: t('indicators.declared.period_head'), cell: (point) => periodWords(point, step, t) },
          { key: 'n', header: title, numeric: true, cell: (point) => valueText(one.form, point, t) },
        ]}
      />
    </Picture>
  );
}
