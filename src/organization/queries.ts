import { sql } from 'kysely';
import { ancestorsOf, capabilitiesAt, rangeOf, withAbove } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { listPage } from '../platform/db/keyset.ts';
import { searchWords } from '../platform/i18n/names.ts';
import { pageInput, pageOf } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { kindsUnder, postsAt } from '../rulebook/kinds.ts';
import { findNumber, findRuleOn } from '../rulebook/rulebook.ts';
import { openMark } from './store/periods.ts';
import { pathTo, successorsOf, unitName, unitOf } from './tree.ts';
import { endOf, unitLine, unitRecord } from './unit.ts';

/** Where the reader may look around in the tree: what he reaches, and the names of the units above. */
function inReach(ctx: Context, path: string): boolean {
  return ctx.actor.grant.reaches.some((r) => path >= rangeOf(r).lo && path < rangeOf(r).hi);
}

/** A unit with its place, posts, overseers and letterhead. */
export const getUnit = query({
  name: 'unit.get',
  method: 'GET',
  path: '/units/{id}',
  capability: 'unit.read',
  summary: 'A unit: place in the tree, posts, overseers, letterhead',
  input: s.object({ id: s.id() }),
  output: unitRecord,
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, _input, unit) => {
    const row = await ctx.tx.selectFrom('unit').selectAll().where('id', '=', unit.id).executeTakeFirstOrThrow();
    const places = await pathTo(ctx.tx, unit);
    const children = await ctx.tx
      .selectFrom('unit')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('parent_id', '=', unit.id)
      .where('closed_on', 'is', null)
      .executeTakeFirstOrThrow();
    const head = await ctx.tx
      .selectFrom('unit_letterhead')
      .selectAll()
      .where('unit_id', '=', unit.id)
      .executeTakeFirst();
    // in the rulebook's order, which puts the head first
    const order = ctx.services.rulebook.posts.map((p) => p.id);
    const posts = await ctx.tx
      .selectFrom('post')
      .selectAll()
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .orderBy('valid_to', 'desc')
      .orderBy((eb) => eb.fn('array_position', [sql`${order}::text[]`, eb.cast<string>('post', 'text')]))
      .orderBy('valid_from')
      .execute();
    const mark = await openMark(ctx.tx, unit);
    const duties = await ctx.tx
      .selectFrom('overseer_duty')
      .innerJoin('unit', 'unit.id', 'overseer_duty.from_unit_id')
      .select([
        'overseer_duty.id',
        'person_id',
        'person_name',
        'unit.name as from_unit',
        'valid_from',
        'valid_to',
        'overseer_duty.version',
      ])
      .where('overseer_duty.division', '=', unit.division)
      .where('overseer_duty.unit_id', '=', unit.id)
      .orderBy('valid_from')
      .execute();
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      kind: row.kind,
      setting: row.setting,
      foundedOn: row.founded_on,
      closedOn: row.closed_on,
      households: row.households,
      poorHouseholds: row.poor_households,
      temporaryHouses: row.temporary_houses,
      ownership: mark?.ownership ?? null,
      foreignInvested: mark?.foreignInvested ?? false,
      path: places.map((p) => ({ id: p.id, name: p.name, kind: p.kind, readable: inReach(ctx, p.path) })),
      children: children.n,
      letterhead: head
        ? {
            documentCode: head.document_code,
            upperName: head.upper_name,
            issuerName: head.issuer_name,
            place: head.place,
            hasSeal: head.has_seal,
          }
        : null,
      posts: posts.map((p) => ({
        id: p.id,
        post: p.post,
        side: p.side,
        personId: p.person_id,
        name: p.holder_name,
        isMember: p.holder_is_member,
        from: p.valid_from,
        to: endOf(p.valid_to),
        termEnds: p.term_ends,
        decision: p.decision,
        version: p.version,
      })),
      overseers: duties.map((d) => ({
        id: d.id,
        personId: d.person_id,
        name: d.person_name,
        fromUnit: d.from_unit,
        from: d.valid_from,
        to: endOf(d.valid_to),
        version: d.version,
      })),
      successors:
        row.closed_on === null ? [] : (await successorsOf(ctx.tx, unit.id)).map(({ id, name }) => ({ id, name })),
      version: row.version,
      may: capabilitiesAt(ctx.actor.grant, unit.path),
    };
  },
});

/** Children of a unit, or the tops of what the reader reaches, or a search by prefixes of folded words within reach. */
export const listUnits = query({
  name: 'unit.list',
  method: 'GET',
  path: '/units',
  capability: 'signed-in',
  summary: 'Children of a unit, or units found by name',
  input: s.object({ parent: s.optional(s.id()), search: s.optional(s.text(100)), ...pageInput }),
  output: pageOf(unitLine),
  run: async (ctx, input) => {
    const grant = ctx.actor.grant;
    const reach = grant.reaches.map(rangeOf);
    const words = input.search ? searchWords(input.search) : [];
    let base = ctx.tx
      .selectFrom('unit as u')
      .where('u.closed_on', 'is', null)
      .where((eb) =>
        eb.or([
          ...reach.map((r) => eb.and([eb('u.path', '>=', r.lo), eb('u.path', '<', r.hi)])),
          ...(input.search ? [] : [eb('u.path', 'in', withAbove(grant.unit.path))]),
        ]),
      );
    if (input.parent) base = base.where('u.parent_id', '=', input.parent);
    else if (!input.search)
      base = base.where(
        'u.path',
        'in',
        reach.map((r) => r.lo).length > 0
          ? [...ancestorsOf(grant.unit.path).slice(0, 1), ...(grant.unit.path.length === 4 ? [grant.unit.path] : [])]
          : [''],
      );
    for (const word of words) {
      base = base.where((eb) =>
        eb.exists(
          eb
            .selectFrom('unit_word as w')
            .select('w.unit_id')
            .whereRef('w.unit_id', '=', 'u.id')
            .where('w.token', '>=', word)
            .where('w.token', '<', `${word}\uffff`),
        ),
      );
    }
    const rows = base.select(['u.id', 'u.name', 'u.kind', 'u.setting', 'u.sort_key']).select((eb) =>
      eb
        .selectFrom('unit as c')
        .select((c) => c.fn.countAll<number>().as('n'))
        .whereRef('c.parent_id', '=', 'u.id')
        .where('c.closed_on', 'is', null)
        .as('children'),
    );
    return await listPage(
      ctx,
      rows,
      { limit: input.limit ?? 100, after: input.after },
      [
        ['sort_key', 'asc'],
        ['id', 'asc'],
      ],
      (r) => ({ id: r.id, name: r.name, kind: r.kind, setting: r.setting, children: r.children ?? 0 }),
    );
  },
});

/** Names, kinds and places of a unit over time. */
export const unitHistory = query({
  name: 'unit.history',
  method: 'GET',
  path: '/units/{id}/history',
  capability: 'unit.read',
  summary: 'Names, kinds, places and posts of a unit over time',
  input: s.object({ id: s.id() }),
  output: s.object({
    name: s.anyText(),
    periods: s.list(
      s.object({
        name: s.anyText(),
        kind: s.anyText(),
        parent: s.nullable(s.anyText()),
        from: s.anyText(),
        to: s.nullable(s.anyText()),
        decision: s.nullable(s.anyText()),
      }),
      1000,
    ),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, _input, unit) => {
    const rows = await ctx.tx
      .selectFrom('unit_period as p')
      .leftJoin('unit as parent', 'parent.id', 'p.parent_id')
      .select(['p.name', 'p.kind', 'parent.name as parent', 'p.valid_from', 'p.valid_to', 'p.decision'])
      .where('p.unit_id', '=', unit.id)
      .orderBy('p.valid_from')
      .execute();
    const name = await unitName(ctx.tx, unit);
    return {
      name,
      periods: rows.map((r) => ({
        name: r.name,
        kind: r.kind,
        parent: r.parent,
        from: r.valid_from,
        to: endOf(r.valid_to),
        decision: r.decision,
      })),
    };
  },
});

const grantLine = s.object({ at: s.oneOf(['unit', 'subtree', 'overseen']), capabilities: s.list(s.anyText(), 100) });

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
