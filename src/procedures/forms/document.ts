/**
 * The forms of cases, filled from the case and from what the modules above know of its subject (forms.md 4.4). Which parts a form has and
 * to which step it belongs, the rulebook says; floor 8 writes them as .docx.
 */
import { byHand, type FormParts, formPaper } from '../../organization/formPaper.ts';
import { headOn } from '../../organization/letterhead.ts';
import { addressOf, parentOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { DocumentAsked, DocumentBlock, DocumentMade } from '../../platform/document.ts';
import { writtenDate } from '../../platform/i18n/dates.ts';
import { notFound } from '../../platform/refusal.ts';
import { numberLine } from '../../register/numbers.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { formOf, sayIn } from '../../rulebook/texts.ts';
import { type CaseRow, caseRow, factsOf } from '../reading.ts';
import { formsOfCases, formsOfProcedure, kindOfForm } from './declared.ts';
import { CASE_FILLS, type Filling, textOf } from './fills.ts';

/** A form by its id, for the case with the id asked for. Needs case.read at the unit of the case; 404 where its procedure has no such form. */
export function caseForm(formId: string) {
  return async (ctx: Context, id: string, { language }: DocumentAsked): Promise<DocumentMade> => {
    const { rulebook } = ctx.services;
    const form = formOf(rulebook, formId);
    const row = await caseRow(ctx, id);
    const unit = addressOf(row);
    ctx.demand('case.read', unit);
    if (!formsOfProcedure(rulebook, row.procedure).some((each) => each.form === formId)) notFound();
    const facts = factsOf(row);
    const above = form.signers.some((signer) => signer.id === 'above') ? await parentOf(ctx.tx, unit) : null;
    const of: Filling = { ctx, row, unit, language, say: sayIn(rulebook, language), facts };
    const { number, on } = writtenAt(rulebook, row, formId);
    return await formPaper(ctx, unit, {
      form,
      language,
      issuer: above ?? unit,
      number: above === null || number === '' ? null : numberLine(rulebook, number),
      date: above !== null && on !== '' ? on : ctx.today,
      values: {
        name: row.subject_name,
        unit: await unitName(ctx, row.unit_id),
        other: row.other_unit_id === null ? '' : await unitName(ctx, row.other_unit_id),
        date: writtenDate(ctx.today, language),
      },
      fills: await filledParts(of, [...new Set(form.sections.map(({ fill }) => fill))]),
      names: await signersOf(
        of,
        form.signers.map(({ id: signer }) => signer),
      ),
      about: [row.subject_name],
    });
  };
}

/** All forms that the procedures name, by the kind they are asked for. */
export function caseForms(rulebook: Pick<Rulebook, 'procedures'>) {
  return Object.fromEntries(formsOfCases(rulebook).map((id) => [kindOfForm(id), caseForm(id)]));
}

/** The number and the day that were entered at the steps the form belongs to, or when the case was opened. */
function writtenAt(rulebook: Rulebook, row: CaseRow, form: string): { number: string; on: string } {
  const procedure = rulebook.procedures.procedures.find((each) => each.id === row.procedure);
  const steps = formsOfProcedure(rulebook, row.procedure).find((each) => each.form === form)?.steps ?? [];
  const fields = [
    ...(procedure?.opens.fields ?? []),
    ...(procedure?.steps ?? []).filter((step) => steps.includes(step.id)).flatMap((step) => step.fields ?? []),
  ];
  const facts = factsOf(row);
  const entered = (names: readonly string[]) =>
    textOf(facts[fields.find((field) => names.includes(field.id))?.id ?? '']);
  return { number: entered(NUMBERS), on: entered(DAYS) };
}

/** The fields of procedures that hold the number of what is written, and its day. */
const NUMBERS = ['decision_number', 'letter_number'];
const DAYS = ['decided_on', 'letter_on'];

/** What the parts hold: from the case itself, or from the highest module that knows; where none does there is room for the hand. */
async function filledParts(of: Filling, wanted: readonly string[]): Promise<FormParts['fills']> {
  const { placeToFill } = of.ctx.services.rulebook.documents.layout;
  const parts: FormParts['fills'] = {};
  for (const fill of wanted) {
    const own = CASE_FILLS[fill];
    if (own) {
      const blocks = await own(of);
      parts[fill] = (label) => blocks(label);
    } else if (fill in of.ctx.services.caseWork.fills) {
      const known = await firstKnown(of, fill);
      parts[fill] = (label) => [{ kind: 'heading', text: label }, ...(known ?? byHand(placeToFill))];
    }
  }
  return parts;
}

async function firstKnown({ ctx, row, language }: Filling, fill: string): Promise<DocumentBlock[] | null> {
  for (const each of ctx.services.caseWork.fills[fill] ?? []) {
    const blocks = await each(ctx, row, language);
    if (blocks !== null && blocks.length > 0) return blocks;
  }
  return null;
}

/** Who signs: the person himself, the head of the unit, whoever a module knows of; the level above by hand. */
async function signersOf({ ctx, row, unit }: Filling, wanted: readonly string[]): Promise<Record<string, string>> {
  const names: Record<string, string> = { person: row.subject_name };
  for (const signer of wanted) {
    if (signer === 'head') names.head = (await headOn(ctx, unit, ctx.today)).name;
    const known = ctx.services.caseWork.signers[signer];
    if (known) names[signer] = await known(ctx, row);
  }
  return names;
}

async function unitName(ctx: Context, id: string): Promise<string> {
  return (await ctx.tx.selectFrom('unit').select('name').where('id', '=', id).executeTakeFirst())?.name ?? '';
}
