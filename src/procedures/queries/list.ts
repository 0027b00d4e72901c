import { sql } from 'kysely';
import { type Subtree, subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, MAY_LAG, query } from '../../platform/bus/command.ts';
import { listPage, type Order, orderOf } from '../../platform/db/keyset.ts';
import { fold } from '../../platform/i18n/names.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import { refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { CASE_STATES, type CaseLine, caseLine } from '../case.ts';
import { type CaseRow, NEVER } from '../reading.ts';
import { outcomeOf, sameIn } from '../shown.ts';
import { totalFromCounts } from '../totals.ts';

const SORTS = ['due', '-due', 'name', '-name', 'opened', '-opened'] as const;

/** What a list of cases is narrowed by. */
const caseFilters = {
  unit: s.id(),
  procedure: s.optional(s.list(s.code(), 20)),
  step: s.optional(s.list(s.code(), 20)),
  outcome: s.optional(s.code()),
  /** in_hand: open or standing still, as the counts have it */
  state: s.optional(s.oneOf([...CASE_STATES, 'overdue', 'in_hand'])),
  /** only cases with a clock that ends by this day */
  dueBy: s.optional(s.date()),
  /** the days between which they ended */
  endedFrom: s.optional(s.date()),
  endedTo: s.optional(s.date()),
  side: s.optional(s.oneOf(['own', 'other'])),
  /** the person, candidate or unit they are about */
  subject: s.optional(s.id()),
  search: s.optional(s.text(100)),
};
const filterShape = s.object(caseFilters);

function filtered(ctx: Context, input: s.Infer<typeof filterShape>, unit: UnitRef, range: Subtree) {
  let base = casesWithUnits(ctx);
  base =
    input.side === 'other'
      ? base.where('c.other_scope', '>=', range.lo).where('c.other_scope', '<', range.hi)
      : base
          .where('c.scope', '>=', range.lo)
          .where('c.scope', '<', range.hi)
          .where('c.division', 'in', range.divisions);
  if (!ctx.may('case.restricted', unit)) base = base.where('c.restricted', '=', false);
  if (input.procedure && input.procedure.length > 0) base = base.where('c.procedure', 'in', input.procedure);
  if (input.step && input.step.length > 0) base = base.where('c.step', 'in', input.step);
  if (input.outcome) base = base.where('c.outcome', '=', input.outcome);
  if (input.subject) base = base.where('c.subject_id', '=', input.subject);
  if (input.state === 'overdue') base = base.where('c.state', '=', 'open').where('c.due', '<', ctx.today);
  else if (input.state === 'in_hand') base = base.where('c.state', 'in', ['open', 'paused']);
  else if (input.state) base = base.where('c.state', '=', input.state);
  if (input.dueBy) base = base.where('c.state', '=', 'open').where('c.due', '<=', input.dueBy);
  if (input.endedFrom) base = base.where('c.ended_on', '>=', input.endedFrom);
  if (input.endedTo) base = base.where('c.ended_on', '<=', input.endedTo);
  // folded words of the name, in its order; beside a range that an index serves (D4)
  for (const word of fold(input.search ?? '')
    .split(' ')
    .filter(Boolean)) {
    base = base.where((eb) => eb(eb.fn<number>('strpos', ['c.search_key', eb.val(word)]), '>', 0));
  }
  return base;
}

/** Cases with the units on both sides. Every case has its own; joined as if it might not, so that counting the cases need not look at units. */
function casesWithUnits({ tx }: Context) {
  return tx
    .selectFrom('case_file as c')
    .leftJoin('unit as u', 'u.id', 'c.unit_id')
    .leftJoin('unit as o', 'o.id', 'c.other_unit_id')
    .selectAll('c')
    .select((eb) => [
      eb.ref('u.name').$notNull().as('unit_name'),
      eb.ref('u.kind').$notNull().as('unit_kind'),
      'o.name as other_name',
    ]);
}

/** Cases of a unit and those below it, or with `side` those that come to it from elsewhere: by the clock that runs out first. */
export const listCases = query({
  name: 'case.list',
  method: 'GET',
  path: '/units/{unit}/cases',
  capability: 'case.read',
  summary: 'Cases of a unit and below: by procedure, step, state and clock',
  input: s.object({ ...caseFilters, sort: s.optional(s.oneOf(SORTS)), ...pageInput }),
  output: pageOf(caseLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const range = await subtree(ctx.tx, unit);
    const total = await totalFromCounts(ctx, input, unit, range);
    const rows = filtered(ctx, input, unit, range);
    return await listPage(ctx, rows, input, orderBy(input.sort), (row) => lineOf(ctx, row), total);
  },
});

const MOST = 50_000;

/** The filtered list as a table for a file, in the order of the clocks; the export is a line of the ledger. Refuses export.too_many. */
export const exportCases = query({
  name: 'case.export',
  method: 'GET',
  path: '/units/{unit}/cases/table',
  capability: 'case.read',
  summary: 'The filtered list of cases as a table for a file; recorded',
  recorded: true,
  input: filterShape,
  output: s.object({ rows: s.list(caseLine, MOST) }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const rows = await filtered(ctx, input, unit, await subtree(ctx.tx, unit))
      .orderBy('c.due')
      .orderBy('c.id')
      .limit(MOST + 1)
      .execute();
    if (rows.length > MOST) refuse('export.too_many', { max: MOST });
    return { rows: rows.map((row) => lineOf(ctx, row)) };
  },
});

type ListRow = CaseRow & { unit_name: string; unit_kind: string; other_name: string | null };

const BY_CLOCK: Order<ListRow> = [
  ['due', 'asc'],
  ['id', 'asc'],
];

function orderBy(sort: (typeof SORTS)[number] | undefined): Order<ListRow> {
  return orderOf<ListRow>(sort?.replace('name', 'sort_key').replace('opened', 'opened_on'), BY_CLOCK);
}

/** A line as the reader may see it; what it is called stands in today's rulebook, or by its id where that forgot it. */
export function lineOf(ctx: Context, row: ListRow): CaseLine {
  const procedure = ctx.services.rulebook.procedures.procedures.find((each) => each.id === row.procedure);
  const step = procedure?.steps.find((each) => each.id === row.step);
  return {
    id: row.id,
    unit: { id: row.unit_id, name: row.unit_name, kind: row.unit_kind },
    other: row.other_unit_id === null ? null : { id: row.other_unit_id, name: row.other_name ?? '' },
    procedure: { id: row.procedure, label: procedure?.label ?? sameIn(row.procedure) },
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    state: row.state,
    step: { id: row.step, label: step?.label ?? sameIn(row.step) },
    outcome:
      row.outcome === null || !procedure
        ? null
        : { id: row.outcome, label: outcomeOf(procedure, step, row.outcome).name },
    openedOn: row.opened_on,
    endedOn: row.ended_on,
    due: row.due === NEVER ? null : row.due,
    overdue: row.state === 'open' && row.due !== NEVER && row.due < ctx.today,
    restricted: row.restricted,
  };
}

/** One's own cases, the newest first; readable whatever one acts as. */
export const ownCases = query({
  name: 'case.mine',
  method: 'GET',
  path: '/me/cases',
  capability: 'signed-in',
  summary: 'My own cases',
  input: s.object(pageInput),
  output: pageOf(caseLine),
  run: async (ctx, input) => {
    const self = ctx.actor.person?.id;
    if (self === undefined) return { items: [], total: 0, next: null };
    const rows = casesWithUnits(ctx).where('c.person_id', '=', self);
    const newest: Order<ListRow> = [
      ['opened_on', 'desc'],
      ['id', 'desc'],
    ];
    return await listPage(ctx, rows, input, newest, (row) => lineOf(ctx, row));
  },
});

/** How many cases stand at each step, and how many ended with each outcome between two days: of a unit and below. */
export const countCases = query({
  name: 'case.counts',
  method: 'GET',
  path: '/units/{unit}/case-counts',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'Cases by procedure and step, and ended ones by outcome',
  input: s.object({ unit: s.id(), from: s.optional(s.month()), to: s.optional(s.month()) }),
  output: s.object({
    counts: s.list(s.object({ procedure: s.anyText(), state: s.anyText(), mark: s.anyText(), n: s.anyNumber() }), 2000),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const range = await subtree(ctx.tx, unit);
    const rows = await ctx.tx
      .selectFrom('case_stat_seen')
      .select((eb) => ['procedure', inHandOrEnded.as('state'), 'mark', eb.fn.sum<string>('n').as('n')])
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('division', 'in', range.divisions)
      .$if(!ctx.may('case.restricted', unit), (q) => q.where('restricted', '=', false))
      .where((eb) =>
        eb.or([
          eb('state', '!=', 'ended'),
          eb.and([eb('month', '>=', input.from ?? '0000-00'), eb('month', '<=', input.to ?? '9999-99')]),
        ]),
      )
      .groupBy(['procedure', inHandOrEnded, 'mark'])
      .orderBy('procedure')
      .execute();
    return { counts: rows.map((row) => ({ ...row, n: Number(row.n) })) };
  },
});

/** Those standing still are in hand as well: they are told together with the open ones. */
const inHandOrEnded = sql<string>`case when state = 'ended' then 'ended' else 'open' end`;
