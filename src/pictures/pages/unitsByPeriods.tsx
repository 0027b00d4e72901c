import type { IndicatorHeatResult } from '../../../gen/client.ts';
import { useName } from '../../indicators/pages/declared.tsx';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';
import { type One, periodWords, words } from './values.ts';

/** The numbers behind a picture of units over periods; each unit leads to its own indicator. */
export function UnitsByPeriods({ one, step, heat }: { one: One; step: string; heat: IndicatorHeatResult }) {
  const { t } = useText();
  const title = useName()(one.name);
  return (
    <Table
      caption={title}
      rows={heat.units}
      rowKey={({ id }) => id}
      rowLink={({ id }) => paths.indicator(id, one.id)}
      columns={[
        { key: 'unit', header: t('pictures.unit'), cell: ({ name }) => <Name>{name}</Name> },
        ...heat.periods.map((period, i) => ({
          key: period.from,
          header: periodWords(period, step, t),
          numeric: true,
          cell: ({ values }: IndicatorHeatResult['units'][number]) => {
            const value = values[i];
            return value ? words(one, value) : '–';
          },
        })),
      ]}
    />
  );
}
