/** What somebody holds in a cell because he is a member of it. */
import { endPost } from '../organization/store/posts.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';

/** Ends the open posts for members only that the person holds at this unit, or the one post named; a post that began no earlier lasts its first day. */
export async function endMemberPosts(
  ctx: CommandContext,
  unit: UnitRef,
  personId: string,
  end: { on: string; reason: string },
  one?: string,
): Promise<string[]> {
  const membersOnly = ctx.services.rulebook.posts.filter((p) => p.membersOnly).map((p) => p.id);
  const posts = await ctx.tx
    .selectFrom('post')
    .select(['id', 'post', 'valid_from', 'version'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('person_id', '=', personId)
    .where('valid_to', '=', 'infinity')
    .execute();
  const ending = posts.filter((p) => (one === undefined ? membersOnly.includes(p.post) : p.post === one));
  for (const post of ending) {
    const on = post.valid_from < end.on ? end.on : addTo(post.valid_from, { days: 1 });
    await endPost(ctx.tx, unit, post.id, on, end.reason, post.version);
  }
  return ending.map((p) => p.id);
}
