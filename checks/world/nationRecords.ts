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

/** What is told of members beside their dossiers, rosters that were confirmed, merges and corrections. */
const particulars = () => `
  insert into person_work (division, unit_id, scope, id, person_id, employer, employer_key, ownership, foreign_invested, occupation, valid_from)
    select ${address}, nid('person_work', h.scope, n), nid('person', h.scope, n), 'Công ty ' || n % 3 || h.mark, 'cong ty ' || n % 3, 'private', n % 4 = 0, 'worker', '2020-01-01' from ${each('h.members')};
  insert into person_study (division, unit_id, scope, id, person_id, school, graduates_on, valid_from)
    select ${address}, nid('person_study', h.scope, n), nid('person', h.scope, n), 'Trường' || h.mark, '2027-06-30', '2024-09-01' from ${each('h.members')};
  insert into person_season (division, unit_id, scope, id, person_id, from_month, to_month, reason, valid_from)
    select ${address}, nid('person_season', h.scope, n), nid('person', h.scope, n), 11, 2, 'Đi biển' || h.mark, '2024-09-01' from ${each('h.members')};
  insert into person_group (division, unit_id, scope, id, person_id, grp, valid_from)
    select ${address}, nid('person_group', h.scope, n), nid('person', h.scope, n), 'village_core', '2024-09-01' from ${each('h.members')};
  insert into party_group (division, unit_id, scope, id, name, name_key, sort_key, founded_on)
    select ${address}, nid('party_group', h.scope, n), 'Tổ ' || n || h.mark, 'to ' || n || h.mark, 'T' || n, '2024-09-01' from ${each(2)};
  insert into party_group_name (division, unit_id, scope, id, group_id, name, valid_from)
    select ${address}, nid('party_group_name', h.scope, n), nid('party_group', h.scope, n), 'Tổ ' || n || h.mark, '2024-09-01' from ${each(2)};
  insert into party_group_line (division, unit_id, scope, id, group_id, group_name, person_id, person_name, sort_key, begin_reason, valid_from)
    select ${address}, nid('party_group_line', h.scope, n), nid('party_group', h.scope, 1 + n % 2), 'Tổ' || h.mark, nid('person', h.scope, n), 'Người' || h.mark, 'k' || n, 'founded', '2024-09-01' from ${each('h.members')};
  insert into party_group_office (division, unit_id, scope, id, group_id, office, person_id, person_name, basis, valid_from)
    select ${address}, nid('party_group_office', h.scope, 1), nid('party_group', h.scope, 2), 'head', nid('person', h.scope, 1), 'Tổ trưởng' || h.mark, 'Biên bản' || h.mark, '2024-09-01' from here h;
  insert into party_group_stat (division, unit_id, scope, groups, grouped, headless) select ${address}, 2, h.members, 1 from here h;
  insert into role_conflict (division, unit_id, scope, id, person_id, person_name, sort_key, what, noted_on, noted_by, noted_name)
    select ${address}, nid('role_conflict', h.scope, n), nid('person', h.scope, n), 'Người' || h.mark, 'k', 'Vừa làm vừa kiểm tra' || h.mark, '2026-10-01', nid('account', h.scope, 1), 'Người ghi' || h.mark from ${each(2)};
  insert into roster_check (division, unit_id, scope, id, period, as_of, registered, confirmed, guests, members, signed_on, signed_by, signed_name, signed_at)
    select ${address}, nid('roster_check', h.scope, n), '2026-10-01'::date - (n || ' month')::interval, '2026-10-01'::date - n, h.members, h.members, 0, '{}', '2026-10-01', nid('account', h.scope, 1), 'Người ký' || h.mark, '2026-10-01' from ${each(2)};
  insert into roster_difference (division, unit_id, scope, id, check_id, kind, person_id, person_name, sort_key, note, found_on)
    select ${address}, nid('roster_difference', h.scope, n), nid('roster_check', h.scope, n), 'wrong', nid('person', h.scope, n), 'Người' || h.mark, 'k', 'Sai' || h.mark, '2026-10-01' from ${each(2)};
  insert into person_merge (division, unit_id, scope, id, winner_id, loser_id, loser_division, loser_unit_id, name, sort_key, taken, moved, stayed, reason, merged_on, merged_by, merged_name, merged_at, undone_on, undone_by, undone_name)
    select ${address}, nid('person_merge', h.scope, 1), nid('person', h.scope, 1), nid('person', h.scope, 2), h.division, h.unit_id, 'Người' || h.mark, 'k', '{}', 1, 0, 'Trùng' || h.mark, '2026-10-01', nid('account', h.scope, 1), 'Người nhập' || h.mark, '2026-10-01', '2026-10-02', nid('account', h.scope, 1), 'Người hoàn' || h.mark from here h;
  insert into person_merge_trace (division, unit_id, scope, id, body) select ${address}, nid('person_merge', h.scope, 1), 'x' from here h;
  insert into person_apart (division, unit_id, scope, id, person_id, other_id, noted_on, noted_by, noted_name)
    select ${address}, nid('person_apart', h.scope, 1), least(nid('person', h.scope, 1), nid('person', h.scope, 2)), greatest(nid('person', h.scope, 1), nid('person', h.scope, 2)), '2026-10-01', nid('account', h.scope, 1), 'Người ghi' || h.mark from here h;
  insert into correction (division, unit_id, scope, id, person_id, person_name, sort_key, field, reason, asked_on, asked_at, due, state)
    select ${address}, nid('correction', h.scope, n), nid('person', h.scope, n), 'Người' || h.mark, 'k', 'phone', 'Vì' || h.mark, '2026-10-01', '2026-10-01', '2026-10-05', 'open' from ${each(2)};
  insert into member_fact_stat (division, unit_id, scope, measure, code, n) select ${address}, 'ownership', 'private', h.members from here h;
  insert into member_age_stat (division, unit_id, scope, measure, code, born, n) select ${address}, 'occupation', 'worker', 1980, h.members from here h`;

/** Files of the national side that were compared, and findings of the integrity checks. */
const summaries = () => `
  insert into summary_report (division, unit_id, scope, id, file_id, file_name, file_hash, fields, file_lines, state, steps, steps_done, counts, made_by, made_grant, made_name, made_at)
    select ${address}, nid('summary_report', h.scope, n), nid('file', h.scope, 1), 'tom-tat' || h.mark || '.json', 'x', '{name}', 4, 'compared', 1, 1, '{}', nid('account', h.scope, 1), 'g', 'Người đối chiếu' || h.mark, '2026-10-01' from ${each(2)};
  insert into summary_line (division, unit_id, scope, id, report_id, line_no, kind, cause, person_id, person_name, sort_key, cell_name, told)
    select ${address}, nid('summary_line', h.scope, n), nid('summary_report', h.scope, 1), n, (array['same', 'only_there', 'only_here', 'ambiguous'])[1 + n % 4], case when n % 4 = 3 then 'several' end, case when n % 4 in (0, 2) then nid('person', h.scope, n) end, 'Người' || h.mark, 'k' || n, 'Chi bộ' || h.mark, 'x' from ${each(4)};
  insert into integrity_run (division, unit_id, scope, id, state, cuts, pieces_done, checks, units, open, began_at, ended_at, ran_by, ran_name)
    select ${address}, nid('integrity_run', h.scope, 1), 'done', array[h.scope], 1, 60, 1, 2, '2026-10-01', '2026-10-01', nid('account', h.scope, 1), 'Đêm' || h.mark from here h;
  insert into integrity_finding (division, unit_id, scope, id, fault, severity, subject_id, part, facts, found_at, seen_at)
    select ${address}, nid('integrity_finding', h.scope, n), (array['roster_carries', 'unit_no_head'])[n], (array['error', 'warning'])[n], case n when 1 then nid('person', h.scope, 1) else h.unit_id end, '', '{}', '2026-10-01', '2026-10-02' from ${each(2)};
  insert into integrity_note (division, unit_id, scope, id, finding_id, reason, noted_on, noted_by, noted_name, noted_at)
    select ${address}, nid('integrity_note', h.scope, 1), nid('integrity_finding', h.scope, 1), 'Vì' || h.mark, '2026-10-02', nid('account', h.scope, 1), 'Người giải thích' || h.mark, '2026-10-02' from here h`;

const accounts = () => `
  insert into account (id, login, name, person_division, person_id, created_at) select nid('account', h.scope, 1), 'tk.' || h.scope, 'Tài khoản' || h.mark, h.division, nid('person', h.scope, 3), '2020-01-01' from here h`;

const posts = () => `
  insert into post (division, unit_id, scope, id, post, side, person_id, holder_name, holder_is_member, valid_from, term_ends)
    select ${address}, nid('post', h.scope, n), (array['committee_member', 'village_head'])[n], (array['party', 'civil'])[n], nid('person', h.scope, 2), 'Giữ chức' || h.mark, true, '2020-01-01', (array[null, '2027-06-30'::date])[n] from ${each(2)};
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

const elections = () => `
  insert into resignation (division, unit_id, scope, id, post_id, post, person_id, person_name, asked_on, reason, note, state)
    select ${address}, nid('resignation', h.scope, 1), nid('post', h.scope, 1), 'committee_member', nid('person', h.scope, 2), 'Người xin thôi' || h.mark, '2026-10-05', 'health', 'Vì' || h.mark, 'asked' from here h;
  insert into election (division, unit_id, scope, id, body, post, purpose, seats, held_on, eligible, present, left_out, state, recorded_by, recorded_name, recorded_at, rulebook_hash, ruled_on)
    select ${address}, nid('election', h.scope, 1), case when h.kind = 'subordinate_cell' then 'cell_congress' else 'executive' end, case when h.kind = 'subordinate_cell' then 'secretary' else 'committee_secretary' end, 'term', 1, '2026-10-05', 3, 3, 0, 'open', nid('account', h.scope, 1), 'Người ghi' || h.mark, '2026-10-05', 'x', '2026-10-05' from here h;
  insert into election_candidate (division, unit_id, scope, id, election_id, position, person_id, person_name, nominated_by)
    select ${address}, nid('election_candidate', h.scope, n), nid('election', h.scope, 1), n, nid('person', h.scope, n), 'Ứng cử' || h.mark, 'committee' from ${each(2)};
  insert into election_ballot (division, unit_id, scope, id, election_id, ballot_no, seats, form, issued, collected, valid, recorded_name, recorded_at)
    select ${address}, nid('election_ballot', h.scope, 1), nid('election', h.scope, 1), 1, 1, 'secret', 3, 3, 3, 'Người ghi' || h.mark, '2026-10-05' from here h;
  insert into election_vote (division, unit_id, scope, id, ballot_id, candidate_id, votes, elected, poll_id)
    select ${address}, nid('election_vote', h.scope, n), nid('election_ballot', h.scope, 1), nid('election_candidate', h.scope, n), 1, false, nid('poll', h.scope, 1) from ${each(2)}`;

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

const honours = () => `
  insert into commendation (division, unit_id, scope, id, person_id, name, sort_key, form, by_unit_id, by_kind, by_name, number_text, decided_on, year, for_year, reason, recorded_by, recorded_name, recorded_at)
    select ${address}, nid('commendation', h.scope, n), case when n = 1 then nid('person', h.scope, 1) end, 'Được khen' || h.mark, 'k' || n, 'praise', h.unit_id, h.kind, 'Nơi khen' || h.mark, '1-QĐ', '2026-10-01', 2026, 2026, 'Vì' || h.mark, nid('account', h.scope, 1), 'Người ghi' || h.mark, '2026-10-01' from ${each(2)};
  insert into badge_award (division, unit_id, scope, id, person_id, person_name, sort_key, years, admitted_on, due_on, round_on, state, note, proposed_on, proposed_name, rulebook_hash)
    select ${address}, nid('badge_award', h.scope, n), nid('person', h.scope, n), 'Được tặng' || h.mark, 'k' || n, 30, '1996-12-01', '2026-12-01', '2027-02-03', 'proposed', 'Ghi chú' || h.mark, '2026-11-01', 'Người đề nghị' || h.mark, 'x' from ${each(2)};
  insert into card (division, unit_id, scope, id, person_id, person_name, sort_key, kind, reason, issued_on, tail, state, note, recorded_name, recorded_at)
    select ${address}, nid('card', h.scope, n), nid('person', h.scope, n), 'Có thẻ' || h.mark, 'k' || n, 'paper', 'first', '2020-01-01', '78', 'valid', 'Ghi chú' || h.mark, 'Người ghi' || h.mark, '2026-10-01' from ${each(2)};
  insert into honour_stat (division, unit_id, scope, kind, year, form, n) select ${address}, whom, 2026, 'praise', 1 from here h, unnest(array['member', 'unit']) whom`;

const residences = () => `
  insert into residence_contact (division, unit_id, scope, id, other_division, other_unit_id, other_scope, person_id, person_name, sort_key, category, reason, state, answered_on, valid_from, recorded_by, recorded_name, recorded_at)
    select ${address}, nid('residence_contact', h.scope, n), h.division, h.unit_id, h.scope, nid('person', h.scope, n), 'Được giới thiệu' || h.mark, 'k' || n, 'introduced', 'Vì' || h.mark, (array['received', 'waiting'])[n], (array['2026-02-05'::date, null])[n], '2026-02-01', nid('account', h.scope, 1), 'Người ghi' || h.mark, '2026-02-01' from ${each(2)};
  insert into residence_round (division, unit_id, scope, id, year, opened_on, due, opened_name, rulebook_hash)
    select ${address}, nid('residence_round', h.scope, 1), 2026, '2026-10-05', '2026-11-05', 'Người mở' || h.mark, 'x' from here h;
  insert into residence_remark (division, unit_id, scope, id, other_division, other_unit_id, other_scope, round_id, contact_id, person_id, person_name, sort_key, home_name, year, due, state, level, body, discussed_on, sent_on, sent_name)
    select ${address}, nid('residence_remark', h.scope, n), h.division, h.unit_id, h.scope, nid('residence_round', h.scope, 1), nid('residence_contact', h.scope, n), nid('person', h.scope, n), 'Được nhận xét' || h.mark, 'k' || n, 'Nơi công tác' || h.mark, 2026, '2026-11-05',
      (array['sent', 'open'])[n], (array['good', null])[n], jsonb_build_object('conduct', 'Tốt' || h.mark), (array['2026-10-20'::date, null])[n], (array['2026-10-21'::date, null])[n], (array['Người gửi' || h.mark, null])[n] from ${each(2)};
  insert into residence_correction (division, unit_id, scope, id, other_scope, remark_id, person_id, position, level, body, discussed_on, reason, corrected_on, corrected_name, corrected_at)
    select ${address}, nid('residence_correction', h.scope, 1), h.scope, nid('residence_remark', h.scope, 1), nid('person', h.scope, 1), 1, 'fulfilled', jsonb_build_object('conduct', 'Sửa' || h.mark), '2026-10-25', 'Vì' || h.mark, '2026-10-25', 'Người sửa' || h.mark, '2026-10-25' from here h;
  insert into residence_stat (division, unit_id, scope, kind, code, year, n) select ${address}, 'remark', state, 2026, 1 from here h, unnest(array['sent', 'open']) state`;

const dues = () => `
  insert into dues_basis (division, unit_id, scope, id, person_id, category, base, voluntary, consent, set_by, set_name, set_at, valid_from)
    select ${address}, nid('dues_basis', h.scope, 1), nid('person', h.scope, 1), 'fixed', 'x', 1000, 'Đơn' || h.mark, nid('person', h.scope, 2), 'Người định' || h.mark, '2026-08-01', '2026-08-01' from here h;
  insert into dues_line (division, unit_id, scope, id, person_id, person_name, sort_key, month, category, rule_id, rulebook_hash, due, paid)
    select ${address}, nid('dues_line', h.scope, (m - 1) * 100 + n), nid('person', h.scope, n), 'Người đóng' || h.mark, 'k' || n, '2026-0' || (m + 7), 'fixed', 'DUE-01', 'x', 5000, case when n % 2 = 1 then 5000 else 0 end
    from ${each(2, 'm')} cross join lateral generate_series(1, h.members) n;
  insert into dues_entry (division, unit_id, scope, id, line_id, person_id, month, booked, kind, amount, made_on, method, receipt_year, receipt_no, taken_by, taken_name, at)
    select l.division, l.unit_id, l.scope, nid('dues_entry', l.scope, r.n), l.id, l.person_id, l.month, l.month, 'payment', 5000, '2026-08-10', 'cash', 2026, r.n, nid('person', l.scope, 2), 'Người thu<' || l.scope || '>', '2026-08-10'
    from dues_line l cross join lateral (select count(*)::int as n from dues_line o where o.division = l.division and o.unit_id = l.unit_id and (o.month, o.sort_key) <= (l.month, l.sort_key)) r where l.paid > 0;
  insert into dues_remittance (division, unit_id, scope, id, to_unit_id, year, number, from_month, to_month, own, received, kept, remitted, share, rule_id, rulebook_hash, state, sent_on, sent_by, sent_name, sent_at)
    select ${address}, nid('dues_remittance', h.scope, 1), u.parent_id, 2026, 1, '2026-08', '2026-08', 5000, 0, 4500, 500, '9/10', 'DUE-02', 'x', 'sent', '2026-09-05', nid('person', h.scope, 2), 'Người nộp' || h.mark, '2026-09-05' from here h join unit u on u.id = h.unit_id;
  insert into dues_month (division, unit_id, scope, id, month, members, due, voluntary, collected, unpaid_members, closed_on, closed_by, closed_name, closed_at, remittance_id)
    select ${address}, nid('dues_month', h.scope, n), '2026-0' || (n + 7), h.members, 5000, 0, 5000, 1, '2026-09-01', nid('person', h.scope, 2), 'Người khóa' || h.mark, '2026-09-01', case when n = 1 then nid('dues_remittance', h.scope, 1) end from ${each(2)};
  insert into dues_keep (division, unit_id, scope, id, for_unit_id, percent, decision, set_by, set_name, set_at, valid_from)
    select ${address}, nid('dues_keep', h.scope, 1), h.unit_id, 40, 'NQ' || h.mark, nid('person', h.scope, 2), 'Người quy định' || h.mark, '2026-01-01', '2026-01-01' from here h;
  insert into dues_year (division, unit_id, scope, id, year, due, collected, received, kept, remitted, unpaid, unpaid_members, note, settled_on, settled_by, settled_name, settled_at)
    select ${address}, nid('dues_year', h.scope, 1), 2025, 5000, 5000, 0, 4500, 500, 0, 0, 'Ghi chú' || h.mark, '2026-01-10', nid('person', h.scope, 2), 'Người quyết toán' || h.mark, '2026-01-10' from here h;
  insert into dues_stat (division, unit_id, scope, month, payers, due, collected) select ${address}, m, 1, 5000, 5000 from here h, unnest(array['2026-08', '2026-09', '2026-10']) m`;

/** Cases at work: one that waits for the members' vote, one that is ended; with a clock that runs, a paper, a question to the unit above. */
const cases = () => `
  insert into case_file (division, unit_id, scope, id, procedure, subject_kind, subject_id, subject_name, sort_key, search_key, person_id, restricted, state, step, outcome, facts, due, opened_on, ended_on, opened_by, opened_name, rulebook_hash, ruled_on)
    select ${address}, nid('case_file', h.scope, n), (array['exemption', 'strike_off'])[n], 'member', nid('person', h.scope, n), 'Người' || h.mark, 'k' || n, 'nguoi', nid('person', h.scope, n), n = 2, (array['open', 'ended'])[n], 'cell_vote', (array[null, 'kept'])[n],
      '{"why": "old_or_weak"}', case when n = 1 then '2026-11-20'::date else 'infinity' end, '2026-10-05', case when n = 2 then '2026-10-20'::date end, nid('account', h.scope, 1), 'Người mở' || h.mark, 'x', '2026-10-05' from ${each(2)};
  insert into case_step (division, unit_id, scope, id, case_id, person_id, position, step, begun_on) select ${address}, nid('case_step', h.scope, n), nid('case_file', h.scope, n), nid('person', h.scope, n), 1, 'cell_vote', '2026-10-05' from ${each(2)};
  insert into case_clock (division, unit_id, scope, id, case_id, person_id, procedure, restricted, step, rule_id, started_on, n, unit, due, first_due, state)
    select ${address}, nid('case_clock', h.scope, n), nid('case_file', h.scope, n), nid('person', h.scope, n), (array['exemption', 'strike_off'])[n], n = 2, 'cell_vote', 'PRO-02', '2026-10-05', 30, 'working_days', '2026-11-16', '2026-11-16', (array['running', 'fallen'])[n] from ${each(2)};
  insert into case_paper (division, unit_id, scope, id, case_id, person_id, form, state, recorded_name, recorded_at) select ${address}, nid('case_paper', h.scope, n), nid('case_file', h.scope, n), nid('person', h.scope, n), 'exemption_request', 'checked', 'Người ghi' || h.mark, '2026-10-06' from ${each(2)};
  insert into case_opinion (division, unit_id, scope, id, case_id, procedure, subject_name, kind, from_name, asked_on)
    select ${address}, nid('case_opinion', h.scope, 1), nid('case_file', h.scope, 1), 'exemption', 'Người' || h.mark, 'residence', 'Nơi hỏi' || h.mark, '2026-10-06' from here h;
  insert into case_stat (division, unit_id, scope, procedure, state, mark, month, n) select ${address}, 'exemption', 'open', 'cell_vote', '', 1 from here h`;

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
  insert into post_day_stat (division, unit_id, scope, day, committee) select ${address}, '2020-01-01', 1 from here h;
  insert into member_day_stat (division, unit_id, scope, day, members, official) select ${address}, '2020-01-01', h.members, h.members from here h;
  insert into post_stat (division, unit_id, scope, cells) select ${address}, (h.kind = 'subordinate_cell')::int from here h;
  insert into member_stat (division, unit_id, scope, members, official) select ${address}, h.members, h.members from here h;
  insert into member_code_stat (division, unit_id, scope, measure, code, n) select ${address}, 'ethnicity', code, 1 from here h, unnest(array['kinh', 'gia_rai', 'ba_na']) code;
  insert into resolution_stat (division, unit_id, scope, issued, tasks) select ${address}, 1, 1 from here h;
  insert into meeting_stat (division, unit_id, scope, month, held) select ${address}, m, 1 from here h, unnest(array['2026-09', '2026-10', '2026-11']) m`;

/** Candidates and what hangs on them; classes, plans; what was counted. */
const candidates = () => `
  insert into candidate (division, unit_id, scope, id, full_name, sort_key, search_key, sex, ethnicity, birth_date, occupation, state, entered_on, listed_on, closed_on, close_reason, person_id, entered_name)
    select ${address}, nid('candidate', h.scope, n), ${NAMES} || h.mark, 'k' || n || h.scope, 'nguyen' || n, 'female', '10', '2000-01-01'::date + n, 'farmer', (array['listed', 'proposed', 'dropped', 'admitted'])[n], '2026-01-05', '2026-02-05',
      (array[null, null, '2026-06-01', '2026-06-12']::date[])[n], (array[null, null, 'withdrew', null])[n], case when n = 4 then nid('person', h.scope, 1) end, 'Người ghi' || h.mark from ${each(4)};
  insert into candidate_group (division, unit_id, scope, id, candidate_id, grp) select ${address}, nid('candidate_group', h.scope, 1), nid('candidate', h.scope, 1), 'religious' from here h;
  insert into nomination (division, unit_id, scope, id, candidate_id, body, body_name, number_text, decided_on, votes_for, votes_of, by_account, by_name, at)
    select ${address}, nid('nomination', h.scope, n), nid('candidate', h.scope, n), 'youth_union', 'Chi đoàn' || h.mark, '4-NQ', '2026-01-05', 18, 20, nid('account', h.scope, 1), 'Người ghi' || h.mark, '2026-01-05' from ${each(4)};
  insert into candidate_helper (division, unit_id, scope, id, candidate_id, person_id, person_name, together_since, valid_from)
    select ${address}, nid('candidate_helper', h.scope, n), nid('candidate', h.scope, 1), nid('person', h.scope, n), 'Người giúp' || h.mark, '2024-01-01', '2026-02-05' from ${each(2)};
  insert into candidate_remark (division, unit_id, scope, id, candidate_id, helper_id, made_on, body, by_name, written_at)
    select ${address}, nid('candidate_remark', h.scope, 1), nid('candidate', h.scope, 1), nid('candidate_helper', h.scope, 1), '2026-05-05', 'Nhận xét' || h.mark, 'Người giúp' || h.mark, '2026-05-05' from here h;
  insert into candidate_task (division, unit_id, scope, id, candidate_id, what, given_on, due, given_name)
    select ${address}, nid('candidate_task', h.scope, 1), nid('candidate', h.scope, 1), 'Việc thử' || h.mark, '2026-03-01', '2026-04-01', 'Người giao' || h.mark from here h;
  insert into candidate_review (division, unit_id, scope, id, month, held_on, kept, dropped, by_name, at)
    select ${address}, nid('candidate_review', h.scope, 1), '2026-10', '2026-10-05', 2, 0, 'Người ghi' || h.mark, '2026-10-05' from here h;
  insert into candidate_verdict (division, unit_id, scope, id, review_id, candidate_id, verdict)
    select ${address}, nid('candidate_verdict', h.scope, 1), nid('candidate_review', h.scope, 1), nid('candidate', h.scope, 1), 'kept' from here h;
  insert into training_class (division, unit_id, scope, id, course, name, place, held_by, starts_on, ends_on, seats, state)
    select ${address}, nid('training_class', h.scope, 1), 'awareness', 'Lớp' || h.mark, 'Hội trường' || h.mark, 'Trung tâm' || h.mark, '2026-11-01', '2026-11-20', 40, 'open' from here h;
  insert into class_place (division, unit_id, scope, id, course, candidate_id, name, sort_key, search_key, class_division, class_id, state, asked_on)
    select ${address}, nid('class_place', h.scope, n), 'awareness', nid('candidate', h.scope, n), 'Học viên' || h.mark, 'k' || n, 'nguyen' || n, (array[h.division, null])[n], (array[nid('training_class', h.scope, 1), null])[n], (array['enrolled', 'waiting'])[n], '2026-03-05' from ${each(2)};
  insert into admission_plan (division, unit_id, scope, id, title, period, starts_on, ends_on, goals, state, adopted_on, made_name, made_at)
    select ${address}, nid('admission_plan', h.scope, n), 'Kế hoạch' || h.mark, (array['term', 'year'])[n], '2026-01-01', '2026-12-31', '[{"group": "", "min": 2, "max": 3}]', (array['adopted', 'draft'])[n], (array['2026-01-05'::date, null])[n], 'Người lập' || h.mark, '2026-01-05' from ${each(2)};
  insert into admission_share (division, unit_id, scope, id, plan_division, plan_id, grp, goal_min, goal_max)
    select ${address}, nid('admission_share', h.scope, 1), p.division, nid('admission_plan', p.path, 1), '', 1, 2 from here h join unit u on u.id = h.unit_id join unit p on p.id = u.parent_id;
  insert into candidate_stat (division, unit_id, scope, stage, grp, n) select ${address}, 'helped', '', 1 from here h;
  insert into admission_stat (division, unit_id, scope, month, measure, mark, n) select ${address}, m, 'admitted', '', 1 from here h, unnest(array['2026-06', '2026-09']) m`;

/** A decision that took effect at every unit, with what was handed over by it. */
const reorganizations = () => `
  insert into reorganization (division, unit_id, scope, id, title, number_text, decided_on, signer_name, effective_on, acts, state, drafted_by, drafted_name, drafted_at, approved_by, approved_name, approved_at, applied_at)
    select ${address}, nid('reorganization', h.scope, 1), 'Sắp xếp' || h.mark, 'QĐ' || h.mark, '2026-09-01', 'Người ký' || h.mark, '2026-09-02', '[]', 'applied', nid('account', h.scope, 1), 'Người soạn' || h.mark, '2026-09-01', '{}', 'Người ký' || h.mark, '2026-09-01', '2026-09-02' from here h;
  insert into reorganization_choice (division, unit_id, scope, id, reorganization_id, about, subject, target_id)
    select ${address}, nid('reorganization_choice', h.scope, 1), nid('reorganization', h.scope, 1), 'kind', 'task/', h.unit_id from here h;
  insert into reorganization_unit (division, unit_id, scope, id, reorganization_id, position, target_id, target_division, sort_key, named, founded, closes, successors, old_name, old_kind, old_parent, old_path, new_name, new_kind, new_parent, new_path)
    select ${address}, nid('reorganization_unit', h.scope, 1), nid('reorganization', h.scope, 1), 0, h.unit_id, h.division, 'k', true, false, false, '{}', 'Tên cũ' || h.mark, u.kind, u.parent_id, u.path, u.name, u.kind, u.parent_id, u.path from here h join unit u on u.id = h.unit_id;
  insert into reorganization_person (division, unit_id, scope, id, reorganization_id, person_division, person_id, person_name, sort_key, from_id, to_id)
    select ${address}, nid('reorganization_person', h.scope, 1), nid('reorganization', h.scope, 1), h.division, nid('person', h.scope, 1), 'Người chuyển' || h.mark, 'k', h.unit_id, h.unit_id from here h;
  insert into reorganization_work (division, unit_id, scope, id, reorganization_id, kind, item_division, item_id, from_id, to_id, clash)
    select ${address}, nid('reorganization_work', h.scope, 1), nid('reorganization', h.scope, 1), 'task', h.division, nid('task', h.scope, 1), h.unit_id, h.unit_id, false from here h;
  insert into reorganization_trace (division, unit_id, scope, id, reorganization_id, step, table_name, key)
    select ${address}, nid('reorganization_trace', h.scope, 1), nid('reorganization', h.scope, 1), 1, 'unit_word', jsonb_build_object('token', 'zz', 'unit_id', h.unit_id) from here h`;

/** Closed months, what they froze, and a correction. */
const periods = () => `
  insert into period_close (division, unit_id, scope, id, kind, starts_on, ends_on, state, closed_on, closed_at, closed_by, closed_name, rule_id, units)
    select ${address}, nid('period_close', h.scope, n), 'month', '2025-01-01'::date - (n || ' month')::interval, '2025-01-01'::date - ((n - 1) || ' month')::interval - interval '1 day', 'closed', '2025-02-05', '2025-02-05', nid('account', h.scope, 1), 'Người chốt' || h.mark, 'STA-04', 1 from ${each(2)};
  insert into stat_snapshot (division, unit_id, scope, kind, starts_on, closing_no, close_id, taken_at, numbers)
    select ${address}, 'month', '2025-01-01'::date - (n || ' month')::interval, 1, nid('period_close', h.scope, n), '2025-02-05', '{"member.head": 3}' from ${each(2)};
  insert into period_correction (division, unit_id, scope, id, about_id, about_name, close_id, kind, starts_on, closing_no, number_key, was, becomes, reason, source, made_on, made_at, made_by, made_name)
    select ${address}, nid('period_correction', h.scope, 1), h.unit_id, 'Đơn vị' || h.mark, nid('period_close', h.scope, 1), 'month', '2024-12-01', 1, 'member.head', 3, 4, 'Sót' || h.mark, 'hand', '2025-03-01', '2025-03-01', nid('account', h.scope, 1), 'Người sửa' || h.mark from here h`;

/** A table that is published and one that is drafted. */
const publications = () => `
  insert into publication (division, unit_id, scope, id, series_id, edition, title, on_day, whole_name, whole_n, divides, decimals, source_kind, note, state, drafted_on, drafted_by, drafted_name, published_on, published_at, published_by, published_name)
    select ${address}, nid('publication', h.scope, n), nid('publication', h.scope, n), 1, 'Bảng số liệu' || h.mark, '2025-12-31', 'đảng viên' || h.mark, 3, true, 1, 'own', 'Ghi chú' || h.mark, (array['published', 'draft'])[n], '2026-01-05', nid('account', h.scope, 1), 'Người soạn' || h.mark,
      (array['2026-01-06'::date, null])[n], (array['2026-01-06'::timestamptz, null])[n], (array[nid('account', h.scope, 1), null])[n], (array['Người công bố' || h.mark, null])[n] from ${each(2)};
  insert into publication_line (division, unit_id, scope, id, publication_id, position, label, n, part_of, indicator)
    select ${address}, nid('publication_line', h.scope, n), nid('publication', h.scope, n), 0, 'Dòng' || h.mark, 3, 'whole', 'member.head' from ${each(2)}`;

/** What villages measured, and what committees defined for themselves. */
const indicators = () => `
  insert into village_series (division, unit_id, scope, id, name, share, made_on, made_name)
    select ${address}, nid('village_series', h.scope, 1), 'Chuỗi' || h.mark, true, '2026-09-01', 'Người nhập' || h.mark from here h;
  insert into village_value (division, unit_id, scope, id, series, series_id, on_day, value, base, source, made_by, made_name, made_at)
    select ${address}, nid('village_value', h.scope, n), (array['poor_households', 'temporary_houses', nid('village_series', h.scope, 1)::text])[n],
      case when n = 3 then nid('village_series', h.scope, 1) end, '2026-09-01', n, case when n <> 2 then 20 end, 'Nguồn' || h.mark, nid('account', h.scope, 1), 'Người nhập' || h.mark, '2026-09-02' from ${each(3)};
  insert into village_stat (division, unit_id, scope, series, value, base) select ${address}, 'poor_households', 1, 20 from here h;
  insert into own_indicator (division, unit_id, scope, id, name, purpose, form, numerator, denominator, made_name, made_on)
    select ${address}, nid('own_indicator', h.scope, 1), 'Chỉ tiêu' || h.mark, 'Để' || h.mark, 'share', '{"measure": "member.head", "filters": [{"dimension": "sex", "codes": ["female"]}]}', '{"measure": "member.head"}', 'Người đặt' || h.mark, '2026-10-01' from here h;
  insert into dashboard (division, unit_id, scope, id, name, tiles, made_name, changed_on)
    select ${address}, nid('dashboard', h.scope, 1), 'Bảng' || h.mark, '[{"indicator": "member.head", "form": "number"}]', 'Người đặt' || h.mark, '2026-10-01' from here h`;

export const RECORDS: readonly ((size: Size) => string)[] = [
  people,
  particulars,
  summaries,
  accounts,
  posts,
  committees,
  instruments,
  elections,
  resolutions,
  resolutionWork,
  meetings,
  cases,
  candidates,
  dues,
  honours,
  residences,
  reorganizations,
  periods,
  publications,
  indicators,
  rest,
];
