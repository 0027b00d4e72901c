import { memberCodes } from '../../members/codes.ts';
import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { found, must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { candidateFacts, type NominationInput, nominated, nominationFacts } from '../candidate.ts';
import { candidateCodes } from '../codes.ts';
import { reasonsAgainst, warningsOn, wholeFacts } from '../facts.ts';
import { candidateRow, factsOf } from '../reading.ts';
import { reasonsAgainstClosed, reasonsAgainstNomination, reasonsNotToAccept } from '../rules/candidate.ts';
import { changeCandidate, changeFacts, insertCandidate, insertNomination } from '../store/candidates.ts';

/**
 * Puts somebody forward to a cell, with the resolution of the body that does (M79). `listedOn`: the cell takes him onto its list at once, which needs
 * the right to keep it. Refuses what the register refuses of a person, choice.unknown, group.not_by_hand, date.future, date.order, nomination.votes,
 * unit.not_cell, unit.closed, candidate.is_member. Warns of namesakes and of his age.
 */
export const nominateCandidate = command({
  name: 'candidate.nominate',
  method: 'POST',
  path: '/units/{unit}/candidates',
  capability: 'candidate.nominate',
  summary: 'Put somebody forward to a cell as a candidate',
  input: s.object({
    unit: s.id(),
    ...candidateFacts,
    nomination: s.object(nominationFacts),
    listedOn: s.optional(s.nullable(s.date())),
  }),
  result: nominated,
  factDays: ({ nomination, listedOn }) => [nomination.on, listedOn],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await cellOf(ctx, input.unit);
    const { unit: _unit, nomination, listedOn, ...given } = input;
    const facts = wholeFacts(given);
    const listed = listedOn ?? null;
    if (listed !== null) ctx.demand('candidate.keep', unit);
    must([
      ...(await reasonsAgainst(ctx, facts)),
      ...within(
        'nomination',
        reasonsAgainstNomination(nomination, candidateCodes(ctx.services.rulebook).bodies, ctx.today),
      ),
      ...(listed !== null && listed > ctx.today
        ? [{ code: 'date.future', field: 'listedOn', values: { date: listed } }]
        : []),
    ]);
    const warnings = await warningsOn(ctx, unit, facts, null);
    const entered = listed !== null && listed < nomination.on ? listed : nomination.on;
    const id = await insertCandidate(ctx.tx, ctx.services.keys, unit, facts, {
      state: listed === null ? 'proposed' : 'listed',
      entered_on: entered,
      listed_on: listed,
      entered_name: ctx.actor.name,
    });
    await nominationOf(ctx, unit, id, nomination);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'candidate',
      subjectId: id,
      body: { body: nomination.body, on: nomination.on, listed: listed !== null },
    });
    return { id, warnings };
  },
});

/** Another body puts forward somebody who is on the list already (a union's resolution that came later). Refuses candidate.closed and what a nomination is refused for. */
export const addNomination = command({
  name: 'candidate.second',
  method: 'POST',
  path: '/candidates/{id}/nominations',
  capability: 'candidate.nominate',
  summary: 'Add the nomination of another body to a candidate',
  input: s.object({ id: s.id(), ...nominationFacts }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await candidateRow(ctx, input.id))] }),
  run: async (ctx, { id, ...nomination }) => {
    const row = await candidateRow(ctx, id);
    const unit = addressOf(row);
    must([
      ...reasonsAgainstClosed({ state: row.state as 'listed', closedOn: row.closed_on }),
      ...reasonsAgainstNomination(nomination, candidateCodes(ctx.services.rulebook).bodies, ctx.today),
    ]);
    const nominationId = await nominationOf(ctx, unit, id, nomination);
    await ctx.record({ unit, subjectKind: 'candidate', subjectId: id, body: { body: nomination.body, nominationId } });
    return { id: nominationId };
  },
});

/**
 * Corrects the facts of a candidate. A field left out stays as it is; null empties it. Refuses candidate.closed, version.stale and what a nomination
 * refuses of the facts.
 */
export const correctCandidate = command({
  name: 'candidate.correct',
  method: 'PUT',
  path: '/candidates/{id}',
  capability: 'candidate.keep',
  summary: 'Correct the facts of a candidate',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    ...candidateFacts,
    fullName: s.optional(candidateFacts.fullName),
    sex: s.optional(candidateFacts.sex),
    birthDate: s.optional(candidateFacts.birthDate),
  }),
  result: nominated,
  where: async (ctx, input) => ({ units: [addressOf(await candidateRow(ctx, input.id))] }),
  run: async (ctx, { id, version, ...given }) => {
    const row = await candidateRow(ctx, id);
    const unit = addressOf(row);
    mustBeCurrent(version, row.version);
    const before = await factsOf(ctx, row);
    const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const facts = wholeFacts({ ...before, ...sent });
    must([
      ...reasonsAgainstClosed({ state: row.state as 'listed', closedOn: row.closed_on }),
      ...(await reasonsAgainst(ctx, facts)),
    ]);
    const warnings = await warningsOn(ctx, unit, facts, id);
    await changeFacts(ctx.tx, ctx.services.keys, unit, id, facts, version);
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'candidate', subjectId: id, body: { fields: Object.keys(sent) } });
    return { id, warnings };
  },
});

/** The cell takes somebody who was put forward onto its list. Refuses candidate.closed, candidate.listed_already, date.future, date.order, version.stale. */
export const acceptCandidate = command({
  name: 'candidate.accept',
  method: 'POST',
  path: '/candidates/{id}/acceptance',
  capability: 'candidate.keep',
  summary: 'Take somebody onto the list of candidates',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), on: s.date() }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await candidateRow(ctx, input.id))] }),
  run: async (ctx, { id, version, on }) => {
    const row = await candidateRow(ctx, id);
    const unit = addressOf(row);
    const standing = {
      state: row.state as 'proposed',
      closedOn: row.closed_on,
      inCase: false,
      enteredOn: row.entered_on,
    };
    must(reasonsNotToAccept(standing, on, ctx.today));
    await changeCandidate(ctx.tx, unit, id, version, { state: 'listed', listed_on: on });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'candidate', subjectId: id, body: { listedOn: on } });
    return { id };
  },
});

async function nominationOf(
  ctx: CommandContext,
  unit: UnitRef,
  candidate: string,
  nomination: NominationInput,
): Promise<string> {
  const id = await insertNomination(ctx.tx, unit, {
    candidate_id: candidate,
    body: nomination.body,
    body_name: nomination.bodyName,
    number_text: nomination.number || null,
    decided_on: nomination.on,
    votes_for: nomination.votesFor ?? null,
    votes_of: nomination.votesOf ?? null,
    remarks: nomination.remarks || null,
    file_id: nomination.file ?? null,
    by_account: ctx.actor.accountId,
    by_name: ctx.actor.name,
    at: ctx.clock.now(),
  });
  if (nomination.file) await ctx.attach([nomination.file], { kind: 'nomination', id, unit });
  return id;
}

/** A living cell: only there somebody is a candidate. */
async function cellOf(ctx: CommandContext, id: string): Promise<UnitRef> {
  const { kind, closed_on, ...unit } = found(
    await ctx.tx
      .selectFrom('unit')
      .select(['id', 'division', 'path', 'kind', 'closed_on'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  must([
    ...(memberCodes(ctx.services.rulebook).cellKinds.has(kind) ? [] : [{ code: 'unit.not_cell', field: 'unit' }]),
    ...(closed_on === null ? [] : [{ code: 'unit.closed', field: 'unit', values: { on: closed_on } }]),
  ]);
  return unit;
}

function within<T extends { field?: string }>(name: string, reasons: T[]): T[] {
  return reasons.map((reason) =>
    reason.field === undefined ? reason : { ...reason, field: `${name}.${reason.field}` },
  );
}
