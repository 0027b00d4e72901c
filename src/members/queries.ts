import { addressOf, unitOf } from '../organization/tree.ts';
import { query } from '../platform/bus/command.ts';
import { found } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { memberRecord, memberSecrets } from './member.ts';
import { survivorOf } from './merging/scene.ts';
import { factsOf, homeOf, isSelf, personOf } from './person.ts';
import { recordOf } from './record.ts';
import { rosterOf } from './roster.ts';

/**
 * A member's record: one's own always, another's by the right to read members where the record lies. Numbers are masked. The id of a
 * record that was merged into another leads to that one.
 */
export const getMember = query({
  name: 'member.get',
  method: 'GET',
  path: '/members/{id}',
  capability: 'signed-in',
  summary: "A member's record: facts, memberships, posts",
  input: s.object({ id: s.id() }),
  output: memberRecord,
  run: async (ctx, input) => {
    const person = await personOf(ctx, await survivorOf(ctx, input.id));
    if (!isSelf(ctx.actor, person.id)) ctx.demand('member.read', addressOf(person));
    return await recordOf(ctx, person);
  },
});

/** One's own record. 404 for an account that is not a person's. */
export const ownRecord = query({
  name: 'member.me',
  method: 'GET',
  path: '/my/record',
  capability: 'signed-in',
  summary: "One's own record",
  input: s.object({}),
  output: memberRecord,
  run: async (ctx) => await recordOf(ctx, await personOf(ctx, found(ctx.actor.person).id)),
});

/** Card and phone number in the clear; each look is a line of the ledger. */
export const revealMember = query({
  name: 'member.reveal',
  method: 'GET',
  path: '/members/{id}/secrets',
  capability: 'signed-in',
  summary: 'Card number and phone unmasked; the look is recorded',
  recorded: true,
  input: s.object({ id: s.id() }),
  output: memberSecrets,
  where: async (ctx, input) => await homeOf(ctx, input.id),
  run: async (ctx, input) => {
    const person = await personOf(ctx, input.id);
    if (!isSelf(ctx.actor, person.id)) ctx.demand('member.reveal', addressOf(person));
    const facts = factsOf(ctx.services.keys, person);
    return {
      id: person.id,
      birthDate: facts.birthDate,
      birthYearOnly: facts.birthYearOnly,
      cardNo: facts.cardNo,
      phone: facts.phone,
    };
  },
});

/** Names of a unit's roster for pickers and rolls: no personal facts. */
export const listRoster = query({
  name: 'roster.list',
  method: 'GET',
  path: '/units/{unit}/roster',
  capability: 'meeting.read',
  summary: 'Names of the roster of a unit on a day',
  input: s.object({ unit: s.id(), on: s.optional(s.date()) }),
  output: s.object({
    items: s.list(
      s.object({
        personId: s.anyText(),
        name: s.anyText(),
        status: s.anyText(),
        seat: s.anyText(),
        votes: s.flag(),
        exempt: s.flag(),
        away: s.flag(),
      }),
      5000,
    ),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => ({
    items: (await rosterOf(ctx.tx, unit, input.on ?? ctx.today)).map(
      ({ personId, name, status, seat, votes, exempt, away }) => ({
        personId,
        name,
        status,
        seat,
        votes,
        exempt,
        away,
      }),
    ),
  }),
});
