import { sql } from 'kysely';
import { type Context, query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { judge, setTheDay, unclaimedTables } from '../judging.ts';
import { type Decision, peopleGone, peopleLeaving, sourcesTable, workLeaving } from '../leaving.ts';
import { postsOf } from '../posts.ts';
import { namesIn, namesOf, placeOf, plannedOf, type Row, rowOf } from '../reading.ts';
import {
  planRecord,
  type PlannedPerson,
  type PlannedPost,
  plannedPerson,
  plannedPost,
  plannedUnit,
  plannedWork,
  type PlannedWork,
  type State,
} from '../reorganization.ts';
import type { Plan } from '../rules/plan.ts';

const MOST_LINES = 1000;
const byId = { input: s.object({ id: s.id() }), capability: 'reorganization.draft', method: 'GET' } as const;
const place = async (ctx: Context, { id }: { id: string }) => placeOf(await rowOf(ctx, id));

/** What a decision would do, and what stands against it. Nothing is written. */
export const planReorganization = query({
  ...byId,
  name: 'reorganization.plan',
  path: '/reorganizations/{id}/plan',
  summary: 'The dry run of a reorganization',
  output: planRecord,
  where: place,
  run: async (ctx, { id }) => {
    const row = await rowOf(ctx, id);
    const { plan, refusals, warnings, names } = await judge(ctx, row);
    const sound = plan.reasons.length === 0 ? plan.sources : [];
    const nameOf = await namer(ctx, plan, names);
    const { people, work } = leaving(ctx, row, { ...plan, sources: sound });
    const { rows: flows } = await sql<{ from_id: string; to_id: string; n: number }>`select from_id, to_id, count(*)::int as n from (${people}) p group by 1, 2 order by 1, 2`.execute(ctx.tx);
    const { rows: kinds } = await sql<{ kind: string; n: number; mustEnd: number }>`select kind, count(*)::int as n, count(*) filter (where must_end)::int as "mustEnd" from (${work}) w group by 1 order by 1`.execute(ctx.tx);
    const { endings, proposals } = await postsOf(ctx, { ...plan, sources: sound }, row, row.effective_on);
    const has = (test: (change: Plan['changes'][number]) => boolean) => plan.changes.filter(test).length;
    const begun = proposals.filter(({ approved }) => approved !== false);
    const codes = [...new Set([...endings, ...begun].map(({ post }) => post))];
    return {
      id,
      state: row.state as State,
      version: row.version,
      refusals,
      warnings,
      totals: {
        acts: row.acts.length,
        closed: has(({ closes }) => closes),
        founded: has(({ founded }) => founded),
        moved: has(({ closes, before, after }) => !closes && before !== null && before.parentId !== after.parentId),
        renamed: has(({ before, after }) => before !== null && before.name !== after.name),
        changedKind: has(({ before, after }) => before !== null && before.kind !== after.kind),
        people: flows.reduce((sum, { n }) => sum + n, 0),
        work: kinds.reduce((sum, { n }) => sum + n, 0),
      },
      people: flows.slice(0, MOST_LINES).map(({ from_id, to_id, n }) => ({ fromId: from_id, from: nameOf(from_id), toId: to_id, to: nameOf(to_id), n })),
      work: kinds,
      posts: { ends: endings.length, begins: begun.length, waiting: proposals.filter(({ approved }) => approved === null).length },
      rights: codes.map((post) => ({
        post,
        ends: endings.filter((each) => each.post === post).length,
        begins: begun.filter((each) => each.post === post).length,
        capabilities: [...new Set(ctx.services.rulebook.posts.find((each) => each.id === post)?.grants.flatMap((grant) => grant.capabilities) ?? [])],
      })),
      ...(await leftBehind(ctx, sound)),
      unclaimed: await unclaimedTables(ctx),
    };
  },
});

/** People and open work of a decision: as they would go, or as they went. */
function leaving(ctx: Context, row: Row, plan: Pick<Plan, 'sources'>) {
  const decision: Decision = { division: row.division, id: row.id };
  const people = row.state === 'draft' || row.state === 'decided' ? peopleLeaving(plan.sources, decision) : peopleGone(decision);
  return { people, work: workLeaving(ctx.services.reorganizing, plan.sources, people, decision) };
}

async function namer(ctx: Context, plan: Plan, names: Map<string, string>): Promise<(id: string) => string> {
  const missing = plan.sources.flatMap(({ id, successors }) => [id, ...successors]).filter((id) => !names.has(id));
  const more = await namesOf(ctx, missing);
  return (id) => names.get(id) ?? more.get(id) ?? '';
}

/** Numbers, months of dues and phones at the units that close. */
async function leftBehind(ctx: Context, sources: Plan['sources']) {
  const closing = sourcesTable(sources.filter(({ closes }) => closes));
  const { rows: numbers } = await sql<{ unitId: string; unit: string; documentType: string; last: number }>`select u.id as "unitId", u.name as unit, n.document_type as "documentType", n.last_no as last
    from ${closing} join unit u on u.id = s.id join number_series n on n.division = s.division and n.unit_id = s.id
    where n.term_start = (select max(l.term_start) from number_series l where l.division = n.division and l.unit_id = n.unit_id and l.document_type = n.document_type) order by u.sort_key, u.id, 3 limit ${MOST_LINES}`.execute(ctx.tx);
  const { rows: dues } = await sql<{ unitId: string; unit: string; closedMonth: string | null; open: number }>`select u.id as "unitId", u.name as unit,
      (select max(m.month) from dues_month m where m.division = s.division and m.unit_id = s.id) as "closedMonth",
      (select count(distinct e.booked)::int from dues_entry e where e.division = s.division and e.unit_id = s.id and not exists (select from dues_month m where m.division = e.division and m.unit_id = e.unit_id and m.month = e.booked)) as open
    from ${closing} join unit u on u.id = s.id where exists (select from dues_line l where l.division = s.division and l.unit_id = s.id) order by u.sort_key, u.id limit ${MOST_LINES}`.execute(ctx.tx);
  const { rows: devices } = await sql<{ name: string; unitId: string; unit: string; seenAt: Date | null; sessions: number }>`
    with at as (select s.id, a.id as account_id, a.name from ${closing} join post p on p.division = s.division and p.unit_id = s.id and p.valid_to = 'infinity' join account a on a.id = p.account_id or a.person_id = p.person_id
      union select s.id, a.id, a.name from ${closing} join membership m on m.division = s.division and m.unit_id = s.id and m.valid_to = 'infinity' join account a on a.person_id = m.person_id)
    select at.name, u.id as "unitId", u.name as unit, max(e.seen_at) as "seenAt", count(e.account_id)::int as sessions from at join unit u on u.id = at.id left join session e on e.account_id = at.account_id and e.expires_at > ${ctx.clock.now()}
    group by 1, 2, 3, at.account_id having count(e.account_id) > 0 order by 4 desc nulls last limit ${MOST_LINES}`.execute(ctx.tx);
  return { numbers, dues, devices: devices.map((each) => ({ ...each, seenAt: each.seenAt?.toISOString() ?? null })) };
}

const UNIT_SORTS = ['act', 'name', '-name'] as const;

/** Every unit the decision changes, as it is and as it will be. */
export const plannedUnits = query({
  ...byId,
  name: 'reorganization.units',
  path: '/reorganizations/{id}/units',
  summary: 'The units a reorganization changes, before and after',
  input: s.object({ id: s.id(), named: s.optional(s.flag()), search: s.optional(s.text(100)), sort: s.optional(s.oneOf(UNIT_SORTS)), ...pageInput }),
  output: pageOf(plannedUnit),
  where: place,
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const plan = row.state === 'draft' || row.state === 'decided' ? await plannedOf(ctx, row) : await doneOf(ctx, row);
    const names = namesIn(plan, row.acts);
    const others = await namesOf(ctx, plan.changes.flatMap(({ before, after, successors }) => [before?.parentId, after.parentId, ...successors]).filter((id) => id !== null && id !== undefined));
    const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? others.get(id) ?? null) : null);
    const lines = plan.changes
      .map((change, i) => ({ ...change, place: String(change.act ?? 99_999).padStart(5, '0') + String(i).padStart(6, '0'), name: change.before?.name ?? change.after.name }))
      .filter((change) => (input.named !== true || change.act !== null) && (!input.search || change.name.toLowerCase().includes(input.search.toLowerCase())));
    const by = input.sort === 'name' || input.sort === '-name' ? 'name' : 'place';
    const base = ctx.tx
      .selectFrom(sql<{ id: string; key: string }>`unnest(${lines.map(({ id }) => id)}::uuid[], ${lines.map((line) => line[by])}::text[])`.as<'l0'>(sql`l0(id, key)`))
      .select(['l0.id', 'l0.key']);
    const way = input.sort === '-name' ? 'desc' : 'asc';
    const order: Order<{ id: string; key: string }> = [
      ['key', way],
      ['id', way],
    ];
    const found = new Map(lines.map((line) => [line.id, line]));
    return await listPage(ctx, base, input, order, ({ id }) => {
      const change = found.get(id);
      return {
        id,
        act: change?.act ?? null,
        founded: change?.founded ?? false,
        closes: change?.closes ?? false,
        successors: (change?.successors ?? []).map((to) => ({ id: to, name: nameOf(to) ?? '' })),
        oldName: change?.before?.name ?? null,
        oldKind: change?.before?.kind ?? null,
        oldParent: nameOf(change?.before?.parentId),
        newName: change?.after.name ?? '',
        newKind: change?.after.kind ?? '',
        newParent: nameOf(change?.after.parentId),
      };
    });
  },
});

/** What a decision did, as it was kept. */
async function doneOf(ctx: Context, row: Row): Promise<Plan> {
  const kept = await ctx.tx.selectFrom('reorganization_unit').selectAll().where('division', '=', row.division).where('reorganization_id', '=', row.id).orderBy('position').execute();
  const changes = kept.map((each) => ({
    id: each.target_id,
    division: each.target_division,
    act: each.named ? row.acts.findIndex((act) => [act.id, act.unit, act.source, ...(act.sources ?? [])].includes(each.target_id)) : null,
    founded: each.founded,
    closes: each.closes,
    core: each.core_id,
    successors: each.successors,
    before:
      each.old_name === null
        ? null
        : { id: each.target_id, division: each.target_division, path: each.old_path ?? '', parentId: each.old_parent, kind: each.old_kind ?? '', name: each.old_name, setting: null, closedOn: null, since: '' },
    after: { name: each.new_name, kind: each.new_kind, setting: null, parentId: each.new_parent, path: each.new_path },
  }));
  const sources = kept.flatMap((each, i) =>
    each.core_id === null ? [] : [{ id: each.target_id, division: each.target_division, act: changes[i]?.act ?? 0, closes: each.closes, core: each.core_id, successors: each.successors, groups: [] }],
  );
  return { changes, sources, reasons: [] };
}

type PersonLine = { person_id: string; person_name: string; sort_key: string; seat: string | null; from_id: string; to_id: string; from_name: string; to_name: string };

/** Everybody who goes, with the unit he leaves and the one he comes to. */
export const plannedPeople = query({
  ...byId,
  name: 'reorganization.people',
  path: '/reorganizations/{id}/people',
  summary: 'Who goes from which unit to which',
  capability: 'member.read',
  input: s.object({ id: s.id(), from: s.optional(s.id()), to: s.optional(s.id()), search: s.optional(s.text(100)), ...pageInput }),
  output: pageOf(plannedPerson),
  where: place,
  run: async (ctx, input) => {
    const { row, plan, nameOf } = await named(ctx, input.id);
    const { people } = leaving(ctx, row, plan);
    let base = ctx.tx.selectFrom(sql<PersonLine>`(${people})`.as('p')).select(['p.person_id', 'p.person_name', 'p.sort_key', 'p.seat', 'p.from_id', 'p.to_id']);
    if (input.from) base = base.where('p.from_id', '=', input.from);
    if (input.to) base = base.where('p.to_id', '=', input.to);
    if (input.search) base = base.where(holdsWords('p.person_name', input.search));
    const order: Order<Omit<PersonLine, 'from_name' | 'to_name'>> = [
      ['sort_key', 'asc'],
      ['from_id', 'asc'],
      ['person_id', 'asc'],
    ];
    return await listPage<Omit<PersonLine, 'from_name' | 'to_name'>, PlannedPerson>(ctx, base, input, order, (line) => ({
      personId: line.person_id,
      name: line.person_name,
      seat: line.seat,
      fromId: line.from_id,
      from: nameOf(line.from_id),
      toId: line.to_id,
      to: nameOf(line.to_id),
    }));
  },
});

async function named(ctx: Context, id: string) {
  const row = await rowOf(ctx, id);
  const planned = row.state === 'draft' || row.state === 'decided';
  const whole = planned ? await plannedOf(ctx, row) : await doneOf(ctx, row);
  const plan = whole.reasons.length > 0 ? { ...whole, sources: [] } : whole;
  return { row, plan, nameOf: await namer(ctx, plan, namesIn(plan, row.acts)) };
}

type WorkLine = { kind: string; id: string; title: string | null; link: string | null; due: string | null; holder: string | null; must_end: boolean; from_id: string; to_id: string };
const WORK_ORDER: Order<WorkLine> = [
  ['kind', 'asc'],
  ['from_id', 'asc'],
  ['id', 'asc'],
];
const workInput = s.object({ id: s.id(), kind: s.optional(s.code()), from: s.optional(s.id()), to: s.optional(s.id()), search: s.optional(s.text(100)), ...pageInput });

/** Every open item and the one unit that gets it. */
export const plannedWorkList = query({
  ...byId,
  name: 'reorganization.work',
  path: '/reorganizations/{id}/work',
  summary: 'The open work that is handed over, each with its owner',
  input: workInput,
  output: pageOf(plannedWork),
  where: place,
  run: async (ctx, input) => {
    const { row, plan, nameOf } = await named(ctx, input.id);
    await setTheDay(ctx, row.effective_on);
    const { work } = leaving(ctx, row, plan);
    return await workPage(ctx, row, sql`(${work})`, input, nameOf);
  },
});

/** What was handed to whom, once the decision took effect: what stands on the certificate. */
export const handedWork = query({
  ...byId,
  name: 'reorganization.handed',
  path: '/reorganizations/{id}/handed',
  capability: 'unit.read',
  summary: 'What a reorganization handed over to whom',
  input: workInput,
  output: pageOf(plannedWork),
  where: place,
  run: async (ctx, input) => {
    const { row, nameOf } = await named(ctx, input.id);
    const kinds = ctx.services.reorganizing.flatMap((part) => part.openWork ?? []);
    const lists = kinds.map(
      ({ kind, table, title, link, due, holder }) => sql`select k.kind, w.id, (${title})::text as title, (${link})::text as link, (${due ?? sql`null`})::date as due, (${holder?.name ?? sql`null`})::text as holder,
        false as must_end, k.from_id, k.to_id from reorganization_work k join ${sql.table(table)} w on w.division = k.item_division and w.id = k.item_id
        where k.division = ${row.division} and k.reorganization_id = ${row.id} and k.kind = ${kind}`,
    );
    return await workPage(ctx, row, sql`(${sql.join(lists, sql` union all `)})`, input, nameOf);
  },
});

async function workPage(ctx: Context, row: Row, work: ReturnType<typeof sql>, input: s.Infer<typeof workInput>, nameOf: (id: string) => string) {
  let base = ctx.tx.selectFrom(sql<WorkLine>`${work}`.as('w0')).select(['w0.kind', 'w0.id', 'w0.title', 'w0.link', 'w0.due', 'w0.holder', 'w0.must_end', 'w0.from_id', 'w0.to_id']);
  if (input.kind) base = base.where('w0.kind', '=', input.kind);
  if (input.from) base = base.where('w0.from_id', '=', input.from);
  if (input.to) base = base.where('w0.to_id', '=', input.to);
  const restricted = new Map(ctx.services.reorganizing.flatMap((part) => part.openWork ?? []).map(({ kind, restricted: capability }) => [kind, capability]));
  const unseen = [...restricted].flatMap(([kind, capability]) => (capability && !ctx.may(capability, placeOf(row)) ? [kind] : []));
  // a word in a title one may not read would tell that it is there
  if (input.search) base = base.where(holdsWords('w0.title', input.search)).where((eb) => eb.not(eb('w0.kind', 'in', [...unseen, ''])));
  return await listPage<WorkLine, PlannedWork>(ctx, base, input, WORK_ORDER, (line) => {
    const shown = !unseen.includes(line.kind);
    return {
      kind: line.kind,
      id: line.id,
      title: shown ? line.title : null,
      link: shown ? line.link : null,
      due: line.due,
      holder: shown ? line.holder : null,
      mustEnd: line.must_end,
      fromId: line.from_id,
      from: nameOf(line.from_id),
      toId: line.to_id,
      to: nameOf(line.to_id),
    };
  });
}

/** The posts and charges that end, and those proposed at new units. */
export const plannedPosts = query({
  ...byId,
  name: 'reorganization.posts',
  path: '/reorganizations/{id}/posts',
  summary: 'The posts that end and those proposed for new units',
  input: s.object({ id: s.id(), what: s.optional(s.oneOf(['ends', 'begins'])), unit: s.optional(s.id()), ...pageInput }),
  output: pageOf(plannedPost),
  where: place,
  run: async (ctx, input) => {
    const { row, plan } = await named(ctx, input.id);
    const { endings, proposals } = row.state === 'draft' || row.state === 'decided' ? await postsOf(ctx, plan, row, row.effective_on) : { endings: [], proposals: [] };
    const lines: PlannedPost[] = [
      ...endings.map((each) => ({ ...each, what: 'ends' as const, approved: null, against: [] })),
      ...proposals.map((each) => ({ ...each, what: 'begins' as const })),
    ]
      .filter(({ what, unitId }) => (!input.what || what === input.what) && (!input.unit || unitId === input.unit))
      .map(({ key, what, post, unitId, unit, personId, name, termEnds, approved, against }) => ({ key, what, post, unitId, unit, personId, name, termEnds, approved, against }));
    const at = new Map(lines.map((line, i) => [String(i).padStart(6, '0'), line]));
    const base = ctx.tx.selectFrom(sql<{ id: string }>`unnest(${[...at.keys()]}::text[])`.as<'l0'>(sql`l0(id)`)).select('l0.id');
    return await listPage<{ id: string }, PlannedPost>(ctx, base, input, [['id', 'asc']], ({ id }) => at.get(id) as PlannedPost);
  },
});
