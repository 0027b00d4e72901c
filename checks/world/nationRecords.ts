/** A row in every table for every unit of `here` (nation.ts). A new table with a scope needs a line here. */
import type { Size } from './nation.ts';

const NAMES = `(array['Nguyễn Văn An', 'Trần Thị Bình', 'Siu Blan', 'Lê Văn Cường', 'Đỗ Thị Đào'])[1 + n % 5]`;
const TOKENS = `array[(array['nguyen', 'tran', 'siu', 'le', 'do'])[1 + n % 5], (array['an', 'binh', 'blan', 'cuong', 'dao'])[1 + n % 5]]`;
const each = (count: number | string, alias = 'n') => `here h cross join lateral generate_series(1, ${count}) ${alias}`;
const address = 'h.division, h.unit_id, h.scope';

const people = () => `
  insert into person (division, unit_id, scope, id, home, full_name, sort_key, search_key, sex, ethnicity, birth_date, admitted_on, official_on)
    select ${address}, nid('person', h.scope, n), true, ${NAMES} || h.mark, 'k' || n || h.scope, 'nguyen' || n, (array['male', 'female'])[1 + n % 2], (array['kinh', 'gia_rai'])[1 + n % 2], '1980-01-01'::date + n, '2005-01-01', '2006-01-01'
    from ${each('h.members')};
  insert into membership (division, unit_id, scope, id, person_id, seat, status, full_name, sort_key, search_key, sex, ethnicity, birth_date, begin_reason, valid_from)
    select ${address}, nid('membership', h.scope, n), nid('person', h.scope, n), 'own', case when n % 7 = 0 then 'probationary' else 'official' end, ${NAMES} || h.mark, 'k' || n || h.scope, 'nguyen' || n, (array['male', 'female'])[1 + n % 2], (array['kinh', 'gia_rai'])[1 + n % 2], '1980-01-01'::date + n, 'import', '2020-01-01'
    from ${each('h.members')};
  insert into person_token (division, unit_id, scope, token, membership_id)
    select ${address}, token, nid('membership', h.scope, n) from ${each('h.members')}, unnest(${TOKENS}) token;
  insert into person_key (hash, kind, division, person_id) select sha256(convert_to(h.scope || n, 'UTF8')), 'card', h.division, nid('person', h.scope, n) from ${each('h.members')}`;

const accounts = () => `
  insert into account (id, login, name, person_division, person_id, created_at) select nid('account', h.scope, 1), 'tk.' || h.scope, 'Tài khoản' || h.mark, h.division, nid('person', h.scope, 3), '2020-01-01' from here h`;

const posts = () => `
  insert into post (division, unit_id, scope, id, post, side, person_id, holder_name, holder_is_member, valid_from)
    select ${address}, nid('post', h.scope, n), (array['committee_member', 'village_head'])[n], (array['party', 'civil'])[n], nid('person', h.scope, 2), 'Giữ chức' || h.mark, true, '2020-01-01' from ${each(2)};
  insert into overseer_duty (division, unit_id, scope, id, from_unit_id, person_division, person_id, person_name, valid_from)
    select ${address}, nid('overseer_duty', h.scope, 1), coalesce(u.parent_id, u.id), h.division, nid('person', h.scope, 2), 'Phụ trách' || h.mark, '2020-01-01' from here h join unit u on u.id = h.unit_id`;

const committees = () => `
  insert into term (division, unit_id, scope, id, name, starts_on, ends_on) select ${address}, nid('term', h.scope, 1), 'Nhiệm kỳ' || h.mark, '2025-01-01', '2030-01-01' from here h;
  insert into term_seat (division, unit_id, scope, id, term_id, seat, seats) select ${address}, nid('term_seat', h.scope, 1), nid('term', h.scope, 1), case when h.kind = 'subordinate_cell' then 'cell_committee' else 'executive_committee' end, 5 from here h;
  insert into work_division (division, unit_id, scope, id, state, note, valid_from) select ${address}, nid('work_division', h.scope, n), (array['adopted', 'draft'])[n], 'Phân công' || h.mark, (array['2025-01-01'::date, null])[n] from ${each(2)};
  insert into work_line (division, unit_id, scope, id, work_id, position, field, own_field, person_id, person_name, role, answers_for)
    select ${address}, nid('work_line', h.scope, n), nid('work_division', h.scope, n), 0, 'security', false, nid('person', h.scope, 1), 'Phụ trách mảng' || h.mark, 'lead', array[h.unit_id] from ${each(2)};
  insert into regulation (division, unit_id, scope, id, term_id, version_no, title, body, state, adopted_on)
    select ${address}, nid('regulation', h.scope, n), nid('term', h.scope, 1), 3 - n, 'Quy chế' || h.mark, 'Điều 1' || h.mark, (array['draft', 'adopted'])[n], (array[null, '2025-02-01'::date])[n] from ${each(2)};
  insert into overseer_visit (division, unit_id, scope, id, from_unit_id, person_division, person_id, person_name, sort_key, made_on, kind, seen, follow_up, follow_up_due)
    select ${address}, nid('overseer_visit', h.scope, 1), coalesce(u.parent_id, u.id), h.division, nid('person', h.scope, 2), 'Phụ trách' || h.mark, 'k', '2026-10-05', 'meeting', 'Đã thấy' || h.mark, 'Theo dõi' || h.mark, '2026-11-01' from here h join unit u on u.id = h.unit_id;
  insert into unit_mark (division, unit_id, scope, id, ownership, foreign_invested, valid_from) select ${address}, nid('unit_mark', h.scope, 1), 'private', false, '2020-01-01' from here h;
  insert into dual_gap (division, unit_id, scope, id, reason, note, valid_from) select ${address}, nid('dual_gap', h.scope, 1), 'age', 'Ghi chú' || h.mark, '2026-01-01' from here h;
  insert into mark_stat (division, unit_id, scope, ownership, non_state) select ${address}, 'private', 1 from here h`;

const instruments = () => `
  insert into number_series (division, unit_id, scope, id, document_type, term_start, last_no) select ${address}, nid('number_series', h.scope, 1), 'resolution', '2025-01-01', 7 from here h;
  insert into poll (division, unit_id, scope, id, subject_kind, subject_id, question, form, majority, base_kind, rule_id, rulebook_hash, eligible, present, base, threshold, votes_for, votes_against, votes_other, passed, taken_at)
    select ${address}, nid('poll', h.scope, 1), 'meeting', nid('meeting', h.scope, 1), 'Biểu quyết' || h.mark, 'show_of_hands', 'more_than_half', 'eligible', 'VOT-01', 'x', 3, 3, 3, 2, 3, 0, 0, true, '2026-10-05' from here h`;

const resolutions = (size: Size) => `
  insert into resolution (division, unit_id, scope, id, kind, state, number_no, number_text, title, body, signer_name, signer_post, issued_on, rulebook_hash, created_by, created_at)
    select ${address}, nid('resolution', h.scope, n), case when h.kind = 'subordinate_cell' then 'month' else 'committee' end, (array['issued', 'draft'])[n], n, n || '-NQ' || h.mark, 'Nghị quyết' || h.mark, 'Nội dung' || h.mark, 'Ký' || h.mark, 'secretary', '2026-10-01', 'x', nid('account', h.scope, 1), '2026-10-01' from ${each(2)};
  insert into target (division, unit_id, scope, id, resolution_id, position, indicator, measure, goal_min, goal_max, deadline)
    select ${address}, nid('target', h.scope, n), nid('resolution', h.scope, n), 1, 'Chỉ tiêu' || h.mark, 'households', 5, 10, '2026-12-31' from ${each(2)};
  insert into recipient (division, unit_id, scope, id, resolution_division, resolution_id, issued_on, title, number_text, issuer_name)
    select ${address}, nid('recipient', h.scope, 1), p.division, nid('resolution', p.path, 1), '2026-10-01', 'Nhận' || h.mark, '1-NQ', 'Cấp trên' || h.mark from here h join unit u on u.id = h.unit_id join unit p on p.id = coalesce(u.parent_id, u.id);
  insert into plan (division, unit_id, scope, id, title, body, starts_on, ends_on, state, resolution_division, resolution_id, created_by, created_at)
    select ${address}, nid('plan', h.scope, n), 'Kế hoạch' || h.mark, 'Nội dung' || h.mark, '2026-10-01', '2026-12-31', (array['adopted', 'draft'])[n], h.division, nid('resolution', h.scope, 1), nid('account', h.scope, 1), '2026-10-01' from ${each(2)};
  insert into plan_item (division, unit_id, scope, id, plan_id, position, what, target_division, target_id, measure, goal_min, goal_max, deadline)
    select ${address}, nid('plan_item', h.scope, n), nid('plan', h.scope, n), 1, 'Việc' || h.mark, h.division, nid('target', h.scope, 1), 'households', 1, 2, '2026-12-01' from ${each(2)};
  insert into task (division, unit_id, scope, id, work, accountability, due, result, assignee_id, assignee_name, checker_id, checker_name, given_by, given_name, source, plan_id, plan_item_id, resolution_division, resolution_id, state, created_at)
    select ${address}, nid('task', h.scope, n), 'Vận động 5 hộ' || h.mark, 'Chịu trách nhiệm' || h.mark, '2026-11-01'::date + n % 30, '5 hộ' || h.mark, nid('person', h.scope, 1), 'Người làm' || h.mark, nid('person', h.scope, 2), 'Người kiểm' || h.mark,
      nid('person', h.scope, 2), 'Người giao' || h.mark, 'cell', nid('plan', h.scope, 1), nid('plan_item', h.scope, 1), h.division, nid('resolution', h.scope, 1), (array['open', 'reported', 'done', 'returned'])[1 + n % 4], '2026-10-05' from ${each(size.tasks)};
  insert into task_event (division, unit_id, scope, id, task_id, kind, note, by_person, by_name, at)
    select ${address}, nid('task_event', h.scope, n), nid('task', h.scope, n), 'assigned', 'Ghi' || h.mark, nid('person', h.scope, 2), 'Người ghi' || h.mark, '2026-10-05' from ${each(size.tasks)}`;

/** What hangs on resolutions, plans and tasks beside their parts. */
const resolutionWork = () => `
  insert into target_step (division, unit_id, scope, id, target_id, year, goal) select ${address}, nid('target_step', h.scope, n), nid('target', h.scope, n), 2026, 7 from ${each(2)};
  insert into target_value (division, unit_id, scope, id, target_id, measured_on, value, source, by_name, made_at)
    select ${address}, nid('target_value', h.scope, n), nid('target', h.scope, n), '2026-10-20', 6, 'Nguồn' || h.mark, 'Người ghi' || h.mark, '2026-10-20' from ${each(2)};
  insert into theme (division, unit_id, scope, id, year, text, set_name, set_at) select ${address}, nid('theme', h.scope, 1), 2026, 'Chủ đề' || h.mark, 'Người đặt' || h.mark, '2026-01-05' from here h;
  insert into amendment (division, unit_id, scope, id, resolution_id, act, number_no, number_text, decided_on, reason, signer_name, signer_post, made_at)
    select ${address}, nid('amendment', h.scope, 1), nid('resolution', h.scope, 1), 'decision', 1, '1-QĐ' || h.mark, '2026-10-15', 'Lý do' || h.mark, 'Ký' || h.mark, 'secretary', '2026-10-15' from here h;
  insert into amendment_change (division, unit_id, scope, id, amendment_id, target_id, position, after)
    select ${address}, nid('amendment_change', h.scope, n), nid('amendment', h.scope, 1), nid('target', h.scope, n), n, jsonb_build_object('indicator', 'Chỉ tiêu' || h.mark, 'measure', 'households', 'baseText', null, 'baseValue', null, 'goalMin', '5', 'goalMax', '10', 'deadline', '2026-12-31') from ${each(2)};
  insert into amendment_notice (division, unit_id, scope, id, resolution_division, resolution_id, amendment_id, decided_on, title, number_text)
    select ${address}, nid('amendment_notice', h.scope, 1), p.division, nid('resolution', p.path, 1), nid('amendment', p.path, 1), '2026-10-15', 'Sửa' || h.mark, '1-QĐ' from here h join unit u on u.id = h.unit_id join unit p on p.id = coalesce(u.parent_id, u.id);
  insert into plan_adjustment (division, unit_id, scope, id, plan_id, decided_on, decision, reason, by_name, made_at, changes)
    select ${address}, nid('plan_adjustment', h.scope, 1), nid('plan', h.scope, 1), '2026-10-20', 'QĐ' || h.mark, 'Lý do' || h.mark, 'Người sửa' || h.mark, '2026-10-20', '[]' from here h;
  insert into task_series (division, unit_id, scope, id, work, accountability, result, assignee_id, assignee_name, checker_id, checker_name, given_by, given_name, source, every, first_due, ends_on, next_due, made_at)
    select ${address}, nid('task_series', h.scope, 1), 'Báo cáo' || h.mark, 'Chính' || h.mark, '1 báo cáo' || h.mark, nid('person', h.scope, 1), 'Người làm' || h.mark, nid('person', h.scope, 2), 'Người kiểm' || h.mark, nid('person', h.scope, 2), 'Người giao' || h.mark, 'cell', 'month', '2026-10-31', '2027-10-31', '2026-11-30', '2026-10-05' from here h;
  insert into resolution_check (division, unit_id, scope, id, resolution_id, due, what, checker_id, checker_name, state, made_at)
    select ${address}, nid('resolution_check', h.scope, n), nid('resolution', h.scope, 1), '2026-11-01'::date + n * 10, 'Kiểm tra' || h.mark, nid('person', h.scope, 2), 'Người kiểm' || h.mark, 'planned', '2026-10-05' from ${each(2)};
  insert into year_close (division, unit_id, scope, id, year, closed_on, closed_name, conclusion, review, carried, programme_id, closed_at)
    select ${address}, nid('year_close', h.scope, 1), 2025, '2025-12-30', 'Người khóa' || h.mark, 'Kết luận' || h.mark, '{"targets":{"met":0,"all":0},"tasks":{"all":0,"done":0,"late":0,"open":0,"carried":0},"plans":{"adopted":0,"whole":0}}', 0, nid('plan', h.scope, 1), '2025-12-30' from here h`;

const meetings = (size: Size) => `
  insert into meeting (division, unit_id, scope, id, kind, month, title, planned_at, place, mode, state, called_by, called_name, chair_id, chair_name, clerk_id, clerk_name, resolution_id, eligible, present, excused, absent, rulebook_hash)
    select ${address}, nid('meeting', h.scope, n), 'regular', to_char('2026-10-05'::date - (n || ' month')::interval, 'YYYY-MM'), 'Sinh hoạt' || h.mark, '2026-10-05'::date - (n || ' month')::interval, 'Nhà văn hóa' || h.mark, 'in_person', 'signed', nid('person', h.scope, 1), 'Triệu tập' || h.mark,
      nid('person', h.scope, 1), 'Chủ trì' || h.mark, nid('person', h.scope, 2), 'Thư ký' || h.mark, nid('resolution', h.scope, 1), h.members, h.members, 0, 0, 'x' from ${each(size.meetings)};
  insert into meeting_item (division, unit_id, scope, id, meeting_id, position, kind, title)
    select ${address}, nid('meeting_item', h.scope, n), nid('meeting', h.scope, n), 1, 'review', 'Mục' || h.mark from ${each(size.meetings)};
  insert into attendance (division, unit_id, scope, id, meeting_id, person_id, person_name, sort_key, role, votes, exempt, away, state)
    select ${address}, nid('attendance', h.scope, m * 1000 + n), nid('meeting', h.scope, m), nid('person', h.scope, n), 'Dự họp' || h.mark, 'k' || n, 'official', true, false, false, 'present' from ${each(size.meetings, 'm')} cross join lateral generate_series(1, h.members) n;
  insert into proposal (division, unit_id, scope, id, meeting_id, person_id, person_name, body, addressed_unit_id, addressed_path, reply_due, state, made_at)
    select ${address}, nid('proposal', h.scope, 1), nid('meeting', h.scope, 1), nid('person', h.scope, 1), 'Người nêu' || h.mark, 'Kiến nghị' || h.mark, h.unit_id, h.scope, '2026-11-01', 'open', '2026-10-05' from here h;
  insert into meeting_paper (division, unit_id, scope, id, meeting_id, file_id, kind, added_name, added_at)
    select ${address}, nid('meeting_paper', h.scope, 1), nid('meeting', h.scope, 1), nid('file', h.scope, 1), 'paper', 'Người thêm' || h.mark, '2026-10-05' from here h;
  insert into field_report (division, unit_id, scope, id, meeting_id, held_on, field, person_id, person_name, state, body, written_at)
    select ${address}, nid('field_report', h.scope, n), nid('meeting', h.scope, n), '2026-10-05'::date - n, 'security', nid('person', h.scope, 1), 'Phụ trách' || h.mark, (array['missed', 'given'])[1 + n % 2], 'Báo cáo' || h.mark, '2026-10-05' from ${each(size.meetings)};
  insert into quality_sheet (division, unit_id, scope, id, meeting_id, month, state, lines, maximum, self_total, self_level, rule_id, rulebook_hash, scored_by, scored_name, scored_at, confirm_due)
    select ${address}, nid('quality_sheet', h.scope, n), nid('meeting', h.scope, n), to_char('2026-10-05'::date - (n || ' month')::interval, 'YYYY-MM'), 'scored', '[]', 100, 90, 'good', 'MEE-07', 'x', nid('person', h.scope, 1), 'Người chấm' || h.mark, '2026-10-05', '2026-10-20' from ${each(size.meetings)};
  insert into proposal_forward (division, unit_id, scope, id, proposal_id, person_id, from_unit_id, to_unit_id, reason, by_person, by_name, at)
    select ${address}, nid('proposal_forward', h.scope, 1), nid('proposal', h.scope, 1), nid('person', h.scope, 1), h.unit_id, h.unit_id, 'Vì' || h.mark, nid('person', h.scope, 2), 'Người chuyển' || h.mark, '2026-10-06' from here h;
  insert into minutes (division, unit_id, scope, id, meeting_id, body, text_hash, confirmed_by, confirmed_name, confirmed_at)
    select ${address}, nid('minutes', h.scope, n), nid('meeting', h.scope, n), jsonb_build_object('text', 'Biên bản' || h.mark), 'x', nid('person', h.scope, 1), 'Xác nhận' || h.mark, '2026-10-06' from ${each(size.meetings)};
  insert into minutes_note (division, unit_id, scope, id, meeting_id, note, decided_on, by_name, at)
    select ${address}, nid('minutes_note', h.scope, 1), nid('meeting', h.scope, 1), 'Đính chính' || h.mark, '2026-10-07', 'Người sửa' || h.mark, '2026-10-07' from here h`;

const TALLY = { new: 1, changed: 0, same: 0, refused: 0 };
const COUNTS = { units: TALLY, members: TALLY, posts: 0, warnings: 0, problems: [] };

const rest = () => `
  insert into import_batch (division, unit_id, scope, id, file_id, file_name, as_of, state, mapping, counts, made_by, made_at)
    select ${address}, nid('import_batch', h.scope, 1), nid('file', h.scope, 1), 'so' || h.mark, '2026-10-01', 'staged', '{"workbook": "roster", "sheets": []}', '${JSON.stringify(COUNTS)}', nid('account', h.scope, 1), '2026-10-01' from here h;
  insert into import_row (division, unit_id, scope, id, batch_id, sheet, row_no, verdict, block_id) select ${address}, nid('import_row', h.scope, 1), nid('import_batch', h.scope, 1), 's' || h.mark, 1, 'new', nid('import_row', h.scope, 1) from here h;
  insert into import_block (division, unit_id, scope, id, batch_id, part, body) select ${address}, nid('import_row', h.scope, 1), nid('import_batch', h.scope, 1), 0, 'x' from here h;
  insert into import_trace (division, unit_id, scope, id, batch_id, founded, persons, memberships, posts) select ${address}, nid('import_trace', h.scope, 1), nid('import_batch', h.scope, 1), false, '{}', '{}', '{}' from here h;
  insert into file (division, unit_id, scope, id, name, media_type, bytes, sha256, owner_kind, owner_id, uploaded_by, uploaded_at)
    select ${address}, nid('file', h.scope, 1), 'tep' || h.mark, 'text/plain', 1, 'x', 'task', nid('task', h.scope, 1), nid('account', h.scope, 1), '2026-10-01' from here h;
  insert into file_chunk (division, unit_id, scope, file_id, position, body) select ${address}, nid('file', h.scope, 1), 0, 'x' from here h;
  insert into ledger (division, unit_id, scope, id, at, account_id, grant_id, command, command_id, subject_kind, subject_id, body, reason)
    select ${address}, nid('ledger', h.scope, n), '2026-10-01', nid('account', h.scope, 1), 'g', 'task.assign', nid('command', h.scope, n), 'task', nid('task', h.scope, n), '{}', 'Vì' || h.mark from ${each(5)};
  insert into post_stat (division, unit_id, scope, cells) select ${address}, (h.kind = 'subordinate_cell')::int from here h;
  insert into member_stat (division, unit_id, scope, members, official) select ${address}, h.members, h.members from here h;
  insert into member_code_stat (division, unit_id, scope, measure, code, n) select ${address}, 'ethnicity', code, 1 from here h, unnest(array['kinh', 'gia_rai', 'ba_na']) code;
  insert into resolution_stat (division, unit_id, scope, issued, tasks) select ${address}, 1, 1 from here h;
  insert into meeting_stat (division, unit_id, scope, month, held) select ${address}, m, 1 from here h, unnest(array['2026-09', '2026-10', '2026-11']) m`;

export const RECORDS: readonly ((size: Size) => string)[] = [
  people,
  accounts,
  posts,
  committees,
  instruments,
  resolutions,
  resolutionWork,
  meetings,
  rest,
];
