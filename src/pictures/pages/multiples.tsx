import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { IndicatorHeatResult } from '../../../gen/client.ts';
import { useName } from '../../indicators/pages/declared.tsx';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Name } from '../../web/ui/name.tsx';
import { line, type Step } from './drawings.ts';
import { Figure, type Plot, type Room } from './figure.tsx';
import { SaveButtons } from './picture.tsx';
import { sideBySide } from './save.ts';
import { UnitsByPeriods } from './unitsByPeriods.tsx';
import { drawn, type One, periodAsked, periodWords, words } from './values.ts';

type Unit = IndicatorHeatResult['units'][number];

/** A small line for each unit, all on one scale: who goes another way than the others. */
export function Multiples({ one, step, heat }: { one: One; step: string; heat: IndicatorHeatResult }) {
  const { t, lang } = useText();
  const [drawings, setDrawings] = useState<ReadonlyMap<string, Element>>(new Map());
  const onDrawn = useCallback((id: string, drawn: Element) => setDrawings((all) => new Map(all).set(id, drawn)), []);
  const most = Math.max(1, ...heat.units.flatMap(({ values }) => values.map((value) => drawn(value) ?? 0)));
  const title = useName()(one.name);
  const periods = heat.periods.map((period) => periodWords(period, step, t));
  const rtl = lang === 'ar';
  const complete = heat.units.every(({ id }) => drawings.has(id));
  const take = () =>
    sideBySide(
      heat.units.flatMap((unit) => {
        const picture = drawings.get(unit.id);
        return picture ? [{ title: unit.name, words: nowOf(one, unit), drawn: picture }] : [];
      }),
      rtl,
    );
  return (
    <>
      <p className="quiet">{t('pictures.one_scale', { from: periods[0] ?? '', to: periods.at(-1) ?? '' })}</p>
      {heat.more > 0 && <p className="quiet">{t('pictures.more', { count: heat.more })}</p>}
      <div className="figure-grid">
        {heat.units.map((unit) => (
          <Small key={unit.id} one={one} step={step} heat={heat} unit={unit} most={most} onDrawn={onDrawn} />
        ))}
      </div>
      <SaveButtons
        take={complete ? take : undefined}
        title={title}
        of={one.unit.name}
        describe={t('pictures.one_scale', { from: periods[0] ?? '', to: periods.at(-1) ?? '' })}
        rtl={rtl}
        cells={{
          columns: [t('pictures.unit'), ...periods],
          rows: heat.units.map(({ name, values }) => [name, ...values.map(drawn)]),
        }}
      />
      <Disclosure title={t('pictures.table')}>
        <UnitsByPeriods one={one} step={step} heat={heat} />
      </Disclosure>
    </>
  );
}

function nowOf(one: One, { values }: Unit): string {
  const last = values.at(-1);
  return last ? words(one, last) : '–';
}

type SmallProps = {
  one: One;
  step: string;
  heat: IndicatorHeatResult;
  unit: Unit;
  most: number;
  onDrawn: (unit: string, drawn: Element) => void;
};

function Small({ one, step, heat, unit, most, onDrawn }: SmallProps) {
  const { t } = useText();
  const data = useMemo<Step[]>(
    () =>
      heat.periods.map((period, at) => {
        const value = unit.values[at] ?? { n: null, of: null, value: null };
        return { at, value: drawn(value), says: `${periodWords(period, step, t)}: ${words(one, value)}` };
      }),
    [heat, unit, one, step, t],
  );
  const walk = useMemo(
    () => [
      heat.periods.map((period, at) => ({
        words: data[at]?.says ?? '',
        to: paths.indicator(unit.id, one.id, periodAsked(one, period)),
      })),
    ],
    [heat, data, unit, one],
  );
  const draw = useCallback((plot: Plot, room: Room) => line(data, most)(plot, room), [data, most]);
  const mine = useCallback((element: Element) => onDrawn(unit.id, element), [unit, onDrawn]);
  const now = nowOf(one, unit);
  return (
    <div>
      <Link to={paths.indicator(unit.id, one.id)}>
        <Name>{unit.name}</Name>
      </Link>
      <Figure
        draw={draw}
        walk={walk}
        onDrawn={mine}
        describe={t('pictures.describe.line', { name: unit.name, now })}
        below={<span className="numeric">{now}</span>}
      />
    </div>
  );
}
