import { afterEach, beforeEach, expect, test } from 'vitest';
import { asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { upload } from '../platform/files/files.ts';
import type { BatchRecord, Counts, RowVerdict } from './import.ts';
import { smallRoster, workbookOf } from './testing.ts';

let world: Bare;
beforeEach(async () => {
  world = await bareWorld();
});
afterEach(() => world.close());

const AS_OF = '2025-10-31';
const lan = ['Võ Thị Lan', '01/12/1980', 'Nữ', 'Kinh', 'CB2', '21/06/2006', '', '91993353', '', '', '', ''];
const withCells = (row: string[], change: Record<number, string>) => row.map((cell, i) => change[i] ?? cell);
const ask = async <T>(name: string, input: unknown) =>
  (await world.chibo.bus.ask(name, input, { actor: operator() })) as T;
const db = () => world.chibo.owner.db;
const people = async () =>
  await db().selectFrom('person').select(['full_name', 'card_tail', 'id']).orderBy('id').execute();

async function fileAt(unit: { id: string; division: string; path: string }, body: Buffer, name = 'r.xlsx') {
  return (await upload(world.chibo.app.db, world.chibo.keys, operator(), unit, { name, body }, world.clock.now())).id;
}

/** Lan is known in the cell of thôn 2; the file brings namesakes of hers. */
async function staged(rows: string[][]) {
  const at = { id: crypto.randomUUID(), division: 'd1', path: '0001' };
  const fileId = await fileAt(at, workbookOf(smallRoster([lan])));
  await asOperator(world.chibo, 'import.found', { fileId, division: 'd1', asOf: AS_OF });
  const next = await fileAt(at, workbookOf(smallRoster(rows)));
  const { id, counts } = await asOperator<{ id: string; counts: Counts }>(world.chibo, 'import.stage', {
    unit: at.id,
    fileId: next,
    asOf: AS_OF,
  });
  const list = async () => (await ask<{ items: RowVerdict[] }>('import.rows', { id, sheet: 'Đảng viên' })).items;
  const version = async () => (await ask<BatchRecord>('import.get', { id })).version;
  const decide = async (row: RowVerdict, decision: 'same' | 'other' | null, personId?: string) =>
    await asOperator<{ verdict: string }>(world.chibo, 'import.decide', {
      id,
      row: row.id,
      decision,
      personId,
      version: await version(),
    });
  return { id, counts, list, version, decide };
}

test('a row tells how it was matched and who might be meant, field by field, with the ends of numbers only', async () => {
  const { list, counts } = await staged([
    lan,
    withCells(lan, { 7: '55556666', 6: '21/06/2007' }),
    withCells(lan, { 4: 'CB1', 7: '' }),
  ]);
  expect(counts).toMatchObject({ members: { same: 1, new: 2 }, warnings: 2 });
  const [card, otherCard, otherCell] = await list();
  expect(card).toMatchObject({ verdict: 'same', match: { by: 'card', candidates: [] }, open: false });
  expect(otherCard).toMatchObject({
    verdict: 'warning',
    code: 'person.namesake',
    open: true,
    match: {
      by: null,
      candidates: [
        {
          name: 'Võ Thị Lan',
          unitName: 'Chi bộ thôn 2',
          here: true,
          differences: [
            { field: 'official_on', before: '', after: '2007-06-21' },
            { field: 'card_number', before: '…353', after: '55556666' },
          ],
        },
      ],
    },
  });
  expect(otherCell?.match.candidates).toMatchObject([{ here: false }]);
});

test('the clerk’s word is kept, counted and honoured', async () => {
  const { id, list, decide, version } = await staged([
    withCells(lan, { 7: '55556666' }),
    withCells(lan, { 4: 'CB1', 7: '' }),
  ]);
  const [here, elsewhere] = (await list()) as [RowVerdict, RowVerdict];
  const known = here.match.candidates[0]?.personId ?? '';
  expect(await decide(here, 'same', known)).toMatchObject({ verdict: 'changed' });
  expect(await decide(elsewhere, 'other')).toMatchObject({ verdict: 'new' });
  expect((await ask<BatchRecord>('import.get', { id })).counts).toMatchObject({
    members: { new: 1, changed: 1 },
    warnings: 0,
  });
  expect((await list()).map((row) => [row.verdict, row.decision, row.reasons.length])).toEqual([
    ['changed', 'same', 0],
    ['new', 'other', 0],
  ]);
  expect(await decide(elsewhere, null)).toMatchObject({ verdict: 'warning' });
  expect(await decide(elsewhere, 'other')).toMatchObject({ verdict: 'new' });
  const applied = await asOperator<{ counts: Counts }>(world.chibo, 'import.apply', { id, version: await version() });
  expect(applied.counts).toMatchObject({ members: { new: 1, changed: 1 }, warnings: 0 });
  expect((await people()).map((p) => [p.id === known, p.card_tail])).toEqual([
    [true, '666'],
    [false, null],
  ]);
});

test('a decision that cannot be is refused by its rule', async () => {
  const { id, list, decide, version } = await staged([
    lan,
    withCells(lan, { 4: 'CB1', 7: '' }),
    withCells(lan, { 1: '31/02/1980' }),
  ]);
  const [same, elsewhere, wrong] = (await list()) as [RowVerdict, RowVerdict, RowVerdict];
  expect(await refusalOf(decide(same, 'other'))).toMatchObject({ codes: ['decision.none_open'] });
  expect(await refusalOf(decide(wrong, 'other'))).toMatchObject({ codes: ['decision.none_open'] });
  expect(await refusalOf(decide(elsewhere, 'same', id))).toMatchObject({ codes: ['decision.not_candidate'] });
  expect(await refusalOf(decide(elsewhere, 'same', elsewhere.match.candidates[0]?.personId))).toMatchObject({
    codes: ['member.elsewhere'],
  });
  expect(
    await refusalOf(
      asOperator(world.chibo, 'import.decide', { id, row: id, decision: 'other', version: await version() }),
    ),
  ).toMatchObject({ status: 404 });
  await asOperator(world.chibo, 'import.drop', { id, version: await version() });
  expect(await refusalOf(decide(elsewhere, 'other'))).toMatchObject({ codes: ['import.not_staged'] });
});
