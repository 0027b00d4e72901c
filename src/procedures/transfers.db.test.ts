import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { CaseRecord } from './case.ts';
import { type Far, farCommune, linesOf, membersOf } from './scene.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
/** A cell of another commune, in a division of its own, and its secretary. */
let far: Far;
beforeAll(async () => {
  w = await caseWorld();
  far = await farCommune(w);
});
afterAll(() => w.close());

const DAY = '2026-11-10';

const lines = (name: string) => linesOf(w, name);
const members = (unit: string) => membersOf(w, unit);

async function toReception(name: string, to: string): Promise<string> {
  const id = await w.open('transfer', name, { changed_on: DAY, why: 'residence', to });
  await w.paper(id, 'transfer_request');
  await w.take(id, 'agreed', { on: DAY });
  await w.paper(id, 'transfer_letter', 'checked', w.people.clerk);
  await w.take(id, 'issued', { on: DAY, facts: { letter_number: '12-SHĐ', letter_on: DAY } }, w.people.clerk);
  return id;
}

test('what the program looks up for a later step it looks up when the case has come there', async () => {
  const id = await w.open('transfer', 'Phạm Cúc', { changed_on: DAY, why: 'residence', to: w.other });
  const { checks } = w.chibo.bus.services.caseWork;
  const asked: string[] = [];
  const kept = { ...checks };
  for (const [name, check] of Object.entries(kept))
    checks[name] = async (...about) => {
      asked.push(name);
      return await check(...about);
    };
  const record = await w.get(id);
  Object.assign(checks, kept);
  // once, though both the button and the list of needs tell it
  expect(asked).toEqual(['posts_ended']);
  expect(record.steps.find((step) => step.id === 'reception')?.needs).toMatchObject([
    { kind: 'check', id: 'receives_members', met: false, reasons: [{ code: 'case.check_later' }] },
  ]);
  await w.run('case.drop', { id, version: record.version, reason: 'withdrew', on: DAY });
});

describe('a transfer within a division', () => {
  let id: string;

  test('is refused to the own cell, to a committee, and while a post is held', async () => {
    const facts = { changed_on: DAY, why: 'residence' };
    expect(await refusalOf(w.open('transfer', 'Lê Thị An', { ...facts, to: w.cell }))).toMatchObject({
      codes: ['transfer.same_unit'],
    });
    expect(await refusalOf(w.open('transfer', 'Lê Thị An', { ...facts, to: w.commune }))).toMatchObject({
      codes: ['unit.not_cell'],
    });
    const leader = await w.open('transfer', 'Nguyễn Thị Đào', { ...facts, to: w.other });
    await w.paper(leader, 'transfer_request');
    expect(await refusalOf(w.take(leader, 'agreed'))).toMatchObject({ codes: ['member.holds_post'] });
    await w.run('case.drop', { id: leader, version: (await w.get(leader)).version, reason: 'withdrew', on: DAY });
  });

  test('until he is received he belongs where he was; the receiving cell takes the step, nobody else', async () => {
    id = await toReception('Lê Thị An', w.other);
    const record = await w.get(id, w.people.neighbour);
    expect(record).toMatchObject({ step: { id: 'reception' }, other: { id: w.other }, due: '2026-12-22' });
    expect(record.may['case.take']).toEqual([]);
    expect(await refusalOf(w.take(id, 'received', {}, w.people.secretary))).toMatchObject({ status: 404 });
    expect(await lines('Lê Thị An')).toMatchObject([{ unit_id: w.cell, valid_to: 'infinity' }]);
  });

  test('a refusal sends it back with its reason', async () => {
    expect(await refusalOf(w.take(id, 'refused', {}, w.people.neighbour))).toMatchObject({
      codes: ['case.reason_missing'],
    });
    expect(await w.take(id, 'refused', { note: 'Chưa ở đây' }, w.people.neighbour)).toMatchObject({
      step: 'request',
      state: 'open',
    });
    await w.take(id, 'agreed', { on: DAY });
    await w.take(id, 'issued', { on: DAY, facts: { letter_number: '13-SHĐ', letter_on: DAY } }, w.people.clerk);
  });

  test('received: one line ends, one begins the same day; both cells count anew; his open cases go along', async () => {
    const before = [await members(w.cell), await members(w.other)];
    const leaving = await w.open('leaving', 'Lê Thị An');
    expect(await w.take(id, 'received', { on: DAY }, w.people.neighbour)).toMatchObject({ state: 'ended' });
    expect(await lines('Lê Thị An')).toMatchObject([
      { unit_id: w.cell, valid_to: DAY, end_reason: 'transferred' },
      { unit_id: w.other, valid_from: DAY, valid_to: 'infinity', seat: 'own', status: 'official' },
    ]);
    expect([await members(w.cell), await members(w.other)]).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) + 1]);
    expect(await w.get(leaving, w.people.neighbour)).toMatchObject({ unit: { id: w.other }, state: 'open' });
    expect(await refusalOf(w.get(leaving))).toMatchObject({ status: 404 });
    expect(
      await w.ask<{ items: { name: string }[] }>('member.list', { unit: w.other, search: 'an le' }, w.people.neighbour),
    ).toMatchObject({ items: [{ name: 'Lê Thị An' }] });
  });
});

describe('a transfer between divisions (D1)', () => {
  test('the record is copied and the old one closed, his account and open cases follow, in one transaction', async () => {
    const probation = await w.open('recognition', 'Siu Mới', { ceremony_on: '2025-11-10' });
    const id = await toReception('Siu Mới', far.cell);
    expect(await refusalOf(w.get(id, w.people.neighbour))).toMatchObject({ status: 404 });
    expect(await w.take(id, 'received', { on: DAY }, far.secretary)).toMatchObject({ state: 'ended' });
    const person = await w.chibo.owner.db
      .selectFrom('person')
      .select(['division', 'home', 'moved_to', 'unit_id'])
      .where('id', '=', w.ids['Siu Mới'] ?? '')
      .orderBy('division')
      .execute();
    expect(person).toEqual([
      { division: '00', home: false, moved_to: '77', unit_id: w.cell },
      { division: '77', home: true, moved_to: null, unit_id: far.cell },
    ]);
    expect(await lines('Siu Mới')).toMatchObject([
      { division: '00', valid_to: DAY, status: 'probationary' },
      { division: '77', valid_from: DAY, valid_to: 'infinity', status: 'probationary' },
    ]);
    expect(await w.get(probation)).toMatchObject({ state: 'ended', outcome: { id: 'moved' } });
    const there = await w.ask<{ items: { id: string }[] }>(
      'case.list',
      { unit: far.cell, state: 'open' },
      far.secretary,
    );
    expect(there.items).toHaveLength(1);
    const copy = await w.ask<CaseRecord>('case.get', { id: there.items[0]?.id }, far.secretary);
    expect(copy).toMatchObject({ procedure: { id: 'recognition' }, step: { id: 'probation' }, due: '2026-11-10' });
    expect(copy.steps[0]?.clocks).toMatchObject([{ state: 'running', due: '2026-11-10' }]);
    expect([await members(w.cell), await members(far.cell)]).toEqual([6, 2]);
    expect(await w.ask('member.get', { id: w.ids['Siu Mới'] }, far.clerk)).toMatchObject({ name: 'Siu Mới' });
  });

  test('a guest stays a member at home, does not vote in the host cell and is not counted there (trap 6)', async () => {
    const stay = { from_on: DAY, until: '2027-05-10', to: far.cell };
    expect(await refusalOf(w.open('temporary_transfer', 'Rmah Bình', { ...stay, until: '2026-12-10' }))).toMatchObject({
      codes: ['stay.too_short'],
    });
    expect(await refusalOf(w.open('temporary_transfer', 'Rmah Bình', { ...stay, until: '2028-05-10' }))).toMatchObject({
      codes: ['stay.too_long'],
    });
    const id = await w.open('temporary_transfer', 'Rmah Bình', stay);
    await w.paper(id, 'transfer_letter', 'checked', w.people.clerk);
    await w.take(id, 'issued', { facts: { letter_number: '14-SHĐ', letter_on: DAY } }, w.people.clerk);
    await w.take(id, 'received', { on: DAY }, far.secretary);
    expect(await lines('Rmah Bình')).toMatchObject([
      { unit_id: w.cell, seat: 'own', away: true, valid_to: 'infinity' },
      { unit_id: far.cell, seat: 'guest', valid_to: 'infinity' },
    ]);
    expect(await members(far.cell)).toBe(2);
    w.world.clock.set('2027-02-01T03:00:00Z');
    await w.take(id, 'returned_home', { on: '2027-02-01', facts: { back_on: '2027-02-01' } });
    expect(await lines('Rmah Bình')).toMatchObject([
      { seat: 'own', away: false, valid_to: 'infinity' },
      { seat: 'guest', valid_to: '2027-02-01', end_reason: 'guest_ended' },
    ]);
    w.world.clock.set('2026-11-10T03:00:00Z');
  });
});
