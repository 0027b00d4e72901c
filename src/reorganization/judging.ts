/** What stands against a decision and what it means, beside the tree itself: dates, work that must end, tables nobody claims, sizes. */
import { sql } from 'kysely';
import { heirsOf, type Reorganizing, setTheDay } from '../organization/reorganizing.ts';
import { closedPeriods } from '../periods/guard.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Reason } from '../platform/refusal.ts';
import { findNumber, findRuleOn } from '../rulebook/rulebook.ts';
import { type Decision, peopleLeaving, sourcesTable, workLeaving } from './leaving.ts';
import { namesIn, placeOf, plannedOf, type Row } from './reading.ts';
import type { Plan } from './rules/plan.ts';

/** Open work of a kind that leaves a unit: how many items, how many that must end first, how many of which the taker has the same. */
export type LeavingWork = { kind: string; fromId: string; n: number; mustEnd: number; clash: number };
export type Judged = {
  plan: Plan;
  refusals: Reason[];
  warnings: Reason[];
  names: Map<string, string>;
  work: LeavingWork[];
};

/** The plan with everything that stands against it. Only what can be said of a sound plan is asked of the records. */
export async function judge(ctx: Context, row: Row): Promise<Judged> {
  const plan = await plannedOf(ctx, row);
  const names = namesIn(plan, row.acts);
  const refusals: Reason[] = [
    ...plan.reasons,
    ...(row.acts.length === 0 ? [{ code: 'acts.none', field: 'acts' }] : []),
  ];
  const unclaimed = await unclaimedTables(ctx);
  if (unclaimed.length > 0) refusals.push({ code: 'tables.unclaimed', values: { tables: unclaimed.join(', ') } });
  if (plan.reasons.length > 0) return { plan, refusals, warnings: [], names, work: [] };
  await setTheDay(ctx.tx, row.effective_on);
  const work = await countWork(ctx, plan, row);
  refusals.push(
    ...(await laterFacts(ctx, plan, row.effective_on, names)),
    ...reasonsOfWork(ctx.services.reorganizing, plan, work, names),
    ...(await wrongTargets(ctx, plan, row)),
    ...(await wrongGroups(ctx, plan, names)),
    ...(await closedDay(ctx, plan, row)),
  );
  const { refused, warned } = await sizes(ctx, plan, row);
  return { plan, refusals: [...refusals, ...refused], warnings: warned, names, work };
}

/** Tables of the engine itself: kept as they are, or written by it. */
const OWN = ['unit', 'unit_period', 'unit_successor', 'unit_word', 'unit_former_word', 'unit_letterhead'];

/** Tables whose rows lie at a unit and of which no module says what becomes of them (M55): they stop every reorganization. */
export async function unclaimedTables(ctx: Pick<Context, 'tx' | 'services'>): Promise<string[]> {
  const claimed = new Set([...OWN, ...ctx.services.reorganizing.flatMap((part) => Object.keys(part.rows))]);
  const { rows } = await sql<{
    name: string;
  }>`select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'unit_id' and not a.attisdropped) order by 1`.execute(
    ctx.tx,
  );
  return rows.map(({ name }) => name).filter((name) => !claimed.has(name));
}

/** Lines and periods that begin on the day or later: what is decided for a day cannot undo what was recorded after it. */
async function laterFacts(ctx: Context, plan: Plan, on: string, names: Map<string, string>): Promise<Reason[]> {
  const closing = plan.sources.filter(({ closes }) => closes);
  const { rows } = await sql<{ id: string; latest: string }>`
    select id, max(latest)::text as latest from (
      select s.id, m.valid_from as latest from ${sourcesTable(plan.sources)} join membership m on m.division = s.division and m.unit_id = s.id and m.valid_from >= ${on}::date
        and (s.closes or exists (select from reorganization_choice c where c.about = 'person' and c.division = m.division and c.subject = m.person_id::text))
      union all select s.id, p.valid_from from ${sourcesTable(closing)} join post p on p.division = s.division and p.unit_id = s.id and p.valid_from >= ${on}::date
      union all select s.id, d.valid_from from ${sourcesTable(closing)} join overseer_duty d on d.division = s.division and d.unit_id = s.id and d.valid_from >= ${on}::date) x
    group by id`.execute(ctx.tx);
  return rows.map(({ id, latest }) => ({
    code: 'act.before_facts',
    field: fieldOf(plan, id),
    values: { no: numberOf(plan, id), name: names.get(id) ?? '', on: latest },
  }));
}

/** What leaves, counted by kind and unit: asked once, it is the dearest question of a dry run. */
async function countWork(ctx: Context, plan: Plan, row: Row): Promise<LeavingWork[]> {
  const decision = { division: row.division, id: row.id };
  const people = peopleLeaving(plan.sources, decision);
  const heirs = await heirsOf(
    ctx.tx,
    plan.sources.map(({ id }) => id),
  );
  const { rows } = await sql<LeavingWork>`
    select kind, from_id as "fromId", count(*)::int as n, count(*) filter (where must_end)::int as "mustEnd", count(*) filter (where clash)::int as clash
    from (${workLeaving(ctx.services.reorganizing, plan.sources, people, decision, heirs)}) w group by 1, 2 order by 1, 2`.execute(
    ctx.tx,
  );
  return rows;
}

/** Open work that cannot be handed over until it is finished, and of which a unit may have only one. */
function reasonsOfWork(
  parts: readonly Reorganizing[],
  plan: Plan,
  work: readonly LeavingWork[],
  names: Map<string, string>,
): Reason[] {
  const refuse = kindsThat(parts, 'refuse');
  return work.flatMap(({ kind, fromId, mustEnd, clash }) => {
    const twice = refuse.includes(kind) ? clash : 0;
    if (mustEnd === 0 && twice === 0) return [];
    const n = mustEnd > 0 ? mustEnd : twice;
    const values = { no: numberOf(plan, fromId), work: kind, name: names.get(fromId) ?? '', n };
    return [{ code: mustEnd > 0 ? 'work.must_end' : 'work.twice', field: fieldOf(plan, fromId), values }];
  });
}

export function kindsThat(parts: readonly Reorganizing[], otherwise: 'refuse' | 'stays'): string[] {
  return parts
    .flatMap((part) => part.openWork ?? [])
    .flatMap(({ kind, one }) => (one?.else === otherwise ? [kind] : []));
}

/** Somebody or something was assigned to a unit that gets nothing any more. */
async function wrongTargets(ctx: Context, plan: Plan, row: Row): Promise<Reason[]> {
  const allowed = plan.sources.flatMap(({ id, closes, successors }) => [...successors, ...(closes ? [] : [id])]);
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from reorganization_choice c where c.division = ${row.division} and c.reorganization_id = ${row.id}
    and c.about <> 'post' and not c.target_id = any(${allowed}::uuid[])`.execute(ctx.tx);
  const n = rows[0]?.n ?? 0;
  return n > 0 ? [{ code: 'choices.astray', values: { n } }] : [];
}

/** A division names a group that its unit does not have, or no longer. */
async function wrongGroups(ctx: Context, plan: Plan, names: Map<string, string>): Promise<Reason[]> {
  const placed = plan.sources.flatMap(({ id, division, groups }) =>
    groups.map(({ group }) => ({ id, division, group })),
  );
  if (placed.length === 0) return [];
  const { rows } = await sql<{ id: string; unit: string }>`select g.id, g.unit_id as unit from party_group g
    where g.division = any(${placed.map(({ division }) => division)}::text[]) and g.id = any(${placed.map(({ group }) => group)}::uuid[]) and g.closed_on is null`.execute(
    ctx.tx,
  );
  const there = new Map(rows.map((group) => [group.id, group.unit]));
  const wrong = new Set(placed.filter(({ id, group }) => there.get(group) !== id).map(({ id }) => id));
  return [...wrong].map((id) => ({
    code: 'act.group_unknown',
    field: `${fieldOf(plan, id)}.parts`,
    values: { no: numberOf(plan, id), name: names.get(id) ?? '' },
  }));
}

/** The day lies in a period that somebody closed: nothing takes effect then, and the dry run says so before anybody decides. */
async function closedDay(ctx: Context, plan: Plan, row: Row): Promise<Reason[]> {
  if (row.effective_on >= ctx.today) return [];
  const units = plan.changes.flatMap(({ before }) => (before ? [before] : []));
  return await closedPeriods(ctx, [placeOf(row), ...units], [row.effective_on]);
}

type Sized = { refused: Reason[]; warned: Reason[] };

/** ORG-01: a cell needs so many official members; ORG-02: from so many on it becomes a committee. Whoever decides may agree to the second. */
async function sizes(ctx: Context, plan: Plan, row: Row): Promise<Sized> {
  const { rulebook } = ctx.services;
  const minimum = limit(ctx, rulebook.sizeRules.foundWith, row.effective_on);
  const committee = limit(ctx, rulebook.sizeRules.committeeFrom, row.effective_on);
  const decision: Decision = { division: row.division, id: row.id };
  const people = peopleLeaving(plan.sources, decision);
  // whoever gets people, and whatever becomes of another kind: a cell with people is no committee
  const targets = [
    ...new Set([
      ...plan.sources.flatMap(({ successors, closes, id }) => [...successors, ...(closes ? [] : [id])]),
      ...plan.changes.flatMap(({ id, closes, before, after }) =>
        before && !closes && before.kind !== after.kind ? [id] : [],
      ),
    ]),
  ];
  // who is there, more those who come, less those who go: no row is compared with all who go, of whose number the planner knows nothing
  const { rows } = await sql<{ id: string; name: string | null; members: number; official: number }>`
    with people as materialized (${people}), targets as materialized (select id from unnest(${targets}::uuid[]) t(id)),
      counted as (select id, sum(n)::int as members, coalesce(sum(n) filter (where status = 'official'), 0)::int as official from (
        select t.id, m.status, 1 as n from targets t join membership m on m.unit_id = t.id and m.valid_to = 'infinity' and m.seat = 'own'
        union all select w.id, m.status, w.n from people p join membership m on m.division = p.person_division and m.unit_id = p.from_id and m.person_id = p.person_id and m.valid_to = 'infinity' and m.seat = 'own'
          cross join lateral (values (p.to_id, 1), (p.from_id, -1)) w(id, n)) x group by id)
    select t.id, u.name, coalesce(c.members, 0) as members, coalesce(c.official, 0) as official from targets t left join unit u on u.id = t.id left join counted c on c.id = t.id`.execute(
    ctx.tx,
  );
  const refused: Reason[] = [];
  const warned: Reason[] = [];
  const kinds = new Map(plan.changes.map((change) => [change.id, change]));
  for (const { id, name, members, official } of rows) {
    const change = kinds.get(id);
    const kind = rulebook.unitKinds.find((each) => each.id === (change?.after.kind ?? ''));
    const said = (n: number, most: number) => ({ name: change?.after.name ?? name ?? '', n, limit: most });
    if (kind?.isCell && change?.founded && minimum !== null && official < minimum)
      refused.push({ code: 'unit.too_small', values: said(official, minimum), rule: rulebook.sizeRules.foundWith });
    else if (kind?.isCell && minimum !== null && official < minimum)
      warned.push({ code: 'unit.too_small', values: said(official, minimum), rule: rulebook.sizeRules.foundWith });
    if (
      (kind ? kind.isCell && kind.countsAsGrassrootsOrganization : true) &&
      committee !== null &&
      members >= committee
    )
      warned.push({ code: 'unit.too_large', values: said(members, committee), rule: rulebook.sizeRules.committeeFrom });
    if (kind && !kind.isCell && members > 0)
      refused.push({
        code: 'act.members_in_committee',
        ...(change?.act != null && { field: `acts.${change.act}` }),
        values: { no: (change?.act ?? -1) + 1, name: '', other: change?.after.name ?? name ?? '' },
      });
  }
  return { refused, warned };
}

function limit(ctx: Context, rule: string, on: string): number | null {
  const found = findRuleOn(ctx.services.rulebook, rule, on);
  return (found && findNumber(found)) ?? null;
}

function numberOf(plan: Plan, unitId: string): number {
  return (plan.sources.find(({ id }) => id === unitId)?.act ?? 0) + 1;
}

function fieldOf(plan: Plan, unitId: string): string {
  return `acts.${numberOf(plan, unitId) - 1}`;
}
