/** The call of a meeting: refused by rule and by right, the kinds and agendas it is offered, the roll of a committee. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { MeetingOffer } from './meeting.ts';
import { inMeeting, refusedByRight } from './scene.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
});
afterAll(() => w.close());

const plan = { date: '2026-11-10', time: '19:30', place: 'Nhà văn hóa', mode: 'in_person' };

describe('calling', () => {
  test.each<[string, object, string[], string]>([
    ['in the past', { date: '2026-11-09' }, ['date.past'], 'date'],
    ['an impossible day', { date: '2026-02-30' }, ['date.impossible'], 'date'],
    ['a kind of another level', { kind: 'upper_committee' }, ['meeting.kind_not_here'], 'kind'],
    ['an unknown kind', { kind: 'party' }, ['choice.unknown'], 'kind'],
    ['an unknown mode', { mode: 'dream' }, ['choice.unknown'], 'mode'],
    ['an empty agenda', { agenda: [] }, ['meeting.agenda_empty'], 'agenda'],
    ['an unknown item', { agenda: [{ kind: 'song', title: 'x' }] }, ['choice.unknown'], 'agenda.0.kind'],
    ['a field nobody knows', { colour: 'red' }, ['field.unknown'], 'colour'],
    ['a direction mark', { place: 'Nhà\u202e văn hóa' }, ['text.hidden'], 'place'],
  ])('%s is refused with its field', async (_, more, codes, field) => {
    expect(await refusalOf(w.call(more))).toEqual({ status: 422, codes, fields: [field] });
  });
  test("is the secretary's", async () => {
    await refusedByRight(w, 'meeting.call', { unit: w.cell, kind: 'regular', ...plan });
    expect(
      await refusalOf(w.run('meeting.call', { unit: crypto.randomUUID(), kind: 'regular', ...plan })),
    ).toMatchObject({ status: 404 });
  });
  test('a second open regular meeting is refused, a thematic one is not; a retry answers the first', async () =>
    inMeeting(w, 'called', async (id) => {
      expect(await refusalOf(w.call())).toMatchObject({ status: 422, codes: ['meeting.open_already'] });
      expect(await refusalOf(w.call({ kind: 'combined' }))).toMatchObject({ codes: ['meeting.open_already'] });
      const commandId = crypto.randomUUID();
      const input = { unit: w.cell, kind: 'thematic', ...plan };
      const first = await w.run('meeting.call', input, w.people.secretary, commandId);
      expect(await w.run('meeting.call', input, w.people.secretary, commandId)).toEqual(first);
      expect(
        await refusalOf(w.run('meeting.call', { ...input, place: 'khác' }, w.people.secretary, commandId)),
      ).toMatchObject({ status: 409, codes: ['command.id_reused'] });
      await w.run('meeting.cancel', { id: first.id, version: 1, reason: 'x' });
      expect(first.id).not.toBe(id);
    }));
  test("offers the kinds of this unit, the template by setting, and last time's agenda to copy", async () =>
    inMeeting(w, 'called', async () => {
      const offer = await w.ask<MeetingOffer>('meeting.offer', { unit: w.cell });
      expect(offer.kinds).toEqual([
        'regular',
        'thematic',
        'combined',
        'extraordinary',
        'committee',
        'annual_review',
        'congress',
      ]);
      expect(offer.agendas.regular).toHaveLength(13);
      expect(offer.open?.date).toBe('2026-11-10');
      expect(offer.last?.agenda[0]?.kind).toBe('opening');
    }));
  test("copies the last meeting's agenda", async () => {
    await inMeeting(w, 'called', async (id) => {
      await w.run('meeting.revise', {
        id,
        version: 1,
        ...plan,
        agenda: [{ kind: 'discussion', title: 'Chỉ một việc' }],
      });
    });
    const once = await w.call({ agendaFrom: 'last' });
    expect((await w.get(once)).items).toHaveLength(13);
    await w.run('meeting.revise', {
      id: once,
      version: 1,
      ...plan,
      agenda: [{ kind: 'discussion', title: 'Chỉ một việc' }],
    });
    await w.open(once);
    await w.roll(once);
    await w.run('meeting.close', { id: once, version: await w.version(once) });
    const next = await w.call({ agendaFrom: 'last' });
    expect((await w.get(next)).items.map((i) => i.title)).toEqual(['Chỉ một việc']);
    await w.run('meeting.cancel', { id: next, version: 1, reason: 'x' });
  });
  test('a committee meeting has the committee on its roll and adopts nothing for the cell', async () => {
    const id = await w.call({ kind: 'committee' });
    await w.open(id);
    expect((await w.get(id)).roll.map((l) => [l.name, l.role])).toEqual([
      ['Trần Văn Ân', 'official'],
      ['Nguyễn Thị Đào', 'official'],
      ['Kpă Phụ Trách', 'overseer'],
    ]);
    expect((await w.get(id)).may['meeting.adopt']).toEqual([{ code: 'meeting.no_resolution' }]);
  });
});
