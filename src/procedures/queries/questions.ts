import { unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { sameIn } from '../shown.ts';
import { questionLine } from '../waiting.ts';

/** What other units asked of this one about somebody: those without an answer first. */
export const listQuestions = query({
  name: 'case.questions',
  method: 'GET',
  path: '/units/{unit}/case-questions',
  capability: 'case.answer',
  summary: 'What other units asked of this one about somebody',
  input: s.object({ unit: s.id(), state: s.optional(s.oneOf(['open', 'answered'])), ...pageInput }),
  output: pageOf(questionLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { procedures, opinions } = ctx.services.rulebook.procedures;
    let base = ctx.tx
      .selectFrom('case_opinion as q')
      .innerJoin('unit as u', 'u.id', 'q.unit_id')
      .where('q.other_scope', '=', unit.path);
    if (input.state) base = base.where('q.answered_on', input.state === 'open' ? 'is' : 'is not', null);
    const rows = base.selectAll('q').select('u.name as unit_name');
    type Row = Awaited<ReturnType<typeof rows.executeTakeFirstOrThrow>>;
    const newest: Order<Row> = [
      ['asked_on', 'desc'],
      ['id', 'desc'],
    ];
    return await listPage(ctx, rows, input, newest, (row) => ({
      id: row.id,
      subject: row.subject_name,
      asker: { id: row.unit_id, name: row.unit_name },
      procedure: {
        id: row.procedure,
        label: procedures.find((each) => each.id === row.procedure)?.label ?? sameIn(row.procedure),
      },
      kind: { id: row.kind, label: opinions.find((each) => each.id === row.kind)?.label ?? sameIn(row.kind) },
      counts: opinions.find((each) => each.id === row.kind)?.counts ?? false,
      askedOn: row.asked_on,
      due: row.due,
      answeredOn: row.answered_on,
      stance: row.stance,
      body: row.body,
      version: row.version,
    }));
  },
});
