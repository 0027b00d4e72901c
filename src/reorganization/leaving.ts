/** What leaves the units that close or are divided, and where it goes: people and open work, as one statement each, for the dry run and for the day itself. */
import { type RawBuilder, sql } from 'kysely';
import {
  type Heirs,
  type OpenWork,
  type Reorganizing,
  type UnitColumn,
  waitingFor,
} from '../organization/reorganizing.ts';
import type { Source } from './rules/plan.ts';

/** The decision whose choices are asked for. */
export type Decision = { division: string; id: string };

/** The rows of a decision in a table of its own. */
export const mine = ({ division, id }: Decision, alias: string) =>
  sql`${sql.ref(`${alias}.division`)} = ${division} and ${sql.ref(`${alias}.reorganization_id`)} = ${id}`;

/** The sources as a table `s`: id, division, core, closes. */
export function sourcesTable(sources: readonly Source[]): RawBuilder<unknown> {
  return sql`unnest(${sources.map((s) => s.id)}::uuid[], ${sources.map((s) => s.division)}::text[], ${sources.map((s) => s.core)}::uuid[], ${sources.map((s) => s.closes)}::boolean[]) as s(id, division, core, closes)`;
}

/** The rows of an owned table that lie at one of the units themselves. */
export function atUnits(alias: string, units: readonly { id: string; division: string }[]): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const divisions = [...new Set(units.map(({ division }) => division))];
  return sql`${column('division')} = any(${divisions}::text[]) and ${column('unit_id')} = any(${units.map(({ id }) => id)}::uuid[])`;
}

/** Which group of a divided unit goes to which part, as a table `g`: source, grp, to_id. */
function groupsTable(sources: readonly Source[]): RawBuilder<unknown> {
  const groups = sources.flatMap((source) => source.groups.map((each) => ({ source: source.id, ...each })));
  return sql`unnest(${groups.map((g) => g.source)}::uuid[], ${groups.map((g) => g.group)}::uuid[], ${groups.map((g) => g.to)}::uuid[]) as g(source, grp, to_id)`;
}

/**
 * Everybody who goes, once a unit that is left: person_division, person_id, person_name, sort_key, seat, from_id, to_id. As somebody was assigned by hand,
 * else by his group, else to the core. Whoever stays in a unit that stays is not in it.
 */
export function peopleLeaving(sources: readonly Source[], decision: Decision): RawBuilder<unknown> {
  // what was chosen lies with the decision, in its division: asked first, so that people of any division go with it
  return sql`select * from (with chosen as materialized (select subject, target_id from reorganization_choice
      where division = ${decision.division} and reorganization_id = ${decision.id} and about = 'person')
    select distinct on (s.id, m.person_id) m.division as person_division, m.person_id, m.full_name as person_name, m.sort_key, m.seat, s.id as from_id,
      coalesce(c.target_id, (select g.to_id from party_group_line l
        join ${groupsTable(sources)} on g.source = s.id and g.grp = l.group_id
        where l.division = m.division and l.person_id = m.person_id and l.valid_to = 'infinity' limit 1), s.core) as to_id
    from ${sourcesTable(sources)} join membership m on m.division = s.division and m.unit_id = s.id and m.valid_to = 'infinity'
    left join chosen c on c.subject = m.person_id::text
    order by s.id, m.person_id, m.seat desc) p where p.to_id <> p.from_id`;
}

/** Everybody who went, of a decision that was applied; the same columns. */
export function peopleGone(decision: Decision): RawBuilder<unknown> {
  return sql`select person_division, person_id, person_name, sort_key, null::text as seat, from_id, to_id from reorganization_person where division = ${decision.division} and reorganization_id = ${decision.id}`;
}

/** `handed`: what a decision that was applied handed over, asked first: it lies with the decision, each item in its own division. */
export function handedIn({ division, id }: Decision): RawBuilder<unknown> {
  return sql`handed as materialized (select kind, item_division, item_id, from_id, to_id from reorganization_work where division = ${division} and reorganization_id = ${id})`;
}

/**
 * Every open item of every kind at the units that close, and of those divided what goes with somebody: kind, division, id, title, link, due, holder, must_end,
 * from_id, to_id, clash (another of the same key is there or comes too), with one owner each. `people`: those who leave; `heirs`: who came after the sources.
 */
export function workLeaving(
  parts: readonly Reorganizing[],
  sources: readonly Source[],
  people: RawBuilder<unknown>,
  decision: Decision,
  heirs: Heirs,
): RawBuilder<unknown> {
  const kinds = parts.flatMap((part) => part.openWork ?? []);
  if (kinds.length === 0) return NOTHING;
  const columns = parts.flatMap((part) => part.elsewhere ?? []);
  const lists = kinds.flatMap((kind) => [
    itemsOf(kind, columns, heirs),
    ...(kind.one ? [thereOf(kind, kind.one)] : []),
  ]);
  const takers = [
    ...new Set(sources.flatMap(({ id, closes, successors }) => [...successors, ...(closes ? [] : [id])])),
  ];
  // what a taker has already stands first among its like: sorted, never compared row by row
  return sql`with s as materialized (select s.*, u.path from ${sourcesTable(sources)} join unit u on u.id = s.id),
      wholes as materialized (select jsonb_object_agg(id, case when closes then core else id end) as by_unit from s),
      placed as materialized (select * from ${groupsTable(sources)}),
      takers as materialized (select id, division, path from unit where id = any(${takers}::uuid[])),
      going as materialized (select jsonb_object_agg(from_id || '/' || person_id, to_id) as by_holder from (${people}) p),
      choices as materialized (select about, subject, target_id from reorganization_choice where division = ${decision.division} and reorganization_id = ${decision.id} and about in ('work', 'kind')),
      items as (${sql.join(lists, sql` union all `)}),
      owned as (select i.*, case when i.together is null then i.wanted
        else first_value(i.wanted) over (partition by i.together order by i.chosen desc, i.kind, i.id) end as to_id from items i),
      ranked as (select o.*, row_number() over (partition by o.kind, o.to_id, o.same order by o.there desc, o.from_id, o.id) as place from owned o where o.there or o.to_id <> o.from_id)
    select r.kind, r.division, r.id, r.title, r.link, r.due, r.holder, r.must_end, r.from_id, r.to_id, r.same is not null and r.place > 1 as clash
    from ranked r where not r.there`;
}

const NOTHING = sql`select null::text as kind, null::text as division, null::uuid as id, null::text as title, null::text as link, null::date as due, null::text as holder, false as must_end,
  null::uuid as from_id, null::uuid as to_id, false as clash where false`;

/** The open items of one kind, each with the owner that is proposed or was chosen. No statement a row: there may be tens of thousands. */
function itemsOf(kind: OpenWork, columns: readonly UnitColumn[], heirs: Heirs): RawBuilder<unknown> {
  const prefix = `${kind.kind}/`;
  const holds = kind.goesTo === 'holder' && kind.holder;
  const from = sql.ref(`w.${kind.at ?? 'unit_id'}`);
  const { one } = kind;
  // looked up by their keys: joined, each item would be compared with every unit and everybody who goes, because the planner takes the items to be few
  const whole = sql`((select by_unit from wholes) ->> ${from}::text)::uuid`;
  const gone = holds ? sql`, ((select by_holder from going) ->> (${from} || '/' || (${holds.person})))::uuid` : sql``;
  const put = kind.placed ? sql`, (select g.to_id from placed g where g.source = ${from} and g.grp = w.id)` : sql``;
  return sql`select ${kind.kind}::text as kind, w.division, w.id, (${kind.title})::text as title, (${kind.link})::text as link, (${kind.due ?? sql`null`})::date as due,
      (${kind.holder?.name ?? sql`null`})::text as holder, coalesce(${kind.mustEnd ?? sql`false`}, false) as must_end, ${from} as from_id, v.to_id as wanted, v.chosen is not null as chosen,
      (${kind.together ?? sql`null`})::text as together, v.same, false as there
    from ${fenced(kind.table, addressed(kind, columns), waitingFor(kind.open, heirs))}
    left join choices cw on cw.about = 'work' and cw.subject = ${prefix} || w.id::text
    left join choices ck on ck.about = 'kind' and ck.subject = ${prefix} || ${from}::text
    left join choices ca on ca.about = 'kind' and ca.subject = ${prefix}
    cross join lateral (select coalesce(cw.target_id, ck.target_id, ca.target_id) as chosen,
      coalesce(cw.target_id, ck.target_id, ca.target_id${put}${gone}, ${whole}) as to_id,
      ${one ? sql`case when ${one.among ?? sql`true`} then (${one.key})::text end` : sql`null::text`} as same) v`;
}

/** What those who get something have already of a kind of which a unit has only one. */
function thereOf({ kind, table }: OpenWork, one: NonNullable<OpenWork['one']>): RawBuilder<unknown> {
  return sql`select ${kind}::text, w.division, w.id, null, null, null::date, null, false, w.unit_id, w.unit_id, false, null, (${one.key})::text, true
    from ${fenced(table, lyingAt('takers'), one.among ?? sql`true`)}`;
}

/** Where a row waits: at its own unit, or at the one that its column names. */
function addressed({ table, at }: OpenWork, columns: readonly UnitColumn[]): RawBuilder<unknown> {
  if (at === undefined) return lyingAt('s');
  const scope = columns.find((each) => each.table === table && each.unit === at)?.scope;
  return sql`${sql.ref(`w.${at}`)} = any(array(select id from s))${scope ? sql` and ${sql.ref(`w.${scope}`)} = any(array(select path from s))` : sql``}`;
}

/** Rows that lie at one of the units of this table. */
function lyingAt(units: 's' | 'takers'): RawBuilder<unknown> {
  const each = (column: string) => sql`any(array(select ${sql.ref(column)} from ${sql.table(units)}))`;
  return sql`w.division = ${each('division')} and w.scope = ${each('path')} and w.unit_id = ${each('id')}`;
}

/**
 * The rows at the units by their index: the units are handed in as lists, so that rows of any division are found. Fenced (offset 0): joined freely, the
 * planner may ask of a whole table first whether a row is open, or compare all rows with all units.
 */
function fenced(table: string, address: RawBuilder<unknown>, holds: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select * from ${sql.table(table)} w where ${address} and (${holds}) offset 0) w`;
}
