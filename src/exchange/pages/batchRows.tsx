import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { BatchRecord, RowVerdict, Verdict } from '../import.ts';
import { inWords } from './inWords.ts';
import { Matched } from './matched.tsx';
import { VERDICT_TEXTS } from './texts.ts';

const VERDICTS: readonly Verdict[] = ['new', 'changed', 'same', 'warning', 'refused'];
const STATES: Record<string, State> = {
  new: 'done',
  changed: 'information',
  same: 'later',
  warning: 'due',
  refused: 'overdue',
};

/** The rows of the sheet with their verdicts; of each, the cells that say something. */
export function BatchRows({
  batch,
  rows,
}: {
  batch: BatchRecord;
  rows: { items: RowVerdict[]; total: number; next: string | null };
}) {
  const { t, lang } = useText();
  const columns = new Map(
    batch.guide.flatMap((sheet) =>
      sheet.columns.map((column) => [`${sheet.sheet} ${column.field}`, column.label[lang] ?? column.field]),
    ),
  );
  const sheets = batch.mapping.sheets.filter((sheet) => sheet.sheet !== null);
  return (
    <Section title={t('exchange.rows.title')}>
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'verdict',
            label: t('exchange.rows.verdict'),
            options: VERDICTS.map((verdict) => ({ value: verdict, label: t(VERDICT_TEXTS[verdict]) })),
          },
          {
            kind: 'choice',
            key: 'sheet',
            label: t('exchange.rows.sheet'),
            options: sheets.map((sheet) => ({ value: sheet.name, label: sheet.name })),
          },
        ]}
      />
      <Table<RowVerdict>
        caption={t('exchange.rows.title')}
        rows={rows.items}
        rowKey={(row) => row.id}
        columns={[
          { key: 'row', header: t('exchange.rows.row'), cell: (row) => <Name>{`${row.sheetName}, ${row.row}`}</Name> },
          { key: 'name', header: t('members.fact.name'), cell: (row) => row.name && <Name>{row.name}</Name> },
          {
            key: 'verdict',
            header: t('exchange.rows.verdict'),
            cell: (row) => (
              <StateBadge state={STATES[row.verdict] ?? 'information'}>
                {t(VERDICT_TEXTS[row.verdict as Verdict])}
              </StateBadge>
            ),
          },
          {
            key: 'what',
            header: t('exchange.rows.what'),
            cell: (row) => {
              const label = (field: string) => columns.get(`${row.sheet} ${field}`) ?? field;
              return (
                <>
                  <Said row={row} label={label} />
                  <Matched batch={batch} row={row} label={label} />
                </>
              );
            },
          },
        ]}
        total={rows.total}
        next={rows.next}
        empty={
          <Empty title={t('exchange.rows.empty')}>
            {t(batch.state === 'applied' ? 'exchange.rows.taken' : 'exchange.rows.empty_hint')}
          </Empty>
        }
      />
    </Section>
  );
}

/** What is wrong or odd, cell by cell, and what would change from what to what. */
function Said({ row, label }: { row: RowVerdict; label: (field: string) => string }) {
  const { t, lang } = useText();
  const changed = row.cells.filter((cell) => cell.verdict === 'changed');
  if (row.reasons.length === 0 && changed.length === 0) return null;
  return (
    <div className="stack">
      {row.reasons.map((reason) => (
        <div key={`${reason.code} ${reason.field ?? ''}`}>
          {reason.field && <strong>{label(reason.field)}: </strong>}
          {cellOf(row, reason.field) && (
            <>
              <bdi>{cellOf(row, reason.field)}</bdi> ·{' '}
            </>
          )}
          <Reasons reasons={[reason]} />
        </div>
      ))}
      {changed.map((cell) => (
        <div key={cell.field}>
          <strong>{label(cell.field)}: </strong>
          {t('exchange.rows.from_to', {
            before: inWords(cell.field, cell.before ?? '', { t, lang }) || t('exchange.rows.blank'),
            after: cell.value,
          })}
        </div>
      ))}
    </div>
  );
}

function cellOf(row: RowVerdict, field: string | undefined): string | undefined {
  return row.cells.find((cell) => cell.field === field)?.value;
}
