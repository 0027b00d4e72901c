import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { Page } from '../platform/paging.ts';
import type { CorrectionLine, PeriodLine, PeriodRecord } from './period.ts';
import { type PeriodWorld, periodWorld } from './testing.ts';

let w: PeriodWorld;
beforeAll(async () => {
  w = await periodWorld();
});
afterAll(() => w.close());

const OCTOBER = { kind: 'month', startsOn: '2026-10-01' };
const heads = 'member.head';

const get = (unit: string, who: Actor = w.head, period = OCTOBER) =>
  w.ask<PeriodRecord>('period.get', { unit, ...period }, who);
const headsOf = (record: PeriodRecord) => {
  const found = record.numbers.find(({ key }) => key === heads);
  if (!found) throw new Error('The catalogue has no head count.');
  return { frozen: found.frozen?.n ?? null, corrected: found.corrected?.n ?? null, live: found.live.n };
};
const close = (unit: string, who: Actor = w.head, period: { kind: string; startsOn: string } = OCTOBER) =>
  w.run<{ id: string; units: number; corrections: number }>('period.close', { unit, ...period }, who);
const open = async (unit: string, who: Actor = w.head, period = OCTOBER) => {
  const { closing } = await get(unit, who, period);
  return await w.run('period.open', { id: closing?.id, version: closing?.version, reason: 'Sót một đảng viên' }, who);
};

describe('closing', () => {
  test('is refused before the end, for kinds and units that close nothing, and without the right', async () => {
    expect(await refusalOf(close(w.commune, w.head, { kind: 'month', startsOn: '2026-11-01' }))).toMatchObject({
      codes: ['period.not_ended'],
    });
    expect(await refusalOf(close(w.commune, w.head, { kind: 'month', startsOn: '2026-10-02' }))).toMatchObject({
      codes: ['period.unknown'],
      fields: ['startsOn'],
    });
    expect(await refusalOf(close(w.village, w.head))).toMatchObject({ codes: ['period.not_here'] });
    expect(await refusalOf(close(w.commune, w.secretary))).toMatchObject({ status: 404 });
  });

  test('freezes every unit, and the whole is the sum of its parts', async () => {
    const before = headsOf(await get(w.commune));
    expect(before).toEqual({ frozen: null, corrected: null, live: 5 });
    expect(await close(w.commune)).toMatchObject({ units: 3, corrections: 0 });
    expect(headsOf(await get(w.commune))).toEqual({ frozen: 5, corrected: 5, live: 5 });
    expect(headsOf(await get(w.village))).toEqual({ frozen: 3, corrected: 3, live: 3 });
    expect(headsOf(await get(w.school))).toEqual({ frozen: 2, corrected: 2, live: 2 });
    const rows = await w.chibo.owner.db.selectFrom('stat_snapshot').select(['unit_id', 'numbers']).execute();
    const of = (unit: string) => rows.find((row) => row.unit_id === unit)?.numbers as Record<string, number>;
    const people = Object.entries(of(w.commune)).filter(([key]) => key.startsWith('member.'));
    expect(people.length).toBeGreaterThan(10);
    for (const [key, n] of people)
      expect([key, n]).toEqual([key, (of(w.village)[key] ?? 0) + (of(w.school)[key] ?? 0)]);
    expect(of(w.commune)['member.head|sex=female']).toBe(4);
    expect(await refusalOf(close(w.commune))).toMatchObject({ codes: ['period.closed_already'] });
  });

  test('refuses facts of its days and before, saying who closed and where; later ones pass', async () => {
    const late = await refusalOf(w.register('Đảng viên Sót', w.village, '2026-10-15'));
    // the field that names the day, and the posts whose holders open it again
    expect(late).toMatchObject({ status: 422, codes: ['period.locked'], fields: ['from'] });
    await expect(w.register('Đảng viên Sót', w.village, '2026-10-15')).rejects.toMatchObject({
      reasons: [{ values: { unit: 'Đảng bộ xã', posts: 'committee_secretary committee_deputy_secretary' } }],
    });
    const { closing } = await get(w.village);
    expect(closing).toMatchObject({
      unitName: 'Đảng bộ xã',
      openers: [{ vi: 'bí thư đảng ủy', en: 'the committee secretary' }, { vi: 'phó bí thư đảng ủy' }],
      openedFirst: null,
    });
    expect(await refusalOf(w.register('Đảng viên Sót', w.village, '2026-08-15'))).toMatchObject({
      codes: ['period.locked'],
    });
    await w.register('Đảng viên Mới', w.village, '2026-11-02');
    expect(headsOf(await get(w.commune))).toEqual({ frozen: 5, corrected: 5, live: 5 });
  });

  test('shows in the list whose closing it is, also below', async () => {
    const { periods } = await w.ask<{ periods: PeriodLine[] }>('period.list', { unit: w.village, year: 2026 }, w.head);
    expect(periods.find(({ kind, startsOn }) => kind === 'month' && startsOn === '2026-10-01')).toMatchObject({
      state: 'closed',
      at: { id: w.commune },
      due: null,
    });
    expect(periods.find(({ kind, startsOn }) => kind === 'month' && startsOn === '2026-09-01')?.state).toBe('open');
    expect(periods.find(({ kind, startsOn }) => kind === 'month' && startsOn === '2026-12-01')?.state).toBe('running');
    // of the year before anything was recorded nobody has to close a month, and it says so
    const early = await w.ask<{ periods: PeriodLine[] }>('period.list', { unit: w.village, year: 2025 }, w.head);
    const months = early.periods
      .filter(({ kind }) => kind === 'month')
      .map(({ startsOn, before }) => [startsOn, before]);
    expect(months.slice(8, 11)).toEqual([
      ['2025-09-01', true],
      ['2025-10-01', false],
      ['2025-11-01', false],
    ]);
    expect(periods.some(({ before }) => before)).toBe(false);
  });
});

describe('correcting', () => {
  const correct = (unit: string, becomes: number, who: Actor = w.head, key = heads) =>
    w.run('period.correct', { unit, ...OCTOBER, key, becomes, reason: 'Bỏ sót giấy giới thiệu' }, who);

  test('is a dated line beside the frozen number, and goes up the tree', async () => {
    expect(await refusalOf(correct(w.village, 4, w.secretary))).toMatchObject({ status: 403 });
    expect(await refusalOf(correct(w.village, 3))).toMatchObject({ codes: ['period.same_number'] });
    expect(await refusalOf(correct(w.village, 4, w.head, 'member.nobody'))).toMatchObject({
      codes: ['period.number_unknown'],
    });
    await correct(w.village, 4);
    expect(headsOf(await get(w.village))).toMatchObject({ frozen: 3, corrected: 4 });
    expect(headsOf(await get(w.commune))).toMatchObject({ frozen: 5, corrected: 6 });
    expect(headsOf(await get(w.school))).toMatchObject({ frozen: 2, corrected: 2 });
    const lines = await w.ask<Page<CorrectionLine>>('period.corrections', { unit: w.commune, ...OCTOBER }, w.head);
    expect(lines.items).toMatchObject([
      { unit: { id: w.village }, measure: heads, was: 3, becomes: 4, source: 'hand', made: { on: '2026-11-10' } },
    ]);
  });
});

describe('opening', () => {
  test('goes from the latest period down, and needs the right', async () => {
    await close(w.commune, w.head, { kind: 'quarter', startsOn: '2026-07-01' });
    expect(await refusalOf(open(w.commune, w.head, { kind: 'quarter', startsOn: '2026-07-01' }))).toMatchObject({
      codes: ['period.later_closed'],
    });
    expect(await refusalOf(open(w.commune, w.clerk))).toMatchObject({ status: 403 });
    await open(w.commune);
    expect((await get(w.commune)).line.state).toBe('opened');
    expect(await refusalOf(open(w.commune))).toMatchObject({ codes: ['period.not_closed'] });
  });

  test('lets facts in again, and the second closing says as a dated line what changed; what was frozen first stays', async () => {
    expect(await refusalOf(w.register('Đảng viên Sót', w.village, '2026-09-15'))).toMatchObject({
      codes: ['period.locked'],
    });
    await w.register('Đảng viên Sót', w.village, '2026-10-15');
    const again = await close(w.commune);
    expect(again.corrections).toBeGreaterThan(0);
    expect(headsOf(await get(w.commune))).toEqual({ frozen: 6, corrected: 6, live: 6 });
    const lines = await w.ask<Page<CorrectionLine>>('period.corrections', { unit: w.commune, ...OCTOBER }, w.head);
    expect(lines.items).toContainEqual(
      expect.objectContaining({ measure: heads, was: 5, becomes: 6, source: 'closing', reason: 'Sót một đảng viên' }),
    );
    const kept = await w.chibo.owner.db
      .selectFrom('stat_snapshot')
      .select(['closing_no', 'numbers'])
      .where('unit_id', '=', w.commune)
      .where('kind', '=', 'month')
      .orderBy('closing_no')
      .execute();
    expect(kept.map(({ numbers }) => (numbers as Record<string, number>)[heads])).toEqual([5, 6]);
  });
});

describe('a province', () => {
  test('adds up what its communes froze, and then nobody below opens', async () => {
    await w.register('Đảng viên Tỉnh', w.agency, '2026-01-01');
    expect(await close(w.province, w.board)).toMatchObject({ units: 2 });
    expect(headsOf(await get(w.province, w.board))).toEqual({ frozen: 7, corrected: 7, live: 7 });
    expect(headsOf(await get(w.village, w.board))).toMatchObject({ frozen: 4 });
    expect((await get(w.village, w.board)).closing).toMatchObject({
      unitName: 'Đảng bộ xã',
      openedFirst: 'Đảng bộ tỉnh',
    });
    expect(await refusalOf(open(w.commune))).toMatchObject({ codes: ['period.above_closed'] });
    const refused = await refusalOf(w.register('Đảng viên Trễ', w.village, '2026-10-20'));
    expect(refused).toMatchObject({ codes: ['period.locked'] });
    await w.run('period.correct', { unit: w.village, ...OCTOBER, key: heads, becomes: 3, reason: 'Ghi thừa' }, w.head);
    expect(headsOf(await get(w.province, w.board))).toMatchObject({ frozen: 7, corrected: 6 });
  });

  test('Today tells of the last month as long as it is not closed', async () => {
    expect(await w.attention(w.head)).not.toContain('periods.attention.month');
    expect(await w.attention(w.head)).toContain('periods.attention.year');
  });
});
