/** For tests of a member's year: what the modules above have recorded of one of them. */
import { sql } from 'kysely';
import type { CaseWorld } from '../../procedures/testing.ts';

export const YEAR = 2026;

/** Records of the modules above, as they leave them: six tasks, four meetings, three months of dues, two proposals. */
export async function records(w: CaseWorld, an: string): Promise<void> {
  const { owner } = w.chibo;
  const unit = await owner.db
    .selectFrom('unit')
    .select(['division', 'path'])
    .where('id', '=', w.cell)
    .executeTakeFirstOrThrow();
  const at = sql`${unit.division}, ${w.cell}, ${unit.path}`;
  const who = sql`${an}, 'Lê Thị An'`;
  const chief = sql`${w.ids['Nguyễn Thị Đào']}, 'Nguyễn Thị Đào'`;
  const task = async (id: number, due: string, state: string, done: string | null) =>
    await sql`insert into task (division, unit_id, scope, id, work, accountability, due, result, assignee_id, assignee_name, checker_id, checker_name, given_by, given_name, source, state, done_on, created_at)
      values (${at}, ${idOf(id)}, ${`Việc ${id}`}, 'x', ${due}, 'x', ${who}, ${chief}, ${chief}, 'cell', ${state}, ${done}, '2026-01-05')`.execute(
      owner.db,
    );
  await task(1, '2026-03-01', 'done', '2026-03-01');
  await task(2, '2026-03-01', 'done', '2026-03-02');
  await task(3, '2026-11-09', 'open', null);
  await task(4, '2026-12-20', 'returned', null);
  await task(5, '2026-05-01', 'cancelled', null);
  await task(6, '2025-12-31', 'done', '2026-01-02');
  for (const [n, of, kind, note] of [
    [11, 2, 'done', 'Làm tốt nhưng chậm'],
    [12, 4, 'returned', 'Thiếu danh sách'],
    [13, 4, 'returned', 'Vẫn thiếu'],
  ] as const)
    await sql`insert into task_event (division, unit_id, scope, id, task_id, kind, note, by_person, by_name, at)
      values (${at}, ${idOf(n)}, ${idOf(of)}, ${kind}, ${note}, ${chief}, '2026-04-01')`.execute(owner.db);
  for (const [n, month, kind, state, away, mark, reason] of [
    [21, '2026-01', 'regular', 'signed', false, 'present', null],
    [22, '2026-02', 'regular', 'confirmed', false, 'excused', 'ill'],
    [23, '2026-03', 'regular', 'closed', false, 'absent', null],
    [24, '2026-04', 'regular', 'closed', true, 'absent', null],
    [25, '2026-05', 'extraordinary', 'closed', false, 'absent', null],
    [26, '2026-06', 'regular', 'open', false, 'absent', null],
  ] as const) {
    await sql`insert into meeting (division, unit_id, scope, id, kind, month, title, planned_at, place, mode, state, called_by, called_name, clerk_name, rulebook_hash)
      values (${at}, ${idOf(n)}, ${kind}, ${month}, ${`Sinh hoạt ${month}`}, ${`${month}-05T12:00:00Z`}, 'x', 'in_person', ${state}, ${chief}, 'Thư ký', 'x')`.execute(
      owner.db,
    );
    await sql`insert into attendance (division, unit_id, scope, id, meeting_id, person_id, person_name, sort_key, role, votes, exempt, away, state, reason)
      values (${at}, ${idOf(n + 100)}, ${idOf(n)}, ${who}, 'k', 'official', true, false, ${away}, ${mark}, ${reason})`.execute(
      owner.db,
    );
  }
  for (const [n, month, paid] of [
    [31, '2026-01', 5000],
    [32, '2026-02', 4000],
    [33, '2025-12', 0],
  ] as const)
    await sql`insert into dues_line (division, unit_id, scope, id, person_id, person_name, sort_key, month, category, rule_id, rulebook_hash, due, paid)
      values (${at}, ${idOf(n)}, ${who}, 'k', ${month}, 'fixed', 'DUE-01', 'x', 5000, ${paid})`.execute(owner.db);
  for (const [n, state] of [
    [41, 'open'],
    [42, 'answered'],
  ] as const)
    await sql`insert into proposal (division, unit_id, scope, id, person_id, person_name, body, addressed_unit_id, addressed_path, reply_due, state, reply, made_at)
      values (${at}, ${idOf(n)}, ${who}, ${`Ý kiến ${n}`}, ${w.cell}, ${unit.path}, '2026-12-01', ${state}, 'Đã rõ', '2026-10-05')`.execute(
      owner.db,
    );
}

export const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
