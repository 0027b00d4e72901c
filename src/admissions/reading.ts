/** How candidates and what hangs on them are found inside the reader's scope. */
import { addressOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found, type Reason } from '../platform/refusal.ts';
import type { CandidateFacts, CandidateState } from './candidate.ts';
import { reasonsAgainstHelp } from './rules/candidate.ts';
import type { HelperFacts } from './rules/introducers.ts';

/** Kept where somebody helps still: behind every date. */
export const NEVER = 'infinity';

/** The candidate's row; 404 where the actor sees none. */
export async function candidateRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('candidate').selectAll().where('id', '=', id).executeTakeFirst());
}

export type CandidateRow = Awaited<ReturnType<typeof candidateRow>>;

/** How a candidate stands, as the rules see it. */
export async function standingOf(ctx: Context, row: CandidateRow) {
  return {
    state: row.state as CandidateState,
    enteredOn: row.entered_on,
    closedOn: row.closed_on,
    inCase: (await openCase(ctx, row)) !== undefined,
  };
}

/** The case about the candidate that is not ended yet. */
export async function openCase(ctx: Context, row: Pick<CandidateRow, 'id' | 'division'>) {
  return await ctx.tx
    .selectFrom('case_file')
    .select(['id', 'step', 'due'])
    .where('subject_id', '=', row.id)
    .where('state', '!=', 'ended')
    .where('division', '=', row.division)
    .executeTakeFirst();
}

/** Why nobody helps him any more; empty: help goes on. */
export async function againstHelp(ctx: Context, row: CandidateRow): Promise<Reason[]> {
  return reasonsAgainstHelp({
    state: row.state as CandidateState,
    closedOn: row.closed_on,
    inProbation: await inProbation(ctx, row),
  });
}

/** Whether a candidate who was admitted is in his probation still. */
async function inProbation(ctx: Context, row: Pick<CandidateRow, 'person_id'>): Promise<boolean> {
  if (row.person_id === null) return false;
  const line = await ctx.tx
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', row.person_id)
    .where('seat', '=', 'own')
    .where('status', '=', 'probationary')
    .where('valid_to', '=', NEVER)
    .executeTakeFirst();
  return line !== undefined;
}

export async function helperRows(ctx: Context, row: Pick<CandidateRow, 'id' | 'division'>) {
  return await ctx.tx
    .selectFrom('candidate_helper')
    .selectAll()
    .where('division', '=', row.division)
    .where('candidate_id', '=', row.id)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

export type HelperRow = Awaited<ReturnType<typeof helperRows>>[number];

/** Helpers as the rules see them on a day: whether each is an official member of the candidate's cell then. */
export async function helperFacts(ctx: Context, row: CandidateRow, on: string): Promise<HelperFacts[]> {
  const rows = await helperRows(ctx, row);
  const official = await officialsOf(
    ctx,
    addressOf(row),
    rows.map((helper) => helper.person_id),
    on,
  );
  return rows.map((helper) => ({
    official: official.has(helper.person_id),
    togetherSince: helper.together_since,
    from: helper.valid_from,
    to: helper.valid_to === NEVER ? null : helper.valid_to,
  }));
}

/** Which of these persons are official members of the cell on a day, on their own seat and not suspended. */
export async function officialsOf(
  ctx: Context,
  unit: UnitRef,
  persons: readonly string[],
  on: string,
): Promise<ReadonlySet<string>> {
  if (persons.length === 0) return new Set();
  const rows = await ctx.tx
    .selectFrom('membership')
    .select('person_id')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('person_id', 'in', [...persons])
    .where('seat', '=', 'own')
    .where('status', '=', 'official')
    .where('suspended', '=', false)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .execute();
  return new Set(rows.map((line) => line.person_id));
}

/** Whether a union put him forward by a resolution that had been taken by then (ADM-04). */
export async function hasUnionResolution(ctx: Context, row: CandidateRow, on: string): Promise<boolean> {
  const unions = ctx.services.rulebook.admissions.bodies.filter((body) => body.union).map(({ id }) => id);
  if (unions.length === 0) return false;
  const resolved = await ctx.tx
    .selectFrom('nomination')
    .select('id')
    .where('division', '=', row.division)
    .where('candidate_id', '=', row.id)
    .where('body', 'in', unions)
    .where('number_text', 'is not', null)
    .where('decided_on', '<=', on)
    .limit(1)
    .executeTakeFirst();
  return resolved !== undefined;
}

/** The facts as they stand, the phone in the clear: for rules, corrections and the register, never for an answer. */
export async function factsOf(ctx: Context, row: CandidateRow): Promise<CandidateFacts> {
  const groups = await ctx.tx
    .selectFrom('candidate_group')
    .select('grp')
    .where('division', '=', row.division)
    .where('candidate_id', '=', row.id)
    .orderBy('grp')
    .execute();
  return {
    fullName: row.full_name,
    sortName: row.sort_name,
    sex: row.sex,
    ethnicity: row.ethnicity,
    birthDate: row.birth_date,
    birthYearOnly: row.birth_year_only,
    education: row.education,
    occupation: row.occupation,
    employer: row.employer,
    ownership: row.ownership,
    homePlace: row.home_place,
    residence: row.residence,
    unionBody: row.union_body,
    unionSince: row.union_since,
    phone: phoneOf(ctx, row),
    groups: groups.map(({ grp }) => grp),
    formerPerson: row.former_person_id,
    leftOn: row.left_on,
  };
}

export function phoneOf(ctx: Context, row: Pick<CandidateRow, 'id' | 'phone'>): string | null {
  return row.phone === null ? null : ctx.services.keys.decrypt(row.phone, phoneContext(row.id)).toString();
}

/** What the candidate's phone is encrypted under. */
export function phoneContext(id: string): string {
  return `candidate:${id}:phone`;
}

/** What the classes that these places are in are called, by id: a place lies at its cell, the class at the committee that holds it. */
export async function classNames(
  ctx: Context,
  places: readonly { class_division: string | null; class_id: string | null }[],
): Promise<Map<string, string>> {
  const divisions = new Set(places.flatMap((place) => place.class_division ?? []));
  const ids = new Set(places.flatMap((place) => place.class_id ?? []));
  if (ids.size === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('training_class')
    .select(['id', 'name'])
    .where('division', 'in', [...divisions])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** When he left before: by the register, where it knows him; else as it was entered. Null: he was never a member. */
export async function leftOn(ctx: Context, row: CandidateRow): Promise<string | null> {
  if (row.former_person_id === null) return row.left_on;
  const [last] = await formerLines(ctx, row.former_person_id);
  return last?.valid_to ?? row.left_on;
}

/** The lines of somebody who was a member, the last first. */
export async function formerLines(ctx: Context, personId: string) {
  return await ctx.tx
    .selectFrom('membership')
    .selectAll()
    .where('person_id', '=', personId)
    .where('seat', '=', 'own')
    .orderBy('valid_to', 'desc')
    .execute();
}
