/** What meetings need of this module: a month's resolution with its tasks, inside the meeting's own command. */
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { nextNumber } from '../register/numbers.ts';
import { openedNow } from '../rulebook/cases.ts';
import { giveTasks } from './giving.ts';
import { whoIs } from './people.ts';
import { insertResolution, setIssued } from './store/resolutions.ts';
import type { TaskDraft } from './task.ts';

export type MonthResolution = {
  unit: UnitRef;
  meetingId: string;
  pollId: string;
  title: string;
  body: string;
  tasks: TaskDraft[];
  /** who signs: the name, and the code of the post */
  signer: { name: string; post: string };
};

/**
 * Writes the resolution a meeting adopted by vote, as issued today, with its number and its tasks. The caller holds the
 * unit's lock, touches the unit and writes the ledger. Refuses what task.assign refuses, with fields `tasks.<i>.<slot>`.
 */
export async function adoptMonthResolution(
  ctx: CommandContext,
  given: MonthResolution,
): Promise<{ id: string; numberText: string }> {
  const { unit } = given;
  const { rulebook } = ctx.services;
  const id = await insertResolution(ctx.tx, unit, {
    kind: 'month',
    title: given.title,
    body: given.body,
    theme: null,
    targets: [],
    carries: null,
    opened: openedNow(ctx),
    createdBy: whoIs(ctx.actor),
    at: ctx.clock.now(),
  });
  await giveTasks(
    ctx,
    unit,
    given.tasks,
    { meetingId: given.meetingId, resolution: { division: unit.division, id } },
    (i, slot) => `tasks.${i}.${slot}`,
  );
  const number = await nextNumber(ctx.tx, unit, 'resolution', ctx.today, rulebook);
  await setIssued(ctx.tx, unit, id, 1, {
    ...number,
    on: ctx.today,
    signerName: given.signer.name,
    signerPost: given.signer.post,
    meetingId: given.meetingId,
    pollId: given.pollId,
  });
  ctx.touch(unit);
  return { id, numberText: number.text };
}
