/** What the outcomes of an admission do: a candidate is refused, or becomes a member with both dates and begins his probation. */
import { admissionLimits, memberCodes } from '../../members/codes.ts';
import type { PersonFacts } from '../../members/member.ts';
import { personOf, factsOf as recordOf } from '../../members/person.ts';
import { reasonsNotToRegister } from '../../members/rules.ts';
import { correctPersons } from '../../members/store/correct.ts';
import { insertMembers } from '../../members/store/insert.ts';
import { changeStatus } from '../../members/store/lines.ts';
import { copyInto, moveWithin, openLineAt } from '../../members/store/move.ts';
import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { CommandContext } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import type { Facts } from '../../procedures/case.ts';
import { openCase } from '../../procedures/engine.ts';
import type { CaseEffect } from '../../procedures/work.ts';
import type { CandidateFacts } from '../candidate.ts';
import { type CandidateRow, candidateRow, factsOf, formerLines } from '../reading.ts';
import { changeCandidate, endHelpersOf } from '../store/candidates.ts';

/** The candidate leaves the list: the case refused him at this step. */
const refuse: CaseEffect = async (ctx, row, { on }) => {
  const candidate = await candidateRow(ctx, row.subject_id);
  await changeCandidate(ctx.tx, addressOf(candidate), candidate.id, candidate.version, {
    state: 'refused',
    closed_on: on,
    close_reason: row.step,
  });
  ctx.touch(addressOf(candidate));
  return undefined;
};

/**
 * The candidate becomes a member of the cell: Party age counts from the day in the decision (PRO-03), the probation from the ceremony (PRO-01, trap 3).
 * The case of his recognition begins at once. Refuses what the register refuses of his facts.
 */
const admit: CaseEffect = async (ctx, row, { facts }) => {
  const candidate = await candidateRow(ctx, row.subject_id);
  const unit = addressOf(candidate);
  const [decidedOn, ceremonyOn] = [String(facts.decided_on), String(facts.ceremony_on)];
  const person = personFacts(await factsOf(ctx, candidate), decidedOn, ceremonyOn);
  const { rulebook } = ctx.services;
  must(reasonsNotToRegister(person, memberCodes(rulebook), admissionLimits(rulebook, decidedOn), ctx.today));
  const { personId, membershipId } = await enrolled(ctx, candidate, unit, person, ceremonyOn);
  await changeCandidate(ctx.tx, unit, candidate.id, candidate.version, {
    state: 'admitted',
    closed_on: ceremonyOn,
    person_id: personId,
  });
  ctx.touch(unit);
  await ctx.record({
    unit,
    subjectKind: 'person',
    subjectId: personId,
    body: { membershipId, from: ceremonyOn, reason: rulebook.admissions.beginnings.admitted, caseId: row.id },
  });
  const brought: Facts = { person_id: personId };
  const next = rulebook.admissions.procedures?.recognition;
  if (next === undefined) return brought;
  const recognition = await openCase(ctx, {
    procedure: next,
    subjectId: personId,
    facts: [{ field: 'ceremony_on', value: ceremonyOn }],
    on: ceremonyOn,
  });
  return { ...brought, recognition_case: recognition.id };
};

/** A new person with his line, or the one that the register knows from before, with a new line. */
async function enrolled(
  ctx: CommandContext,
  candidate: CandidateRow,
  unit: UnitRef,
  facts: PersonFacts,
  from: string,
): Promise<{ personId: string; membershipId: string }> {
  const beginReason = ctx.services.rulebook.admissions.beginnings.admitted;
  if (candidate.former_person_id !== null) return await readmit(ctx, candidate.former_person_id, unit, facts, from);
  const [ids] = await insertMembers(ctx.tx, ctx.services.keys, [
    { unit, facts, status: 'probationary', from, beginReason },
  ]);
  return found(ids);
}

async function readmit(
  ctx: CommandContext,
  personId: string,
  unit: UnitRef,
  facts: PersonFacts,
  from: string,
): Promise<{ personId: string; membershipId: string }> {
  const [last] = await formerLines(ctx, personId);
  const line = found(last);
  must(line.valid_to === 'infinity' ? [{ code: 'candidate.is_member' }] : []);
  if (line.division === unit.division) await moveWithin(ctx.tx, personId, unit);
  else await copyInto(ctx.tx, { division: line.division, id: personId }, unit, true);
  const reason = ctx.services.rulebook.admissions.beginnings.admitted;
  const membershipId = await openLineAt(ctx.tx, line, unit, { seat: 'own', on: from, reason });
  await changeStatus(ctx.tx, [{ unit, membershipId, personId, from, on: from, status: 'probationary' }]);
  const record = await personOf(ctx, personId);
  const kept = recordOf(ctx.services.keys, record);
  await correctPersons(ctx.tx, ctx.services.keys, [
    {
      division: record.division,
      personId,
      facts: { ...kept, admittedOn: facts.admittedOn, ceremonyOn: facts.ceremonyOn, officialOn: null },
      version: record.version,
      cardChanged: false,
      nameChanged: false,
    },
  ]);
  ctx.touch(addressOf(line));
  return { personId, membershipId };
}

function personFacts(facts: CandidateFacts, decidedOn: string, ceremonyOn: string): PersonFacts {
  return {
    fullName: facts.fullName,
    sortName: facts.sortName,
    sex: facts.sex,
    ethnicity: facts.ethnicity,
    birthDate: facts.birthDate,
    birthYearOnly: facts.birthYearOnly,
    admittedOn: decidedOn,
    ceremonyOn,
    officialOn: null,
    education: facts.education,
    theory: null,
    note: null,
    cardNo: null,
    phone: facts.phone,
  };
}

/** Whoever helped a new member is free of the charge once his probation is over, whichever way (ADM-04). */
const endHelp: CaseEffect = async (ctx, row, { on }) => {
  await endHelpersOf(ctx.tx, row.subject_id, on);
  return undefined;
};

export const candidateEffects: Record<string, CaseEffect> = {
  candidate_refused: refuse,
  admit_member: admit,
  recognize_member: endHelp,
  end_not_recognized: endHelp,
};
