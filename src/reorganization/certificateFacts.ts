/** What the certificate of a decision that was applied is made of: read from what was written on the day, each item by the name it has now. */
import { type RawBuilder, sql } from 'kysely';
import { type Heirs, heirsOf, type OpenWork, waitingFor } from '../organization/reorganizing.ts';
import { subtreeOf } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { atUnits, type Decision, handedIn, mine } from './leaving.ts';
import { type PostDone, postsDone } from './postsDone.ts';
import type { OrphanCheck } from './reorganization.ts';

export type UnitLine = {
  oldName: string | null;
  oldKind: string | null;
  newName: string;
  newKind: string;
  parent: string | null;
  founded: boolean;
  closes: boolean;
  successors: string[];
};
export type Flow = { from: string; to: string; n: number };
export type PostLine = Pick<PostDone, 'unit' | 'post' | 'name' | 'decision'>;
export type WorkLine = { kind: string; title: string | null; holder: string | null; from: string; to: string };
export type NumberLine = { unit: string; documentType: string; last: number };
export type Certificate = {
  units: UnitLine[];
  flows: Flow[];
  people: { name: string; from: string; to: string }[];
  ended: PostLine[];
  begun: PostLine[];
  work: WorkLine[];
  numbers: NumberLine[];
  orphans: OrphanCheck;
};

/** So many people are listed by name; of more the flows say how many went where, and the page lists them. */
export const MOST_NAMES = 500;

/** Everything a certificate says of a decision that took effect. */
export async function certificateFacts(ctx: Context, decision: Decision): Promise<Certificate> {
  const posts = await postsDone(ctx, decision);
  return {
    units: await unitsOf(ctx, decision),
    flows: await flowsOf(ctx, decision),
    people: await peopleOf(ctx, decision),
    ended: posts.filter(({ what }) => what === 'ends'),
    begun: posts.filter(({ what }) => what === 'begins'),
    work: await workOf(ctx, decision),
    numbers: await numbersOf(ctx, decision),
    orphans: await orphansOf(ctx, decision),
  };
}

async function unitsOf(ctx: Context, decision: Decision): Promise<UnitLine[]> {
  const { rows } =
    await sql<UnitLine>`select r.old_name as "oldName", r.old_kind as "oldKind", r.new_name as "newName", r.new_kind as "newKind",
      (select p.name from unit p where p.id = r.new_parent) as parent, r.founded, r.closes,
      array(select s.name from unit s where s.id = any(r.successors) order by s.sort_key) as successors
    from reorganization_unit r where ${mine(decision, 'r')} and r.named order by r.position`.execute(ctx.tx);
  return rows;
}

async function flowsOf(ctx: Context, decision: Decision): Promise<Flow[]> {
  const { rows } = await sql<Flow>`select f.name as from, t.name as to, count(*)::int as n from reorganization_person r
    join unit f on f.id = r.from_id join unit t on t.id = r.to_id where ${mine(decision, 'r')} group by f.name, f.sort_key, t.name, t.sort_key order by f.sort_key, t.sort_key`.execute(
    ctx.tx,
  );
  return rows;
}

async function peopleOf(ctx: Context, decision: Decision): Promise<Certificate['people']> {
  const { rows } = await sql<
    Certificate['people'][number]
  >`select r.person_name as name, f.name as from, t.name as to from reorganization_person r
    join unit f on f.id = r.from_id join unit t on t.id = r.to_id where ${mine(decision, 'r')} order by t.sort_key, r.sort_key, r.id limit ${MOST_NAMES}`.execute(
    ctx.tx,
  );
  return rows;
}

const kindsOf = (ctx: Context) => ctx.services.reorganizing.flatMap((part) => [...(part.openWork ?? [])]);

/** Each item by the name it has now; without it for who may not see such things where it lies. */
async function workOf(ctx: Context, decision: Decision): Promise<WorkLine[]> {
  const lists = kindsOf(ctx).map((kind) => {
    const shown = kind.restricted === undefined ? sql`true` : seenBy(ctx, kind.restricted);
    return sql`select ${kind.kind}::text as kind, case when ${shown} then (${kind.title})::text end as title, case when ${shown} then (${kind.holder?.name ?? sql`null`})::text end as holder,
        f.name as from, t.name as to, f.sort_key as a, t.sort_key as b, r.item_id
      from handed r join ${sql.table(kind.table)} w on w.division = r.item_division and w.id = r.item_id
      join unit f on f.id = r.from_id join unit t on t.id = r.to_id where r.kind = ${kind.kind}`;
  });
  const { rows } =
    await sql<WorkLine>`with ${handedIn(decision)} select kind, title, holder, "from", "to" from (${sql.join(lists, sql` union all `)}) x order by kind, a, b, item_id`.execute(
      ctx.tx,
    );
  return rows;
}

/** Whether the row `w` lies where the reader has this right. */
function seenBy(ctx: Context, capability: string): RawBuilder<unknown> {
  const ranges = ctx.actor.grant.reaches
    .filter((reach) => reach.capabilities.includes(capability) || reach.capabilities.includes('*'))
    .map(({ path, depth }) => {
      const { lo, hi } = subtreeOf(path);
      return depth === 'subtree' ? sql`(w.scope >= ${lo} and w.scope < ${hi})` : sql`w.scope = ${path}`;
    });
  return ranges.length === 0 ? sql`false` : sql`(${sql.join(ranges, sql` or `)})`;
}

async function numbersOf(ctx: Context, decision: Decision): Promise<NumberLine[]> {
  const { rows } =
    await sql<NumberLine>`with closed as materialized (select r.target_id, r.target_division, r.position from reorganization_unit r where ${mine(decision, 'r')} and r.closes)
    select u.name as unit, n.document_type as "documentType", n.last_no as last from closed r
    join unit u on u.id = r.target_id join number_series n on n.division = r.target_division and n.unit_id = r.target_id
    where n.last_no > 0 order by r.position, n.document_type`.execute(ctx.tx);
  return rows;
}

/** Counts what was handed over, and what is found without an owner now. All of the latter are 0, or the decision is not whole. */
export async function orphansOf(ctx: Context, decision: Decision): Promise<OrphanCheck> {
  const { rows: units } = await sql<ClosedUnit>`select u.id, r.target_division as division, u.path
    from reorganization_unit r join unit u on u.id = r.target_id where ${mine(decision, 'r')} and r.closes`.execute(
    ctx.tx,
  );
  const at = (alias: string) => atUnits(alias, units);
  const {
    rows: [row],
  } = await sql<Omit<OrphanCheck, 'left'>>`select
      (select count(distinct r.person_id)::int from reorganization_person r where ${mine(decision, 'r')}) as people,
      (select count(*)::int from reorganization_work r where ${mine(decision, 'r')}) as work,
      (select count(*)::int from membership m where ${at('m')} and m.valid_to = 'infinity') as astray,
      (select count(*)::int from post p where ${at('p')} and p.valid_to = 'infinity')
        + (select count(*)::int from overseer_duty p where ${at('p')} and p.valid_to = 'infinity') as posts`.execute(
    ctx.tx,
  );
  const heirs = await heirsOf(
    ctx.tx,
    units.map(({ id }) => id),
  );
  let left = 0;
  for (const kind of kindsOf(ctx)) left += await openAt(ctx, kind, units, heirs);
  return { people: 0, work: 0, astray: 0, posts: 0, ...row, left };
}

type ClosedUnit = { id: string; division: string; path: string };

async function openAt(ctx: Context, kind: OpenWork, units: readonly ClosedUnit[], heirs: Heirs): Promise<number> {
  const scope = ctx.services.reorganizing
    .flatMap((part) => part.elsewhere ?? [])
    .find((each) => each.table === kind.table && each.unit === kind.at)?.scope;
  const divisions = [...new Set(units.map(({ division }) => division))];
  // by the path as well: every table has an index on that. Selected from a list, which the planner takes to be short
  const paths = (column: string) =>
    sql`${sql.ref(`w.${column}`)} = any(array(select unnest(${units.map(({ path }) => path)}::text[])))`;
  const lies =
    kind.at === undefined
      ? sql`w.division = any(array(select unnest(${divisions}::text[]))) and ${paths('scope')}`
      : scope
        ? paths(scope)
        : sql`true`;
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${sql.table(kind.table)} w
    where ${sql.ref(`w.${kind.at ?? 'unit_id'}`)} = any(array(select unnest(${units.map(({ id }) => id)}::uuid[]))) and ${lies} and (${waitingFor(kind.open, heirs)})`.execute(
    ctx.tx,
  );
  return rows[0]?.n ?? 0;
}
