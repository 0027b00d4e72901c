/** What becomes of imports and comparisons when a unit is closed: what was read was read against its people, so it is taken in or dropped before. */
import { sql } from 'kysely';
import type { Reorganizing, RowPolicy } from '../organization/reorganizing.ts';

const along = (table: string, column: string): RowPolicy => ({ do: 'along', table, column });

export const exchangeReorganizing: Reorganizing = {
  rows: {
    import_batch: { do: 'handed', work: 'import' },
    import_block: along('import_batch', 'batch_id'),
    import_row: along('import_batch', 'batch_id'),
    import_trace: { do: 'stays', because: 'what an import made, as it was made' },
    summary_report: { do: 'handed', work: 'summary' },
    summary_line: along('summary_report', 'report_id'),
  },
  openWork: [
    {
      kind: 'import',
      table: 'import_batch',
      open: sql`w.state in ('staged', 'applying')`,
      title: sql`w.file_name`,
      link: sql`'/imports/' || w.id`,
      goesTo: 'core',
      restricted: 'import.run',
      mustEnd: sql`true`,
    },
    {
      kind: 'summary',
      table: 'summary_report',
      open: sql`w.state = 'reading' or (w.state = 'compared' and exists (select from summary_line l
        where l.division = w.division and l.report_id = w.id and l.decision is null and l.kind <> 'same'))`,
      title: sql`w.file_name`,
      link: sql`'/summaries/' || w.id`,
      goesTo: 'core',
      restricted: 'summary.compare',
      mustEnd: sql`w.state = 'reading'`,
    },
  ],
};
