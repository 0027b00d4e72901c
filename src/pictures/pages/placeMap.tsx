import { useCallback, useMemo } from 'react';
import type { BoundaryMapResult, IndicatorChildrenResult } from '../../../gen/client.ts';
import { useName } from '../../indicators/pages/declared.tsx';
import { number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { Plot, Room } from './figure.tsx';
import { type Area, map } from './mapDrawing.ts';
import { Picture } from './picture.tsx';
import { drawn, type One, words } from './values.ts';

/** The units directly below on the map, as a boundary file gave them; without one it says how to bring it. */
export function PlaceMap({
  one,
  shapes,
  lines,
}: {
  one: One;
  shapes: BoundaryMapResult;
  lines: IndicatorChildrenResult['items'];
}) {
  const { t } = useText();
  const areas = useMemo<Area[]>(
    () =>
      shapes.shapes.map(({ id, name, shape }) => {
        const line = lines.find((each) => each.id === id);
        return {
          type: 'Feature',
          properties: {
            name,
            value: line ? drawn(line) : null,
            words: line ? `${name}: ${words(one, line)}` : name,
          },
          geometry: shape as Area['geometry'],
        };
      }),
    [shapes, lines, one],
  );
  const walk = useMemo(
    () =>
      shapes.shapes.map(({ id }, i) => [{ words: areas[i]?.properties.words ?? '', to: paths.indicator(id, one.id) }]),
    [shapes, areas, one],
  );
  const draw = useCallback((plot: Plot, room: Room) => map(areas)(plot, room), [areas]);
  const title = useName()(one.name);
  const known = areas.flatMap(({ properties: { value } }) => (value === null ? [] : [value]));
  const mayImport = may('unit.edit');
  if (areas.length === 0 && shapes.without === 0)
    return <Empty title={t('pictures.map.nobody')}>{t('pictures.map.nobody_hint')}</Empty>;
  if (areas.length === 0)
    return (
      <>
        <Empty title={t('pictures.map.empty')}>{t(mayImport ? 'pictures.map.empty_hint' : 'pictures.map.ask')}</Empty>
        {mayImport && <LinkButton to={paths.boundaries(one.unit.id)}>{t('pictures.map.import')}</LinkButton>}
      </>
    );
  return (
    <>
      {known.length > 0 && (
        <p className="quiet">
          {t('pictures.read_map', { least: number(Math.min(...known)), most: number(Math.max(...known)) })}
        </p>
      )}
      {shapes.without > 0 && <p className="quiet">{t('pictures.map.without', { count: shapes.without })}</p>}
      <Picture
        title={title}
        of={one.unit.name}
        draw={draw}
        walk={walk}
        describe={t('pictures.describe.map', { title, count: areas.length })}
        cells={{
          columns: [t('pictures.unit'), title],
          rows: lines.map((line) => [line.name, drawn(line)]),
        }}
      >
        <Table
          caption={title}
          rows={lines}
          rowKey={({ id }) => id}
          rowLink={({ id }) => paths.indicator(id, one.id)}
          columns={[
            { key: 'unit', header: t('pictures.unit'), cell: ({ name }) => <Name>{name}</Name> },
            { key: 'value', header: title, numeric: true, cell: (line) => words(one, line) },
          ]}
        />
      </Picture>
    </>
  );
}
