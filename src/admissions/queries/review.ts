import { sql } from 'kysely';
import { inTree, linesOf } from '../../organization/queries/lines.ts';
import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';

const line = s.object({
  candidateId: s.anyText(),
  name: s.anyText(),
  state: s.anyText(),
  enteredOn: s.anyText(),
  inCase: s.flag(),
  verdict: s.nullable(s.anyText()),
  reason: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
});

/** The review of a month: what was said of each, or, while none is written down, who is on the list to be gone through. */
export const getReview = query({
  name: 'candidate.reviewed',
  method: 'GET',
  path: '/units/{unit}/candidate-reviews/{month}',
  capability: 'candidate.read',
  summary: "The cell's review of its candidates in a month, or the list to go through",
  input: s.object({ unit: s.id(), month: s.month() }),
  output: s.object({
    month: s.anyText(),
    done: s.flag(),
    on: s.nullable(s.anyText()),
    by: s.nullable(s.anyText()),
    lines: s.list(line, 2000),
    mayReview: s.flag(),
    rule: s.nullable(s.anyText()),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const review = await ctx.tx
      .selectFrom('candidate_review')
      .selectAll()
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('month', '=', input.month)
      .executeTakeFirst();
    type Row = {
      id: string;
      full_name: string;
      state: string;
      entered_on: string;
      in_case: boolean;
      verdict: string | null;
      reason: string | null;
      note: string | null;
    };
    const inCase = sql`exists (select from case_file f where f.subject_id = c.id and f.state <> 'ended' and f.division = c.division)`;
    const { rows } = review
      ? await sql<Row>`select c.id, c.full_name, c.state, c.entered_on, ${inCase} as in_case, v.verdict, v.reason, v.note
          from candidate_verdict v join candidate c on c.division = v.division and c.id = v.candidate_id
          where v.division = ${unit.division} and v.review_id = ${review.id} order by c.sort_key, c.id`.execute(ctx.tx)
      : await sql<Row>`select c.id, c.full_name, c.state, c.entered_on, ${inCase} as in_case, null as verdict, null as reason, null as note
          from candidate c where c.division = ${unit.division} and c.unit_id = ${unit.id} and c.state in ('proposed', 'listed')
          order by c.sort_key, c.id`.execute(ctx.tx);
    return {
      month: input.month,
      done: review !== undefined,
      on: review?.held_on ?? null,
      by: review?.by_name ?? null,
      lines: rows.map((row) => ({
        candidateId: row.id,
        name: row.full_name,
        state: row.state,
        enteredOn: row.entered_on,
        inCase: row.in_case,
        verdict: row.verdict,
        reason: row.reason,
        note: row.note,
      })),
      mayReview: review === undefined && ctx.may('candidate.keep', unit),
      rule: ctx.services.rulebook.admissions.rules.review ?? null,
    };
  },
});

/** The reviews there were, of a unit and below, the newest first. */
export const listReviews = query({
  name: 'candidate.reviews',
  method: 'GET',
  path: '/units/{unit}/candidate-reviews',
  capability: 'candidate.read',
  summary: 'Monthly reviews of candidates in a unit and below',
  input: s.object({
    unit: s.id(),
    month: s.optional(s.month()),
    sort: s.optional(s.oneOf(['month', '-month', 'unit', '-unit'])),
    ...pageInput,
  }),
  output: pageOf(
    s.object({
      id: s.anyText(),
      unit: s.object({ id: s.anyText(), name: s.anyText() }),
      month: s.anyText(),
      on: s.anyText(),
      kept: s.anyNumber(),
      dropped: s.anyNumber(),
      by: s.anyText(),
    }),
  ),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    type Row = {
      id: string;
      unit_id: string;
      unit_name: string;
      month: string;
      held_on: string;
      kept: number;
      dropped: number;
      by_name: string;
    };
    const byUnit = input.sort?.endsWith('unit') ?? false;
    const lines = await linesOf<Row>(
      ctx,
      sql`r.id, r.unit_id, u.name as unit_name, r.month, r.held_on, r.kept, r.dropped, r.by_name`,
      sql`from candidate_review r join unit u on u.id = r.unit_id where ${inTree('r', await subtree(ctx.tx, unit))}
        ${input.month ? sql`and r.month = ${input.month}` : sql``}`,
      {
        value: byUnit ? sql`u.sort_key` : sql`r.month`,
        id: sql`r.id`,
        down: input.sort === undefined || input.sort.startsWith('-'),
      },
      input,
    );
    return {
      ...lines,
      items: lines.items.map((row) => ({
        id: row.id,
        unit: { id: row.unit_id, name: row.unit_name },
        month: row.month,
        on: row.held_on,
        kept: row.kept,
        dropped: row.dropped,
        by: row.by_name,
      })),
    };
  },
});
