import { useCallback, useMemo } from 'react';
import { Link } from 'react-router';
import type { IndicatorHeatResult } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Name } from '../../web/ui/name.tsx';
import { line, type Step } from './drawings.ts';
import { Figure, type Plot, type Room } from './figure.tsx';
import { SaveButtons } from './picture.tsx';
import { UnitsByPeriods } from './unitsByPeriods.tsx';
import { drawn, type One, periodWords, words } from './values.ts';

type Unit = IndicatorHeatResult['units'][number];

/** A small line for each unit, all on one scale: who goes another way than the others. */
export function Multiples({ one, heat }: { one: One; heat: IndicatorHeatResult }) {
  const { t, own, lang } = useText();
  const most = Math.max(1, ...heat.units.flatMap(({ values }) => values.map((value) => drawn(value) ?? 0)));
  const title = own(one.name);
  const periods = heat.periods.map(periodWords);
  return (
    <>
      <p className="quiet">{t('pictures.one_scale', { from: periods[0] ?? '', to: periods.at(-1) ?? '' })}</p>
      <div className="figure-grid">
        {heat.units.map((unit) => (
          <Small key={unit.id} one={one} unit={unit} most={most} />
        ))}
      </div>
      <SaveButtons
        drawn={undefined}
        title={title}
        describe={title}
        rtl={lang === 'ar'}
        cells={{
          columns: [t('pictures.unit'), ...periods],
          rows: heat.units.map(({ name, values }) => [name, ...values.map(drawn)]),
        }}
      />
      <Disclosure title={t('pictures.table')}>
        <UnitsByPeriods one={one} heat={heat} />
      </Disclosure>
    </>
  );
}

function Small({ one, unit, most }: { one: One; unit: Unit; most: number }) {
  const { t } = useText();
  const data = useMemo<Step[]>(() => unit.values.map((value, at) => ({ at, value: drawn(value) })), [unit]);
  const draw = useCallback((plot: Plot, room: Room) => line(data, most)(plot, room), [data, most]);
  const last = unit.values.at(-1);
  const now = last ? words(one, last) : '–';
  return (
    <div>
      <Link to={paths.indicator(unit.id, one.id)}>
        <Name>{unit.name}</Name>
      </Link>
      <Figure draw={draw} describe={t('pictures.describe.line', { name: unit.name, now })} />
      <span className="numeric">{now}</span>
    </div>
  );
}
