/** Classes: what each command does, once refused by a rule, once by a right. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type AdmissionWorld, admissionWorld } from './testing.ts';
import type { ClassRecord } from './training.ts';

let w: AdmissionWorld;
beforeAll(async () => {
  w = await admissionWorld();
});
afterAll(() => w.close());

const forbidden = { status: 403, codes: ['right.missing'] };
const CLASS = {
  course: 'awareness',
  name: 'Lớp khóa II',
  place: 'Hội trường xã',
  heldBy: 'Trung tâm chính trị',
  startsOn: '2026-11-01',
  endsOn: '2026-11-05',
  seats: 2,
};

describe('classes', () => {
  const waiting = async (name: string, on: string) => {
    const { id } = await w.nominate({ fullName: name });
    const place = { of: 'candidate', attendee: id, course: 'awareness', on };
    return { id, place: (await w.run('place.ask', place, w.people.secretary)).id };
  };

  test('the waiting list stands in its order, seats are counted, everybody has a result', async () => {
    const people = [
      await waiting('Ba Chờ', '2026-03-01'),
      await waiting('An Chờ', '2026-02-01'),
      await waiting('Cúc Chờ', '2026-04-01'),
    ];
    const list = await w.ask<{ items: { id: string }[] }>('place.list', { unit: w.commune, state: 'waiting' });
    expect(list.items.map(({ id }) => id)).toEqual([people[1]?.place, people[0]?.place, people[2]?.place]);
    const [first = { id: '', place: '' }, second = { id: '', place: '' }, third = { id: '', place: '' }] = people;
    const again = { of: 'candidate', attendee: first.id, course: 'awareness', on: '2026-05-01' };
    expect(await refusalOf(w.run('place.ask', again))).toMatchObject({ codes: ['class.asked_already'] });
    expect(await refusalOf(w.run('place.ask', again, w.people.member))).toMatchObject(forbidden);
    expect(await refusalOf(w.run('class.open', { unit: w.commune, ...CLASS, endsOn: '2026-10-01' }))).toMatchObject({
      codes: ['date.order'],
    });
    expect(await refusalOf(w.run('class.open', { unit: w.cell, ...CLASS }, w.people.secretary))).toMatchObject(
      forbidden,
    );
    const { id } = await w.run('class.open', { unit: w.commune, ...CLASS }, w.people.commune);
    const enrol = { id, places: people.map(({ place }) => place) };
    expect(await refusalOf(w.run('class.enrol', enrol))).toMatchObject({ codes: ['class.full'] });
    // the cell reads the class of the unit above it, and may not enrol in it
    expect((await w.ask<{ items: object[] }>('class.list', { unit: w.cell }, w.people.secretary)).items).toHaveLength(
      1,
    );
    expect((await w.ask<ClassRecord>('class.get', { id }, w.people.secretary)).may['class.enrol']).toMatchObject([
      { code: 'right.missing' },
    ]);
    expect(await refusalOf(w.run('class.enrol', enrol, w.people.secretary))).toMatchObject({ status: 404 });
    await w.run('class.enrol', { id, places: [first.place, second.place] }, w.people.commune);
    const { course: _course, ...facts } = CLASS;
    expect(await refusalOf(w.run('class.correct', { id, version: 1, ...facts, seats: 1 }))).toMatchObject({
      codes: ['class.seats'],
    });
    await w.run('class.correct', { id, version: 1, ...facts, place: 'Nhà văn hóa' }, w.people.commune);
    const results = [
      { place: first.place, finished: true, number: 'CN-1' },
      { place: second.place, finished: false, note: 'Vắng hai buổi' },
    ];
    const finish = { id, version: 2, on: '2026-11-05', results };
    expect(await refusalOf(w.run('class.finish', { ...finish, results: results.slice(1) }))).toMatchObject({
      codes: ['class.all_results'],
    });
    expect(await refusalOf(w.run('class.finish', finish, w.people.secretary))).toMatchObject({ status: 404 });
    await w.run('class.finish', finish, w.people.commune);
    const shown = await w.ask<ClassRecord>('class.get', { id }, w.people.commune);
    expect(shown).toMatchObject({ state: 'finished', enrolled: 2, finished: 1, waiting: 1 });
    expect(await refusalOf(w.run('class.cancel', { id, version: 3, reason: 'x' }))).toMatchObject({
      codes: ['class.not_open'],
    });
    const give = { id: third.place, version: 1, note: 'Đi học xa' };
    expect(await refusalOf(w.run('place.withdraw', give, w.people.member))).toMatchObject(forbidden);
    await w.run('place.withdraw', give, w.people.secretary);
    expect(await refusalOf(w.run('place.withdraw', { ...give, version: 2 }))).toMatchObject({
      codes: ['class.place_ended'],
    });
  });

  test('who sat in a class that is cancelled waits again in his old turn', async () => {
    const one = await waiting('Dung Chờ', '2026-01-20');
    const { id } = await w.run('class.open', { unit: w.commune, ...CLASS });
    await w.run('class.enrol', { id, places: [one.place] });
    expect(await refusalOf(w.run('class.cancel', { id, version: 1, reason: 'Bão' }, w.people.secretary))).toMatchObject(
      {
        status: 404,
      },
    );
    expect(await w.run('class.cancel', { id, version: 1, reason: 'Bão' }, w.people.commune)).toMatchObject({
      waiting: 1,
    });
    expect((await w.candidate(one.id)).places).toMatchObject([
      { state: 'waiting', askedOn: '2026-01-20', classId: null },
    ]);
  });

  test('a certificate from elsewhere ends after sixty months, and is told of before', async () => {
    const { id } = await w.nominate({ fullName: 'Em Chứng Nhận' });
    expect(await w.certify(id, '2021-12-20')).toMatchObject({ validUntil: '2026-12-20' });
    const brought = {
      of: 'candidate',
      attendee: id,
      course: 'awareness',
      number: '9',
      certifiedOn: '2026-12-01',
      issuer: 'X',
    };
    expect(await refusalOf(w.run('place.certify', brought))).toMatchObject({ codes: ['date.future'] });
    expect(await refusalOf(w.run('place.certify', brought, w.people.member))).toMatchObject(forbidden);
    expect(
      await refusalOf(w.run('place.certify', { ...brought, course: 'new_member', certifiedOn: '2026-01-01' })),
    ).toMatchObject({
      codes: ['class.for_members'],
    });
    const expiring = await w.ask<{ items: { id: string }[] }>('candidate.list', {
      unit: w.cell,
      certificate: 'expiring',
    });
    expect(expiring.items).toMatchObject([{ id }]);
    expect(await w.ask('admission.overview', { unit: w.commune })).toMatchObject({ expiring: 1 });
  });

  test('a new member waits for a course of his own', async () => {
    const person = w.ids['Siu Mới'];
    const place = { of: 'member', attendee: person, course: 'new_member', on: '2026-06-01' };
    expect(await refusalOf(w.run('place.ask', { ...place, course: 'awareness' }))).toMatchObject({
      codes: ['class.for_candidates'],
    });
    await w.run('place.ask', place, w.people.secretary);
    const list = await w.ask<{ items: object[] }>('place.list', { unit: w.cell, course: 'new_member' });
    expect(list.items).toMatchObject([{ name: 'Siu Mới', personId: person, state: 'waiting' }]);
  });
});
