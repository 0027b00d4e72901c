/** Corrections of a unit that has gone to another commune: they stand beside every frozen number that counts it, for everybody who sees that number. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountFor, actorOf, asOperator, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { Page } from '../platform/paging.ts';
import type { CorrectionLine, FormTable, PeriodLine, PeriodRecord } from './period.ts';
import { type PeriodWorld, periodWorld } from './testing.ts';

const OCTOBER = { kind: 'month', startsOn: '2026-10-01' };
const KEY = 'member.head';

let w: PeriodWorld;
let other: string;
let neighbour: Actor;

beforeAll(async () => {
  w = await periodWorld();
  const found = { parentId: w.province, kind: 'commune_committee', name: 'Đảng bộ xã bên', foundedOn: '2025-07-01' };
  other = (await asOperator(w.chibo, 'unit.found', found)).id;
  const account = await accountFor(w.chibo, 'Văn phòng xã bên');
  const post = { unitId: other, post: 'clerk', accountId: account, from: '2025-10-31' };
  await asOperator(w.chibo, 'post.begin', post);
  neighbour = await actorOf(w.chibo, 'Văn phòng xã bên', 'clerk');
  await w.register('Cán bộ Tỉnh', w.agency, '2025-10-31');
  for (const [unit, who] of [
    [w.commune, w.head],
    [other, neighbour],
    [w.province, w.board],
  ] as const)
    await w.run('period.close', { unit, ...OCTOBER }, who);
  await correct(w.village, 4, w.head);
  await move(w.village, other, '2026-11-10');
}, 60_000);
afterAll(() => w.close());

async function move(unit: string, parent: string, on: string): Promise<void> {
  const { id } = await asOperator(w.chibo, 'reorganization.draft', {
    unit: w.province,
    title: 'Chuyển',
    number: '1-QĐ',
    decidedOn: on,
    signerName: 'A',
    effectiveOn: on,
    acts: [{ act: 'move', unit, parent }],
  });
  await asOperator(w.chibo, 'reorganization.approve', { id, version: 1, all: true });
  await asOperator(w.chibo, 'reorganization.decide', { id, version: 2 });
}

function correct(unit: string, becomes: number, who: Actor): Promise<unknown> {
  return w.run('period.correct', { unit, ...OCTOBER, key: KEY, becomes, reason: 'Bỏ sót giấy giới thiệu' }, who);
}

const get = (unit: string, who: Actor) => w.ask<PeriodRecord>('period.get', { unit, ...OCTOBER }, who);
const linesOf = async (unit: string, who: Actor) =>
  (await w.ask<Page<CorrectionLine>>('period.corrections', { unit, ...OCTOBER }, who)).items;

async function told(unit: string, who: Actor) {
  const { numbers, line, closing } = await get(unit, who);
  const heads = numbers.find(({ key }) => key === KEY);
  return {
    frozen: heads?.frozen?.n,
    corrected: heads?.corrected?.n,
    by: closing?.unitName,
    lines: line.corrections,
  };
}

describe('a unit that was counted in one commune and stands in another', () => {
  test('the commune that counted it keeps the line that was written before it went, and does not see the unit', async () => {
    expect(await refusalOf(get(w.village, w.head))).toMatchObject({ status: 404 });
    expect(await told(w.commune, w.head)).toEqual({ frozen: 5, corrected: 6, by: 'Đảng bộ xã', lines: 1 });
    expect(await linesOf(w.commune, w.head)).toMatchObject([
      { unit: { id: w.village, name: 'Chi bộ thôn 1' }, measure: KEY, was: 3, becomes: 4, source: 'hand' },
    ]);
  });

  test('a line that the province writes afterwards reaches the number of that commune too, and of no other', async () => {
    await correct(w.village, 6, w.board);
    expect(await told(w.village, w.board)).toEqual({ frozen: 3, corrected: 6, by: 'Đảng bộ xã', lines: 2 });
    expect(await told(w.commune, w.head)).toEqual({ frozen: 5, corrected: 8, by: 'Đảng bộ xã', lines: 2 });
    expect(await told(w.commune, w.board)).toEqual(await told(w.commune, w.head));
    expect(await told(w.province, w.board)).toEqual({ frozen: 6, corrected: 9, by: 'Đảng bộ tỉnh', lines: 2 });
    expect(await told(other, neighbour)).toEqual({ frozen: 0, corrected: 0, by: 'Đảng bộ xã bên', lines: 0 });
    expect(await told(w.school, w.head)).toMatchObject({ frozen: 2, corrected: 2, lines: 0 });
  });

  test('the commune where it stands now is told who closed it, and corrects it for the one that counted it', async () => {
    expect(await told(w.village, neighbour)).toEqual({ frozen: 3, corrected: 6, by: 'Đảng bộ xã', lines: 2 });
    expect((await get(w.village, neighbour)).may['period.correct']).toEqual([]);
    await correct(w.village, 5, neighbour);
    expect(await told(w.commune, w.head)).toMatchObject({ corrected: 7, lines: 3 });
    expect(await told(w.province, w.board)).toMatchObject({ corrected: 8, lines: 3 });
    expect(await told(other, neighbour)).toMatchObject({ corrected: 0, lines: 0 });
    expect(await refusalOf(correct(w.village, 4, w.head))).toMatchObject({ status: 404 });
  });

  test('the list of periods, the form and the overview say the same', async () => {
    const { periods } = await w.ask<{ periods: PeriodLine[] }>(
      'period.list',
      { unit: w.village, year: 2026 },
      neighbour,
    );
    expect(periods.find(({ kind, startsOn }) => kind === 'month' && startsOn === '2026-10-01')).toMatchObject({
      state: 'closed',
      at: { id: w.commune },
      corrections: 3,
    });
    const form = await w.ask<FormTable>('statistics.form', { unit: w.commune, form: 'tctw1', ...OCTOBER }, w.head);
    expect(form.lines.find(({ id }) => id === 'after')?.values[0]).toBe(7);
    expect(form.state).toMatchObject({ kind: 'closed', corrections: 3 });
    const overview = await w.ask<{ state: { kind: string; corrections: number } }>(
      'unit.overview',
      { id: w.commune, on: '2026-10-31' },
      w.head,
    );
    expect(overview.state).toMatchObject({ kind: 'closed', corrections: 3 });
  });

  test('a province that closes once more takes in what was corrected below, and counts it once', async () => {
    const { closing } = await get(w.province, w.board);
    const opened = { id: closing?.id, version: closing?.version, reason: 'Đính chính ở dưới' };
    await w.run('period.open', opened, w.board);
    expect(await told(w.commune, w.head)).toMatchObject({ frozen: 5, corrected: 7 });
    await w.run('period.close', { unit: w.province, ...OCTOBER }, w.board);
    expect(await told(w.province, w.board)).toMatchObject({ frozen: 8, corrected: 8 });
    await correct(w.village, 4, w.board);
    expect(await told(w.province, w.board)).toMatchObject({ frozen: 8, corrected: 7 });
    expect(await told(w.commune, w.head)).toMatchObject({ frozen: 5, corrected: 6 });
  });
});
