/** A committee's resolution goes out; cells acknowledge it and answer with plans and first tasks. */
import type { Chibo } from '../../src/chibo.ts';
import type { Actor } from '../../src/platform/access.ts';
import { addTo } from '../../src/platform/clock.ts';
import { act, ask, personAs } from '../people.ts';
import type { Cell, Community } from './community.ts';
import { work } from './tasks.ts';

export type DemoTarget = {
  indicator: string;
  measure: string;
  baseText?: string;
  baseValue?: string;
  goalMin: string;
  goalMax: string;
  /** by when, where it is not a year of the term */
  deadline?: string;
};
/** `recipients`: every cell below, or the units directly below. */
export type DemoResolution = {
  title: string;
  theme?: string;
  body: string;
  targets: readonly DemoTarget[];
  recipients?: 'cells' | 'direct';
};
type Inbox = { items: { id: string }[] };
type Received = {
  targets: { id: string; indicator: string; goalMin: string; goalMax: string; measure: string }[];
  received: { id: string; version: number; planId: string | null } | null;
};

/**
 * Drafts a resolution and issues it. Where one was received from above, it is acknowledged and carried out: each target by
 * the one of the same indicator. Out: its id.
 */
export async function issueResolution(
  chibo: Chibo,
  community: Community,
  on: string,
  { recipients = 'cells', targets, ...text }: DemoResolution,
): Promise<string> {
  const secretary = await personAs(chibo, community.committee.secretary, 'committee_secretary');
  const year = Number(on.slice(0, 4));
  const upper = await fromAbove(chibo, community, secretary);
  const { id } = await act(chibo, secretary, 'resolution.draft', {
    unit: community.id,
    ...text,
    carries: upper?.id ?? null,
    targets: targets.map((target, i) => ({
      deadline: `${year + 1 + (i % 4)}-12-31`,
      ...target,
      carries: upper?.targets.find((above) => above.indicator === target.indicator)?.id ?? null,
    })),
  });
  await act(chibo, secretary, 'resolution.issue', { id, version: 1, on, recipients });
  return id;
}

/** What the committee received last from above, acknowledged now. */
async function fromAbove(
  chibo: Chibo,
  { id: unit }: Community,
  by: Actor,
): Promise<(Received & { id: string }) | null> {
  const { items } = await ask<Inbox>(chibo, by, 'resolution.list', { unit, box: 'received', limit: 1 });
  const id = items[0]?.id;
  if (!id) return null;
  const upper = await ask<Received>(chibo, by, 'resolution.get', { id });
  if (upper.received)
    await act(chibo, by, 'resolution.acknowledge', { unit, id: upper.received.id, version: upper.received.version });
  return { ...upper, id };
}

/**
 * How far a cell answers, and which of the targets it takes up (by their place in the resolution). `goals`: the cell's own
 * ranges where they are not drawn. `until`: the plan's last day, where it is not a year's.
 */
export type Answer = {
  acknowledges: boolean;
  taken: readonly number[];
  goals?: Record<number, readonly [min: string, max: string]>;
  until?: string;
};

/** A cell acknowledges, takes up targets in a plan of the year, and gives the first tasks. */
export async function answerResolution(
  chibo: Chibo,
  cell: Cell,
  resolutionId: string,
  on: string,
  { acknowledges, taken, goals = {}, until }: Answer,
): Promise<void> {
  if (!acknowledges) return;
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const resolution = await ask<Received>(chibo, secretary, 'resolution.get', { id: resolutionId });
  if (!resolution.received) throw new Error(`${cell.name} received nothing.`);
  const { id: recipient, version } = resolution.received;
  await act(chibo, secretary, 'resolution.acknowledge', { unit: cell.id, id: recipient, version });
  if (taken.length === 0) return;
  const year = on.slice(0, 4);
  const items = taken.flatMap((n) => {
    const target = resolution.targets[n];
    if (!target) return [];
    return {
      what: `${target.indicator}: phần việc của ${cell.name}`,
      targetId: target.id,
      measure: target.measure,
      ...(goals[n] ? { goalMin: goals[n][0], goalMax: goals[n][1] } : shareOf(target, cell)),
      deadline: until ?? `${year}-12-31`,
      weight: cell.random.whole(1, 3),
    };
  });
  const { id } = await act(chibo, secretary, 'plan.draft', {
    unit: cell.id,
    resolutionId,
    title: until ? `Kế hoạch đến năm ${until.slice(0, 4)} của ${cell.name}` : `Kế hoạch năm ${year} của ${cell.name}`,
    body: 'Chi bộ cụ thể hóa các chỉ tiêu được giao thành việc của từng đảng viên.',
    startsOn: on,
    endsOn: until ?? addTo(on, { years: 1 }),
    items,
  });
  await act(chibo, secretary, 'plan.adopt', { id, version: 1, on });
  const plan = await ask<{ items: { id: string }[] }>(chibo, secretary, 'plan.get', { id });
  await act(chibo, secretary, 'task.assign_many', {
    unit: cell.id,
    lines: plan.items.map((item, i) => ({
      ...work(i, on, item.id),
      assigneeId: (cell.members[3 + i] ?? cell.secretary).id,
      checkerId: cell.deputy.id,
    })),
  });
}

/** A cell takes the same share as all, or a few of what is counted. */
function shareOf(target: Received['targets'][number], cell: Cell): { goalMin: string; goalMax: string } {
  if (target.measure === 'percent') return { goalMin: target.goalMin, goalMax: target.goalMax };
  return { goalMin: String(cell.random.whole(1, 3)), goalMax: String(cell.random.whole(4, 6)) };
}
