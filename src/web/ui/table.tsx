// biome-ignore-all lint/a11y/noRedundantRoles: "display: block" on phones takes the roles of a table away
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../address.ts';
import { number } from '../format.ts';
import { useText } from '../text.tsx';
import { Icon } from './icon.tsx';
import { ownDirection } from './name.tsx';
import { TablePages, TableSortChoice } from './tableControls.tsx';
import { VisuallyHidden } from './visuallyHidden.tsx';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The server sorts by this key: `?sort=key` or `?sort=-key`. */
  sortable?: boolean;
  /** The plain key begins with the largest, as a list of what is missing does. */
  largestFirst?: boolean;
  /** Tabular figures, set at the end side. */
  numeric?: boolean;
  /** Left out of the cards on phones: the record has it. */
  wide?: boolean;
};

export type TableProps<Row> = {
  /** What the table lists; read by screen readers, not shown. */
  caption: string;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Address of the record; put on the first cell (on phones on the whole card). */
  rowLink?: (row: Row) => string | undefined;
  /** How many there are in all, when the server says; with `more`, that there are more than these. */
  total?: number;
  more?: boolean;
  /** The sort in force when the address names none. */
  sort?: string;
  /** Keyset cursors for `?after=` and `?before=`. */
  next?: string | null;
  previous?: string | null;
  /** On phones the cells of a row flow on one line without their headings: for values that explain themselves. */
  compact?: boolean;
  /** Shown instead of the table when there are no rows: `<Empty>`. */
  empty?: ReactNode;
};

/** The one table: sorted and paged by the server through the address, cards on phones. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows } = props;
  const address = useAddress();
  const sort = address.get('sort') ?? props.sort;
  if (rows.length === 0 && props.empty && !address.get('after')) return props.empty;
  return (
    <div>
      <div className="table-head">
        {props.total !== undefined && <Total total={props.total} more={props.more === true} shown={rows.length} />}
        {columns.length > PAIR && <TableSortChoice columns={columns} sort={sort} />}
      </div>
      <div className="table-scroll">
        <table className={props.compact ? 'table table-cards table-compact' : shapeOf(columns)} role="table">
          <caption className="hidden-visually">{props.caption}</caption>
          <thead>
            <tr role="row">
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={props.rowKey(row)} role="row">
                {columns.map((column, at) => (
                  <BodyCell key={column.key} column={column} row={row} first={at === 0} link={props.rowLink?.(row)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <TablePages next={props.next} previous={props.previous} />
    </div>
  );
}

/** What becomes of it on phones: two columns stay a table, many numbers stand two by two in their card. */
function shapeOf(columns: readonly { numeric?: boolean }[]): string {
  if (columns.length <= PAIR) return 'table table-pair';
  if (columns.length >= MANY_COLUMNS) return 'table table-cards table-dense table-close';
  const dense = columns.filter((column) => column.numeric).length >= MANY_NUMBERS;
  return dense ? 'table table-cards table-dense' : 'table table-cards';
}

const PAIR = 2;
const MANY_NUMBERS = 3;
const MANY_COLUMNS = 9;

function Total({ total, more, shown }: { total: number; more: boolean; shown: number }) {
  const { t } = useText();
  const part = more ? 'web.table.part_more' : 'web.table.part';
  return (
    <p className="numeric" role="status">
      {shown < total ? t(part, { shown: number(shown), total: number(total) }) : t('web.table.total', { count: total })}
    </p>
  );
}

function HeadCell<Row>({ column, sort }: { column: Column<Row>; sort: string | undefined }) {
  const { t } = useText();
  const address = useAddress();
  const className = column.numeric ? 'numeric' : undefined;
  if (!column.sortable) {
    return (
      <th scope="col" role="columnheader" className={className}>
        {column.header}
      </th>
    );
  }
  const plain = sort === column.key;
  const inForce = plain || sort === `-${column.key}`;
  const upward = plain !== (column.largestFirst ?? false);
  const sorted = inForce ? (upward ? 'ascending' : 'descending') : 'none';
  return (
    <th scope="col" role="columnheader" className={className} aria-sort={sorted}>
      <Link
        className="table-sort"
        to={address.with({ sort: plain ? `-${column.key}` : column.key })}
        replace
        preventScrollReset
      >
        {column.header}
        <VisuallyHidden>{t('web.table.sort')}</VisuallyHidden>
        {sorted !== 'none' && <Icon name={upward ? 'up' : 'down'} />}
      </Link>
    </th>
  );
}

function BodyCell<Row>(props: { column: Column<Row>; row: Row; first: boolean; link: string | undefined }) {
  const { column, row } = props;
  const value = column.cell(row);
  const content = ownDirection(value);
  if (props.first) {
    return (
      <th scope="row" role="rowheader">
        {props.link ? (
          <Link className="table-link" to={props.link}>
            {content}
          </Link>
        ) : (
          content
        )}
      </th>
    );
  }
  const blank = value === null || value === undefined || value === '' || value === false;
  const className = [column.numeric && 'numeric', blank && 'cell-empty', column.wide && 'cell-wide']
    .filter(Boolean)
    .join(' ');
  return (
    <td role="cell" data-label={column.header} className={className || undefined}>
      {blank ? <span className="quiet">–</span> : <span>{content}</span>}
    </td>
  );
}
