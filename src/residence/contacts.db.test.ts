import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { ContactRecord, HomeLine, PersonResidence } from './residence.ts';
import { type Page, type ResidenceWorld, residenceWorld, TODAY } from './testing.ts';

let w: ResidenceWorld;
beforeAll(async () => {
  w = await residenceWorld();
});
afterAll(() => w.close());

const members = async (unit: string) =>
  (await w.chibo.owner.db.selectFrom('member_stat').select('members').where('unit_id', '=', unit).executeTakeFirst())
    ?.members ?? 0;

const homes = async (unit = w.commune, who: Actor = w.clerk) =>
  await w.ask<Page<HomeLine> & { sums: HomeLine }>('residence.homes', { unit, year: 2026 }, who);

describe('introducing', () => {
  test('is the home cell’s: neither the cell of the residence nor a plain member may, and no cell at work is one', async () => {
    expect(await refusalOf(w.introduce('Cô Ba', w.village, {}, w.secretary))).toMatchObject({ status: 404 });
    expect(await refusalOf(w.introduce('Cô Ba', w.village, {}, w.teacher))).toMatchObject({ status: 403 });
    expect(await refusalOf(w.introduce('Cô Ba', w.school))).toMatchObject({ codes: ['contact.own_cell'] });
    expect(await refusalOf(w.introduce('Cô Ba', w.commune))).toMatchObject({ codes: ['contact.not_residential'] });
    expect(await refusalOf(w.introduce('Cô Ba', w.village, { from: '2026-11-11' }))).toMatchObject({
      codes: ['date.future'],
      fields: ['from'],
    });
  });

  test('finds cells where people live, anywhere, and no others', async () => {
    const { items } = await w.ask<{ items: { id: string }[] }>('contact.cells', { search: 'chi bo' }, w.head);
    expect(items.map(({ id }) => id).sort()).toEqual([w.village, w.other, w.far].sort());
    expect(await refusalOf(w.ask('contact.cells', { search: 'chi bo' }, w.villager))).toMatchObject({ status: 403 });
  });

  test('he waits for the cell, which refuses with a reason; then the line is over and he is introduced anew', async () => {
    const id = await w.introduce('Cô Ba', w.other);
    expect(await refusalOf(w.introduce('Cô Ba', w.village))).toMatchObject({ codes: ['contact.open'] });
    expect(await refusalOf(w.answer(id, w.secretary))).toMatchObject({ status: 404 });
    expect(await refusalOf(w.answer(id, w.head))).toMatchObject({ status: 404 });
    expect(await refusalOf(w.answer(id, w.neighbour, { accept: false }))).toMatchObject({
      codes: ['contact.why_refused'],
    });
    await w.answer(id, w.neighbour, { accept: false, note: 'Không cư trú tại thôn 2' });
    expect(await w.contact(id, w.head)).toMatchObject({
      state: 'refused',
      to: '2026-02-10',
      endReason: 'refused',
      answerNote: 'Không cư trú tại thôn 2',
    });
    expect(await refusalOf(w.answer(id, w.neighbour, { version: 2 }))).toMatchObject({ codes: ['contact.ended'] });
  });

  test('who is received is no member there: no seat, no head counted, no grant, no dues (trap 6)', async () => {
    const before = [await members(w.village), await members(w.school)];
    const id = await w.received('Cô Ba');
    expect(await w.contact(id, w.secretary)).toMatchObject({ state: 'received', to: null });
    expect([await members(w.village), await members(w.school)]).toEqual(before);
    const db = w.chibo.owner.db;
    const seats = await db
      .selectFrom('membership')
      .select('unit_id')
      .where('person_id', '=', w.idOf('Cô Ba'))
      .execute();
    expect(seats).toEqual([{ unit_id: w.school }]);
    const roster = await w.ask<{ total: number }>('member.list', { unit: w.village, search: 'co ba' }, w.secretary);
    expect(roster.total).toBe(0);
    const sheet = await w.ask<{ lines: { personId: string }[] }>('dues.sheet', { unit: w.village }, w.secretary);
    expect(sheet.lines.map((line) => line.personId)).not.toContain(w.idOf('Cô Ba'));
    const call = { unit: w.village, kind: 'extraordinary', date: TODAY, time: '19:30', place: 'Nhà văn hóa' };
    const meeting = await w.run(
      'meeting.call',
      { ...call, mode: 'in_person', agenda: [{ kind: 'vote', title: 'Biểu quyết' }] },
      w.secretary,
    );
    await w.run(
      'meeting.open',
      { id: meeting.id, version: 1, chairId: w.idOf('Bí thư Một'), clerkId: w.idOf('Dân Một') },
      w.secretary,
    );
    const { roll } = await w.ask<{ roll: { personId: string | null }[] }>('meeting.get', meeting, w.secretary);
    expect(roll.map(({ personId }) => personId)).not.toContain(w.idOf('Cô Ba'));
    // the secretary of the residence reads the line, not the member's record
    expect(await refusalOf(w.ask('member.get', { id: w.idOf('Cô Ba') }, w.secretary))).toMatchObject({ status: 404 });
  });

  test('somebody is noted as not introduced, or exempt, each with a reason', async () => {
    const noted = { category: 'not_introduced', letterNumber: undefined, letterOn: undefined };
    expect(await refusalOf(w.introduce('Cô Tư', null, noted))).toMatchObject({ codes: ['contact.reason_missing'] });
    await w.introduce('Cô Tư', null, { ...noted, reason: 'Công tác lưu động' });
    const exempt = await w.introduce('Cô Năm', w.village, { category: 'exempt', reason: 'Tuổi cao' });
    await w.answer(exempt, w.secretary);
    expect(await homes()).toMatchObject({
      total: 1,
      items: [
        {
          unitId: w.school,
          members: 5,
          categories: [
            { category: 'introduced', n: 1 },
            { category: 'exempt', n: 1 },
            { category: 'not_introduced', n: 1 },
          ],
          unrecorded: 2,
        },
      ],
      sums: { members: 5, unrecorded: 2 },
    });
    const missing = await w.ask<Page<{ name: string }>>('contact.missing', { unit: w.commune }, w.clerk);
    expect(missing.items.map(({ name }) => name).sort()).toEqual(['Cô Hiệu', 'Thầy Phó']);
    const listed = async (more: object) =>
      (await w.ask<Page<ContactRecord>>('contact.list', { unit: w.commune, side: 'home', ...more }, w.clerk)).items.map(
        ({ name }) => name,
      );
    expect(await listed({ category: 'not_introduced' })).toEqual(['Cô Tư']);
    expect(await listed({ ended: 'yes' })).toEqual(['Cô Ba']);
    expect(await listed({ search: 'nam' })).toEqual(['Cô Năm']);
  });

  test('his own page tells him; another member does not read it', async () => {
    const mine = await w.ask<PersonResidence>('residence.mine', {}, w.teacher);
    expect(mine.contacts.map(({ state }) => state).sort()).toEqual(['received', 'refused']);
    expect(await refusalOf(w.ask('residence.person', { id: w.idOf('Cô Ba') }, w.villager))).toMatchObject({
      status: 404,
    });
    expect(await w.ask<PersonResidence>('residence.person', { id: w.idOf('Cô Ba') }, w.head)).toMatchObject({
      own: false,
      may: { 'contact.introduce': [{ code: 'contact.open' }] },
    });
  });
});

describe('the contact ends', () => {
  test('when he moves house, by the home cell, for a reason of the rulebook', async () => {
    const id = await w.received('Thầy Phó');
    const end = { id, version: 2, on: TODAY };
    expect(await refusalOf(w.run('contact.end', { ...end, reason: 'left' }, w.head))).toMatchObject({
      codes: ['contact.ending_unknown'],
    });
    expect(await refusalOf(w.run('contact.end', { ...end, reason: 'moved_house' }, w.secretary))).toMatchObject({
      status: 404,
    });
    await w.run('contact.end', { ...end, reason: 'moved_house' }, w.head);
    expect(await w.contact(id, w.head)).toMatchObject({ to: TODAY, endReason: 'moved_house' });
    await w.received('Thầy Phó', w.other, w.neighbour);
  });

  test('when he is a member no longer, in the transaction that ends his membership', async () => {
    const line = await w.chibo.owner.db
      .selectFrom('membership')
      .select(['id', 'version'])
      .where('person_id', '=', w.idOf('Cô Năm'))
      .executeTakeFirstOrThrow();
    await w.run('membership.end', { ...line, on: '2026-11-01', reason: 'died' }, w.clerk);
    const mine = await w.chibo.owner.db
      .selectFrom('residence_contact')
      .select(['valid_to', 'end_reason'])
      .where('person_id', '=', w.idOf('Cô Năm'))
      .execute();
    expect(mine).toEqual([{ valid_to: '2026-11-01', end_reason: 'left' }]);
    expect((await homes()).items[0]).toMatchObject({ members: 4, unrecorded: 1 });
  });
});
