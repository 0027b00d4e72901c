import { unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { giveTasks } from '../giving.ts';
import { taskDraft } from '../task.ts';
import { demandMeeting } from './tasks.ts';

/** The most lines of one sheet: the members of the largest cell, twice over. */
const MOST_LINES = 500;

/**
 * Gives many tasks at once: one work to many members, each with its own day and result, or a table of lines; what a line
 * leaves blank is taken from `shared`. All or nothing: every reason names its line (`lines.3.due`). Refuses what task.assign refuses.
 */
export const assignMany = command({
  name: 'task.assign_many',
  method: 'POST',
  path: '/units/{unit}/task-sheets',
  capability: 'task.assign',
  summary: 'Give many tasks at once, all or none',
  input: s.object({
    unit: s.id(),
    shared: s.optional(taskDraft),
    lines: s.list(taskDraft, MOST_LINES, 1),
    meetingId: s.optional(s.nullable(s.id())),
  }),
  result: s.object({ ids: s.list(s.id(), MOST_LINES) }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    if (input.meetingId) await demandMeeting(ctx, unit, input.meetingId);
    const drafts = input.lines.map((line) => ({ ...input.shared, ...filled(line) }));
    const ids = await giveTasks(
      ctx,
      unit,
      drafts,
      { meetingId: input.meetingId ?? null },
      (i, slot) => `lines.${i}.${slot}`,
    );
    ctx.touch(unit);
    for (const [i, id] of ids.entries()) {
      const draft = drafts[i];
      await ctx.record({
        unit,
        subjectKind: 'task',
        subjectId: id,
        body: {
          assigneeId: draft?.assigneeId,
          checkerId: draft?.checkerId,
          due: draft?.due,
          planItemId: draft?.planItemId ?? null,
        },
      });
    }
    return { ids };
  },
});

/** What the line says itself; a blank slot leaves the shared one standing. */
function filled<T extends object>(line: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(line).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Partial<T>;
}
