/** What stands against a candidate's facts as a whole, and what is odd about them. */
import { admissionLimits, memberCodes } from '../members/codes.ts';
import type { PersonFacts } from '../members/member.ts';
import { reasonsNotToRegister } from '../members/rules.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { fold } from '../platform/i18n/names.ts';
import type { Reason } from '../platform/refusal.ts';
import { rulesToday } from '../rulebook/cases.ts';
import type { CandidateFacts, CandidateInput } from './candidate.ts';
import { agesOf, candidateCodes } from './codes.ts';
import { formerLines } from './reading.ts';
import { reasonsAgainstAge } from './rules/admission.ts';
import { reasonsAgainstFacts } from './rules/candidate.ts';

/** The facts of an input, with null for what was not given; of an unknown day of birth only the year is kept. */
export function wholeFacts(input: CandidateInput): CandidateFacts {
  return {
    fullName: input.fullName,
    sortName: input.sortName ?? null,
    sex: input.sex,
    ethnicity: input.ethnicity ?? null,
    birthDate: input.birthYearOnly ? `${input.birthDate.slice(0, 4)}-01-01` : input.birthDate,
    birthYearOnly: input.birthYearOnly ?? false,
    education: input.education ?? null,
    occupation: input.occupation ?? null,
    employer: input.employer || null,
    ownership: input.ownership ?? null,
    homePlace: input.homePlace || null,
    residence: input.residence || null,
    unionBody: input.unionBody ?? null,
    unionSince: input.unionSince ?? null,
    phone: input.phone || null,
    groups: input.groups ?? [],
    formerPerson: input.formerPerson ?? null,
    leftOn: input.leftOn ?? null,
  };
}

/** Reasons against the facts: those of any person, those of a candidate, and that a former member has left for a reason that lets him come back. */
export async function reasonsAgainst(ctx: Context, facts: CandidateFacts): Promise<Reason[]> {
  const { rulebook } = ctx.services;
  const person: PersonFacts = {
    ...facts,
    admittedOn: null,
    ceremonyOn: null,
    officialOn: null,
    theory: null,
    note: null,
    cardNo: null,
  };
  return [
    ...reasonsNotToRegister(person, memberCodes(rulebook), admissionLimits(rulebook, ctx.today), ctx.today),
    ...reasonsAgainstFacts(facts, candidateCodes(rulebook), ctx.today),
    ...(await reasonsAgainstFormer(ctx, facts.formerPerson)),
  ];
}

async function reasonsAgainstFormer(ctx: Context, personId: string | null): Promise<Reason[]> {
  if (personId === null) return [];
  const [last] = await formerLines(ctx, personId);
  if (!last) return [{ code: 'candidate.former_unknown', field: 'formerPerson' }];
  if (last.valid_to === 'infinity') return [{ code: 'candidate.is_member', field: 'formerPerson' }];
  const { readmitted } = ctx.services.rulebook.admissions.endings;
  return readmitted.includes(last.end_reason ?? '') ? [] : [{ code: 'candidate.former_ending', field: 'formerPerson' }];
}

/** What is odd and yet allowed: another of the same name and birth date, as a member or on a list; too young or too old today (ADM-01). */
export async function warningsOn(
  ctx: Context,
  unit: UnitRef,
  facts: CandidateFacts,
  except: string | null,
): Promise<Reason[]> {
  // whoever only puts people forward learns nothing of who else is known here
  if (!ctx.may('candidate.read', unit)) return [];
  const same = (table: 'person' | 'candidate') =>
    ctx.tx
      .selectFrom(table)
      .select('id')
      .where('division', '=', unit.division)
      .where('search_key', '=', fold(facts.fullName))
      .where('birth_date', '=', facts.birthDate)
      .limit(2)
      .execute();
  const people = (await same('person')).filter(({ id }) => id !== facts.formerPerson);
  const candidates = (await same('candidate')).filter(({ id }) => id !== except);
  const rules = await rulesToday(ctx, unit);
  const ageRule = ctx.services.rulebook.admissions.rules.age;
  return [
    ...(people.length > 0 ? [{ code: 'candidate.namesake_member', field: 'fullName' }] : []),
    ...(candidates.length > 0 ? [{ code: 'candidate.namesake', field: 'fullName' }] : []),
    ...reasonsAgainstAge(facts, ctx.today, agesOf(rules, ageRule), ageRule).map((reason) => ({
      ...reason,
      field: 'birthDate',
    })),
  ];
}
