import { useId } from 'react';
import { useAddress } from '../address.ts';
import { useText } from '../text.tsx';
import { LinkButton } from './button.tsx';
import { Icon } from './icon.tsx';

/** Next and previous of a list cut by keys, not by page numbers: it stays right while rows are added. */
export function TablePages({ next, previous }: { next?: string | null; previous?: string | null }) {
  const { t } = useText();
  const address = useAddress();
  const inside = address.get('after') !== undefined || address.get('before') !== undefined;
  if (!next && !previous && !inside) return null;
  return (
    <nav className="table-pages" aria-label={t('web.table.pages')}>
      {inside && !previous && (
        <LinkButton to={address.with({ after: undefined, before: undefined })}>{t('web.table.start')}</LinkButton>
      )}
      {previous && (
        <LinkButton to={address.with({ before: previous, after: undefined })}>
          <Icon name="back" />
          {t('web.table.previous')}
        </LinkButton>
      )}
      {next && (
        <LinkButton to={address.with({ after: next, before: undefined })}>
          {t('web.table.next')}
          <Icon name="forward" />
        </LinkButton>
      )}
    </nav>
  );
}

type Sortable = { key: string; header: string; sortable?: boolean; largestFirst?: boolean };

/** On phones the head of the table is gone: sorting moves into a choice. */
export function TableSortChoice({ columns, sort }: { columns: readonly Sortable[]; sort: string | undefined }) {
  const { t } = useText();
  const address = useAddress();
  const id = useId();
  const sortable = columns.filter((column) => column.sortable);
  if (sortable.length === 0) return null;
  return (
    <div className="table-sort-choice">
      <label htmlFor={id}>{t('web.table.sort_by')}</label>
      <select
        id={id}
        className="input"
        value={sort ?? ''}
        onChange={(event) => address.set({ sort: event.target.value || undefined })}
      >
        {!sort && <option value="">{t('web.table.usual_order')}</option>}
        {sortable.flatMap((column) => [
          <option key={column.key} value={column.key}>
            {t(column.largestFirst ? 'web.table.downward' : 'web.table.upward', { column: column.header })}
          </option>,
          <option key={`-${column.key}`} value={`-${column.key}`}>
            {t(column.largestFirst ? 'web.table.upward' : 'web.table.downward', { column: column.header })}
          </option>,
        ])}
      </select>
    </div>
  );
}
