import { sql } from 'kysely';
import { memberCodes } from '../../members/codes.ts';
import { inTree, linesOf, unitsIn } from '../../organization/queries/lines.ts';
import { type Subtree, subtree, unitOf } from '../../organization/tree.ts';
import { type Context, MAY_LAG, query } from '../../platform/bus/command.ts';
import { addTo, monthOf } from '../../platform/clock.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { admittedBy, countsOf, stagesUnder, sumOf, usualSpan } from '../counting.ts';
import { groupsShown } from '../groups.ts';
import { ALL } from '../plan.ts';
import { forecastOf } from '../rules/forecast.ts';
import { stagesOf } from '../stage.ts';

const counted = s.object({ code: s.anyText(), n: s.nullable(s.anyNumber()) });

/** The candidates of a unit by the stage they have reached, of all or of one target group. */
export const countCandidates = query({
  name: 'candidate.counts',
  method: 'GET',
  path: '/units/{unit}/candidate-counts',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'Candidates by stage and by target group',
  input: s.object({ unit: s.id(), group: s.optional(s.code()) }),
  output: s.object({
    total: s.nullable(s.anyNumber()),
    /** in order; every stage the rulebook knows */
    stages: s.list(counted, 100),
    groups: s.list(counted, 100),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { rulebook } = ctx.services;
    const tree = await subtree(ctx.tx, unit);
    const shown = groupsShown(ctx, unit);
    const { rows } = await sql<{ stage: string; grp: string; n: number }>`
      select stage, grp, sum(n)::int as n from candidate_stat_seen s where ${inTree('s', tree)} group by 1, 2`.execute(
      ctx.tx,
    );
    const group = input.group ?? ALL;
    const sum = (of: typeof rows) => of.reduce((total, { n }) => total + n, 0);
    const total = shown(group, sum(rows.filter(({ grp }) => grp === group)));
    return {
      total,
      // a small group that is hidden as a whole is hidden in its parts
      stages: stagesOf(rulebook).map((code) => ({
        code,
        n: total === null ? null : sum(rows.filter((row) => row.grp === group && row.stage === code)),
      })),
      groups: rulebook.admissions.groups.map(({ id }) => ({
        code: id,
        n: shown(id, sum(rows.filter(({ grp }) => grp === id))),
      })),
    };
  },
});

/**
 * What came of the work in a span (the term to date where none is named): admitted, by target group, by kind of place, by whose enterprise; the
 * quality beside it (M80); what is to come by the forecast.
 */
export const admissionOverview = query({
  name: 'admission.overview',
  method: 'GET',
  path: '/units/{unit}/admissions/overview',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'Admissions of a unit: by group, place and ownership, quality, forecast',
  input: s.object({ unit: s.id(), from: s.optional(s.date()), to: s.optional(s.date()) }),
  output: s.object({
    from: s.anyText(),
    to: s.anyText(),
    /** the span is the running term */
    term: s.flag(),
    members: s.anyNumber(),
    admitted: s.anyNumber(),
    recognized: s.anyNumber(),
    notRecognized: s.anyNumber(),
    refused: s.anyNumber(),
    dropped: s.anyNumber(),
    drops: s.list(counted, 100),
    groups: s.list(counted, 100),
    settings: s.list(s.object({ code: s.nullable(s.anyText()), n: s.anyNumber() }), 100),
    ownerships: s.list(s.object({ code: s.nullable(s.anyText()), n: s.anyNumber() }), 100),
    nonState: s.anyNumber(),
    candidates: s.anyNumber(),
    expiring: s.anyNumber(),
    idleCells: s.anyNumber(),
    cells: s.anyNumber(),
    overdueCases: s.anyNumber(),
    openCases: s.anyNumber(),
    quarters: s.list(
      s.object({
        quarter: s.anyText(),
        from: s.anyText(),
        to: s.anyText(),
        expected: s.anyNumber(),
        sum: s.anyNumber(),
      }),
      40,
    ),
    months: s.list(s.object({ month: s.anyText(), n: s.anyNumber() }), 400),
    forecastMark: s.anyText(),
    idleYears: s.anyNumber(),
    countedSince: s.anyNumber(),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { rulebook } = ctx.services;
    const { admissions, committees } = rulebook;
    const usual = await usualSpan(ctx, unit);
    const span = { from: input.from ?? usual.from, to: input.to ?? usual.to };
    const tree = await subtree(ctx.tx, unit);
    const counts = await countsOf(ctx, tree, span);
    const shown = groupsShown(ctx, unit);
    const ownerships = await admittedBy(ctx, tree, span, 'ownership');
    const nonState = new Set(committees.ownerships.filter((one) => one.nonState).map(({ id }) => id));
    const stages = await stagesUnder(ctx, tree);
    const standing = await standingNumbers(ctx, tree);
    const months = [...Map.groupBy(counts, ({ month }) => month)];
    return {
      ...span,
      term: usual.term && input.from === undefined,
      ...standing,
      admitted: sumOf(counts, 'admitted', ALL),
      recognized: sumOf(counts, 'recognized'),
      notRecognized: sumOf(counts, 'not_recognized'),
      refused: sumOf(counts, 'refused'),
      dropped: sumOf(counts, 'dropped'),
      drops: admissions.dropReasons
        .map(({ id }) => ({ code: id, n: sumOf(counts, 'dropped', id) }))
        .filter(({ n }) => n > 0),
      groups: admissions.groups.map(({ id }) => ({ code: id, n: shown(id, sumOf(counts, 'admitted', id)) })),
      settings: await admittedBy(ctx, tree, span, 'setting'),
      ownerships,
      nonState: ownerships.filter(({ code }) => nonState.has(code ?? '')).reduce((sum, { n }) => sum + n, 0),
      candidates: stages.reduce((sum, { n }) => sum + n, 0),
      quarters: forecastOf(stages, admissions.forecast.stages, ctx.today, admissions.forecast.quarters),
      months: months.map(([month, of]) => ({ month, n: sumOf(of, 'admitted', ALL) })),
      forecastMark: admissions.forecast.confidence,
      idleYears: admissions.idle.years,
      countedSince: admissions.countedSince,
    };
  },
});

/** Numbers that stand today, each with the whole it is of. */
async function standingNumbers(ctx: Context, tree: Subtree) {
  const { rulebook } = ctx.services;
  const soon = addTo(ctx.today, { days: rulebook.admissions.certificateDays });
  const procedure = rulebook.admissions.procedures?.admission ?? '';
  const { rows } = await sql<{
    members: number;
    cells: number;
    idle: number;
    expiring: number;
    open: number;
    overdue: number;
  }>`select
      (select coalesce(sum(members), 0)::int from member_stat_seen s where ${inTree('s', tree)}) as members,
      (select count(*)::int from unit u where ${unitsIn(tree, undefined)} and ${isCell(ctx)}) as cells,
      (select count(*)::int ${idleFrom(ctx, tree)}) as idle,
      (select count(*)::int from class_place p join candidate c on c.division = p.division and c.id = p.candidate_id
        where ${inTree('p', tree)} and p.state = 'finished' and c.state = 'listed' and p.valid_until >= ${ctx.today} and p.valid_until <= ${soon}) as expiring,
      (select count(*)::int from case_file f where ${inTree('f', tree)} and f.state = 'open' and f.procedure = ${procedure}) as open,
      (select count(*)::int from case_file f where ${inTree('f', tree)} and f.state = 'open' and f.procedure = ${procedure} and f.due < ${ctx.today}) as overdue`.execute(
    ctx.tx,
  );
  const row = rows[0];
  return {
    members: row?.members ?? 0,
    cells: row?.cells ?? 0,
    idleCells: row?.idle ?? 0,
    expiring: row?.expiring ?? 0,
    openCases: row?.open ?? 0,
    overdueCases: row?.overdue ?? 0,
  };
}

function isCell(ctx: Context) {
  const kinds = [...memberCodes(ctx.services.rulebook).cellKinds];
  return sql`u.kind = any(${kinds}::text[])`;
}

/** Living cells `u` that have admitted nobody for as long as the rulebook says, and stood that long; `a.last` is the month of the last admission known. */
function idleFrom(ctx: Context, tree: Subtree, search?: string) {
  const since = addTo(ctx.today, { years: -ctx.services.rulebook.admissions.idle.years });
  return sql`from unit u left join (select s.unit_id, max(s.month) as last from admission_stat_seen s
      where ${inTree('s', tree)} and s.measure = 'admitted' and s.mark = '' group by 1) a on a.unit_id = u.id
    where ${unitsIn(tree, search)} and ${isCell(ctx)} and (a.last is null or a.last < ${monthOf(since)}) and (u.founded_on is null or u.founded_on <= ${since})`;
}

/** Cells that have admitted nobody for years, those longest without first. */
export const listIdleCells = query({
  name: 'admission.idle',
  method: 'GET',
  path: '/units/{unit}/admissions/idle-cells',
  capability: 'counts.read',
  summary: 'Cells that have admitted nobody for years',
  input: s.object({
    unit: s.id(),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['last', '-last', 'unit', '-unit', 'members', '-members'])),
    ...pageInput,
  }),
  output: pageOf(
    s.object({
      id: s.anyText(),
      name: s.anyText(),
      parent: s.nullable(s.anyText()),
      setting: s.nullable(s.anyText()),
      /** null: none is known */
      last: s.nullable(s.anyText()),
      members: s.anyNumber(),
      candidates: s.anyNumber(),
    }),
  ),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const sort = input.sort ?? 'last';
    type Row = {
      unit_id: string;
      name: string;
      parent: string | null;
      setting: string | null;
      last: string | null;
      members: number;
      candidates: number;
    };
    const members = sql`coalesce((select members from member_stat_seen m where m.division = u.division and m.unit_id = u.id), 0)`;
    const value = {
      last: sql`coalesce(a.last, '')`,
      unit: sql`u.sort_key`,
      members: sql`to_char(${members}, 'FM0000000')`,
    }[sort.replace('-', '')];
    const lines = await linesOf<Row>(
      ctx,
      sql`u.id as unit_id, u.name, (select name from unit p where p.id = u.parent_id) as parent, u.setting, a.last, ${members} as members,
        coalesce((select sum(n)::int from candidate_stat_seen c where c.division = u.division and c.unit_id = u.id and c.grp = ''), 0) as candidates`,
      idleFrom(ctx, tree, input.search),
      { value: value ?? sql`u.sort_key`, id: sql`u.id`, down: sort.startsWith('-') },
      input,
    );
    return { ...lines, items: lines.items.map(({ unit_id, ...row }) => ({ id: unit_id, ...row })) };
  },
});
