import { sql } from 'kysely';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { monthOf } from '../../platform/clock.ts';
import { against } from '../../platform/may.ts';
import { mark, page, pageInput, pageOf, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { iso } from '../../resolutions/reading.ts';
import { rulesToday } from '../../rulebook/cases.ts';
import { pollsOn } from '../../votes/poll.ts';
import { listWithUnits, unitName, unitNames } from '../lines.ts';
import { qualityCount, qualityListLine, qualityRecord, qualityYear } from '../quality.ts';
import { linesOf, listLine, mayScore, scaleFor, sheetRow } from '../qualitySheets.ts';
import { meetingRow } from '../reading.ts';
import { reasonsNotToConfirmScore, yearVerdict } from '../rules/quality.ts';
import { scaleOf, scoredKinds } from '../scale.ts';

const SHEET_STATES = ['scored', 'confirmed', 'overdue', 'gap'] as const;

/** Score sheets of a unit and below, the newest month first: those that wait, those confirmed, those late, those with a gap (M28). */
export const listSheets = query({
  name: 'quality.list',
  method: 'GET',
  path: '/units/{unit}/quality-sheets',
  capability: 'meeting.read',
  summary: 'Score sheets of the meetings of a unit and below',
  input: s.object({
    unit: s.id(),
    month: s.optional(s.month()),
    state: s.optional(s.oneOf(SHEET_STATES)),
    ...pageInput,
  }),
  output: s.object({ ...pageOf(qualityListLine).shape, count: qualityCount }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const range = await subtree(ctx.tx, unit);
    const inside = () =>
      ctx.tx
        .selectFrom('quality_sheet')
        .where('scope', '>=', range.lo)
        .where('scope', '<', range.hi)
        .where('division', 'in', range.divisions)
        .$if(input.month !== undefined, (q) => q.where('month', '=', input.month ?? ''));
    let base = inside();
    if (input.state === 'scored' || input.state === 'confirmed') base = base.where('state', '=', input.state);
    if (input.state === 'overdue') base = base.where('state', '=', 'scored').where('confirm_due', '<', ctx.today);
    if (input.state === 'gap') base = base.whereRef('upper_total', '<>', 'self_total');
    const sheets = await listWithUnits(
      ctx,
      base.selectAll(),
      input,
      [
        ['month', 'desc'],
        ['id', 'desc'],
      ],
      (r, at) => listLine(r, at, ctx.today),
    );
    const count = await inside()
      .select((eb) => [
        eb.fn.countAll<number>().as('scored'),
        eb.fn.countAll<number>().filterWhere('state', '=', 'confirmed').as('confirmed'),
        sql<number>`count(*) filter (where state = 'scored' and confirm_due < ${ctx.today}::date)::int`.as('overdue'),
      ])
      .executeTakeFirstOrThrow();
    const kinds = scoredKinds(ctx.services.rulebook);
    const held =
      kinds.length === 0
        ? { n: 0 }
        : await ctx.tx
            .selectFrom('meeting')
            .select((eb) => eb.fn.countAll<number>().as('n'))
            .where('scope', '>=', range.lo)
            .where('scope', '<', range.hi)
            .where('division', 'in', range.divisions)
            .where('kind', 'in', kinds)
            .where('state', 'in', ['closed', 'confirmed', 'signed'])
            .$if(input.month !== undefined, (q) => q.where('month', '=', input.month ?? ''))
            .executeTakeFirstOrThrow();
    return { ...sheets, count: { ...count, held: held.n } };
  },
});

/** A score sheet: both sets of points, criterion by criterion, with the gap, the vote and the remark. */
export const getSheet = query({
  name: 'quality.get',
  method: 'GET',
  path: '/quality-sheets/{id}',
  capability: 'meeting.read',
  summary: 'A score sheet with both sets of points',
  input: s.object({ id: s.id() }),
  output: qualityRecord,
  where: async (ctx, input) => addressOf(await sheetRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const sheet = await sheetRow(ctx, input.id);
    const meeting = await meetingRow(ctx, sheet.meeting_id);
    const scale = await scaleFor(ctx, unit, meeting);
    const confirm = reasonsNotToConfirmScore({
      sheetState: sheet.state,
      meetingState: meeting.state,
      different: false,
      remark: null,
      remarkWhenDifferent: false,
      rule: sheet.rule_id,
    });
    return {
      ...listLine(sheet, await unitName(ctx, unit.id), ctx.today),
      meetingTitle: meeting.title,
      lines: linesOf(sheet),
      rule: sheet.rule_id,
      remarkWhenDifferent: scale?.remarkWhenDifferent ?? false,
      poll: (await pollsOn(ctx.tx, unit, meeting.id)).find((p) => p.id === sheet.poll_id) ?? null,
      scoredName: sheet.scored_name,
      scoredAt: sheet.scored_at.toISOString(),
      confirmedName: sheet.confirmed_name,
      confirmedAt: iso(sheet.confirmed_at),
      remark: sheet.remark,
      may: {
        'quality.score': mayScore(ctx, unit, meeting, scale, sheet),
        'quality.confirm': against(ctx, 'quality.confirm', unit, confirm),
      },
    };
  },
});

/** The year of each unit below that scored a meeting: levels by the confirmed points, and whether it counts as a good year (MEE-07). */
export const listQualityYears = query({
  name: 'quality.year',
  method: 'GET',
  path: '/units/{unit}/quality-years',
  capability: 'meeting.read',
  summary: 'Scores of a year by unit, with the yearly rule',
  input: s.object({ unit: s.id(), year: s.whole(1900, 2199), ...pageInput }),
  output: pageOf(qualityYear),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 50;
    const after = input.after ? readMark(input.after, 1) : null;
    const range = await subtree(ctx.tx, unit);
    const first = `${input.year}-01`;
    const last = `${input.year}-12`;
    const base = ctx.tx
      .selectFrom('quality_sheet')
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('division', 'in', range.divisions)
      .where('month', '>=', first)
      .where('month', '<=', last);
    const total = await base.select((eb) => eb.fn.count<number>('scope').distinct().as('n')).executeTakeFirstOrThrow();
    const units = await base
      .select(['scope', 'unit_id', 'division'])
      .distinct()
      .$if(after !== null, (q) => q.where('scope', '>', after?.[0] ?? ''))
      .orderBy('scope')
      .limit(limit + 1)
      .execute();
    const shown = units.slice(0, limit);
    const scale = scaleOf(await rulesToday(ctx, unit));
    if (shown.length === 0 || !scale) return { items: [], total: total.n, next: null };
    const ids = shown.map((u) => u.unit_id);
    const sheets = await base
      .where('unit_id', 'in', ids)
      .select((eb) => ['unit_id', 'state', 'upper_level', eb.fn.countAll<number>().as('n')])
      .groupBy(['unit_id', 'state', 'upper_level'])
      .execute();
    const held = await ctx.tx
      .selectFrom('meeting')
      .where('division', 'in', range.divisions)
      .where('unit_id', 'in', ids)
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('month', '>=', first)
      .where('month', '<=', last)
      .where('kind', 'in', ['', ...scoredKinds(ctx.services.rulebook)])
      .where('state', 'in', ['closed', 'confirmed', 'signed'])
      .select((eb) => ['unit_id', eb.fn.countAll<number>().as('n')])
      .groupBy('unit_id')
      .execute();
    const names = await unitNames(ctx, ids);
    const over = monthOf(ctx.today) > last;
    return page(
      units,
      limit,
      total.n,
      (r) => mark([r.scope]),
      (r) => {
        const own = sheets.filter((each) => each.unit_id === r.unit_id);
        const levels: Record<string, number> = {};
        for (const { upper_level: level, n } of own) if (level !== null) levels[level] = (levels[level] ?? 0) + n;
        const meetings = held.find((each) => each.unit_id === r.unit_id)?.n ?? 0;
        return {
          unit: names.get(r.unit_id) ?? { id: r.unit_id, name: '', kind: '' },
          meetings,
          scored: own.reduce((sum, each) => sum + each.n, 0),
          confirmed: own.filter((each) => each.state === 'confirmed').reduce((sum, each) => sum + each.n, 0),
          levels,
          verdict: yearVerdict(scale, meetings, levels, over),
        };
      },
    );
  },
});
