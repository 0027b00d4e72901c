/** Checks of what belongs to no module alone: files and the ledger. */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';

/** In which table the owner of a file is found, by the kind that a command attached it with. */
const OWNERS: Readonly<Record<string, string>> = {
  regulation: 'regulation',
  commendation: 'commendation',
  minutes: 'minutes',
  meeting: 'meeting',
  nomination: 'nomination',
  task_event: 'task_event',
  import_batch: 'import_batch',
  summary_report: 'summary_report',
  case: 'case_file',
  restricted_case: 'case_file',
};

export const ownIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'file_orphan',
    severity: 'warning',
    subject: 'unit',
    reads: ['file', ...new Set(Object.values(OWNERS))],
    find: ({
      rows,
    }) => sql`select f.division, f.unit_id, f.scope, f.unit_id, f.id::text, jsonb_build_object('on', f.uploaded_at::date) from file f
      where ${rows('f')} and f.owner_id is not null and case f.owner_kind ${sql.join(
        Object.entries(OWNERS).map(
          ([kind, table]) =>
            sql`when ${kind} then not exists (select from ${sql.table(table)} o where o.division = f.division and o.id = f.owner_id offset 0)`,
        ),
        sql` `,
      )} else false end`,
  },
  {
    id: 'ledger_unsealed',
    severity: 'warning',
    subject: 'unit',
    reads: ['ledger', 'unit'],
    find: ({ units, now, rulebook }) => {
      const before = new Date(now.getTime() - rulebook.integrity.unsealed.minutes * 60_000);
      // told once a division, at the unit it begins with
      return sql`select u.division, u.id, u.path, u.id, '', jsonb_build_object('on', x.at::date)
        from (select division, min(path) as path from unit group by division) d join unit u on u.division = d.division and u.path = d.path and u.closed_on is null
        cross join lateral (select min(l.at) as at from ledger l where l.division = u.division and l.seal_no is null) x
        where ${units('u')} and x.at < ${before}`;
    },
  },
];
