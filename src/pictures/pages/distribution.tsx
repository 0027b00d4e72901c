import { useCallback, useMemo } from 'react';
import type { IndicatorPartsResult } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { number, percent } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Table } from '../../web/ui/table.tsx';
import { barOf, bars } from './drawings.ts';
import type { Plot, Room } from './figure.tsx';
import { Picture } from './picture.tsx';
import type { One } from './values.ts';

/** The parts of a number as bars. */
export function Distribution({ one, dimension, parts }: { one: One; dimension: string; parts: IndicatorPartsResult }) {
  const { t, own, lang } = useText();
  const name = useCallback((label: One['name']) => capitalized(own(label), lang), [own, lang]);
  const whole = parts.parts.reduce((sum, { n }) => sum + (n ?? 0), 0);
  const data = useMemo(
    () =>
      parts.parts.flatMap(({ label, n }) =>
        n === null ? [] : [barOf(name(label), n, `${number(n)} (${percent(n, whole)})`)],
      ),
    [parts, whole, name],
  );
  const to = useCallback(
    (code: string) => paths.indicatorRecords(one.unit.id, one.id, { dimension, code }),
    [one, dimension],
  );
  const walk = useMemo(
    () =>
      parts.parts.filter(({ n }) => n !== null).map(({ code }, i) => [{ words: data[i]?.says ?? '', to: to(code) }]),
    [parts, data, to],
  );
  const draw = useCallback((plot: Plot, room: Room) => bars(data)(plot, room), [data]);
  const title = `${name(one.name)} – ${own(parts.name)}`;
  const most = data.toSorted((a, b) => b.value - a.value)[0];
  return (
    <Picture
      title={title}
      of={one.unit.name}
      draw={draw}
      walk={walk}
      describe={t('pictures.describe.parts', {
        title,
        count: data.length,
        name: most?.name ?? '',
        n: most?.value ?? 0,
      })}
      cells={{ columns: [name(parts.name), t('pictures.number')], rows: data.map(({ name, value }) => [name, value]) }}
    >
      <Table
        caption={title}
        rows={parts.parts}
        rowKey={({ code }) => code}
        rowLink={({ code }) => to(code)}
        columns={[
          { key: 'part', header: name(parts.name), cell: ({ label }) => name(label) },
          {
            key: 'n',
            header: t('pictures.number'),
            numeric: true,
            cell: ({ n }) => (n === null ? '–' : number(n)),
          },
        ]}
      />
    </Picture>
  );
}
