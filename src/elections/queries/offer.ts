import { pathTo, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { addTo, dateOf } from '../../platform/clock.ts';
import * as s from '../../platform/schema.ts';
import { rulesToday } from '../../rulebook/cases.ts';
import { known } from '../../rulebook/rulebook.ts';
import { type ElectionOffer, electionOffer } from '../election.ts';
import { inOffice } from '../lines.ts';
import {
  amongPosts,
  electionRule,
  knownElectors,
  officeMaximum,
  surplusShare,
  tooSmallFor,
  unitFacts,
} from '../reading.ts';

/** How far back a meeting may lie whose roll is offered. */
const MONTHS = 6;
const MOST = 20;

/** What the form of a new election offers: who may elect here, which offices, seats and candidates at most, meetings whose roll can be taken. */
export const offerElection = query({
  name: 'election.offer',
  method: 'GET',
  path: '/units/{unit}/elections/new',
  capability: 'election.hold',
  summary: 'What can be elected at a unit',
  input: s.object({ unit: s.id() }),
  output: electionOffer,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const rules = await rulesToday(ctx, unit);
    const { rulebook } = rules;
    const { elections } = rulebook.committees;
    const facts = await unitFacts(ctx, unit, rulebook, ctx.today);
    const name = (await pathTo(ctx.tx, unit)).find((each) => each.id === unit.id)?.name ?? '';
    const bodies: ElectionOffer['bodies'] = [];
    for (const body of elections.bodies.filter((each) => each.at.includes(facts.kind)))
      bodies.push({
        id: body.id,
        electors: body.electors,
        known: await knownElectors(ctx, unit, body, rulebook, facts, ctx.today),
        voting: electionRule(rules, body),
      });
    const offices: ElectionOffer['offices'] = [];
    for (const office of elections.offices) {
      const here = office.bodies.filter((id) => bodies.some((body) => body.id === id));
      const post = known(rulebook.posts, office.post, 'post');
      if (here.length === 0 || !post.at.includes(facts.kind) || tooSmallFor(rules, office, facts) !== null) continue;
      offices.push({
        post: office.post,
        bodies: here,
        single: post.single,
        maximum: officeMaximum(rules, office.post),
        held: (await inOffice(ctx, unit, office.post)).length,
        surplus: office.surplus,
        among: amongPosts(rules, office, facts),
      });
    }
    const meetings = await ctx.tx
      .selectFrom('meeting')
      .select(['id', 'title', 'planned_at', 'kind'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('state', 'in', ['open', 'closed', 'confirmed', 'signed'])
      .where('month', '>=', addTo(ctx.today, { months: -MONTHS }).slice(0, 7))
      .orderBy('planned_at', 'desc')
      .limit(MOST)
      .execute();
    return {
      unit: { id: unit.id, name, kind: facts.kind },
      today: ctx.today,
      official: facts.official,
      bodies,
      offices,
      surplus: surplusShare(rules),
      meetings: meetings.map((each) => ({
        id: each.id,
        title: each.title,
        on: dateOf(each.planned_at, ctx.clock.timeZone),
        kind: each.kind,
      })),
    };
  },
});
