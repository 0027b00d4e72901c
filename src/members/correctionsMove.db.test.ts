import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, asOperator, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import { type CaseWorld, caseWorld } from '../procedures/testing.ts';
import type { CorrectionLine, CorrectionRecord } from './correction.ts';

let w: CaseWorld;
/** A cell of another commune, in a division of its own. */
let far: { cell: string; secretary: Actor };
const DAY = '2026-11-10';

beforeAll(async () => {
  w = await caseWorld();
  const top = (
    await asOperator(w.chibo, 'organization.found', {
      kind: 'commune_committee',
      name: 'Đảng bộ xã Gào',
      division: '77',
    })
  ).id;
  const cell = (
    await asOperator(w.chibo, 'unit.found', {
      parentId: top,
      kind: 'grassroots_cell',
      name: 'Chi bộ làng A',
      setting: 'residential',
    })
  ).id;
  const chief = await asOperator(w.chibo, 'member.register', {
    unit: cell,
    fullName: 'Rơ Châm Xa',
    sex: 'male',
    ethnicity: '01',
    birthDate: '1970-01-01',
    admittedOn: '2000-01-01',
    officialOn: '2001-01-01',
    from: '2025-10-31',
  });
  await asOperator(w.chibo, 'post.begin', { unitId: cell, post: 'secretary', personId: chief.id, from: '2025-10-31' });
  await w.chibo.owner.db
    .insertInto('account')
    .values({
      id: crypto.randomUUID(),
      login: 'xa',
      name: 'Rơ Châm Xa',
      person_id: chief.id,
      person_division: '77',
      created_at: w.world.clock.now(),
    })
    .execute();
  far = { cell, secretary: await actorOf(w.chibo, 'xa', 'secretary') };
});
afterAll(() => w.close());

const get = async (id: string, who: Actor) => await w.ask<CorrectionRecord>('correction.get', { id }, who);
const listed = async (unit: string, who: Actor) =>
  await w.ask<{ items: CorrectionLine[] }>('correction.list', { unit, state: 'open' }, who);

async function move(name: string, to: string, receiver: Actor): Promise<void> {
  const id = await w.open('transfer', name, { changed_on: DAY, why: 'residence', to });
  await w.paper(id, 'transfer_request');
  await w.take(id, 'agreed', { on: DAY });
  await w.paper(id, 'transfer_letter', 'checked', w.people.clerk);
  await w.take(id, 'issued', { on: DAY, facts: { letter_number: '12-SHĐ', letter_on: DAY } }, w.people.clerk);
  await w.take(id, 'received', { on: DAY }, receiver);
}

test('within a division an open correction goes along with the member; the new cell answers, the answered one stays', async () => {
  const ask = { field: 'phone', after: '0905 111 333', reason: 'đổi số' };
  const answered = await w.run<{ id: string }>(
    'correction.ask',
    { ...ask, field: 'birthDate', after: '1980-04-03' },
    w.people.member,
  );
  await w.run('correction.decide', { id: answered.id, agreed: false, answer: 'không có giấy', version: 1 });
  const { id, due } = await w.run<{ id: string; due: string }>('correction.ask', ask, w.people.member);
  await move('Lê Thị An', w.other, w.people.neighbour);
  expect((await listed(w.other, w.people.neighbour)).items).toMatchObject([{ id, due, state: 'open' }]);
  expect((await listed(w.cell, w.people.secretary)).items).toEqual([]);
  expect(await refusalOf(w.run('correction.decide', { id, agreed: true, answer: 'x', version: 2 }))).toMatchObject({
    status: 404,
  });
  await w.run('correction.decide', { id, agreed: true, answer: 'đã gọi thử', version: 2 }, w.people.neighbour);
  const member = await actorOf(w.chibo, 'Lê Thị An', 'member');
  expect(await get(id, member)).toMatchObject({ state: 'agreed', answer: 'đã gọi thử', unit: { id: w.other } });
  expect(await get(answered.id, w.people.secretary)).toMatchObject({ state: 'refused', unit: { id: w.cell } });
});

test('to another division it is copied, its values sealed anew, and the old one closed with where it goes on', async () => {
  const { id, due } = await w.run<{ id: string; due: string }>(
    'correction.ask',
    { field: 'birthDate', after: '1981-05-06', reason: 'theo khai sinh' },
    w.people.accused,
  );
  await move('Võ Dung', far.cell, far.secretary);
  const old = await get(id, w.people.operator);
  expect(old).toMatchObject({ state: 'moved', decidedOn: DAY, answer: null });
  const there = (await listed(far.cell, far.secretary)).items;
  expect(there).toMatchObject([{ id: old.movedTo, due, state: 'open' }]);
  const copy = await get(there[0]?.id ?? '', far.secretary);
  expect(copy).toMatchObject({ before: expect.stringContaining('1980'), reason: 'theo khai sinh', movedTo: null });
  expect((await refusalOf(w.run('correction.decide', { id, agreed: true, answer: 'x', version: 2 }))).codes).toEqual([
    'correction.decided',
  ]);
  await w.run('correction.decide', { id: copy.id, agreed: true, answer: 'đúng', version: 1 }, far.secretary);
  const member = await actorOf(w.chibo, 'Võ Dung', 'member');
  expect(await w.ask('member.me', {}, member)).toMatchObject({ birthDate: '1981-05-06', unitId: far.cell });
  const mine = await w.ask<{ items: CorrectionLine[] }>('correction.mine', {}, member);
  expect(mine.items.map(({ state }) => state).sort()).toEqual(['agreed', 'moved']);
});
