/** Proposals outside of a meeting: to the own level or one above, answered once, read out at the next meeting. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import { meetingAttention } from './attention.ts';
import type { ProposalRecord } from './proposal.ts';
import { inMeeting, refusedByRight } from './scene.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
});
afterAll(() => w.close());

describe('proposals outside a meeting', () => {
  test('a member proposes, the level addressed answers once, the next meeting hears it', async () => {
    const { id } = await w.run(
      'proposal.submit',
      { unit: w.cell, body: 'Xin xã sửa cầu treo.', addressedUnitId: w.commune },
      w.people.member,
    );
    expect(
      await refusalOf(w.run('proposal.submit', { unit: w.cell, body: 'x', addressedUnitId: w.other }, w.people.member)),
    ).toMatchObject({ codes: ['proposal.wrong_level'] });
    expect(
      await refusalOf(
        w.run('proposal.submit', { unit: w.cell, body: 'x', addressedUnitId: w.cell }, w.people.stranger),
      ),
    ).toMatchObject({ status: 404 });
    expect(
      await refusalOf(
        w.run(
          'proposal.submit',
          { unit: w.cell, body: 'x', addressedUnitId: w.cell, personId: w.ids['Rmah Bình'] },
          w.people.member,
        ),
      ),
    ).toMatchObject({ status: 403 });
    expect(await refusalOf(w.run('proposal.answer', { id, version: 1, reply: 'x' }))).toMatchObject({
      status: 422,
      codes: ['proposal.other_level'],
    });
    await refusedByRight(w, 'proposal.answer', { id, version: 1, reply: 'x' });
    const get = (who: Actor) => w.ask<ProposalRecord & { may: Record<string, unknown[]> }>('proposal.get', { id }, who);
    expect(await get(w.people.commune)).toMatchObject({
      replyDue: '2026-12-10',
      overdue: false,
      onBehalf: false,
      may: { 'proposal.answer': [] },
    });
    expect(await refusalOf(get(w.people.stranger))).toMatchObject({ status: 404 });
    w.world.clock.set('2026-12-11T03:00:00Z');
    const box = (more: object) =>
      w.ask<{ total: number; items: ProposalRecord[] }>(
        'proposal.list',
        { unit: w.commune, ...more },
        w.people.commune,
      );
    expect((await box({ box: 'addressed', state: 'overdue' })).items.map((p) => p.body)).toEqual([
      'Xin xã sửa cầu treo.',
    ]);
    expect((await w.chibo.bus.read(w.people.commune, meetingAttention)).map((a) => [a.what, a.state])).toEqual([
      ['meetings.attention.answer', 'overdue'],
    ]);
    w.world.clock.set('2026-11-10T03:00:00Z');
    expect(await refusalOf(w.run('proposal.answer', { id, version: 4, reply: 'x' }, w.people.commune))).toMatchObject({
      status: 409,
    });
    await w.run('proposal.answer', { id, version: 1, reply: 'Sửa trong quý I.' }, w.people.commune);
    expect(await refusalOf(w.run('proposal.answer', { id, version: 2, reply: 'x' }, w.people.commune))).toMatchObject({
      codes: ['proposal.answered'],
    });
    expect([
      (await box({ state: 'overdue' })).total,
      (await box({ box: 'addressed', state: 'answered' })).total,
    ]).toEqual([0, 1]);
    await inMeeting(w, 'open', async (meeting) => {
      expect((await w.get(meeting)).replies.map((r) => r.reply)).toEqual(['Sửa trong quý I.']);
      await w.roll(meeting);
      await w.run('meeting.close', { id: meeting, version: await w.version(meeting), repliesRead: [id] });
      expect((await get(w.people.member)).readOutMeetingId).toBe(meeting);
    });
  });
  test('the secretary enters one for a member without a phone, marked as such', async () => {
    const { id } = await w.run('proposal.submit', {
      unit: w.cell,
      body: 'Xin nước sạch.',
      addressedUnitId: w.cell,
      personId: w.ids['Rmah Bình'],
    });
    expect(await w.ask('proposal.get', { id })).toMatchObject({ personName: 'Rmah Bình', onBehalf: true });
  });
});
