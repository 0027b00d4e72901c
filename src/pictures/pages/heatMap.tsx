import { useCallback, useMemo } from 'react';
import type { IndicatorHeatResult } from '../../../gen/client.ts';
import { useName } from '../../indicators/pages/declared.tsx';
import { number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { squares } from './drawings.ts';
import type { Plot, Room } from './figure.tsx';
import { Picture } from './picture.tsx';
import { UnitsByPeriods } from './unitsByPeriods.tsx';
import { drawn, type One, periodAsked, periodWords, words } from './values.ts';

/** Units by periods: which cells have not met, at one look. */
export function HeatMap({ one, step, heat }: { one: One; step: string; heat: IndicatorHeatResult }) {
  const { t } = useText();
  const periods = useMemo(() => heat.periods.map((period) => periodWords(period, step, t)), [heat, step, t]);
  const names = useMemo(() => distinct(heat.units.map(({ name }) => name)), [heat]);
  const data = useMemo(
    () =>
      heat.units.flatMap(({ values }, i) =>
        values.map((value, j) => ({
          unit: names[i] ?? '',
          period: periods[j] ?? '',
          value: drawn(value),
          words: `${names[i]}, ${periods[j]}: ${words(one, value)}`,
        })),
      ),
    [heat, names, periods, one],
  );
  const draw = useCallback(
    (plot: Plot, room: Room) => squares(data, names, periods)(plot, room),
    [data, names, periods],
  );
  const walk = useMemo(
    () =>
      heat.units.map(({ id }, i) =>
        heat.periods.map((period, j) => ({
          words: data[i * heat.periods.length + j]?.words ?? '',
          to: paths.indicator(id, one.id, periodAsked(one, period)),
        })),
      ),
    [heat, data, one],
  );
  const last = heat.units.filter(({ values }) => drawn(values.at(-1) ?? NONE) === 0).length;
  const most = Math.max(0, ...data.map(({ value }) => value ?? 0));
  const title = useName()(one.name);
  return (
    <>
      <p className="quiet">{t('pictures.read_heat', { most: number(most) })}</p>
      {heat.more > 0 && <p className="quiet">{t('pictures.more', { count: heat.more })}</p>}
      <Picture
        title={title}
        of={one.unit.name}
        draw={draw}
        walk={walk}
        describe={t('pictures.describe.heat', { title, units: heat.units.length, periods: periods.length, zero: last })}
        cells={{
          columns: [t('pictures.unit'), ...periods],
          rows: heat.units.map(({ name, values }) => [name, ...values.map(drawn)]),
        }}
      >
        <UnitsByPeriods one={one} step={step} heat={heat} />
      </Picture>
    </>
  );
}

const NONE = { n: null, of: null, value: null };

/** Two units of one name stand in rows of their own. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
