import { Link } from 'react-router';
import type { IndicatorPartsResult } from '../../../gen/client.ts';
import { useAddress } from '../../web/address.ts';
import { number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Table } from '../../web/ui/table.tsx';
import { type One, useName } from './declared.tsx';

type PartsProps = { one: One; chosen: string | undefined; parts: IndicatorPartsResult | undefined };

/** The number divided by one thing its records know; each part opens its records. */
export function IndicatorParts({ one, chosen, parts }: PartsProps) {
  const { t } = useText();
  const name = useName();
  const address = useAddress();
  const whole = (parts?.parts ?? []).reduce((sum, { n }) => sum + (n ?? 0), 0);
  const complete = parts?.parts.every(({ n }) => n !== null) ?? false;
  const asked = { on: one.current.to, from: one.current.from, tree: address.get('tree'), dimension: chosen };
  const value = (n: number | null) => {
    if (n === null) return <span className="quiet">{t('indicators.small_group')}</span>;
    return complete && whole > 0 ? <Share part={n} whole={whole} /> : number(n);
  };
  return (
    <div className="stack">
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'dimension',
            label: t('indicators.declared.dimension'),
            all: t('indicators.declared.dimension_none'),
            options: one.dimensions.map(({ id, name: label }) => ({ value: id, label: name(label) })),
          },
        ]}
      />
      {parts?.hidden && <Notice>{t('indicators.declared.hidden', { smallest: one.smallest })}</Notice>}
      {parts && (
        <Table
          caption={name(parts.name)}
          rows={parts.parts}
          rowKey={(part) => part.code}
          columns={[
            { key: 'code', header: name(parts.name), cell: (part) => name(part.label) },
            {
              key: 'n',
              header: name(one.name),
              cell: (part) =>
                one.opens.numerator && part.n !== null ? (
                  <Link to={paths.indicatorRecords(one.unit.id, one.id, { ...asked, code: part.code })}>
                    {value(part.n)}
                  </Link>
                ) : (
                  value(part.n)
                ),
            },
          ]}
        />
      )}
    </div>
  );
}
