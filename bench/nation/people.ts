/**
 * The statements that write a province's units, people and posts. Each reads `here` (the province's units, unitsOf) and `body` (its people);
 * $day is the day of the load. Everything is chosen by a hash of a running number: the same numbers give the same rows.
 */

/** Since when communes stand right under provinces, and the day of everybody's first roster. */
export const ROSTER = '2025-07-01';

/** What the choices are made with. `pick` draws one of m by a running number and what is drawn (salt). */
export const FUNCTIONS = [
  `create schema if not exists bench_nation`,
  `create or replace function bench_nation.id(kind text, n bigint) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex(1649267441664 + n), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid from md5(kind || ' ' || n) h $$`,
  `create or replace function bench_nation.pick(n bigint, salt int, m int) returns int language sql immutable parallel safe as $$
    select ((hashint8extended(n, salt) & 9223372036854775807) % m)::int $$`,
];

const pick = (n: string, salt: number, of: number | string) => `bench_nation.pick(${n}, ${salt}, ${of})`;

/** The column types of `here`, in the order of UnitLine. */
export const HERE = {
  no: 'bigint',
  id: 'uuid',
  path: 'text',
  division: 'text',
  kind: 'text',
  setting: 'text',
  name: 'text',
  sort_key: 'text',
  search_key: 'text',
  words: 'text',
  code: 'text',
  parent_id: 'uuid',
  commune: 'int',
  cell: 'int',
  size: 'int',
  first_member: 'bigint',
} as const;

export const UNITS = [
  `insert into unit (id, division, code, kind, setting, name, sort_key, search_key, parent_id, path, founded_on, households)
    select id, division, code, kind, setting, name, sort_key, search_key, parent_id, path, date '${ROSTER}', case when kind = 'grassroots_cell' then 60 + ${pick('cell', 1, 200)} end
    from here order by path`,
  `insert into unit_period (unit_id, division, kind, name, parent_id, path, valid_from)
    select id, division, kind, name, parent_id, path, date '${ROSTER}' from here order by path`,
  `insert into unit_word (token, unit_id, path) select token, id, path from here, unnest(string_to_array(words, ' ')) token order by path`,
  `insert into unit_letterhead (unit_id, document_code, upper_name, issuer_name, place, has_seal)
    select id, case when cell is null then 'ĐU' else 'CB' end, 'ĐẢNG ỦY', upper(name), 'Việt Nam', kind <> 'subordinate_cell' from here`,
  `insert into unit_stat (division, unit_id, scope) select division, id, path from here order by path`,
  `insert into unit_mark (division, id, unit_id, scope, ownership, foreign_invested, valid_from)
    select division, bench_nation.id('unit_mark', cell), id, path, 'private', ${pick('cell', 2, 5)} = 0, date '${ROSTER}' from here where setting = 'enterprise_nonstate' and cell is not null`,
];

/** How many names there are, and everybody who is or was a member; who died meanwhile (1 of 5 cells lost one) has a closed line. */
export const BODY = [
  `create temp table body on commit drop as
    with born as (
      select h.id as unit_id, h.division, h.path as scope, h.cell, i, i >= h.size as gone,
        case when i < h.size then h.first_member + i else 1000000000 + h.cell end as n
      from here h cross join lateral generate_series(0, h.size - 1 + (${pick('h.cell', 3, 5)} = 0)::int) i where h.cell is not null),
    chosen as (
      select b.*, not gone and i > 4 and ${pick('n', 4, 33)} = 0 as probationary, ${pick('n', 5, '$names')} as name from born b),
    lived as (
      select c.*, case when probationary then date '1988-01-01' + ${pick('n', 6, 6200)} when gone then date '1938-01-01' + ${pick('n', 6, 9000)}
        when i < 3 then date '1962-01-01' + ${pick('n', 6, 9000)} else date '1946-01-01' + ${pick('n', 6, 19000)} end as birth from chosen c),
    entered as (
      select l.*, case when probationary then date $day - 20 - ${pick('n', 7, 330)} else least(birth + 7000 + ${pick('n', 7, 6000)}, date '${ROSTER}' - 400 - ${pick('n', 8, 900)}) end as admitted from lived l)
    select e.unit_id, e.division, e.scope, e.cell, e.i, e.n, e.gone, e.probationary, e.birth, e.admitted, greatest(e.admitted, date '${ROSTER}') as since,
      bench_nation.id('person', e.n) as person_id, bench_nation.id('membership', e.n) as line_id, m.full_name, m.sort_key, m.search_key, m.tokens, m.sex, m.ethnicity
    from entered e join bench_nation.name m on m.n = e.name order by e.cell, e.i`,
  'create index on body (scope)',
  'analyze body',
];

export const PEOPLE = [
  `insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, ethnicity, birth_date, admitted_on, official_on, education, theory, card_tail)
    select division, person_id, unit_id, scope, true, full_name, sort_key, search_key, sex, ethnicity, birth, admitted, case when not probationary then admitted + 366 end,
      (array['lower_secondary', 'upper_secondary', 'upper_secondary', 'vocational', 'college', 'university'])[1 + ${pick('n', 9, 6)}],
      (array['elementary', 'elementary', 'intermediate', 'advanced'])[${pick('n', 10, 6)}], lpad((n % 10000)::text, 4, '0')
    from body`,
  `insert into membership (division, id, unit_id, scope, person_id, seat, status, exempt, full_name, sort_key, search_key, sex, ethnicity, birth_date, begin_reason, end_reason, valid_from, valid_to)
    select division, line_id, unit_id, scope, person_id, 'own', case when probationary then 'probationary' else 'official' end, birth < date '1952-01-01' and ${pick('n', 11, 3)} = 0,
      full_name, sort_key, search_key, sex, ethnicity, birth, case when admitted > date '${ROSTER}' then 'admitted' else 'roster' end,
      case when gone then 'died' end, since, case when gone then date $day - 10 - ${pick('n', 12, 300)} else 'infinity' end
    from body`,
  `insert into person_token (division, token, membership_id, unit_id, scope) select division, token, line_id, unit_id, scope from body, unnest(tokens) token`,
  `insert into person_key (hash, kind, division, person_id) select sha256(convert_to('card ' || n, 'UTF8')), 'card', division, person_id from body`,
];

const term = `date '${ROSTER}'`;
const posted = (kind: string, post: string, side: string, where: string) =>
  `select division, bench_nation.id('${kind}', cell), unit_id, scope, '${post}', '${side}', person_id, full_name, true, ${term} from body where ${where}`;

/** Secretaries, deputies, committees of larger cells; village heads, of whom three of five are the secretary; secretaries of committees. */
export const POSTS = [
  `insert into post (division, id, unit_id, scope, post, side, person_id, holder_name, holder_is_member, valid_from)
    ${posted('secretary', 'secretary', 'party', 'i = 0')} union all ${posted('deputy', 'deputy_secretary', 'party', 'i = 1')}`,
  `insert into post (division, id, unit_id, scope, post, side, person_id, holder_name, holder_is_member, valid_from)
    select b.division, bench_nation.id('committee_member', b.cell * 4 + b.i), b.unit_id, b.scope, 'committee_member', 'party', b.person_id, b.full_name, true, ${term}
    from body b join here h on h.id = b.unit_id where h.size >= 28 and b.i < 3`,
  `insert into post (division, id, unit_id, scope, post, side, person_id, holder_name, holder_is_member, valid_from)
    select b.division, bench_nation.id('village_head', b.cell), b.unit_id, b.scope, 'village_head', 'civil', case when d.draw < 18 then b.person_id end, case when d.draw < 18 then b.full_name else 'Trưởng thôn ' || b.cell end, d.draw < 18, ${term}
    from body b join here h on h.id = b.unit_id cross join lateral (select ${pick('b.cell', 13, 20)} as draw) d
    where h.setting = 'residential' and d.draw < 19 and b.i = case when d.draw < 12 then 0 else 2 end`,
  `insert into post (division, id, unit_id, scope, post, side, person_id, holder_name, holder_is_member, valid_from)
    select b.division, bench_nation.id('front_head', b.cell), b.unit_id, b.scope, 'front_head', 'civil', b.person_id, b.full_name, true, ${term}
    from body b join here h on h.id = b.unit_id cross join lateral (select ${pick('b.cell', 14, 20)} as draw) d
    where h.setting = 'residential' and d.draw < 16 and b.i = case when d.draw < 3 then 0 else 3 end`,
  `insert into post (division, id, unit_id, scope, post, side, person_id, holder_name, holder_is_member, valid_from)
    select h.division, bench_nation.id('committee_secretary', h.no), h.id, h.path, 'committee_secretary', 'party', f.person_id, f.full_name, true, ${term}
    from here h cross join lateral (select c.person_id, c.full_name, c.cell from body c where c.scope >= h.path and c.scope < h.path || '{' and c.i = length(h.path) / 4 and not c.gone order by c.scope limit 1) f
    where h.cell is null`,
];

/** Staff: the board of the province and the clerk of each commune, with accounts that have no password. */
export const STAFF = [
  `insert into account (id, login, name, created_at)
    select bench_nation.id('account', s.n), s.login, s.name, timestamptz '${ROSTER} 01:00:00Z' from staff s on conflict do nothing`,
  `insert into post (division, id, unit_id, scope, post, side, account_id, holder_name, holder_is_member, valid_from)
    select s.division, bench_nation.id('staff', s.n), s.unit_id, s.path, s.post, 'staff', bench_nation.id('account', s.n), s.name, false, ${term} from staff s`,
];
export const STAFF_OF_PROVINCE = `create temp table staff on commit drop as
  select no as n, division, id as unit_id, path,
    case when kind = 'province_committee' then 'tinh-' || division else 'xa-' || commune end as login, name, case when kind = 'province_committee' then 'provincial_board' else 'clerk' end as post
  from here where kind in ('province_committee', 'commune_committee')`;
