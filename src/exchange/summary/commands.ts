import { createHash } from 'node:crypto';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';
import { found, must, mustBeCurrent, Refusal, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { uploadedFile } from '../batch.ts';
import { comparedLines } from './judge.ts';
import { membersAmong } from './members.ts';
import { readSummary } from './parse.ts';
import { AT_ONCE, countsOf, goOn, lineById, mustBeCompared, reportOf, unitOfReport } from './report.ts';
import { reasonsNotToMatch } from './rules.ts';
import { dropLines, insertLines, insertReport, openedLine, putOnlyThere, updateReport } from './store.ts';
import { counts } from './summary.ts';

const step = s.object({ id: s.anyText(), state: s.anyText(), done: s.anyNumber(), steps: s.anyNumber(), counts });

/**
 * Reads a file of the national side and compares it with the register under a unit; nothing of the register is changed. A large one is compared part by part
 * (`summary.step`). Refuses file.unknown, every file.* of a file that is none, and the summary.* of readSummary with line and column.
 */
export const readSummaryFile = command({
  name: 'summary.read',
  method: 'POST',
  path: '/units/{unit}/summaries',
  capability: 'summary.compare',
  summary: 'Compare a file of the national database with the register, without changing anything',
  input: s.object({ unit: s.id(), fileId: s.id() }),
  result: step,
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input, units) => {
    const unit = found(units[0]);
    const { row, body } = await uploadedFile(ctx, unit, input.fileId);
    const { lines, fields, toldAt } = await readSummary(ctx.services.rulebook, { name: row.name, body });
    const before = await ctx.tx
      .selectFrom('summary_report')
      .select('id')
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('state', '=', 'compared')
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    const id = newId();
    const fileHash = createHash('sha256').update(body).digest();
    const steps = Math.max(1, Math.ceil(lines.length / AT_ONCE));
    await insertReport(ctx.tx, unit, {
      id,
      fileId: row.id,
      fileName: row.name,
      fileHash,
      toldAt,
      fields,
      lines: lines.length,
      steps,
      previousId: before?.id ?? null,
      by: { accountId: ctx.actor.accountId, grantId: ctx.actor.grant.id, name: ctx.actor.name },
      at: ctx.clock.now(),
    });
    await ctx.attach([row.id], { kind: 'summary_report', id, unit });
    const gone = await goOn(ctx, await reportOf(ctx, id));
    const body_ = { hash: fileHash.toString('hex'), lines: lines.length, steps };
    await ctx.record({ unit, subjectKind: 'summary_report', subjectId: id, body: body_ });
    return { id, steps, ...gone };
  },
});

/** Compares the next part of a large file. Refuses summary.not_reading, summary.step_taken. */
export const stepSummary = command({
  name: 'summary.step',
  method: 'POST',
  path: '/summaries/{id}/step',
  capability: 'summary.compare',
  summary: 'Compare the next part of a large file',
  input: s.object({ id: s.id(), step: s.whole(0, 1_000_000) }),
  result: step,
  where: async (ctx, input) => ({ units: [await unitOfReport(ctx, input.id)] }),
  run: async (ctx, input) => {
    const report = await reportOf(ctx, input.id);
    if (report.state !== 'reading') refuse('summary.not_reading', { state: report.state });
    if (report.steps_done !== input.step)
      throw new Refusal(409, [{ code: 'summary.step_taken', field: 'step', values: { done: report.steps_done } }]);
    const gone = await goOn(ctx, report);
    const unit = addressOf(report);
    await ctx.record({ unit, subjectKind: 'summary_report', subjectId: report.id, body: { step: input.step } });
    return { id: report.id, steps: report.steps, ...gone };
  },
});

/** Drops a report that is not wanted; its lines go, that it was made stays. Refuses version.stale, summary.dropped. */
export const dropSummary = command({
  name: 'summary.drop',
  method: 'POST',
  path: '/summaries/{id}/drop',
  capability: 'summary.compare',
  summary: 'Drop a report on a file; what was decided by it goes with it',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfReport(ctx, input.id)] }),
  run: async (ctx, input) => {
    const report = await reportOf(ctx, input.id);
    const unit = addressOf(report);
    if (report.state === 'dropped') refuse('summary.dropped');
    await updateReport(ctx.tx, unit, report.id, input.version, { state: 'dropped' });
    await dropLines(ctx.tx, unit, report.id);
    await ctx.record({ unit, subjectKind: 'summary_report', subjectId: report.id, body: { state: 'dropped' } });
    return { id: report.id };
  },
});

/**
 * Says whom a line means that is not clear: one of the members under the unit, or (null) nobody here. Then it is compared like the others.
 * Refuses summary.not_ambiguous, summary.taken, summary.not_compared, version.stale; 404 for somebody who is not under the unit.
 */
export const matchSummaryLine = command({
  name: 'summary.match',
  method: 'POST',
  path: '/summary-lines/{id}/match',
  capability: 'summary.compare',
  summary: 'Say which member a line of the file means',
  input: s.object({ id: s.id(), personId: s.nullable(s.id()), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id(), counts }),
  where: async (ctx, input) => ({ units: [addressOf(await lineById(ctx, input.id))] }),
  run: async (ctx, input) => {
    const line = await lineById(ctx, input.id);
    const unit = addressOf(line);
    mustBeCurrent(input.version, line.version);
    const report = await reportOf(ctx, line.report_id);
    mustBeCompared(report);
    const { personId } = input;
    const others =
      personId === null
        ? []
        : await ctx.tx
            .selectFrom('summary_line')
            .select(['id', 'line_no', 'kind'])
            .where('division', '=', unit.division)
            .where('report_id', '=', report.id)
            .where('person_id', '=', personId)
            .execute();
    const taken = others.find((other) => other.kind !== 'only_here');
    must(reasonsNotToMatch({ no: line.line_no, kind: line.kind }, taken?.line_no ?? null));
    if (personId === null) await putOnlyThere(ctx.tx, unit, line.id);
    else {
      const { keys } = ctx.services;
      const range = await subtree(ctx.tx, unit);
      const [member] = await membersAmong(ctx.tx, keys, range, ctx.today, { personIds: [personId], names: [] });
      const { said = {}, cellCode = null } = openedLine(keys, line);
      const lines = comparedLines(ctx, found(member), { no: line.line_no, said, cellCode });
      await dropLines(ctx.tx, unit, report.id, { ids: [line.id, ...others.map((other) => other.id)] });
      await insertLines(ctx.tx, keys, unit, report.id, lines);
    }
    const now = await countsOf(ctx, report);
    await updateReport(ctx.tx, unit, report.id, report.version, { counts: now });
    const body = { line: line.line_no, ...(personId !== null && { personId }) };
    await ctx.record({ unit, subjectKind: 'summary_report', subjectId: report.id, body });
    return { id: report.id, counts: now };
  },
});
