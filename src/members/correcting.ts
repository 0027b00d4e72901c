/** How corrected facts are judged and written, whoever asked for it. */
import { addressOf } from '../organization/tree.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { must, type Reason } from '../platform/refusal.ts';
import { admissionLimits, memberCodes } from './codes.ts';
import { type PersonFacts, personInput } from './member.ts';
import { factsOf, namesakes, type PersonRow, reasonsAgainstCard } from './person.ts';
import { reasonsNotToRegister, warningsOnRegister } from './rules.ts';
import { correctPersons } from './store/correct.ts';

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
