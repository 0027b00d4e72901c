/** The statements that write a province's meetings of a year, rolls, resolutions, plans and tasks. They read `here` and `body` (people.ts). */
const pick = (n: string, salt: number, of: number | string) => `bench_nation.pick(${n}, ${salt}, ${of})`;

/** Months of meetings, the last of them the month of the load. */
export const MONTHS = 12;

/**
 * A regular meeting a cell and month; 6 of 100 were not held. In the last month most cells of `stormy` (the province of the storm) and a few of all others
 * have their meeting open; $attendance of a thousand meetings have their roll, all open ones too.
 */
export const MEETINGS = [
  `create temp table held on commit drop as
    with each as (
      select h.id as unit_id, h.division, h.path as scope, h.cell, k, h.cell::bigint * ${MONTHS} + k as n,
        (date_trunc('month', date $day) - make_interval(months => ${MONTHS - 1} - k))::date as month
      from here h cross join generate_series(0, ${MONTHS - 1}) k where h.cell is not null),
    drawn as (
      select e.*, month + ${pick('n', 20, 3)} as on_day,
        case when k = ${MONTHS - 1} and ${pick('n', 21, 100)} < case when division = $stormy then 60 else 2 end then 'open' else 'closed' end as state
      from each e where ${pick('n', 22, 100)} >= 6)
    select d.*, state = 'open' or ${pick('n', 23, 1000)} < $attendance as with_roll from drawn d order by cell, k`,
  'analyze held',
  `create temp table roll on commit drop as
    select b.division, b.n * ${MONTHS} + m.k as n, b.unit_id, b.scope, m.n as meeting, b.person_id, b.full_name, b.sort_key, b.probationary, d.state
    from held m join body b on b.unit_id = m.unit_id and not b.gone and b.since <= m.on_day
    cross join lateral (select case when x < 85 then 'present' when x < 97 then 'excused' else 'absent' end as state from ${pick(`b.n * ${MONTHS} + m.k`, 24, 100)} x) d
    where m.with_roll order by m.n, b.i`,
  `insert into meeting (division, id, unit_id, scope, kind, month, title, planned_at, place, mode, state, called_by, called_name, chair_id, chair_name, clerk_id, clerk_name, opened_at, closed_at, eligible, present, excused, absent, rulebook_hash, ruled_on)
    select m.division, bench_nation.id('meeting', m.n), m.unit_id, m.scope, 'regular', to_char(m.month, 'YYYY-MM'), 'Sinh hoạt chi bộ', m.on_day + time '12:30', 'Nhà văn hóa', 'in_person', m.state,
      s.person_id, s.full_name, s.person_id, s.full_name, c.person_id, c.full_name, m.on_day + time '12:30', case when m.state = 'closed' then m.on_day + time '14:30' end,
      r.eligible, r.present, r.excused, r.absent, $rulebook, m.on_day
    from held m join body s on s.unit_id = m.unit_id and s.i = 0 join body c on c.unit_id = m.unit_id and c.i = 1
    left join (select meeting, count(*) filter (where not probationary) as eligible, count(*) filter (where state = 'present') as present, count(*) filter (where state = 'excused') as excused,
        count(*) filter (where state = 'absent') as absent from roll group by meeting) r on r.meeting = m.n and m.state = 'closed'
    order by m.n`,
  `insert into attendance (division, id, unit_id, scope, meeting_id, person_id, person_name, sort_key, role, votes, exempt, away, state, reason)
    select division, bench_nation.id('attendance', n), unit_id, scope, bench_nation.id('meeting', meeting), person_id, full_name, sort_key,
      case when probationary then 'probationary' else 'official' end, not probationary, false, false, state, case when state = 'excused' then 'duty' end from roll`,
];

/** Two resolutions of each commune and two of the province, received by the units right below; a programme of six of ten cells; two tasks a cell. */
export const WORK = [
  `create temp table issued on commit drop as
    select h.id as unit_id, h.division, h.path as scope, h.name, k, bench_nation.id('resolution', h.no * 2 + k) as id,
      date $day - 300 + 150 * k as on_day
    from here h cross join generate_series(0, 1) k where h.kind in ('province_committee', 'commune_committee')`,
  `insert into resolution (division, id, unit_id, scope, kind, state, number_no, number_text, title, body, issued_on, rulebook_hash, created_by, created_at, ruled_on)
    select division, id, unit_id, scope, 'committee', 'issued', k + 1, (k + 1) || '-NQ/ĐU', 'Nghị quyết về nhiệm vụ trọng tâm', 'Nội dung nghị quyết.', on_day, $rulebook, bench_nation.id('account', 0), on_day + time '01:00', on_day from issued`,
  `insert into plan (division, id, unit_id, scope, title, body, starts_on, ends_on, state, adopted_on, created_by, created_at, programme_year)
    select division, bench_nation.id('plan', cell), id, path, 'Chương trình công tác năm', '', date_trunc('year', date $day)::date, (date_trunc('year', date $day) + interval '1 year - 1 day')::date,
      'adopted', date_trunc('year', date $day)::date + 10, bench_nation.id('account', 0), date_trunc('year', date $day) + time '02:00', extract(year from date $day)::int
    from here where cell is not null and ${pick('cell', 30, 10)} < 6`,
  `insert into recipient (division, id, unit_id, scope, resolution_division, resolution_id, issued_on, title, number_text, issuer_name, acknowledged_at, acknowledged_name, plan_id)
    select h.division, bench_nation.id('recipient', r.n), h.id, h.path, i.division, i.id, i.on_day, 'Nghị quyết về nhiệm vụ trọng tâm', (i.k + 1) || '-NQ/ĐU', i.name,
      case when ${pick('r.n', 31, 10)} < 8 then i.on_day + 3 + time '03:00' end, case when ${pick('r.n', 31, 10)} < 8 then 'Bí thư' end,
      case when h.cell is not null and ${pick('h.cell', 30, 10)} < 6 and ${pick('r.n', 32, 10)} < 7 then bench_nation.id('plan', h.cell) end
    from here h join issued i on i.unit_id = h.parent_id
    cross join lateral (select h.no * 2 + i.k as n) r`,
  `insert into task (division, id, unit_id, scope, work, accountability, due, result, assignee_id, assignee_name, checker_id, checker_name, given_by, given_name, source, plan_id, state, progress, done_on, created_at)
    select b.division, bench_nation.id('task', b.cell::bigint * 2 + k), b.unit_id, b.scope, 'Vận động nhân dân thực hiện nghị quyết', 'Chủ trì', d.due, 'Báo cáo kết quả',
      b.person_id, b.full_name, s.person_id, s.full_name, s.person_id, s.full_name, 'cell', case when ${pick('b.cell', 30, 10)} < 6 then bench_nation.id('plan', b.cell) end,
      d.state, case when d.state = 'done' then 100 else 40 end, case when d.state = 'done' then d.due - 2 end, d.due - 40 + time '01:00'
    from body b join body s on s.unit_id = b.unit_id and s.i = 0 cross join generate_series(0, 1) k
    cross join lateral (select date $day - 240 + ${pick('b.cell::bigint * 2 + k', 33, 300)} as due,
      (array['done', 'done', 'done', 'done', 'done', 'done', 'open', 'open', 'reported', 'returned'])[1 + ${pick('b.cell::bigint * 2 + k', 34, 10)}] as state) d
    where b.i = 2 + k`,
];
