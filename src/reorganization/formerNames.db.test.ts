/** A renamed unit is found by the names it bore before, whichever way it was renamed, moved, closed or given its name back. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recountAll } from '../indicators/recount.ts';
import type { Actor } from '../platform/access.ts';
import { type Commune, communeWorld } from '../resolutions/testing.ts';
import type { ReorganizationRecord } from './reorganization.ts';
import { differences, dumpOf } from './testing.ts';

let w: Commune;
let third: string;
let fourth: string;
beforeAll(async () => {
  w = await communeWorld(4);
  [, , third = '', fourth = ''] = w.cellIds;
  w.world.clock.set('2026-11-20T03:00:00Z');
  await recountAll(w.chibo);
});
afterAll(() => w.close());

type Found = { id: string; title: string; former: object | null; closed: object | null; unit: object | null };
const find = async (q: string, who: Actor = w.people.clerk) =>
  (await w.ask<{ items: Found[] }>('search.find', { q, kind: 'unit' }, who)).items;
const list = async (search: string, more: object = {}, who: Actor = w.people.clerk) =>
  await w.ask<{ items: { id: string; former: object | null; children: number }[]; total: number; next: unknown }>(
    'unit.list',
    { search, ...more },
    who,
  );
const rename = async (id: string, name: string, on: string) => {
  const { version } = await w.ask<{ version: number }>('unit.get', { id }, w.people.operator);
  await w.run('unit.change', { id, version, on, name, setting: 'residential' }, w.people.operator);
};
async function decide(acts: object[], effectiveOn: string) {
  w.world.clock.set(`${effectiveOn}T03:00:00Z`);
  const paper = { title: 'Sắp xếp', number: '12-QĐ/ĐU', decidedOn: '2026-11-10', signerName: 'Bí Thư', effectiveOn };
  const { id } = await w.run('reorganization.draft', { unit: w.commune, ...paper, acts }, w.people.commune);
  await w.run('reorganization.approve', { id, version: 1, all: true }, w.people.commune);
  await w.run('reorganization.decide', { id, version: 2 }, w.people.commune);
  return id;
}
const annul = async (id: string) => {
  const { version } = await w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune);
  await w.run('reorganization.annul', { id, version, reason: 'Nhầm' }, w.people.commune);
};
const kept = async () =>
  await w.chibo.owner.db
    .selectFrom('unit_former_word')
    .selectAll()
    .orderBy('unit_id')
    .orderBy('until')
    .orderBy('token')
    .execute();

describe('a unit renamed by its record', () => {
  it('is found by its former name, which the line tells with its last day, and by its new one', async () => {
    await rename(fourth, 'Chi bộ Đồi Chè', '2026-11-20');
    const former = { name: 'Chi bộ thôn 4', until: '2026-11-20' };
    expect(await find('thon 4')).toMatchObject([
      { id: fourth, title: 'Chi bộ Đồi Chè', former, closed: null, unit: { name: 'Đảng bộ xã Biển Hồ' } },
    ]);
    expect(await find('doi che')).toMatchObject([{ id: fourth, former: null }]);
    // who bears the name comes before who bore it
    expect((await find('thon')).map(({ id }) => id)).toEqual([w.cell, w.other, third, fourth]);
    // one name holds all the words, not two together
    expect(await find('doi 4')).toEqual([]);
  });

  it('is offered by the list of units too, where all fits on one page', async () => {
    const former = { name: 'Chi bộ thôn 4', until: '2026-11-20' };
    expect(await list('thon 4')).toMatchObject({ items: [{ id: fourth, former, children: 0 }], total: 1, next: null });
    expect((await list('thon')).items.map(({ former: name }) => name)).toEqual([null, null, null, former]);
    const first = await list('thon', { limit: 2 });
    expect(first).toMatchObject({ total: 3, items: [{ former: null }, { former: null }] });
    expect(await list('thon', { limit: 2, after: first.next })).toMatchObject({ items: [{ id: third }], next: null });
    expect((await list('thon 4', { parent: w.commune })).items).toEqual([]);
  });

  it('is not found by who does not reach it', async () => {
    expect(await find('thon 4', w.people.secretary)).toEqual([]);
    expect((await list('thon 4', {}, w.people.secretary)).items).toEqual([]);
  });

  it('given its name back bears it again, and the name between is the former one', async () => {
    w.world.clock.set('2026-11-21T03:00:00Z');
    await rename(fourth, 'Chi bộ thôn 4', '2026-11-21');
    expect(await find('thon 4')).toMatchObject([{ id: fourth, former: null }]);
    expect(await find('doi che')).toMatchObject([
      { id: fourth, title: 'Chi bộ thôn 4', former: { name: 'Chi bộ Đồi Chè', until: '2026-11-21' } },
    ]);
    // put right on its first day: the name in between was never borne
    await rename(fourth, 'Chi bộ Suối Đá', '2026-11-21');
    expect(await find('thon 4')).toMatchObject([{ former: { name: 'Chi bộ thôn 4', until: '2026-11-20' } }]);
    await rename(fourth, 'Chi bộ Đồi Chè', '2026-11-21');
    expect(await find('suoi da')).toEqual([]);
    expect(await kept()).toEqual(
      ['4', 'bo', 'chi', 'thon'].map((token) => ({ token, unit_id: fourth, until: '2026-11-20' })),
    );
  });
});

describe('a unit renamed by a decision', () => {
  it('is found by it, after it moved, and under the one that took over once it has closed', async () => {
    const former = { name: 'Chi bộ thôn 3', until: '2026-11-22' };
    await decide([{ act: 'rename', unit: third, name: 'Chi bộ Làng Mới' }], '2026-11-22');
    expect(await find('thon 3')).toMatchObject([{ id: third, title: 'Chi bộ Làng Mới', former }]);
    await decide(
      [
        { act: 'found', key: 'n', name: 'Đảng bộ bộ phận', kind: 'grassroots_committee', parent: w.commune },
        { act: 'move', unit: third, parent: '#n' },
        { act: 'change_kind', unit: third, kind: 'subordinate_cell' },
      ],
      '2026-11-23',
    );
    expect(await find('thon 3')).toMatchObject([{ id: third, former, unit: { name: 'Đảng bộ bộ phận' } }]);
    const merged = await decide([{ act: 'merge', sources: [third], into: w.cell }], '2026-11-24');
    expect(await find('thon 3')).toMatchObject([
      { id: third, former, unit: null, closed: { on: '2026-11-24', successors: ['Chi bộ thôn 1'] } },
    ]);
    await annul(merged);
    expect(await find('thon 3')).toMatchObject([{ id: third, former, closed: null }]);
  });

  it('is annulled bit for bit: the former names with it', async () => {
    const before = await dumpOf(w.chibo);
    const id = await decide(
      [
        { act: 'rename', unit: fourth, name: 'Chi bộ thôn Bốn' },
        { act: 'rename', unit: w.other, name: 'Chi bộ thôn Hai' },
      ],
      '2026-11-25',
    );
    expect(await find('thon 2')).toMatchObject([{ id: w.other, former: { until: '2026-11-25' } }]);
    expect((await find('doi che')).map(({ title }) => title)).toEqual(['Chi bộ thôn Bốn']);
    await annul(id);
    expect(differences(before, await dumpOf(w.chibo))).toEqual([]);
    expect(await find('thon 2')).toMatchObject([{ id: w.other, former: null }]);
  });
});

it('the migration makes of the periods that are there what the program would have kept', async () => {
  await rename(w.other, 'Chi bộ Ấp “Đông-Hải” (cũ), số 2', '2026-11-25');
  w.world.clock.set('2026-11-26T03:00:00Z');
  await rename(w.other, 'وحدة السُّوق، رقم ٢', '2026-11-26');
  w.world.clock.set('2026-11-27T03:00:00Z');
  await rename(w.other, 'Chi bộ thôn 2', '2026-11-27');
  const before = await kept();
  expect(before.map(({ token }) => token)).toEqual(
    expect.arrayContaining(['ap', 'dong', 'hai', 'cu', 'so', 'السوق', '٢']),
  );
  const text = await readFile(join(import.meta.dirname, '../../migrations/0041_former_names.sql'), 'utf8');
  const { db } = w.chibo.owner;
  await db.deleteFrom('unit_former_word').execute();
  await sql.raw(text.slice(text.indexOf('INSERT INTO unit_former_word'))).execute(db);
  expect(await kept()).toEqual(before);
});
