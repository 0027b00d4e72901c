import { query } from '../../platform/bus/command.ts';
import { found, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { rulesToday } from '../../rulebook/cases.ts';
import { caseOffer } from '../procedure.ts';
import { procedureShown } from './procedures.ts';

/** Which cases the reader may open on somebody, and what stands against each now: one that is open already, what the procedure looks up first. */
export const offerCases = query({
  name: 'case.offer',
  method: 'GET',
  path: '/case-offers/{kind}/{subject}',
  capability: 'signed-in',
  summary: 'Which cases may be opened on somebody now',
  input: s.object({ kind: s.oneOf(['member', 'candidate', 'unit']), subject: s.id() }),
  output: caseOffer,
  run: async (ctx, input) => {
    const { rulebook, caseWork } = ctx.services;
    const subject = await found(caseWork.subjects[input.kind])(ctx, input.subject);
    ctx.demand('case.read', subject.unit);
    const rules = await rulesToday(ctx, subject.unit);
    const open = await ctx.tx
      .selectFrom('case_file')
      .select(['id', 'procedure', 'restricted'])
      .where('subject_id', '=', input.subject)
      .where('state', '!=', 'ended')
      .execute();
    const { procedures, papers } = rulebook.procedures;
    const mine = procedures.filter(
      (each) => each.subject === input.kind && each.opens.byHand && ctx.may(each.opens.by, subject.unit),
    );
    const offered = [];
    for (const procedure of mine) {
      const there = open.find((each) => each.procedure === procedure.id);
      const reasons: Reason[] = there ? [{ code: 'case.open_already' }] : [];
      for (const { check, rule } of there ? [] : (procedure.opens.checks ?? [])) {
        const asked = {
          unit: subject.unit,
          subject: { kind: input.kind, id: input.subject },
          facts: {},
          on: ctx.today,
        };
        const against = await caseWork.checks[check]?.(ctx, { ...asked, rules, rule, number: undefined, row: null });
        reasons.push(...(against ?? []).map((reason) => ({ ...(rule && { rule }), ...reason })));
      }
      const readable = there && (!there.restricted || ctx.may('case.restricted', subject.unit));
      offered.push({ ...procedureShown(procedure, papers), reasons, openCase: readable ? there.id : null });
    }
    const { name } = await ctx.tx
      .selectFrom('unit')
      .select('name')
      .where('id', '=', subject.unit.id)
      .executeTakeFirstOrThrow();
    return {
      subject: { kind: input.kind, id: input.subject, name: subject.name },
      unit: { id: subject.unit.id, name },
      procedures: offered,
    };
  },
});
