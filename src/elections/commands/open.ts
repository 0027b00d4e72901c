import { rollFacts, rollRows } from '../../meetings/reading.ts';
import { unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { openedNow, rulesToday } from '../../rulebook/cases.ts';
import { electorateOf, reasonsNotToRecord } from '../../votes/rules.ts';
import type { VotingRule } from '../../votes/vote.ts';
import { NOMINATORS, PURPOSES } from '../election.ts';
import { inOffice } from '../lines.ts';
import {
  amongPosts,
  candidatesOf,
  electionRule,
  knownElectors,
  officeMaximum,
  surplusShare,
  tooSmallFor,
  unitFacts,
  votersOf,
} from '../reading.ts';
import { reasonsNotToOpen } from '../rules.ts';
import { insertElection } from '../store.ts';

const most = 100_000;

/**
 * Opens an election to one office of a unit: who elects, seats, candidates, how many were summoned and are there (or the roll of a meeting).
 * Refuses election.body, election.office, election.going_on, election.no_committee (ELE-01, ELE-02), election.too_many_seats,
 * election.more_electors, election.more_present, election.twice, election.may_not_stand (VOT-03), election.not_among (ELE-01),
 * election.in_office, election.few_candidates and election.many_candidates (ELE-08), vote.no_quorum (ELE-09), date.future.
 */
export const openElection = command({
  name: 'election.open',
  method: 'POST',
  path: '/units/{unitId}/elections',
  capability: 'election.hold',
  summary: 'Open an election to an office of a unit',
  input: s.object({
    unitId: s.id(),
    body: s.code(),
    post: s.code(),
    purpose: s.oneOf(PURPOSES),
    seats: s.whole(1, 1000),
    heldOn: s.date(),
    /** its roll says who is there; else the three numbers do */
    meetingId: s.optional(s.nullable(s.id())),
    eligible: s.optional(s.whole(1, most)),
    present: s.optional(s.whole(0, most)),
    /** exempt, away, or absent with a reason for the whole time: not counted in the base (VOT-02) */
    leftOut: s.optional(s.whole(0, most)),
    candidates: s.list(s.object({ personId: s.id(), nominatedBy: s.oneOf(NOMINATORS) }), 500, 1),
  }),
  result: s.object({ id: s.id() }),
  factDays: ({ heldOn }) => [heldOn],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unitId)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unitId);
    const rules = await rulesToday(ctx, unit);
    const { rulebook } = rules;
    const { elections } = rulebook.committees;
    const facts = await unitFacts(ctx, unit, rulebook, input.heldOn);
    const body = elections.bodies.find((each) => each.id === input.body && each.at.includes(facts.kind));
    const office = elections.offices.find((each) => each.post === input.post && each.bodies.includes(input.body));
    if (!body) return must([{ code: 'election.body', field: 'body' }]) as never;
    if (!office) return must([{ code: 'election.office', field: 'post' }]) as never;
    const rule = electionRule(rules, body);
    const electors = await electorsOf(ctx, unit, input, rule);
    const among = amongPosts(rules, office, facts);
    const small = tooSmallFor(rules, office, facts);
    const maximum = officeMaximum(rules, office.post);
    const surplus = surplusShare(rules);
    const people = await candidatesOf(ctx, unit, rulebook, {
      personIds: input.candidates.map((each) => each.personId),
      post: office.post,
      among,
      on: input.heldOn,
    });
    must([
      ...reasonsNotToOpen(
        {
          bodyKnown: true,
          officeKnown: true,
          tooSmallFor: small?.n ?? null,
          maximum: maximum?.n ?? null,
          held: (await inOffice(ctx, unit, office.post)).length,
          surplus: office.surplus,
          share: surplus?.share ?? null,
          among: among.length > 0,
          electors: await knownElectors(ctx, unit, body, rulebook, facts, input.heldOn),
          open: await isGoingOn(ctx, unit, office.post),
          today: ctx.today,
          rules: {
            standing: elections.standing?.rule ?? null,
            surplus: surplus?.rule ?? null,
            committee: elections.committeeFrom?.rule ?? null,
            maximum: maximum?.rule || null,
          },
        },
        { ...input, ...electors, candidates: people },
      ),
      ...reasonsNotToRecord(
        rule,
        electorateOf(rule.base, votersOf({ ...electors, left_out: electors.leftOut })),
        { votesFor: 0, votesAgainst: 0, votesOther: 0 },
        rule.forms[0] ?? '',
      ),
    ]);
    const id = await insertElection(ctx, unit, {
      ...input,
      ...electors,
      meetingId: input.meetingId ?? null,
      candidates: input.candidates.map((each, i) => ({ ...each, name: people[i]?.name ?? '' })),
      rulebookHash: openedNow(ctx).rulebook_hash,
      ruledOn: openedNow(ctx).ruled_on,
    });
    await ctx.record({
      unit,
      subjectKind: 'election',
      subjectId: id,
      body: { post: input.post, seats: input.seats, heldOn: input.heldOn, candidates: input.candidates.length },
    });
    return { id };
  },
});

type Numbers = { eligible: number; present: number; leftOut: number };

/** How many were summoned, are there, and are left out of the base: by the roll of a meeting of this unit, or as they were entered. Refuses election.no_meeting, election.no_numbers. */
async function electorsOf(
  ctx: Context,
  unit: UnitRef,
  input: { meetingId?: string | null; eligible?: number; present?: number; leftOut?: number },
  rule: VotingRule,
): Promise<Numbers> {
  if (!input.meetingId) {
    if (input.eligible === undefined || input.present === undefined)
      must([{ code: 'election.no_numbers', field: input.eligible === undefined ? 'eligible' : 'present' }]);
    return { eligible: input.eligible ?? 0, present: input.present ?? 0, leftOut: input.leftOut ?? 0 };
  }
  const meeting = await ctx.tx
    .selectFrom('meeting')
    .select(['id', 'state'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('id', '=', input.meetingId)
    .where('state', 'in', ['open', 'closed', 'confirmed', 'signed'])
    .executeTakeFirst();
  if (!meeting) must([{ code: 'election.no_meeting', field: 'meetingId' }]);
  const roll = rollFacts(await rollRows(ctx.tx, unit, input.meetingId));
  const { eligible, present, summoned } = electorateOf(rule.base, roll);
  return { eligible, present, leftOut: eligible - summoned };
}

async function isGoingOn(ctx: CommandContext, unit: UnitRef, post: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('election')
    .select('id')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('post', '=', post)
    .where('state', 'in', ['open', 'elected'])
    .executeTakeFirst();
  return row !== undefined;
}
