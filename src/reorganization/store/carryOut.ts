/** Carries a decision out in one transaction, and takes it back: set-based throughout, never a statement a person. */
import { sql } from 'kysely';
import { heirsOf, type Reorganizing, setTheDay } from '../../organization/reorganizing.ts';
import { insertDuties } from '../../organization/store/duties.ts';
import { placeUnits, type Writer } from '../../organization/store/placing.ts';
import { insertPosts } from '../../organization/store/posts.ts';
import { closeAsNeverInForce } from '../../organization/store/takeBack.ts';
import { insertUnits, type NewUnit } from '../../organization/store/units.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, chunksOf, recordset } from '../../platform/db/bulk.ts';
import { sortKey } from '../../platform/i18n/names.ts';
import { newId } from '../../platform/ids.ts';
import { must } from '../../platform/refusal.ts';
import { peopleGone, peopleLeaving, workLeaving } from '../leaving.ts';
import type { Leaving, Proposal } from '../posts.ts';
import type { Act } from '../reorganization.ts';
import type { Change, Plan } from '../rules/plan.ts';
import { moveRows } from './rows.ts';
import { rewritePaths } from './scopes.ts';
import { add, catalogueOf, noteNew, type Run, remove, restore, write } from './trace.ts';

export type CarryingOut = Omit<Run, 'tables' | 'step'> & {
  plan: Plan;
  acts: readonly Act[];
  parts: readonly Reorganizing[];
  /** posts that were approved for new units */
  posts: readonly Proposal[];
  /** posts that end because their holders leave a unit that stays */
  ends: readonly Leaving[];
  progress: (step: Step) => Promise<void>;
};

/** What a large decision goes through, for its page. */
export const STEPS = ['units', 'people', 'work', 'ends', 'along', 'elsewhere', 'paths', 'posts', 'counts'] as const;
export type Step = (typeof STEPS)[number];

/** How far a decision has come that is carried out or taken back. */
export type Progress = { step: Step | 'back_rows' | 'back_paths' | 'back_founded'; done: number; steps: number };

/** Carries it out. Returns the units whose counts are to be made anew. */
export async function carryOut({
  plan,
  acts,
  parts,
  posts,
  ends,
  progress,
  ...asked
}: CarryingOut): Promise<UnitRef[]> {
  const run: Run = { ...asked, tables: await catalogueOf(asked.tx), step: 0 };
  const { tx, on } = run;
  await setTheDay(tx, on);
  await progress('units');
  const writer: Writer = {
    write: async (table, change) => await write(run, { table, ...change }),
    add: async (table, made) => await add(run, table, made),
    remove: async (table, where) => await remove(run, table, where),
  };
  await insertUnits(tx, foundings(plan, acts, on));
  await keepUnits(run, plan.changes);
  // who goes and who gets what is read while the tree stands as it did
  await insertPeople(run, plan);
  await insertWork(run, plan, parts);
  await placeUnits(
    tx,
    writer,
    plan.changes
      .filter((change) => !change.founded)
      .map(({ id, closes, successors, before, after }) => ({
        id,
        ...after,
        closes,
        successors,
        changed:
          before?.name !== after.name ||
          before.kind !== after.kind ||
          before.parentId !== after.parentId ||
          before.path !== after.path ||
          before.setting !== after.setting,
        renamed: before?.name !== after.name,
      })),
    on,
    run.decision,
  );
  await moveRows(run, parts, plan.sources, progress);
  await addUp(run, parts);
  await progress('paths');
  await rewritePaths(run, parts, 'there');
  await progress('posts');
  await endPosts(run, ends);
  await beginPosts(run, posts);
  await progress('counts');
  return await touchedBy(run, plan);
}

/** Takes it back as if it had never been. Returns the units whose counts are to be made anew. Units it founded stay closed, as never in force. */
export async function takeBack(
  asked: Omit<Run, 'tables' | 'step'>,
  parts: readonly Reorganizing[],
  today: string,
  progress: (how: Progress) => Promise<void>,
): Promise<UnitRef[]> {
  const run: Run = { ...asked, tables: await catalogueOf(asked.tx), step: 0 };
  const { tx } = run;
  const further = ['back_paths', 'back_founded', 'counts'] as const;
  const steps = await restore(
    run,
    async (done, of) => await progress({ step: 'back_rows', done, steps: of + further.length }),
  );
  const tell = async (step: (typeof further)[number]) =>
    await progress({ step, done: steps + further.indexOf(step), steps: steps + further.length });
  await tell('back_paths');
  await rewritePaths(run, parts, 'back');
  await tell('back_founded');
  const { rows: founded } =
    await sql<UnitRef>`select u.id, u.division, u.path from reorganization_unit m join unit u on u.id = m.target_id
    where m.division = ${run.unit.division} and m.reorganization_id = ${run.id} and m.founded`.execute(tx);
  await demandEmpty(run, parts, founded);
  await closeAsNeverInForce(tx, founded, today);
  await tell('counts');
  const { rows } =
    await sql<UnitRef>`select u.id, u.division, u.path from reorganization_unit m join unit u on u.id = m.target_id where m.division = ${run.unit.division} and m.reorganization_id = ${run.id}
    union select u.id, u.division, u.path from reorganization_unit m cross join unnest(m.successors) s join unit u on u.id = s where m.division = ${run.unit.division} and m.reorganization_id = ${run.id}`.execute(
      tx,
    );
  return rows;
}

/** What lies at a unit that was founded and came there by no act of the decision would have no owner. Refuses reorganization.rows_since. */
async function demandEmpty(run: Run, parts: readonly Reorganizing[], founded: readonly UnitRef[]): Promise<void> {
  if (founded.length === 0) return;
  const counted = new Set([
    'ledger',
    ...parts
      .flatMap((part) => Object.entries(part.rows))
      .flatMap(([name, { do: what }]) => (what === 'counted' ? [name] : [])),
  ]);
  const owned = [...run.tables.values()].filter(
    ({ name, columns }) => columns.has('unit_id') && columns.has('scope') && !counted.has(name),
  );
  const ids = founded.map(({ id }) => id);
  const { rows } = await sql<{ name: string }>`select name from (${sql.join(
    owned.map(
      ({ name }) =>
        sql`select ${name}::text as name where exists (select from ${sql.table(name)} t where t.scope = any(${founded.map(({ path }) => path)}::text[]) and t.unit_id = any(${ids}::uuid[]))`,
    ),
    sql` union all `,
  )}) x`.execute(run.tx);
  must(rows.map(({ name }) => ({ code: 'reorganization.rows_since', values: { table: name } })));
}

const KEPT: Columns = {
  id: 'uuid',
  position: 'int',
  target_id: 'uuid',
  target_division: 'text',
  sort_key: 'text',
  named: 'boolean',
  founded: 'boolean',
  closes: 'boolean',
  core_id: 'uuid',
  successors: 'text',
  old_name: 'text',
  old_kind: 'text',
  old_parent: 'uuid',
  old_path: 'text',
  new_name: 'text',
  new_kind: 'text',
  new_parent: 'uuid',
  new_path: 'text',
};

/** Every unit as it was and as it will be. */
async function keepUnits(run: Run, changes: readonly Change[]): Promise<void> {
  const rows = changes.map(({ id, division, act, founded, closes, core, successors, before, after }, position) => ({
    id: newId(),
    position,
    target_id: id,
    target_division: division,
    sort_key: sortKey(before?.name ?? after.name),
    named: act !== null,
    founded,
    closes,
    core_id: core,
    successors: `{${successors.join(',')}}`,
    old_name: before?.name ?? null,
    old_kind: before?.kind ?? null,
    old_parent: before?.parentId ?? null,
    old_path: before?.path ?? null,
    new_name: after.name,
    new_kind: after.kind,
    new_parent: after.parentId,
    new_path: after.path,
  }));
  const columns = sql.join(Object.keys(KEPT).map((name) => sql.ref(name)));
  const values = sql.join(
    Object.keys(KEPT).map((name) => (name === 'successors' ? sql`x.successors::uuid[]` : sql.ref(`x.${name}`))),
  );
  for (const chunk of chunksOf(rows))
    await sql`insert into reorganization_unit (division, unit_id, scope, reorganization_id, ${columns})
      select ${run.unit.division}, ${run.unit.id}, ${run.unit.path}, ${run.id}, ${values} from ${recordset(KEPT, chunk)}`.execute(
      run.tx,
    );
}

/** The founded units with the places the plan gave them, parents first. */
function foundings(plan: Plan, acts: readonly Act[], on: string): NewUnit[] {
  return plan.changes
    .filter(({ founded }) => founded)
    .toSorted((a, b) => a.after.path.length - b.after.path.length)
    .map(({ id, division, act, after }) => ({
      id,
      division,
      path: after.path,
      parentId: after.parentId,
      kind: after.kind,
      setting: after.setting,
      name: after.name,
      code: (act === null ? null : acts[act]?.code) ?? null,
      foundedOn: on,
      households: null,
      poorHouseholds: null,
      temporaryHouses: null,
      since: on,
    }));
}

async function insertPeople(run: Run, plan: Plan): Promise<void> {
  await sql`insert into reorganization_person (division, id, unit_id, scope, reorganization_id, person_division, person_id, person_name, sort_key, from_id, to_id)
    select ${run.unit.division}, gen_random_uuid(), ${run.unit.id}, ${run.unit.path}, ${run.id}, p.person_division, p.person_id, p.person_name, p.sort_key, p.from_id, p.to_id
    from (${peopleLeaving(plan.sources, { division: run.unit.division, id: run.id })}) p`.execute(run.tx);
}

/** What is handed over. Where the owner has the same already, what stays with the closed unit is not in it. */
async function insertWork(run: Run, plan: Plan, parts: readonly Reorganizing[]): Promise<void> {
  const decision = { division: run.unit.division, id: run.id };
  const heirs = await heirsOf(
    run.tx,
    plan.sources.map(({ id }) => id),
  );
  const stays = parts
    .flatMap((part) => part.openWork ?? [])
    .flatMap(({ kind, one }) => (one?.else === 'stays' ? [kind] : []));
  await sql`insert into reorganization_work (division, id, unit_id, scope, reorganization_id, kind, item_division, item_id, from_id, to_id, clash)
    select ${run.unit.division}, gen_random_uuid(), ${run.unit.id}, ${run.unit.path}, ${run.id}, k.kind, k.division, k.id, k.from_id, k.to_id, k.clash
    from (${workLeaving(parts, plan.sources, peopleGone(decision), decision, heirs)}) k where not (k.clash and k.kind = any(${stays}::text[]))`.execute(
    run.tx,
  );
}

/** Where the owner has the same and figures add up, they are added to his row; the other stays with the closed unit. */
async function addUp(run: Run, parts: readonly Reorganizing[]): Promise<void> {
  for (const { kind, table, one } of parts.flatMap((part) => part.openWork ?? [])) {
    if (one?.else !== 'adds') continue;
    const sums = one.columns.map(
      (name) => sql`${sql.ref(name)} = coalesce(${sql.ref(`t.${name}`)}, 0) + coalesce(${sql.ref(`h.${name}`)}, 0)`,
    );
    const key = (alias: 'o' | 't') => sql`(select ${one.key} from (select ${sql.raw(alias)}.*) as w)`;
    await write(run, {
      table,
      join: sql`join (select k.to_id, ${key('o')} as same, ${sql.join(one.columns.map((name) => sql`sum(o.${sql.ref(name)})::int as ${sql.ref(name)}`))} from reorganization_work k
        join ${sql.table(table)} o on o.division = k.item_division and o.id = k.item_id
        where k.division = ${run.unit.division} and k.reorganization_id = ${run.id} and k.kind = ${kind} and k.clash group by 1, 2) x on x.to_id = t.unit_id and x.same = ${key('t')}`,
      where: sql`true`,
      take: Object.fromEntries(one.columns.map((name) => [name, sql.ref(`x.${name}`)])),
      set: sql.join(sums),
      keep: one.columns,
    });
  }
}

/** Ends what was approved to end in units that stay. */
async function endPosts(run: Run, ends: readonly Leaving[]): Promise<void> {
  if (ends.length === 0) return;
  await write(run, {
    table: 'post',
    join: sql`join unnest(${ends.map(({ division }) => division)}::text[], ${ends.map(({ id }) => id)}::uuid[]) as e(division, id) on e.division = t.division and e.id = t.id`,
    where: sql`t.valid_to = 'infinity'`,
    set: sql`valid_to = greatest(${run.on}::date, t.valid_from + 1), end_reason = ${run.decision}, version = t.version + 1`,
  });
}

/** Begins what was approved for new units. */
async function beginPosts(run: Run, proposals: readonly Proposal[]): Promise<void> {
  const { rows } =
    await sql<UnitRef>`select id, division, path from unit where id = any(${proposals.map(({ unitId }) => unitId)}::uuid[])`.execute(
      run.tx,
    );
  const at = new Map(rows.map((each) => [each.id, each]));
  const begun = proposals.flatMap((each) => {
    const unit = at.get(each.unitId);
    return unit ? [{ ...each, unit }] : [];
  });
  const posts = begun.filter(({ duty }) => duty === null);
  const postIds = await insertPosts(
    run.tx,
    posts.map((each) => ({
      unit: each.unit,
      post: each.post,
      side: each.side,
      personId: each.personId,
      accountId: each.accountId,
      name: each.name,
      isMember: each.isMember,
      from: run.on,
      termEnds: each.termEnds,
      decision: run.decision,
    })),
  );
  const duties = begun.flatMap(({ duty, unit, ...each }) =>
    duty && each.personId
      ? [
          {
            unit,
            fromUnitId: duty.fromUnitId,
            personDivision: duty.personDivision,
            personId: each.personId,
            name: each.name,
            from: run.on,
          },
        ]
      : [],
  );
  const dutyIds = await insertDuties(run.tx, duties);
  await noteNew(
    run,
    'post',
    posts.map(({ unit }, i) => ({ division: unit.division, id: postIds[i] ?? '' })),
  );
  await noteNew(
    run,
    'overseer_duty',
    duties.map(({ unit }, i) => ({ division: unit.division, id: dutyIds[i] ?? '' })),
  );
}

/** The units whose rows changed: those named, and those that got something. */
async function touchedBy(run: Run, plan: Plan): Promise<UnitRef[]> {
  const ids = new Set(
    plan.changes.flatMap((change) => (change.act === null && !change.closes ? [] : [change.id, ...change.successors])),
  );
  const { rows } = await sql<UnitRef>`select u.id, u.division, u.path from unit u where u.id = any(${[...ids]}::uuid[])
    or u.id in (select to_id from reorganization_work where division = ${run.unit.division} and reorganization_id = ${run.id} union select to_id from reorganization_person where division = ${run.unit.division} and reorganization_id = ${run.id})`.execute(
    run.tx,
  );
  return rows;
}
