import { unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { together } from '../../platform/db/transaction.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { admissionLimits, memberCodes } from '../codes.ts';
import { type PersonFacts, personInput, registered } from '../member.ts';
import { namesakes, reasonsAgainstCard } from '../person.ts';
import {
  reasonsAgainstBeginning,
  reasonsAgainstUnit,
  reasonsNotToRegister,
  statusOn,
  warningsOnRegister,
} from '../rules.ts';
import { insertMembers } from '../store/insert.ts';

/** How a membership begins when nothing is said of it. */
const REGISTERED = 'registered';

/**
 * Registers a person who is new here, with an open membership in a cell from a day on; `reason`: one of the rulebook's beginnings (admitted, moved in).
 * Refuses beginning.unknown, name.missing, text.hidden, sex.unknown and other unknown codes, date.future, date.order, age.minimum (ADM-01), card.taken, card.malformed,
 * phone.malformed, unit.not_cell. Warns of probation.short (PRO-01) and person.namesake.
 */
export const registerMember = command({
  name: 'member.register',
  method: 'POST',
  path: '/units/{unit}/members',
  capability: 'member.edit',
  summary: 'Register a person as a member of a cell',
  input: s.object({ unit: s.id(), from: s.optional(s.date()), reason: s.optional(s.code()), ...personInput }),
  result: registered,
  factDays: ({ from }) => [from],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input, units) => {
    const unit = found(units[0]);
    const facts = factsFrom(input);
    const [cell, taken, alike] = await together([
      ctx.tx.selectFrom('unit').select(['kind', 'closed_on']).where('id', '=', input.unit).executeTakeFirst(),
      reasonsAgainstCard(ctx.tx, ctx.services.keys, facts.cardNo, null),
      namesakes(ctx.tx, unit.division, facts, null),
    ]);
    const { kind, closed_on } = found(cell);
    const from = input.from ?? ctx.today;
    const limits = admissionLimits(ctx.services.rulebook, facts.admittedOn ?? from);
    const codes = memberCodes(ctx.services.rulebook);
    const beginReason = input.reason ?? REGISTERED;
    must([
      ...reasonsAgainstBeginning(input.reason, codes.beginnings),
      ...reasonsAgainstUnit({ isCell: codes.cellKinds.has(kind), closedOn: closed_on }, from, ctx.today),
      ...reasonsNotToRegister(facts, codes, limits, ctx.today),
      ...taken,
    ]);
    const warnings = [...warningsOnRegister(facts, limits), ...alike];
    const [ids] = await insertMembers(ctx.tx, ctx.services.keys, [
      { unit, facts, status: statusOn(facts, from), from, beginReason },
    ]);
    const { personId, membershipId } = ids as { personId: string; membershipId: string };
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'person',
      subjectId: personId,
      body: { membershipId, from, reason: beginReason, fields: given(input) },
    });
    return { id: personId, membershipId, warnings };
  },
});

type Given = s.Infer<ReturnType<typeof inputOf>>;
const inputOf = () => s.object(personInput);

/** The facts of an input, with null for what was not given. */
export function factsFrom(input: Given): PersonFacts {
  return {
    fullName: input.fullName,
    sortName: input.sortName ?? null,
    sex: input.sex,
    ethnicity: input.ethnicity ?? null,
    birthDate: input.birthYearOnly ? `${input.birthDate.slice(0, 4)}-01-01` : input.birthDate,
    birthYearOnly: input.birthYearOnly ?? false,
    admittedOn: input.admittedOn,
    ceremonyOn: input.ceremonyOn ?? null,
    officialOn: input.officialOn ?? null,
    education: input.education ?? null,
    theory: input.theory ?? null,
    note: input.note ?? null,
    cardNo: input.cardNo ?? null,
    phone: input.phone ?? null,
  };
}

/** Names of the fields that were filled: the ledger keeps no personal value. */
function given(input: Given): string[] {
  return Object.entries(input)
    .filter(([name, value]) => name in personInput && value !== null && value !== undefined)
    .map(([name]) => name);
}
