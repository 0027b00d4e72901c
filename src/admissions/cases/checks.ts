/** What the procedure of admission looks up about a candidate. Each gives the reasons why not; figures stand in the rules. */
import type { Context } from '../../platform/bus/command.ts';
import type { Reason } from '../../platform/refusal.ts';
import { lengthOf } from '../../procedures/reading.ts';
import type { CaseAsked, CaseCheck } from '../../procedures/work.ts';
import { agesOf, candidateCourses, introducerRule } from '../codes.ts';
import { type CandidateRow, candidateRow, hasUnionResolution, helperFacts, leftOn } from '../reading.ts';
import {
  reasonsAgainstAge,
  reasonsAgainstCeremony,
  reasonsAgainstCertificate,
  reasonsAgainstReadmission,
} from '../rules/admission.ts';
import { reasonsAgainstIntroducers } from '../rules/introducers.ts';

/** Old enough and not too old on the day of the step, counted by months (ADM-01). Whoever is above the age is decided on by a committee under the Centre. */
const age: CaseCheck = async (ctx, asked) => {
  const row = await candidateRow(ctx, asked.subject.id);
  const person = { birthDate: row.birth_date, birthYearOnly: row.birth_year_only };
  return reasonsAgainstAge(person, asked.on, agesOf(asked.rules, asked.rule), asked.rule);
};

/** On the cell's list, and introduced by enough official members who have worked with him long enough (ADM-04). */
const helpers: CaseCheck = async (ctx, asked) => {
  const row = await candidateRow(ctx, asked.subject.id);
  return [...notListed(row, asked), ...(await introducers(ctx, row, asked))];
};

/** A case is opened on somebody on the list; once it runs, his state is the case's affair. */
function notListed(row: CandidateRow, asked: CaseAsked): Reason[] {
  if (asked.row !== null || row.state === 'listed') return [];
  return [{ code: 'candidate.not_listed', values: { state: row.state } }];
}

async function introducers(ctx: Context, row: CandidateRow, asked: CaseAsked): Promise<Reason[]> {
  const rule = introducerRule(asked.rules);
  if (!rule) return [];
  return reasonsAgainstIntroducers(
    await helperFacts(ctx, row, asked.on),
    await hasUnionResolution(ctx, row, asked.on),
    asked.on,
    rule,
  );
}

/** Long enough ago for somebody who was a member before (ADM-09). */
const readmission: CaseCheck = async (ctx, asked) => {
  const left = await leftOn(ctx, await candidateRow(ctx, asked.subject.id));
  const length = asked.rule === undefined ? null : lengthOf(asked.rules, { rule: asked.rule });
  return reasonsAgainstReadmission(left, asked.on, length, asked.rule);
};

/** The certificate of the course holds on the day (ADM-03). */
const certificate: CaseCheck = async (ctx, asked) => {
  const row = await candidateRow(ctx, asked.subject.id);
  const held = await ctx.tx
    .selectFrom('class_place')
    .select(['certified_on', 'valid_until'])
    .where('division', '=', row.division)
    .where('candidate_id', '=', row.id)
    .where('state', '=', 'finished')
    .where('course', 'in', candidateCourses(asked.rules.rulebook))
    .execute();
  return reasonsAgainstCertificate(
    held.map((one) => ({ certifiedOn: one.certified_on ?? '', validUntil: one.valid_until })),
    asked.on,
    asked.rule,
  );
};

/** The ceremony follows the decision and its arrival in the cell (ADM-07). */
const ceremony: CaseCheck = async (_ctx, { facts, rule }) =>
  reasonsAgainstCeremony(
    { decidedOn: day(facts.decided_on), receivedOn: day(facts.received_on), ceremonyOn: day(facts.ceremony_on) },
    rule,
  );

function day(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export const candidateChecks: Record<string, CaseCheck> = {
  candidate_age: age,
  candidate_helpers: helpers,
  candidate_readmission: readmission,
  candidate_certificate: certificate,
  ceremony_in_order: ceremony,
};
