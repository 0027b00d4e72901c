/** What the tests of meetings have in common beside their commune: a clear task, the absences, a meeting brought as far as needed, a refusal by right. */
import { expect } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { MeetingWorld } from './testing.ts';

/** A clear task of the meeting. */
export function clearTask(w: MeetingWorld, more: object = {}) {
  return {
    assigneeId: w.ids['Lê Thị An'],
    work: 'Vận động 12 hộ hiến đất làm đường',
    accountability: 'chịu trách nhiệm chính',
    due: '2026-11-30',
    result: 'Danh sách 12 hộ ký cam kết',
    checkerId: w.ids['Rmah Bình'],
    ...more,
  };
}

/** The absences most tests have: one ill, one without reason, the exempt one; the one away came. */
export const THREE_ABSENT = {
  'Phạm Cúc': { state: 'excused', reason: 'ill' },
  'Võ Dung': { state: 'absent' },
  'Ngô Miễn': { state: 'excused', reason: 'exempt' },
};

/** Calls, does the work, and leaves no open regular meeting behind. */
export async function inMeeting(
  w: MeetingWorld,
  upTo: 'called' | 'open' | 'closed' | 'confirmed',
  work: (id: string) => Promise<void>,
): Promise<void> {
  const id = await w.call();
  if (upTo !== 'called') await w.open(id);
  if (upTo === 'closed' || upTo === 'confirmed') {
    await w.roll(id);
    await w.run('meeting.close', { id, version: await w.version(id) });
  }
  if (upTo === 'confirmed') await w.run('meeting.confirm', { id, version: await w.version(id), readOut: true });
  await work(id);
  const { state, version } = await w.get(id);
  if (state === 'called') await w.run('meeting.cancel', { id, version, reason: 'hết việc' });
  if (state !== 'open') return;
  await w.roll(id);
  await w.run('meeting.close', { id, version: await w.version(id) });
}
/** Refused: to a member of the cell by right, to another cell as not found. */
export async function refusedByRight(
  w: MeetingWorld,
  name: string,
  input: object,
  who: Actor = w.people.member,
): Promise<void> {
  expect(await refusalOf(w.run(name, input, who)), name).toMatchObject({ status: 403, codes: ['right.missing'] });
  expect(await refusalOf(w.run(name, input, w.people.strangeSecretary)), name).toMatchObject({
    status: 404,
    codes: ['not_found'],
  });
}

/** An and Bình answer for two fields of the cell since January. */
export async function divideWork(w: MeetingWorld): Promise<void> {
  const { db } = w.chibo.owner;
  const unit = await db.selectFrom('unit').selectAll().where('id', '=', w.cell).executeTakeFirstOrThrow();
  const at = { division: unit.division, unit_id: unit.id, scope: unit.path };
  const work = crypto.randomUUID();
  await db
    .insertInto('work_division')
    .values({ ...at, id: work, state: 'adopted', valid_from: '2026-01-01' })
    .execute();
  const leads: [field: string, own: boolean, name: string][] = [
    ['security', false, 'Lê Thị An'],
    ['Kinh tế vườn đồi', true, 'Rmah Bình'],
  ];
  await db
    .insertInto('work_line')
    .values(
      leads.map(([field, own, name], index) => ({
        ...at,
        id: crypto.randomUUID(),
        work_id: work,
        position: index + 1,
        field,
        own_field: own,
        role: 'lead',
        person_id: w.ids[name] ?? '',
        person_name: name,
        answers_for: [],
      })),
    )
    .execute();
}

/** The sheet of a meeting as its cell scores itself, with its vote. */
export const selfScore = (id: string, more: object = {}) => ({
  id,
  points: [
    { criterion: 'preparation', points: 14 },
    { criterion: 'attendance', points: 20 },
    { criterion: 'conduct', points: 40 },
    { criterion: 'closing', points: 18 },
  ],
  votesFor: 9,
  votesAgainst: 0,
  votesOther: 1,
  ...more,
});
