import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, clientOf, problemIn } from '../../checks/world/client.ts';
import { asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { openToken } from '../accounts/sessions.ts';
import { newId } from '../platform/ids.ts';

let world: Bare;
let ask: Client;
let token: string;
let meeting: string;

beforeAll(async () => {
  world = await bareWorld();
  ask = clientOf(world.chibo);
  const unit = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const made = { login: 'van.phong', name: 'Văn phòng', password: 'ngọn đèn trước gió' };
  const { id } = await asOperator(world.chibo, 'account.make', made);
  await asOperator(world.chibo, 'post.begin', { unitId: unit, post: 'clerk', accountId: id, from: '2026-01-01' });
  token = await openToken(world.chibo.app.db, world.clock, id, 10);
  const plan = { date: '2026-11-12', time: '08:00', place: 'Hội trường', mode: 'in_person' };
  meeting = (await asOperator(world.chibo, 'meeting.call', { unit, kind: 'upper_committee', ...plan })).id;
});
afterAll(() => world.close());

const entry = async () => await ask('GET', `/meetings/${meeting}/calendar`, { token });

it('a meeting is fetched as a calendar entry, in UTC, under its own id', async () => {
  const answer = await entry();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="2026-11-[0-9A-F]{10}\.ics"/i);
  for (const line of [`UID:${meeting}@chibo`, 'SEQUENCE:1', 'DTSTART:20261112T010000Z', 'STATUS:CONFIRMED'])
    expect(answer.text.split('\r\n')).toContain(line);
});

it('one called off is cancelled there too, with a higher number', async () => {
  await asOperator(world.chibo, 'meeting.cancel', { id: meeting, version: 1, reason: 'bão' });
  const lines = (await entry()).text.split('\r\n');
  expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2']));
});

it('without a sign-in, or for an id that is none, there is nothing', async () => {
  expect(problemIn(await ask('GET', `/meetings/${meeting}/calendar`, {}))).toMatchObject({ status: 401 });
  for (const id of [newId(), 'x'])
    expect(problemIn(await ask('GET', `/meetings/${id}/calendar`, { token }))).toMatchObject({ status: 404 });
});
