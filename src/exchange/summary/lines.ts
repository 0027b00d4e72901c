/** The lines of a report that a filter leaves; the same for the list and for deciding. */
import { sql } from 'kysely';
import type { Context } from '../../platform/bus/command.ts';
import type { ReportRow } from './report.ts';
import type { LineFilters } from './summary.ts';

export function linesWhere(ctx: Context, report: Pick<ReportRow, 'division' | 'id'>, filter: LineFilters) {
  const { kind, field, decision, outcome, members } = filter;
  return (
    ctx.tx
      .selectFrom('summary_line')
      .selectAll()
      .where('division', '=', report.division)
      .where('report_id', '=', report.id)
      // who is the same is asked for by name: a report is read for what differs
      .where('kind', kind === undefined ? '<>' : '=', kind ?? 'same')
      .$if(field !== undefined, (q) => q.where('field', '=', field ?? ''))
      .$if(decision === 'none', (q) => q.where('decision', 'is', null).where('kind', '<>', 'same'))
      .$if(decision !== undefined && decision !== 'none', (q) => q.where('decision', '=', decision ?? ''))
      .$if(outcome !== undefined, (q) => q.where('outcome', '=', outcome ?? ''))
      .$if(members === true, (q) => q.where(sql<boolean>`(kind <> 'differs' or first_of is not null)`))
  );
}
