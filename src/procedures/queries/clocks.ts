import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { addTo } from '../../platform/clock.ts';
import { listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { sameIn } from '../shown.ts';
import { clockLine } from '../waiting.ts';

/** Clocks that run out within so many days, of a unit and below, those that ran out first. Cases that few may know of are left out without that right. */
export const listClocks = query({
  name: 'case.clocks',
  method: 'GET',
  path: '/units/{unit}/case-clocks',
  capability: 'case.read',
  summary: 'Clocks of cases that run out within so many days',
  input: s.object({ unit: s.id(), within: s.optional(s.whole(0, 400)), procedure: s.optional(s.code()), ...pageInput }),
  output: pageOf(clockLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const range = await subtree(ctx.tx, unit);
    const { procedures } = ctx.services.rulebook.procedures;
    let base = ctx.tx
      .selectFrom('case_clock as k')
      // every clock has its case and its unit; joined as if it might not, so that counting the clocks need not look at them
      .leftJoin('case_file as c', (j) => j.onRef('c.division', '=', 'k.division').onRef('c.id', '=', 'k.case_id'))
      .leftJoin('unit as u', 'u.id', 'k.unit_id')
      .where('k.state', '=', 'running')
      .where('k.due', '<=', addTo(ctx.today, { days: input.within ?? WEEK }))
      .where('k.scope', '>=', range.lo)
      .where('k.scope', '<', range.hi)
      .where('k.division', 'in', range.divisions);
    if (!ctx.may('case.restricted', unit)) base = base.where('k.restricted', '=', false);
    if (input.procedure) base = base.where('k.procedure', '=', input.procedure);
    const rows = base
      .select(['k.id', 'k.case_id', 'k.due', 'k.step', 'k.rule_id', 'k.unit_id', 'k.procedure'])
      .select((eb) => [
        eb.ref('u.name').$notNull().as('unit_name'),
        eb.ref('c.subject_name').$notNull().as('subject_name'),
      ]);
    return await listPage(ctx, rows, input, BY_DAY, (row) => {
      const procedure = procedures.find((each) => each.id === row.procedure);
      const step = procedure?.steps.find((each) => each.id === row.step);
      return {
        id: row.id,
        caseId: row.case_id,
        subject: row.subject_name,
        unit: { id: row.unit_id, name: row.unit_name },
        procedure: { id: row.procedure, label: procedure?.label ?? sameIn(row.procedure) },
        step: { id: row.step, label: step?.label ?? sameIn(row.step) },
        rule: row.rule_id,
        due: row.due,
        overdue: row.due < ctx.today,
      };
    });
  },
});

const WEEK = 7;

type Row = {
  id: string;
  case_id: string;
  due: string;
  step: string;
  rule_id: string;
  unit_id: string;
  unit_name: string;
  procedure: string;
  subject_name: string;
};

const BY_DAY: Order<Row> = [
  ['due', 'asc'],
  ['id', 'asc'],
];
