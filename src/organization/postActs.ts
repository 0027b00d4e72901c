/** What beginning and ending a post is made of, however it came about: the row, the counts of the unit, the line in the ledger. */
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { type Holder, type PostRow, postKind } from './postFacts.ts';
import { type Begun, type Ended, endPost, insertPost } from './store/posts.ts';
import { addressOf } from './tree.ts';

type Beginning = {
  post: string;
  from: string;
  termEnds: string | null;
  decision: string | null;
  /** the level above decided it; else it is only recorded */
  begun?: Begun;
};

/** Begins a post that the rules have nothing against; its id. */
export async function beginPostOf(
  ctx: CommandContext,
  unit: UnitRef,
  holder: Holder,
  next: Beginning,
): Promise<string> {
  const id = await insertPost(ctx.tx, unit, { ...holder, ...next, side: postKind(ctx, next.post)?.kind ?? 'party' });
  ctx.touch(unit);
  await ctx.record({
    unit,
    subjectKind: 'post',
    subjectId: id,
    body: {
      post: next.post,
      personId: holder.personId,
      from: next.from,
      ...(next.begun ? { byUnitId: next.begun.decidedUnit } : { accountId: holder.accountId }),
    },
    ...(next.begun?.reason && { reason: next.begun.reason }),
  });
  return id;
}

type Ending = { on: string; reason: string; version: number };

/** Ends an open post; `ended`: how, where it is told. Refuses version.stale. */
export async function endPostOf(
  ctx: CommandContext,
  row: Pick<PostRow, 'id' | 'division' | 'unit_id' | 'scope'>,
  { on, reason, version }: Ending,
  ended?: Ended,
): Promise<void> {
  const unit = addressOf(row);
  await endPost(ctx.tx, unit, row.id, on, reason, version, ended);
  ctx.touch(unit);
  await ctx.record({
    unit,
    subjectKind: 'post',
    subjectId: row.id,
    body: { on, ...(ended?.unitId && { byUnitId: ended.unitId }) },
    reason,
  });
}
