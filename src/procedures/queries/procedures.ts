import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import type { Procedure, Procedures } from '../../rulebook/schema.ts';
import { type ProcedureView, procedureView } from '../procedure.ts';
import { fieldView } from '../shown.ts';

/** The procedures of the rulebook, with the fields that open a case of each. */
export const listProcedures = query({
  name: 'procedure.list',
  method: 'GET',
  path: '/procedures',
  capability: 'signed-in',
  summary: 'Procedures of the rulebook, with what is entered to open a case',
  input: s.object({}),
  output: s.object({ procedures: s.list(procedureView, 100) }),
  run: async (ctx) => {
    const { procedures, papers } = ctx.services.rulebook.procedures;
    return { procedures: procedures.map((each) => procedureShown(each, papers)) };
  },
});

export function procedureShown(each: Procedure, papers: Procedures['papers']): ProcedureView {
  return {
    id: each.id,
    label: each.label,
    subject: each.subject,
    rule: each.rule,
    byHand: each.opens.byHand,
    opensBy: each.opens.by,
    otherSide: each.otherSide ?? null,
    restricted: each.restricted ?? false,
    fields: (each.opens.fields ?? []).map(fieldView),
    steps: each.steps.map(({ id, label, side }) => ({ id, label, otherSide: side === 'other' })),
    outcomes: outcomesOf(each),
    papers: papers
      .filter((paper) =>
        each.steps.some((step) => (step.needs ?? []).some((need) => 'paper' in need && need.paper === paper.id)),
      )
      .map(({ id, code, label }) => ({ id, code: code ?? null, label })),
  };
}

/** How a case of it may end, each once. */
function outcomesOf(procedure: Procedure): Pick<Procedure, 'id' | 'label'>[] {
  const ends = procedure.steps.flatMap((step) => step.outcomes).filter((outcome) => outcome.next === undefined);
  const all = [...ends, ...procedure.drops].map(({ id, label }) => ({ id, label }));
  return all.filter((each, i) => all.findIndex((other) => other.id === each.id) === i);
}
