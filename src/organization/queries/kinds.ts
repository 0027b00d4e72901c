import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { kindsUnder, postsAt } from '../../rulebook/kinds.ts';
import { findNumber, findRuleOn } from '../../rulebook/rulebook.ts';
import { unitOf } from '../tree.ts';
import { grantLine } from './unit.ts';

/** The posts that can be held at a unit and the rights that follow from each, so that a page can say what a post begins or ends. */
export const postKinds = query({
  name: 'post.kinds',
  method: 'GET',
  path: '/units/{id}/posts',
  capability: 'unit.read',
  summary: 'The posts that exist at a unit, and the rights that follow from each',
  input: s.object({ id: s.id() }),
  output: s.object({
    posts: s.list(
      s.object({
        post: s.anyText(),
        side: s.anyText(),
        single: s.flag(),
        membersOnly: s.flag(),
        maximum: s.nullable(s.anyNumber()),
        rule: s.nullable(s.anyText()),
        grants: s.list(grantLine, 10),
      }),
      200,
    ),
    /** posts that are meant to be in one hand (M08) */
    pairs: s.list(s.object({ id: s.anyText(), posts: s.list(s.anyText(), 2), rule: s.anyText() }), 50),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, _input, unit) => {
    const { rulebook } = ctx.services;
    const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
    const numberOf = (rule: string, key: string) => {
      const inForce = findRuleOn(rulebook, rule, ctx.today);
      return (inForce && findNumber(inForce, key)) ?? null;
    };
    return {
      posts: postsAt(rulebook, kind).map((p) => ({
        post: p.id,
        side: p.kind,
        single: p.single,
        membersOnly: p.membersOnly ?? false,
        maximum: p.maximum ? numberOf(p.maximum.rule, p.maximum.key) : null,
        rule: p.maximum?.rule ?? p.rule ?? null,
        grants: p.grants.map((g) => ({ at: g.at, capabilities: [...g.capabilities] })),
      })),
      pairs: rulebook.dualPosts.map((pair) => ({ id: pair.id, posts: [...pair.posts], rule: pair.rule })),
    };
  },
});

/** The kinds of unit that may be founded under a unit today, in the order of the rulebook. */
export const unitKinds = query({
  name: 'unit.kinds',
  method: 'GET',
  path: '/units/{id}/kinds',
  capability: 'unit.read',
  summary: 'The kinds of unit that may be founded under a unit today',
  input: s.object({ id: s.id() }),
  output: s.object({ items: s.list(s.object({ kind: s.anyText(), isCell: s.flag() }), 100) }),
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, _input, unit) => {
    const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
    return { items: kindsUnder(ctx.services.rulebook, kind, ctx.today).map((k) => ({ kind: k.id, isCell: k.isCell })) };
  },
});
