import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountFor, actorOf, asOperator, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { OpeningForm, PeriodKind } from './period.ts';
import { type PeriodWorld, periodWorld } from './testing.ts';

type Records = {
  row: { vi: string };
  column: { vi: string };
  from: string;
  to: string;
  state: OpeningForm['state'];
  frozen: number | null;
  items: { id: string; label: string; day: string | null; link: string | null }[];
  total: number;
  next: string | null;
};
type Cell = { row: string; column: string; code?: string; others?: string };

let w: PeriodWorld;
beforeAll(async () => {
  w = await periodWorld();
});
afterAll(() => w.close());

const FORMS: readonly (readonly [string, PeriodKind, string])[] = [
  ['tctw1', 'month', '2026-10-01'],
  ['tctw1', 'quarter', '2026-10-01'],
  ['tctw2', 'month', '2026-10-01'],
  ['tctw3', 'month', '2026-10-01'],
  ['tctw4', 'half_year', '2026-07-01'],
  ['tccs', 'quarter', '2026-07-01'],
  ['tccs', 'quarter', '2026-10-01'],
];

type Asked = { unit: string; form: string; kind: string; startsOn: string };
const october = (form = 'tctw1'): Asked => ({ unit: w.commune, form, kind: 'month', startsOn: '2026-10-01' });
const shown = (asked: Asked, who: Actor = w.head) => w.ask<OpeningForm>('statistics.form', asked, who);
const opened = (asked: Asked, cell: Cell & Record<string, unknown>, who: Actor = w.head) =>
  w.ask<Records>('statistics.records', { ...asked, ...cell }, who);

/** Every cell that opens its list, as its link asks for it. */
function linked(form: OpeningForm): { cell: Cell; n: number }[] {
  return form.lines.flatMap(({ values, code, opens }) =>
    opens.cells.flatMap((what, i) => {
      const part = code === null ? {} : code === '' ? { others: 'yes' } : { code };
      const cell = { row: opens.row, column: form.columns[i]?.id ?? '', ...part };
      return what === 'records' ? [{ cell, n: values[i] ?? 0 }] : [];
    }),
  );
}

async function everyListIsAsLong(asked: Asked, who: Actor = w.head): Promise<number> {
  const form = await shown(asked, who);
  const cells = linked(form);
  for (const { cell, n } of cells) {
    const list = await opened(asked, { ...cell, limit: 200 }, who);
    expect([asked.form, cell, list.total, list.items.length]).toEqual([asked.form, cell, n, n]);
  }
  return cells.length;
}

describe('every number of a form opens its records', () => {
  test('each number is as long as its list, and none but zero opens nothing', async () => {
    await w.register('Đảng viên Mười', w.village, '2026-10-05');
    for (const [form, kind, startsOn] of FORMS) {
      const asked = { unit: w.commune, form, kind, startsOn };
      const { lines } = await shown(asked);
      const silent = lines.flatMap(({ id, values, opens }) =>
        values.flatMap((n, i) => (n !== 0 && opens.cells[i] !== 'records' ? [`${form} ${id} ${i}`] : [])),
      );
      expect(silent).toEqual([]);
      await everyListIsAsLong(asked);
    }
    expect(await everyListIsAsLong(october('tctw3'))).toBeGreaterThan(20);
  });

  test('a list says which cell it is, of which days, and leads to each record', async () => {
    const list = await opened(october(), { row: 'increase', column: 'women' });
    expect(list).toMatchObject({ from: '2026-10-01', to: '2026-10-31', frozen: null, state: { kind: 'open' } });
    expect([list.row.vi, list.column.vi]).toEqual(['II. Tăng trong kỳ', 'Trong đó nữ']);
    expect(list.items).toMatchObject([{ label: 'Đảng viên Mười', day: '2026-10-05' }]);
    expect(list.items[0]?.link).toMatch(/^\/members\//);
    const before = await opened(october(), { row: 'before', column: 'all' });
    expect(before).toMatchObject({ from: '2026-09-30', to: '2026-09-30', total: 5 });
    const units = await opened({ ...october('tccs'), kind: 'quarter' }, { row: 'parts', column: 'all' });
    expect(units.items.map(({ label }) => label)).toEqual(['Chi bộ thôn 1', 'Chi bộ trường học']);
  });

  test('pages, sorts and searches in the database, also a sum of rows', async () => {
    for (const [row, more] of [
      ['after', {}],
      ['increase', { kind: 'year', startsOn: '2026-01-01', unit: w.commune }],
    ] as const) {
      const asked = { ...october(), ...more };
      const all = await opened(asked, { row, column: 'all', sort: '-name' });
      const paged: string[] = [];
      let after: string | null | undefined;
      do {
        const one: Records = await opened(asked, {
          row,
          column: 'all',
          sort: '-name',
          limit: 2,
          ...(after && { after }),
        });
        paged.push(...one.items.map(({ id }) => id));
        after = one.next;
      } while (after);
      expect(paged).toEqual(all.items.map(({ id }) => id));
      expect(new Set(paged).size).toBe(all.total);
    }
    const found = await opened(october(), { row: 'after', column: 'all', search: 'dan mot' });
    expect(found.items.map(({ label }) => label)).toEqual(['Dân Một']);
  });

  test('is refused as the form is, without the right to the records, and for a cell that is none', async () => {
    const cell = { row: 'after', column: 'all' };
    expect(await refusalOf(opened(october(), cell, w.secretary))).toMatchObject({ status: 404 });
    for (const wrong of [
      { ...cell, row: 'nothing' },
      { ...cell, column: 'nothing' },
      { ...cell, row: 'computed' },
    ])
      expect(await refusalOf(opened(october(), wrong))).toMatchObject({ status: 404 });
    const byAge = { row: 'age', column: 'all' };
    expect(await refusalOf(opened(october('tctw3'), { ...byAge, code: 'nothing' }))).toMatchObject({ status: 404 });
    expect(await refusalOf(opened({ ...october(), startsOn: '2026-10-02' }, cell))).toMatchObject({
      codes: ['period.unknown'],
    });
    // an administrator keeps accounts and sees counts: neither the form nor its lists
    const admin = await holding('Quản trị', 'administrator');
    expect(await refusalOf(shown(october(), admin))).toMatchObject({ codes: ['form.counts_only'] });
    expect(await refusalOf(opened(october(), cell, admin))).toMatchObject({ codes: ['form.counts_only'] });
  });

  test('whoever reads the records below opens the same lists', async () => {
    const inspector = await holding('Kiểm tra', 'inspector');
    expect(await everyListIsAsLong(october(), inspector)).toBeGreaterThan(0);
  });

  async function holding(name: string, post: string): Promise<Actor> {
    const accountId = await accountFor(w.chibo, name, {});
    await asOperator(w.chibo, 'post.begin', { unitId: w.commune, post, accountId, from: '2025-10-31' });
    return await actorOf(w.chibo, name, post);
  }
});

describe('a closed period', () => {
  test('opens the list where it is as long, else the period, and says what the form shows', async () => {
    await w.run('period.close', { unit: w.commune, kind: 'month', startsOn: '2026-10-01' }, w.head);
    const form = await shown(october());
    expect(form.state.kind).toBe('closed');
    expect(form.lines.flatMap(({ opens }) => opens.cells)).not.toContain('period');
    for (const name of ['tctw1', 'tctw2', 'tctw3']) await everyListIsAsLong(october(name));
    expect(await opened(october(), { row: 'after', column: 'all' })).toMatchObject({ frozen: 6, total: 6 });

    await w.run(
      'period.correct',
      { unit: w.village, kind: 'month', startsOn: '2026-10-01', key: 'member.head', becomes: 5, reason: 'Sót' },
      w.head,
    );
    const corrected = await shown(october());
    const cellsOf = (id: string) => corrected.lines.find((line) => line.id === id)?.opens.cells;
    expect(cellsOf('after')?.slice(0, 2)).toEqual(['period', 'records']);
    expect(cellsOf('increase')?.[0]).toBe('records');
    // the reckoned row still says what the list of the last day has
    expect(cellsOf('computed')?.[0]).toBe('records');
    expect(await opened(october(), { row: 'after', column: 'all' })).toMatchObject({ frozen: 7, total: 6 });
    await everyListIsAsLong(october());
  });
});
