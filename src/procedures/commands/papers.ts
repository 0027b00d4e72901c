import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { affairRows } from '../affair.ts';
import { PAPER_STATES } from '../case.ts';
import { type CaseRow, caseRow } from '../reading.ts';
import { notAhead, openOnly } from '../rules/file.ts';
import { changeCommonPaper, changePaper, insertPaper } from '../store.ts';

const paper = {
  state: s.oneOf(PAPER_STATES),
  dated: s.optional(s.nullable(s.date())),
  numberText: s.optional(s.nullable(s.text(100, 0))),
  issuer: s.optional(s.nullable(s.text(200, 0))),
  note: s.optional(s.nullable(s.text(2000, 0))),
  fileId: s.optional(s.nullable(s.id())),
};
type PaperInput = s.Infer<ReturnType<typeof paperShape>>;
const paperShape = () => s.object(paper);

/**
 * Puts a numbered form into the file of a case (ADM-08); `common`: into those of all open cases of its affair (joint cases).
 * Refuses case.ended, case.no_affair, paper.unknown, date.future, file.unknown.
 */
export const addPaper = command({
  name: 'case.paper',
  method: 'POST',
  path: '/cases/{id}/papers',
  capability: 'case.handle',
  summary: 'Put a form into the file of a case',
  input: s.object({ id: s.id(), form: s.code(), ...paper, common: s.optional(s.flag()) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const row = await caseRow(ctx, input.id);
    return { units: input.common ? unitsOf(await openOfAffair(ctx, row)) : [addressOf(row)] };
  },
  run: async (ctx, input) => {
    const row = await caseRow(ctx, input.id);
    const unit = addressOf(row);
    const forms = ctx.services.rulebook.procedures.papers;
    must([
      ...openOnly(row),
      ...(input.common && row.affair_id === null ? [{ code: 'case.no_affair', field: 'common' }] : []),
      ...(forms.some((form) => form.id === input.form) ? [] : [{ code: 'paper.unknown', field: 'form' }]),
      ...notAhead('dated', input.dated, ctx.today),
    ]);
    const common = input.common ? newId() : null;
    const put = async (file: CaseRow) =>
      await insertPaper(ctx.tx, addressOf(file), {
        case_id: file.id,
        person_id: file.person_id,
        other_scope: file.other_scope,
        form: input.form,
        common_id: common,
        ...columnsOf(input),
        recorded_name: ctx.actor.name,
        recorded_at: ctx.clock.now(),
      });
    const id = await put(row);
    for (const each of common === null ? [] : await openOfAffair(ctx, row)) if (each.id !== row.id) await put(each);
    if (input.fileId) await ctx.attach([input.fileId], { kind: fileOf(row), id: row.id, unit });
    await ctx.record({
      unit,
      subjectKind: 'case',
      subjectId: row.id,
      body: { paper: id, form: input.form, state: input.state, ...(common !== null && { common }) },
    });
    return { id };
  },
});

/** The open cases of the affair; the case itself where it stands alone, or is ended. */
async function openOfAffair(ctx: Context, row: CaseRow): Promise<CaseRow[]> {
  const others = (await affairRows(ctx, row)).filter((each) => each.id !== row.id && each.state !== 'ended');
  return [row, ...others];
}

function unitsOf(rows: readonly CaseRow[]): UnitRef[] {
  return [...new Map(rows.map((row) => [row.unit_id, addressOf(row)])).values()];
}

/** Changes what is said of a form: found in order, sent back, its date and number; of a common one in all open cases of the affair. Refuses case.ended, date.future, version.stale. */
export const changeOfPaper = command({
  name: 'case.paperState',
  method: 'PUT',
  path: '/case-papers/{id}',
  capability: 'case.handle',
  summary: 'Change what is said of a form in a case',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), ...paper }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const there = await paperRow(ctx, input.id);
    if (there.common_id === null) return { units: [addressOf(there)] };
    return { units: unitsOf(await openOfAffair(ctx, await caseRow(ctx, there.case_id))) };
  },
  run: async (ctx, input) => {
    const paperThere = await paperRow(ctx, input.id);
    const row = await caseRow(ctx, paperThere.case_id);
    const unit = addressOf(row);
    must([...openOnly(row), ...notAhead('dated', input.dated, ctx.today)]);
    const said = { ...columnsOf(input), recorded_name: ctx.actor.name, recorded_at: ctx.clock.now() };
    await changePaper(ctx.tx, unit, input.id, input.version, said);
    if (paperThere.common_id !== null) {
      const others = (await openOfAffair(ctx, row)).filter((each) => each.id !== row.id).map((each) => each.id);
      await changeCommonPaper(ctx.tx, unit, { common: paperThere.common_id, cases: others }, said);
    }
    if (input.fileId && input.fileId !== paperThere.file_id)
      await ctx.attach([input.fileId], { kind: fileOf(row), id: row.id, unit });
    await ctx.record({
      unit,
      subjectKind: 'case',
      subjectId: row.id,
      body: { paper: input.id, form: paperThere.form, state: input.state },
    });
    return { id: input.id };
  },
});

function columnsOf(input: PaperInput) {
  return {
    state: input.state,
    dated: input.dated ?? null,
    number_text: input.numberText || null,
    issuer: input.issuer || null,
    note: input.note || null,
    file_id: input.fileId ?? null,
  };
}

async function paperRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('case_paper').selectAll().where('id', '=', id).executeTakeFirst());
}

/** Whose file it is: that of a restricted case is opened only by whoever may know of the case. */
function fileOf(row: CaseRow): string {
  return row.restricted ? 'restricted_case' : 'case';
}
