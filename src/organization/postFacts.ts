/** What a post's beginning and end are judged by, read from the records: who holds it, who would, who decides. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found, must, type Reason } from '../platform/refusal.ts';
import { type Decision, reasonsAgainstDecision } from './rules/posts.ts';
import { reasonsNotToBeginPost } from './rules.ts';
import { parentOf, unitOf } from './tree.ts';
import { endOf } from './unit.ts';

export type Holder = { personId: string | null; accountId: string | null; name: string; isMember: boolean };
type Next = { post: string; from: string; termEnds: string | null };

/** The post of the rulebook that can be given to somebody, or undefined. */
export function postKind(ctx: Context, post: string) {
  return ctx.services.rulebook.posts.find((p) => p.id === post && p.kind !== 'pseudo' && p.kind !== 'duty');
}

/** A member by his id, as a holder. Refuses person.unknown. */
export async function memberHolder(ctx: Context, unit: Pick<UnitRef, 'division'>, personId: string): Promise<Holder> {
  const person = await ctx.tx
    .selectFrom('person')
    .select('full_name')
    .where('division', '=', unit.division)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!person) must([{ code: 'person.unknown', field: 'personId' }]);
  return { personId, accountId: null, name: person?.full_name ?? '', isMember: true };
}

/** Why this holder may not begin the post at the unit: what the rules say of the post, of the day, of who holds it. `leaving`: posts that end on that day. */
export async function reasonsAgainstPost(
  ctx: Context,
  unit: UnitRef,
  holder: Holder,
  next: Next,
  leaving: readonly string[] = [],
): Promise<Reason[]> {
  const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
  const post = postKind(ctx, next.post);
  const rows = await ctx.tx
    .selectFrom('post')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('post', '=', next.post)
    .execute();
  const present = rows.filter((row) => !leaving.includes(row.id));
  const key = (row: { person_id: string | null; account_id: string | null; holder_name: string }) =>
    row.person_id ?? row.account_id ?? row.holder_name;
  const nameOf = (wanted: unknown) => present.find((row) => key(row) === wanted)?.holder_name ?? '';
  return [
    ...reasonsNotToBeginPost(
      { post: next.post, known: post !== undefined, at: post?.at ?? [], single: post?.single ?? false },
      kind,
      present.map((p) => ({ post: p.post, holder: key(p), from: p.valid_from, to: endOf(p.valid_to) })),
      { holder: holder.personId ?? holder.accountId ?? holder.name, from: next.from, termEnds: next.termEnds },
    ).map((reason) =>
      reason.code === 'post.taken' ? { ...reason, values: { name: nameOf(reason.values?.name) } } : reason,
    ),
    // what has not begun is not counted: a number never changes with the clock alone (D6)
    ...(next.from > ctx.today ? [{ code: 'date.future', field: 'from', values: { date: next.from } }] : []),
    ...(post?.membersOnly && !holder.isMember
      ? [{ code: 'post.members_only', field: 'personId', values: { post: next.post } }]
      : []),
  ];
}

/**
 * The unit that decides on a post: above it, and the actor must have the right to give posts there. Refuses decision.not_above,
 * date.future, date.order.
 */
export async function decidingUnit(
  ctx: Context,
  unit: UnitRef,
  asked: { byUnitId: string; decidedOn: string },
  notBefore: string | null,
): Promise<UnitRef> {
  const by = await unitOf(ctx, asked.byUnitId);
  ctx.demand('post.assign', by);
  const decision: Decision = { decidedOn: asked.decidedOn, byPath: by.path };
  const topPath = (await parentOf(ctx.tx, unit)) === null ? unit.path : '';
  must(reasonsAgainstDecision(decision, { unitPath: unit.path, topPath, notBefore, today: ctx.today }));
  return by;
}

/** An open post's row. Refuses 404. */
export async function openPost(ctx: Context, id: string) {
  return found(
    await ctx.tx
      .selectFrom('post')
      .selectAll()
      .where('id', '=', id)
      .where('valid_to', '=', 'infinity')
      .executeTakeFirst(),
  );
}
export type PostRow = Awaited<ReturnType<typeof openPost>>;

/** The day a post's time is over: its own, else the planned end of the unit's running term for an office of the organization. */
export async function termEndOf(ctx: Context, row: Pick<PostRow, 'division' | 'unit_id' | 'side' | 'term_ends'>) {
  if (row.term_ends !== null || row.side !== 'party') return row.term_ends;
  const term = await ctx.tx
    .selectFrom('term')
    .select('ends_on')
    .where('division', '=', row.division)
    .where('unit_id', '=', row.unit_id)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return term?.ends_on ?? null;
}
