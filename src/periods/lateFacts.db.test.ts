/** What only the record knows the day of, after its month was closed: attendance and votes of a meeting, a ballot, a village's value. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOperator, refusalOf } from '../../checks/world/world.ts';
import { clearTask } from '../meetings/scene.ts';
import { type MeetingWorld, meetingWorld, PASSWORD } from '../meetings/testing.ts';

let w: MeetingWorld;
/** A meeting of November that was opened and never closed, and one that was closed and not signed. */
let open: string;
let held: string;
let election: string;
let value: string;
let november: string;

const locked = { status: 422, codes: ['period.locked'] };
const vote = { title: 'Nghị quyết', body: 'Làm đường', votesFor: 11, votesAgainst: 0, votesOther: 0, form: 'hands' };

beforeAll(async () => {
  w = await meetingWorld();
  held = await w.call({ kind: 'thematic' });
  await w.open(held);
  await w.roll(held);
  await w.run('meeting.close', { id: held, version: await w.version(held) });
  open = await w.call();
  await w.open(open);
  await w.roll(open);
  ({ id: value } = await w.run('village.record', {
    unit: w.cell,
    series: 'poor_households',
    on: '2026-11-05',
    value: '12',
    base: '63',
    source: 'Rà soát',
  }));
  ({ id: election } = await w.run('election.open', {
    unitId: w.cell,
    body: 'cell_congress',
    post: 'committee_member',
    purpose: 'term',
    seats: 3,
    heldOn: '2026-11-08',
    eligible: 11,
    present: 9,
    leftOut: 1,
    candidates: ['Lê Thị An', 'Rmah Bình', 'Phạm Cúc', 'Võ Dung'].map((name) => ({
      personId: w.ids[name],
      nominatedBy: 'committee',
    })),
  }));
  w.world.clock.set('2026-12-05T03:00:00Z');
  const period = { unit: w.commune, kind: 'month', startsOn: '2026-11-01' };
  november = (await asOperator(w.chibo, 'period.close', period)).id;
}, 60_000);
afterAll(() => w.close());

describe('after its month was closed', () => {
  test('the roll of a meeting stays as it was counted, and the refusal says what is closed and by whom', async () => {
    const lineOf = async () => (await w.get(open)).roll.find(({ name }) => name === 'Võ Dung');
    const mark = { id: open, marks: [{ attendanceId: (await lineOf())?.id, state: 'absent' }] };
    expect(await refusalOf(w.run('meeting.roll', mark))).toMatchObject(locked);
    await expect(w.run('meeting.roll', mark)).rejects.toMatchObject({
      reasons: [{ values: { from: '2026-11-01', to: '2026-11-30', unit: 'Đảng bộ xã Biển Hồ', day: '2026-11-10' } }],
    });
    expect((await lineOf())?.state).toBe('present');
  });

  test('so do its votes, its closing and the results that come back', async () => {
    const id = open;
    const version = await w.version(id);
    expect(await refusalOf(w.run('meeting.adopt', { id, version, ...vote, tasks: [clearTask(w)] }))).toMatchObject(
      locked,
    );
    expect(await refusalOf(w.run('meeting.close', { id, version }))).toMatchObject(locked);
    const results = await w
      .ask<object>('meeting.pack', { id })
      .then(({ papers: _, ...pack }: { papers?: unknown }) => pack);
    expect(await refusalOf(w.run('meeting.import_results', { id, version, results }))).toMatchObject(locked);
    expect((await w.get(id)).state).toBe('open');
  });

  test('minutes of a meeting held then are confirmed and signed all the same', async () => {
    await w.run('meeting.confirm', { id: held, version: await w.version(held), readOut: true });
    await w.run('meeting.sign', { id: held, version: await w.version(held), password: PASSWORD });
    expect((await w.get(held)).state).toBe('signed');
  });

  test('a ballot of that day, and a value of that day put right, are refused', async () => {
    const { version, candidates } = await w.ask<{
      version: number;
      candidates: { id: string }[];
    }>('election.get', { id: election });
    const ballot = {
      id: election,
      version,
      form: 'secret',
      issued: 9,
      collected: 9,
      valid: 9,
      votes: candidates.map(({ id }, i) => ({ candidateId: id, votes: i === 3 ? 0 : 9 })),
    };
    expect(await refusalOf(w.run('election.ballot', ballot))).toMatchObject(locked);
    const right = { id: value, value: '11', base: '63', source: 'Rà soát lại', reason: 'Sót một hộ' };
    expect(await refusalOf(w.run('village.correct', right))).toMatchObject(locked);
  });

  test('opened again, the period lets them in', async () => {
    const [closing] = await w.chibo.owner.db
      .selectFrom('period_close')
      .select('version')
      .where('id', '=', november)
      .execute();
    await asOperator(w.chibo, 'period.open', { id: november, version: closing?.version, reason: 'Sót phiếu' });
    await w.roll(open, { 'Võ Dung': { state: 'absent' } });
    const right = { id: value, value: '11', base: '63', source: 'Rà soát lại', reason: 'Sót một hộ' };
    await w.run('village.correct', right);
    await w.run('meeting.close', { id: open, version: await w.version(open) });
    expect((await w.get(open)).state).toBe('closed');
  });
});
