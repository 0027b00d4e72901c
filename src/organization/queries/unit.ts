import { sql } from 'kysely';
import { capabilitiesAt, rangeOf } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { openMark } from '../store/periods.ts';
import { pathTo, successorsOf, unitOf } from '../tree.ts';
import { endOf, unitRecord } from '../unit.ts';

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

export const grantLine = s.object({
  at: s.oneOf(['unit', 'subtree', 'overseen']),
  capabilities: s.list(s.anyText(), 100),
});
