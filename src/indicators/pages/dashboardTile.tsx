import { Link } from 'react-router';
import { api, type DashboardListResult } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { Reached, useName, valueText } from './declared.tsx';
import { IndicatorTrend } from './indicatorTrend.tsx';

type Asked = DashboardListResult['items'][number]['tiles'][number];
export type ReadTile = Awaited<ReturnType<typeof readTile>>;

/** How many units a tile lists. */
const FIRST = 8;

/** What a tile shows; one whose indicator or unit this reader does not see is left out. */
export async function readTile(here: string, { indicator: id, form, unit }: Asked) {
  const asked = { unit: unit ?? here, id };
  try {
    const [one, trend, units] = await Promise.all([
      api.indicatorGet(asked),
      form === 'trend' ? api.indicatorTrend(asked) : null,
      form === 'children' ? api.indicatorChildren({ ...asked, limit: FIRST }) : null,
    ]);
    return { one, trend, units };
  } catch {
    return null;
  }
}

/** A number, its way, or the units below with the largest values; the way to the whole indicator. */
export function DashboardTile({ tile }: { tile: ReadTile }) {
  const { t } = useText();
  const name = useName();
  if (tile === null) return null;
  const { one, trend, units } = tile;
  const title = name(one.name);
  return (
    <Section title={<Link to={paths.indicator(one.unit.id, one.id)}>{title}</Link>}>
      <p className="row">
        <strong className="trend-now">{valueText(one.form, one.current, t)}</strong>
        <Reached item={one} better={one.better} />
        <span className="quiet">
          <Name>{one.unit.name}</Name> · {date(one.current.to)}
        </span>
      </p>
      {trend && <IndicatorTrend one={one} title={title} trend={trend} plain />}
      {units && (
        <Table
          caption={title}
          rows={units.items}
          rowKey={(line) => line.id}
          rowLink={(line) => paths.indicator(line.id, one.id)}
          columns={[
            { key: 'unit', header: t('indicators.children.name'), cell: (line) => <Name>{line.name}</Name> },
            { key: 'n', header: title, cell: (line) => valueText(one.form, { ...line, hidden: units.hidden }, t) },
          ]}
        />
      )}
    </Section>
  );
}
