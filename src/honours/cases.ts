/** What honours bring to procedures: no second commendation for the same merit; the decision of a proposal is entered in the register. */
import { addressOf } from '../organization/tree.ts';
import { isWithin, subtreeOf } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { found, refuse } from '../platform/refusal.ts';
import { type CaseRow, otherSideOf } from '../procedures/reading.ts';
import type { CaseCheck, CaseEffect, CaseWork } from '../procedures/work.ts';
import { documentLanguage } from '../rulebook/texts.ts';
import { capitalized } from '../rulebook/words.ts';
import { againstSecond, commend, meritOf, type Recipient } from './commending.ts';
import { honoursFollow } from './following.ts';
import { type Giver, peopleOf } from './people.ts';

/** Not given, and not proposed elsewhere, for the same reason and year (HON-02). */
const commendationOnce: CaseCheck = async (ctx, { unit, subject, facts, row }) =>
  await againstSecond(
    ctx,
    { unit, personId: subject.kind === 'member' ? subject.id : null },
    meritOf(facts),
    row?.id ?? null,
  );

/** The decision of the level that gives it becomes a line of the register, as a recorded one does. */
const recordCommendation: CaseEffect = async (ctx, row, { facts }) => {
  const id = await commend(ctx, await recipientOf(ctx, row), {
    ...meritOf(facts),
    giver: await giverOfCase(ctx, row, String(facts.form)),
    number: String(facts.decision_number),
    decidedOn: String(facts.decided_on),
    caseId: row.id,
  });
  return { commendation_id: id };
};

async function recipientOf(ctx: CommandContext, row: CaseRow): Promise<Recipient> {
  const unit = addressOf(row);
  if (row.subject_kind === 'unit') return { unit, person: null };
  return { unit, person: found((await peopleOf(ctx, [row.subject_id])).get(row.subject_id)) };
}

/**
 * Whose commendation it is: the unit on the other side of the case; where that one only passes it on to a level outside the register, that level.
 * Refuses giver.not_above where the person has left its reach since.
 */
async function giverOfCase(ctx: CommandContext, row: CaseRow, formId: string): Promise<Giver> {
  const place = found(otherSideOf(row));
  const unit = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'kind', 'name'])
    .where('id', '=', place.id)
    .executeTakeFirstOrThrow();
  if (!isWithin(row.scope, subtreeOf(place.path))) refuse('giver.not_above', { unit: unit.name });
  const { rulebook } = ctx.services;
  const givenBy = found(rulebook.honours.forms.find((each) => each.id === formId)).givenBy;
  if (givenBy.includes(unit.kind)) return { unitId: unit.id, kind: unit.kind, name: unit.name };
  const language = documentLanguage(rulebook);
  const kind = found(rulebook.unitKinds.find((each) => each.id === givenBy[0]));
  return { unitId: null, kind: kind.id, name: capitalized(kind.label[language].one, language) };
}

export const honourCases: CaseWork = {
  checks: { commendation_once: commendationOnce },
  effects: { move_member: honoursFollow, record_commendation: recordCommendation },
};
