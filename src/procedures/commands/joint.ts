import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { commonPapers } from '../affair.ts';
import { factsInput } from '../case.ts';
import { openCase } from '../engine.ts';
import { caseRow, procedureIn } from '../reading.ts';
import { reasonsNotToJoin } from '../rules/standing.ts';
import { changeCase, insertPaper } from '../store.ts';
import { subjectUnit } from './steps.ts';

/**
 * Brings somebody else into the affair of a case: a case of his own under the same procedure, with his own facts, votes, clocks and decision. The
 * papers that are common to the affair come into his file too. Refuses case.ended, case.not_joint, and what opening a case refuses.
 */
export const joinCase = command({
  name: 'case.join',
  method: 'POST',
  path: '/cases/{id}/companions',
  capability: 'case.open',
  summary: 'Bring somebody else into the affair of a case',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    subject: s.id(),
    facts: factsInput,
    on: s.optional(s.date()),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const row = await caseRow(ctx, input.id);
    return { units: [addressOf(row), await subjectUnit(ctx, row.procedure, input.subject)] };
  },
  run: async (ctx, input) => {
    const row = await caseRow(ctx, input.id);
    const procedure = procedureIn(ctx.services.rulebook, row.procedure);
    must(reasonsNotToJoin(row, procedure));
    for (const unit of [addressOf(row), await subjectUnit(ctx, row.procedure, input.subject)])
      ctx.demand(procedure.opens.by, unit);
    const affair = row.affair_id ?? newId();
    await changeCase(ctx.tx, addressOf(row), row.id, input.version, { affair_id: affair });
    const { facts, on } = input;
    const opened = await openCase(ctx, { procedure: row.procedure, subjectId: input.subject, facts, on, affair });
    for (const paper of await commonPapers(ctx, row)) {
      const { division, id, unit_id, scope, version, ...said } = paper;
      await insertPaper(ctx.tx, addressOf(opened), { ...said, case_id: opened.id, person_id: opened.person_id });
    }
    await ctx.record({ unit: addressOf(row), subjectKind: 'case', subjectId: row.id, body: { joined: opened.id } });
    return { id: opened.id };
  },
});
