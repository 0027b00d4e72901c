/**
 * A generated organization in which at least one row of every kind of open work waits (src/organization/reorganizing.ts): for what is asked of all kinds
 * at once. What stops a closing until it is ended waits at one cell only, `STOPPED`; all other units may be merged, split or closed.
 */
import type pg from 'pg';
import type { Keys } from '../../src/platform/files/keys.ts';
import { cellUnit, raiseNation, type Size } from './nation.ts';

export const OPEN_WORK_SIZE: Size = { provinces: 1, communes: 2, cells: 4, members: 4, tasks: 4, meetings: 1 };

/** The cell at which what must end waits: a resignation, an election, an import, an open sheet of dues, a draft of a reorganization. */
export const STOPPED = cellUnit(1, 2, 4);

const address = 'h.division, h.unit_id, h.scope';
/** Every unit but the top as `h`, with the next unit beside it (`o`): the other side of what goes between two. */
const BESIDE = `(select u.id as unit_id, u.division, u.path as scope, '<' || u.path || '>' as mark, u.kind, u.parent_id from unit u where u.parent_id is not null) h
  cross join lateral (select coalesce((select x.id from unit x where x.parent_id = h.parent_id and x.path > h.scope order by x.path limit 1),
    (select x.id from unit x where x.parent_id = h.parent_id order by x.path limit 1)) as id) beside
  join unit o on o.id = beside.id`;

const MEETINGS = `
  insert into meeting (division, unit_id, scope, id, kind, month, title, planned_at, place, mode, state, called_by, called_name, chair_id, chair_name, rulebook_hash)
    select ${address}, nid('meeting', h.scope, 90 + n), case when n = 1 then 'regular' else 'extraordinary' end, '2026-11', 'Sắp họp' || h.mark, '2026-11-25', 'Nhà văn hóa', 'in_person', (array['called', 'closed'])[n],
      nid('person', h.scope, 1), 'Triệu tập' || h.mark, nid('person', h.scope, 1), 'Chủ trì' || h.mark, 'x' from ${BESIDE}, generate_series(1, 2) n
    -- two called regular meetings cannot become one: those of the first two cells of a commune are called, the others have theirs behind them
    where n = 2 or h.kind <> 'subordinate_cell' or right(h.scope, 4) = '0001';
  insert into meeting_item (division, unit_id, scope, id, meeting_id, position, kind, title)
    select m.division, m.unit_id, m.scope, nid('meeting_item', m.scope, 90 + row_number() over (partition by m.scope order by m.id)::int), m.id, 1, 'review', 'Mục' from meeting m where m.state <> 'signed';
  insert into attendance (division, unit_id, scope, id, meeting_id, person_id, person_name, sort_key, role, votes, exempt, away, state)
    select m.division, m.unit_id, m.scope, gen_random_uuid(), m.id, p.id, p.full_name, p.sort_key, 'official', true, false, false, 'unknown' from meeting m join person p on p.division = m.division and p.unit_id = m.unit_id where m.state <> 'signed'`;

const CASES = `
  insert into case_file (division, unit_id, scope, id, other_division, other_unit_id, other_scope, procedure, subject_kind, subject_id, subject_name, sort_key, search_key, person_id, restricted, state, step, facts, opened_on, opened_by, opened_name, rulebook_hash, ruled_on)
    select ${address}, nid('case_file', h.scope, 90 + n), case when n < 3 then o.division end, case when n < 3 then o.id end, case when n < 3 then o.path end, (array['transfer', 'discipline', 'discipline', 'admission'])[n],
      case when n = 4 then 'candidate' else 'member' end, case when n = 4 then nid('candidate', h.scope, 1) else nid('person', h.scope, n) end, 'Người' || h.mark, 'k', 'nguoi', case when n < 4 then nid('person', h.scope, n) end, n in (2, 3), 'open', 'letter', '{}',
      '2026-10-05', nid('account', h.scope, 1), 'Người mở' || h.mark, 'x', '2026-10-05' from ${BESIDE}, generate_series(1, 4) n where h.kind = 'subordinate_cell';
  insert into case_step (division, unit_id, scope, other_scope, id, case_id, person_id, position, step, begun_on)
    select division, unit_id, scope, other_scope, gen_random_uuid(), id, person_id, 1, step, '2026-10-05' from case_file where step = 'letter';
  insert into case_opinion (division, unit_id, scope, other_unit_id, other_scope, id, case_id, procedure, subject_name, kind, from_name, asked_on)
    select ${address}, o.id, o.path, nid('case_opinion', h.scope, 90), nid('case_file', h.scope, 91), 'transfer', 'Người' || h.mark, 'residence', o.name, '2026-10-06' from ${BESIDE} where h.kind = 'subordinate_cell'`;

/** Between two units what the generated organization keeps within one. */
const BETWEEN = `
  update residence_contact c set (other_division, other_unit_id, other_scope) = (select o.division, o.id, o.path from ${BESIDE} where h.unit_id = c.unit_id) where exists (select from unit u where u.id = c.unit_id and u.parent_id is not null);
  update residence_remark r set (other_division, other_unit_id, other_scope) = (select o.division, o.id, o.path from ${BESIDE} where h.unit_id = r.unit_id) where exists (select from unit u where u.id = r.unit_id and u.parent_id is not null);
  update residence_correction r set other_scope = (select m.other_scope from residence_remark m where m.division = r.division and m.id = r.remark_id);
  update proposal p set (addressed_unit_id, addressed_path) = (select o.id, o.path from unit u join unit o on o.id = u.parent_id where u.id = p.unit_id) where exists (select from unit u where u.id = p.unit_id and u.parent_id is not null);
  update proposal_forward f set to_unit_id = (select p.addressed_unit_id from proposal p where p.division = f.division and p.id = f.proposal_id)`;

/** What a committee made for itself to look at. */
const OWN = `
  insert into own_indicator (division, unit_id, scope, id, name, form, numerator, made_name, made_on)
    select ${address}, nid('own_indicator', h.scope, 90), 'Chỉ số' || h.mark, 'number', '{}', 'Người đặt', '2026-10-01' from ${BESIDE} where h.kind <> 'subordinate_cell';
  insert into dashboard (division, unit_id, scope, id, name, tiles, made_name, changed_on)
    select ${address}, nid('dashboard', h.scope, 90), 'Bảng' || h.mark, '[]', 'Người đặt', '2026-10-01' from ${BESIDE} where h.kind <> 'subordinate_cell';
  insert into village_series (division, unit_id, scope, id, name, share, made_on, made_name)
    select ${address}, nid('village_series', h.scope, 90), 'Chuỗi' || h.mark, false, '2026-10-01', 'Người đặt' from ${BESIDE} where h.kind <> 'subordinate_cell'`;

const STOPS = `
  insert into dues_entry (division, unit_id, scope, id, line_id, person_id, month, booked, kind, amount, made_on, method, receipt_year, receipt_no, taken_by, taken_name, at)
    select l.division, l.unit_id, l.scope, nid('dues_entry', l.scope, 900), l.id, l.person_id, l.month, '2026-11', 'payment', 1000, '2026-11-02', 'cash', 2026, 900, nid('person', l.scope, 2), 'Người thu', '2026-11-02'
    from dues_line l where l.unit_id = '${STOPPED.id}' and l.id = nid('dues_line', l.scope, 2);
  update dues_line set paid = 1000 where id = nid('dues_line', '${STOPPED.path}', 2);
  insert into reorganization (division, unit_id, scope, id, title, effective_on, acts, state, drafted_by, drafted_name, drafted_at)
    values ('${STOPPED.division}', '${STOPPED.id}', '${STOPPED.path}', nid('reorganization', '${STOPPED.path}', 90), 'Dự thảo', '2026-12-01', '[]', 'draft', nid('account', '${STOPPED.path}', 1), 'Người soạn', '2026-11-01');
  update election set state = 'cancelled', state_reason = 'x' where unit_id <> '${STOPPED.id}' and state = 'open';
  update resignation set state = 'withdrawn', decided_on = '2026-10-06' where unit_id <> '${STOPPED.id}';
  update reorganization set state = 'draft', approved_at = null, applied_at = null where unit_id = '${STOPPED.id}';
  update import_batch set state = 'dropped' where unit_id <> '${STOPPED.id}'`;

/** Fills a migrated, empty database. `client` must be the owner. */
export async function raiseOpenWork(client: pg.ClientBase, keys?: Keys): Promise<void> {
  await raiseNation(client, OPEN_WORK_SIZE, keys);
  await client.query('begin');
  for (const statements of [MEETINGS, CASES, BETWEEN, OWN, STOPS]) await client.query(statements);
  await client.query('commit');
  await client.query('analyze');
}
