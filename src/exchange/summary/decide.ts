/** What is decided on the differences: which side is right. "Theirs" goes the way of every correction; nothing else of the register is written. */
import { openCorrection } from '../../members/asking.ts';
import { correctFacts } from '../../members/correcting.ts';
import type { PersonFacts } from '../../members/member.ts';
import { factsOf, isSelf, personOf } from '../../members/person.ts';
import { factsAfter } from '../../members/rules/corrections.ts';
import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { must, Refusal, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { linesWhere } from './lines.ts';
import { type LineRow, mustBeCompared, type ReportRow, reportOf } from './report.ts';
import { reasonsNotToDecide } from './rules.ts';
import { decideLines, noteCarriedOut, openedLine } from './store.ts';
import { CORRECTS, DECISIONS, type LineFilters, lineFilters } from './summary.ts';

/** So many members are corrected by one decision; so many lines get a note. */
const MOST_CORRECTED = 200;
const MOST_NOTED = 5000;
/** So many faults are named at a time. */
const NAMED = 50;

/**
 * Decides on the lines named, or on all undecided lines that a filter leaves. `ours`: they stand in the list that goes to the national side, with the note.
 * `theirs`: a fact is corrected as member.correct corrects it where one may edit, else the cell is asked for it (`correction`) with the file as source; somebody who is
 * only there is to be registered. `look`: kept open. All of it or nothing. Refuses summary.not_compared, summary.none, summary.too_many_lines, summary.same, summary.carried_out,
 * summary.match_first, summary.ends_by_procedure, summary.by_procedure, summary.birth_not_whole, summary.elsewhere, correction.own, correction.open_already, and what member.correct refuses.
 */
export const decideSummary = command({
  name: 'summary.decide',
  method: 'POST',
  path: '/summaries/{id}/decisions',
  capability: 'summary.compare',
  summary: 'Decide which side is right in lines of a report',
  input: s.object({
    id: s.id(),
    lines: s.optional(s.list(s.id(), MOST_CORRECTED, 1)),
    filter: s.optional(s.object(lineFilters)),
    decision: s.oneOf(DECISIONS),
    note: s.optional(s.nullable(s.text(500))),
  }),
  result: s.object({ decided: s.anyNumber(), written: s.anyNumber(), asked: s.anyNumber() }),
  where: async (ctx, input) => {
    const report = await reportOf(ctx, input.id);
    const unit = addressOf(report);
    const homes = input.decision === 'theirs' ? await homesOf(ctx, await chosen(ctx, report, input)) : [];
    return { units: [unit, ...homes.filter((home) => home.id !== unit.id)], demandAt: [unit] };
  },
  run: async (ctx, input) => {
    const report = await reportOf(ctx, input.id);
    const unit = addressOf(report);
    mustBeCompared(report);
    const { decision, note = null } = input;
    const lines = await chosen(ctx, report, input);
    if (lines.length === 0) refuse('summary.none');
    const most = decision === 'theirs' ? MOST_CORRECTED : MOST_NOTED;
    if (lines.length > most) refuse('summary.too_many_lines', { max: most });
    const { keys } = ctx.services;
    must(
      lines
        .flatMap((line) =>
          reasonsNotToDecide({ ...decidableFrom(line), theirs: openedLine(keys, line).theirs ?? null }, decision, note),
        )
        .slice(0, NAMED),
    );
    const by = { on: ctx.today, by: ctx.actor.accountId, byName: ctx.actor.name };
    await decideLines(
      ctx.tx,
      unit,
      lines.map((line) => line.id),
      { decision, note, ...by },
    );
    const done = decision === 'theirs' ? await carryOut(ctx, report, lines, note) : { written: 0, asked: 0 };
    const body = { decision, lines: lines.length, ...done };
    await ctx.record({ unit, subjectKind: 'summary_report', subjectId: report.id, body });
    return { decided: lines.length, ...done };
  },
});

function decidableFrom(line: LineRow) {
  const { kind, cause, field, written, correction_id } = line;
  return { no: line.line_no, kind, cause, field, written, asked: correction_id !== null };
}

type Chosen = { lines?: string[] | undefined; filter?: LineFilters | undefined };

async function chosen(ctx: Context, report: ReportRow, { lines, filter }: Chosen): Promise<LineRow[]> {
  const query = linesWhere(ctx, report, lines ? {} : { ...filter, decision: 'none' }).where('kind', '<>', 'same');
  const rows = lines ? query.where('id', 'in', lines) : query.limit(MOST_NOTED + 1);
  return await rows.orderBy('sort_key').orderBy('id').execute();
}

/** The cells whose members' records a decision may write: locked beside the report's unit. */
async function homesOf(ctx: Context, lines: LineRow[]): Promise<UnitRef[]> {
  const ids = [...new Set(lines.flatMap((line) => line.person_id ?? []))].slice(0, MOST_CORRECTED + 1);
  if (ids.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom('membership')
    .select(['division', 'unit_id', 'scope'])
    .distinct()
    .where('person_id', 'in', ids)
    .where('valid_to', '=', 'infinity')
    .where('seat', '=', 'own')
    .execute();
  return rows.map(addressOf);
}

type Field = keyof typeof CORRECTS;

/** Each member's fields together: facts that go with each other are judged together. */
async function carryOut(
  ctx: CommandContext,
  report: ReportRow,
  lines: LineRow[],
  note: string | null,
): Promise<{ written: number; asked: number }> {
  const { keys } = ctx.services;
  const unit = addressOf(report);
  const done = { written: 0, asked: 0 };
  const differing = lines.filter((line) => line.kind === 'differs');
  for (const [personId, own] of Map.groupBy(differing, (line) => line.person_id ?? '')) {
    const person = await personOf(ctx, personId);
    if (isSelf(ctx.actor, personId)) refuse('correction.own');
    const home = addressOf(person);
    const told = own.map((line) => ({
      line,
      field: CORRECTS[line.field as Field],
      after: openedLine(keys, line).theirs ?? null,
    }));
    if (ctx.may('member.edit', home)) {
      const facts = told.reduce<PersonFacts>(
        (all, { field, after }) => factsAfter(all, field, after),
        factsOf(keys, person),
      );
      const { changed } = await named(own, () => correctFacts(ctx, person, facts));
      for (const { line } of told) await noteCarriedOut(ctx.tx, unit, line.id, { written: true, correctionId: null });
      const body = { fields: changed, reportId: report.id };
      await ctx.record({ unit: home, subjectKind: 'person', subjectId: personId, body });
      done.written += told.length;
      continue;
    }
    for (const { line, field, after } of told) {
      const source = { text: report.file_name, by: ctx.actor.accountId, byName: ctx.actor.name };
      const reason = note ?? report.file_name;
      const { id } = await named([line], () => openCorrection(ctx, person, { field, after, reason, source }));
      await noteCarriedOut(ctx.tx, unit, line.id, { written: false, correctionId: id });
      const body = { correctionId: id, fields: [field], reportId: report.id };
      await ctx.record({ unit: home, subjectKind: 'person', subjectId: personId, body });
      done.asked++;
    }
  }
  return done;
}

/** A refusal of one member's correction says which line of the file it was. */
async function named<T>(lines: LineRow[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const line = lines[0]?.line_no ?? 0;
    throw new Refusal(error.status, [
      { code: 'summary.line_refused', values: { line } },
      ...error.reasons.map(({ field: _, ...rest }) => rest),
    ]);
  }
}
