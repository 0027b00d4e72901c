/** How corrected facts are judged and written, whoever asked for it; how requests for corrections wait, and go along with whoever moves. */
import { addressOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext, Context } from '../platform/bus/command.ts';
import { newId } from '../platform/ids.ts';
import { must, type Reason } from '../platform/refusal.ts';
import { lengthOf } from '../procedures/reading.ts';
import { endOfPeriod } from '../procedures/rules/clock.ts';
import { rulesToday } from '../rulebook/cases.ts';
import { admissionLimits, memberCodes } from './codes.ts';
import { openedValue, sealedValue } from './correctionValues.ts';
import { type PersonFacts, personInput } from './member.ts';
import { factsOf, namesakes, type PersonRow, reasonsAgainstCard } from './person.ts';
import { reasonsNotToRegister, warningsOnRegister } from './rules.ts';
import { correctPersons } from './store/correct.ts';
import { closeAsMoved, copyCorrection, moveCorrectionRows } from './store/corrections.ts';

const FIELDS = Object.keys(personInput) as (keyof PersonFacts)[];

/** Writes the facts of a person as they are to stand; a changed name is written on the open lines. Refuses what member.register refuses. */
export async function correctFacts(
  ctx: CommandContext,
  row: PersonRow,
  facts: PersonFacts,
): Promise<{ changed: string[]; warnings: Reason[]; lineId: string }> {
  const { keys, rulebook } = ctx.services;
  const unit = addressOf(row);
  const before = factsOf(keys, row);
  const limits = admissionLimits(rulebook, facts.admittedOn ?? ctx.today);
  must([
    ...reasonsNotToRegister(facts, memberCodes(rulebook), limits, ctx.today),
    ...(await reasonsAgainstCard(ctx.tx, keys, facts.cardNo, row.id)),
  ]);
  const warnings = [...warningsOnRegister(facts, limits), ...(await namesakes(ctx.tx, unit.division, facts, row.id))];
  const changed = FIELDS.filter((field) => facts[field] !== before[field]);
  await correctPersons(ctx.tx, keys, [
    {
      division: row.division,
      personId: row.id,
      facts,
      version: row.version,
      cardChanged: changed.includes('cardNo'),
      nameChanged: changed.includes('fullName'),
    },
  ]);
  const lines = await ctx.tx
    .selectFrom('membership')
    .select(['division', 'unit_id', 'scope', 'id'])
    .where('person_id', '=', row.id)
    .where('valid_to', '=', 'infinity')
    .execute();
  ctx.touch(unit, ...lines.map(addressOf));
  return { changed, warnings, lineId: lines[0]?.id ?? '' };
}

/** The day by which a request must be answered: so many working days as the rule says, over the calendar with its holidays. */
export async function dueOfCorrection(ctx: Context, unit: UnitRef): Promise<string> {
  const { membership, calendar } = ctx.services.rulebook;
  const length = lengthOf(await rulesToday(ctx, unit), { rule: membership.rules.correction });
  return length ? endOfPeriod(calendar, ctx.today, length) : ctx.today;
}

/**
 * What somebody who moves asked to have put right, and nobody answered yet, goes along as open cases do (D1): within a division its row moves, to another it
 * is copied, its values sealed anew, and the old one closed. The clock runs on. His record must lie at the new unit already.
 */
export async function moveCorrections(
  ctx: CommandContext,
  { personId, from, to }: { personId: string; from: UnitRef; to: UnitRef },
): Promise<void> {
  if (from.division === to.division) return await moveCorrectionRows(ctx.tx, personId, to);
  const open = await ctx.tx
    .selectFrom('correction')
    .selectAll()
    .where('division', '=', from.division)
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .execute();
  const { keys } = ctx.services;
  for (const row of open) {
    const id = newId();
    const again = (side: 'before' | 'after') => sealedValue(keys, id, side, openedValue(keys, row.id, side, row[side]));
    await closeAsMoved(ctx.tx, addressOf(row), row, id, ctx.today, ctx.actor);
    await copyCorrection(ctx.tx, row, to, { id, before: again('before'), after: again('after') });
    await ctx.record({
      unit: to,
      subjectKind: 'person',
      subjectId: personId,
      body: { correctionId: id, movedFrom: row.id },
    });
  }
}
