import { sql } from 'kysely';
import { query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { fold } from '../../platform/i18n/names.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { postsAt } from '../../rulebook/kinds.ts';
import { postsOf } from '../posts.ts';
import { postsDone } from '../postsDone.ts';
import { type PlannedPost, plannedPost } from '../reorganization.ts';
import { byId, named, place } from './asked.ts';

/** The posts and charges that end with their unit, those whose end is proposed because the holder leaves a unit that stays, and those proposed at new units; once it took effect those that ended and began. */
export const plannedPosts = query({
  ...byId,
  name: 'reorganization.posts',
  path: '/reorganizations/{id}/posts',
  summary: 'The posts that end and those proposed for new units',
  input: s.object({
    id: s.id(),
    what: s.optional(s.oneOf(['ends', 'begins'])),
    /** only what somebody has still to judge */
    waiting: s.optional(s.flag()),
    unit: s.optional(s.id()),
    search: s.optional(s.text(100)),
    ...pageInput,
  }),
  output: pageOf(plannedPost),
  where: place,
  run: async (ctx, input) => {
    const { row, plan } = await named(ctx, input.id);
    const planned = row.state === 'draft' || row.state === 'decided';
    const words = fold(input.search ?? '').split(' ');
    const all = planned ? linesOf(await postsOf(ctx, plan, row, row.effective_on)) : await postsDone(ctx, row);
    const lines = all.filter(
      (each) =>
        (!input.what || each.what === input.what) &&
        (!input.unit || each.unitId === input.unit) &&
        (input.waiting !== true || (each.proposed && each.approved === null)) &&
        words.every((word) => fold(`${each.name} ${each.unit}`).includes(word)),
    );
    const at = new Map(lines.map((line, i) => [String(i).padStart(6, '0'), line]));
    const base = ctx.tx
      .selectFrom(sql<{ id: string }>`unnest(${[...at.keys()]}::text[])`.as<'l0'>(sql`l0(id)`))
      .select('l0.id');
    return await listPage<{ id: string }, PlannedPost>(
      ctx,
      base,
      input,
      [['id', 'asc']],
      ({ id }) => at.get(id) as PlannedPost,
    );
  },
});

function linesOf({ endings, leaving, proposals }: Awaited<ReturnType<typeof postsOf>>): PlannedPost[] {
  return [
    ...leaving.map((each) => ({ ...each, what: 'ends' as const, proposed: true, against: [] })),
    ...endings.map((each) => ({ ...each, what: 'ends' as const, proposed: false, approved: null, against: [] })),
    ...proposals.map((each) => ({ ...each, what: 'begins' as const, proposed: true })),
  ].map(({ key, what, proposed, post, unitId, unit, personId, name, termEnds, approved, against }) => ({
    ...{ key, what, proposed, post, unitId, unit, personId, name, termEnds, approved, against },
  }));
}

/** The units at which a decision may begin posts (those it founds, moves, renames, divides or gives another kind), as they will be called, with the posts that each may have then. */
export const postPlaces = query({
  ...byId,
  name: 'reorganization.post_places',
  path: '/reorganizations/{id}/post-places',
  summary: 'The units at which a reorganization may begin posts, and which',
  output: s.object({
    items: s.list(s.object({ id: s.anyText(), name: s.anyText(), posts: s.list(s.anyText(), 200) }), 5000),
  }),
  where: place,
  run: async (ctx, { id }) => {
    const { plan } = await named(ctx, id);
    const { rulebook } = ctx.services;
    return {
      items: plan.changes
        .filter(({ act, closes }) => act !== null && !closes)
        .map(({ id: unitId, after }) => ({
          id: unitId,
          name: after.name,
          // staff have accounts and are no members: nobody's post in the tree hangs on them
          posts: postsAt(rulebook, after.kind).flatMap((each) => (each.kind === 'staff' ? [] : [each.id])),
        })),
    };
  },
});
