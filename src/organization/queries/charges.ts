import { sql } from 'kysely';
import { type Context, query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { overlaysAt } from '../../rulebook/local.ts';
import { quotaAt } from '../facts.ts';
import { subtree, unitOf } from '../tree.ts';
import { type Quota, quotaLine, unvisitedLine } from '../visit.ts';
import { inTree, linesOf, unitsIn } from './lines.ts';

const year = s.optional(s.whole(1900, 2200));

function countingKinds(ctx: Context): string[] {
  return ctx.services.rulebook.committees.visits.kinds.filter((kind) => kind.counts).map((kind) => kind.id);
}

/** The quotas of the committees that sent somebody, by the committee's id: what holds there on a day. */
async function quotasOf(ctx: Context, unitIds: readonly string[], on: string): Promise<Map<string, Quota | null>> {
  if (unitIds.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'division', 'path', 'kind'])
    .where('id', 'in', [...new Set(unitIds)])
    .execute();
  const { rulebook } = ctx.services;
  const found = new Map<string, Quota | null>();
  for (const row of rows) {
    const held = quotaAt(rulebook, row.kind, await overlaysAt(ctx, row), on);
    found.set(row.id, held && { ...held, citation: held.citation(rulebook.about.defaultLanguage) });
  }
  return found;
}

type QuotaRow = {
  person_id: string;
  name: string;
  from_unit_id: string;
  from_unit: string;
  units: number;
  made: number;
  counted: number;
};

/**
 * Per committee member in charge of units here: how many units, how many visits made in the year, how many of them count
 * towards the quota (kinds and settings of the rulebook), and the quota where a rule holds (VIS-01).
 */
export const visitQuota = query({
  name: 'visit.quota',
  method: 'GET',
  path: '/units/{unit}/visits/quota',
  capability: 'meeting.read',
  summary: 'Visits planned and made by each committee member in charge',
  input: s.object({
    unit: s.id(),
    year,
    sort: s.optional(s.oneOf(['name', '-name', 'made', '-made'])),
    ...pageInput,
  }),
  output: s.object({ ...pageOf(quotaLine).shape, year: s.anyNumber() }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const of = input.year ?? Number(ctx.today.slice(0, 4));
    const [first, last] = [`${of}-01-01`, `${of}-12-31`];
    const { settings } = ctx.services.rulebook.committees.visits.quota;
    const from = sql`from (select d.person_id, d.from_unit_id, max(d.person_name) as name, count(distinct d.unit_id)::int as units
        from overseer_duty d where ${inTree('d', tree)} and d.valid_from <= ${last} and d.valid_to > ${first} group by d.person_id, d.from_unit_id) d
      join unit f on f.id = d.from_unit_id
      left join (select v.person_id, v.from_unit_id, count(*)::int as made,
          (count(*) filter (where v.kind = any(${countingKinds(ctx)}::text[]) and u.setting = any(${settings}::text[])))::int as counted
        from overseer_visit v join unit u on u.id = v.unit_id
        where ${inTree('v', tree)} and v.made_on >= ${first} and v.made_on <= ${last} group by v.person_id, v.from_unit_id) v
        on v.person_id = d.person_id and v.from_unit_id = d.from_unit_id`;
    const lines = await linesOf<QuotaRow>(
      ctx,
      sql`d.person_id, d.name, d.from_unit_id, f.name as from_unit, d.units, coalesce(v.made, 0) as made, coalesce(v.counted, 0) as counted`,
      from,
      {
        // a name is ordered by its last word, the given name
        value: input.sort?.endsWith('made')
          ? sql`lpad(coalesce(v.made, 0)::text, 6, '0')`
          : sql`regexp_replace(d.name, '^.* ', '') || ' ' || d.name`,
        id: sql`d.person_id::text || d.from_unit_id`,
        down: input.sort?.startsWith('-') ?? false,
      },
      input,
    );
    const quotas = await quotasOf(
      ctx,
      lines.items.map((row) => row.from_unit_id),
      last < ctx.today ? last : ctx.today,
    );
    return {
      ...lines,
      year: of,
      items: lines.items.map((row) => ({
        id: `${row.person_id} ${row.from_unit_id}`,
        personId: row.person_id,
        name: row.name,
        fromUnitId: row.from_unit_id,
        fromUnit: row.from_unit,
        units: row.units,
        made: row.made,
        counted: row.counted,
        quota: quotas.get(row.from_unit_id) ?? null,
      })),
    };
  },
});

/** Cells of a unit that nobody in charge visited between two days. */
export const unvisitedUnits = query({
  name: 'visit.missing',
  method: 'GET',
  path: '/units/{unit}/visits/missing',
  capability: 'meeting.read',
  summary: 'Cells that no committee member in charge visited in a period',
  input: s.object({
    unit: s.id(),
    from: s.optional(s.date()),
    to: s.optional(s.date()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name', 'last', '-last'])),
    ...pageInput,
  }),
  output: s.object({ ...pageOf(unvisitedLine).shape, from: s.anyText(), to: s.anyText() }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const since = input.from ?? `${ctx.today.slice(0, 4)}-01-01`;
    const until = input.to ?? ctx.today;
    const cells = ctx.services.rulebook.unitKinds.filter((kind) => kind.isCell).map((kind) => kind.id);
    const from = sql`from unit u
      left join (select v.unit_id, max(v.made_on) as last_on, bool_or(v.made_on >= ${since} and v.made_on <= ${until}) as visited
        from overseer_visit v where ${inTree('v', tree)} group by v.unit_id) v on v.unit_id = u.id
      left join (select d.unit_id, string_agg(distinct d.person_name, ', ') as overseers
        from overseer_duty d where ${inTree('d', tree)} and d.valid_from <= ${ctx.today} and d.valid_to > ${ctx.today} group by d.unit_id) d on d.unit_id = u.id
      where ${unitsIn(tree, input.search)} and u.kind = any(${cells}::text[]) and v.visited is not true`;
    const lines = await linesOf<{
      unit_id: string;
      unit_name: string;
      overseers: string | null;
      last_on: string | null;
    }>(
      ctx,
      sql`u.id as unit_id, u.name as unit_name, d.overseers, v.last_on`,
      from,
      {
        value: input.sort?.endsWith('last') ? sql`coalesce(v.last_on::text, '0001-01-01')` : sql`u.sort_key`,
        id: sql`u.id`,
        down: input.sort?.startsWith('-') ?? false,
      },
      input,
    );
    return {
      ...lines,
      from: since,
      to: until,
      items: lines.items.map((row) => ({
        id: row.unit_id,
        unitId: row.unit_id,
        unitName: row.unit_name,
        overseers: row.overseers,
        lastOn: row.last_on,
      })),
    };
  },
});
