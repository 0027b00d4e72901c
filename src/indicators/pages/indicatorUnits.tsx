import type { IndicatorChildrenResult } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { useAddress } from '../../web/address.ts';
import { number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';
import { type One, valueText } from './declared.tsx';

type UnitsProps = { one: One; title: string; list: IndicatorChildrenResult };

/** The same indicator for each unit directly below, or beside; what is the unit's own stands under the table, so that all of it makes the number. */
export function IndicatorUnits({ one, title, list }: UnitsProps) {
  const { t, lang } = useText();
  const address = useAddress();
  const beside = address.get('beside') !== undefined;
  const asked = { on: address.get('on'), from: address.get('from'), tree: address.get('tree') };
  const value = (line: { n: number | null; of: number | null }) => {
    if (line.n === null) return <span className="quiet">{t('indicators.small_group')}</span>;
    if (line.of === 0 && line.n === 0) return <span className="quiet">–</span>;
    if (one.form === 'share' && line.of !== null && line.of > 0 && line.n <= line.of)
      return <Share part={line.n} whole={line.of} />;
    return valueText(one.form, line, t);
  };
  return (
    <div className="stack">
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('indicators.declared.search_units') },
          ...(one.unit.parentId
            ? [
                {
                  kind: 'choice' as const,
                  key: 'beside',
                  label: t('indicators.declared.which_units'),
                  options: [{ value: 'yes', label: t('indicators.declared.beside') }],
                  all: t('indicators.declared.below'),
                },
              ]
            : []),
        ]}
      />
      <Table
        caption={title}
        rows={list.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.indicator(line.id, one.id, asked)}
        columns={[
          {
            key: 'name',
            header: t('indicators.children.name'),
            cell: (line) => <Name>{line.name}</Name>,
            sortable: true,
          },
          {
            key: 'kind',
            header: t('indicators.units.kind'),
            cell: (line) => capitalized(labelOf('unitKinds', line.kind, lang), lang),
            wide: true,
          },
          { key: 'value', header: title, cell: value, sortable: true, numeric: one.form === 'number' },
        ]}
        sort="-value"
        total={list.total}
        next={list.next}
        empty={<Empty title={t('indicators.units.empty')}>{t('indicators.trend.below_hint')}</Empty>}
      />
      {!list.hidden && list.rest.n !== null && list.rest.n > 0 && (
        <p className="quiet">
          {t(beside ? 'indicators.declared.rest_beside' : 'indicators.declared.rest', { n: number(list.rest.n) })}
        </p>
      )}
    </div>
  );
}
