/** A round of one division, the contacts of its lines in another. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { CellLine, RoundRecord } from './residence.ts';
import { type Page, type ResidenceWorld, residenceWorld, TEXTS, TODAY } from './testing.ts';

let w: ResidenceWorld;
beforeAll(async () => {
  w = await residenceWorld();
});
afterAll(() => w.close());

test('a round counts whose contact has ended, though that lies at the home cell, and closes without them', async () => {
  const [stays, leaves] = ['Cô Năm', 'Cô Tư'];
  const ids: Record<string, string> = {};
  for (const name of [stays, leaves]) ids[name] = await w.received(name, w.far, w.farSecretary);
  const opened = await w.run<{ ids: string[] }>('round.open', { unit: w.far, year: 2026 }, w.farSecretary);
  const round = opened.ids[0] ?? '';
  await w.run('contact.end', { id: ids[leaves], version: 2, on: TODAY, reason: 'moved_house' }, w.head);
  w.world.clock.set('2026-12-11T03:00:00Z');
  try {
    const listed = await w.lines(w.far, w.farSecretary, { sort: 'name' });
    expect(listed.items.map((line) => [line.name, line.late, line.contactEnded])).toEqual([
      [stays, true, null],
      [leaves, false, { on: TODAY, reason: 'moved_house' }],
    ]);
    const late = await w.lines(w.far, w.farSecretary, { state: 'late' });
    expect([late.total, late.items.map(({ name }) => name)]).toEqual([1, [stays]]);
    const cells = await w.ask<Page<CellLine>>('residence.cells', { unit: w.far, year: 2026 }, w.farSecretary);
    expect(cells.items).toMatchObject([{ lines: 2, sent: 0, late: 1 }]);
    expect(await w.round(round, w.farSecretary)).toMatchObject({ lines: 2, sent: 0, late: 1 });
    const rounds = await w.ask<Page<RoundRecord>>('round.list', { unit: w.far }, w.farSecretary);
    expect(rounds.items).toMatchObject([{ id: round, lines: 2, sent: 0, late: 1 }]);
  } finally {
    w.world.clock.set('2026-11-10T03:00:00Z');
  }
  const close = async () => await w.run('round.close', { id: round, version: 1 }, w.farSecretary);
  expect(await refusalOf(close())).toMatchObject({ codes: ['round.waiting'] });
  const line = await w.lineOf(stays, w.far, w.farSecretary);
  const sent = { id: line.id, version: line.version, level: 'good', texts: TEXTS };
  await w.run('remark.send', { round, discussedOn: TODAY, lines: [sent] }, w.farSecretary);
  await close();
  expect(await w.lineOf(leaves, w.far, w.farSecretary)).toMatchObject({
    state: 'dropped',
    dropReason: 'moved_house',
  });
  // the home cell reads what was sent of its own, and nothing of who was taken out
  const arrived = await w.ask<Page<{ name: string }>>('remark.list', { unit: w.school, side: 'home' }, w.head);
  expect(arrived.items.map(({ name }) => name)).toEqual([stays]);
});
