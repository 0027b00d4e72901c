import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { UnitByChildResult } from '../../../gen/client.ts';
import { number } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';

type ByChildProps = {
  list: UnitByChildResult;
  label: string;
  to: (child: string) => string;
  /** where the units that are missing are listed */
  gap?: (child: string) => string;
  empty: ReactNode;
};

/** One number of each unit directly below, those with most missing first. */
export function ByChild({ list, label, to, gap, empty }: ByChildProps) {
  const { t } = useText();
  const shares = list.items.some((line) => line.of !== null);
  const missing = (line: (typeof list.items)[number]) => (line.of ?? 0) - (line.n ?? 0);
  return (
    <Table
      caption={label}
      rows={list.items}
      rowKey={(line) => line.id}
      rowLink={(line) => to(line.id)}
      columns={[
        {
          key: 'name',
          header: t('indicators.children.name'),
          cell: (line) => <Name>{line.name}</Name>,
          sortable: true,
        },
        {
          key: 'n',
          header: label,
          sortable: true,
          numeric: !shares,
          cell: (line) => {
            if (line.n === null) return <span className="quiet">{t('indicators.small_group')}</span>;
            if (line.of === null) return number(line.n);
            if (line.of === 1)
              return (
                <StateBadge state={line.n === 1 ? 'done' : 'due'}>
                  {t(line.n === 1 ? 'indicators.yes' : 'indicators.no')}
                </StateBadge>
              );
            return line.of === 0 ? <span className="quiet">–</span> : <Share part={line.n} whole={line.of} />;
          },
        },
        ...(shares
          ? [
              {
                key: 'gap',
                largestFirst: true,
                header: t('indicators.dual.gap'),
                numeric: true,
                sortable: true,
                cell: (line: (typeof list.items)[number]) =>
                  missing(line) > 0 && line.n !== null && (gap || line.of !== 1) ? (
                    <Missing n={missing(line)} to={gap?.(line.id)} />
                  ) : null,
              },
            ]
          : []),
      ]}
      sort="gap"
      total={list.total}
      next={list.next}
      empty={empty}
    />
  );
}

function Missing({ n, to }: { n: number; to: string | undefined }) {
  const { t } = useText();
  return to ? <Link to={to}>{t('indicators.dual.missing', { n })}</Link> : number(n);
}
