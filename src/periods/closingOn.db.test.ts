/** What an overview and a report of a past day show where its numbers are closed, corrected, opened again, or the unit has moved since. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { unitReportDocument } from '../indicators/documents.ts';
import type { Overview } from '../indicators/indicator.ts';
import type { UnitReport } from '../indicators/report.ts';
import type { Actor } from '../platform/access.ts';
import type { DocumentLanguage } from '../platform/document.ts';
import type { PeriodRecord } from './period.ts';
import { type PeriodWorld, periodWorld } from './testing.ts';

let w: PeriodWorld;
beforeAll(async () => {
  w = await periodWorld();
});
afterAll(() => w.close());

const OCTOBER = { kind: 'month', startsOn: '2026-10-01' };
const LAST = '2026-10-31';
const overview = (unit: string, more: object = {}, who: Actor = w.head) =>
  w.ask<Overview>('unit.overview', { id: unit, on: LAST, ...more }, who);
const report = (unit: string, more: object = {}) =>
  w.ask<UnitReport>('unit.report', { id: unit, from: '2026-10-01', to: LAST, ...more }, w.head);
const counts = ({ numbers }: Pick<Overview, 'numbers'>) => numbers.map(({ key, code, n, of }) => [key, code, n, of]);
const opens = ({ numbers }: Pick<Overview, 'numbers'>, key: string) => numbers.find((each) => each.key === key)?.link;
const n = ({ numbers }: Pick<Overview, 'numbers'>, key: string) => numbers.find((each) => each.key === key)?.n;

/** The first lines of the report on paper. */
async function paper(unit: string, language: DocumentLanguage = 'vi', to = LAST, numbers?: 'live'): Promise<string[]> {
  return await w.chibo.bus.read(w.head, async (ctx) => {
    const { model } = await unitReportDocument(ctx, unit, { language, from: '2026-10-01', to, numbers });
    return model.blocks.flatMap((block) => (block.kind === 'paragraph' && block.look === 'note' ? [block.text] : []));
  });
}

/** A line of the roster behind everybody's back, so that the records say something else than what was closed. */
async function slipIn(unit: string): Promise<void> {
  const { db } = w.chibo.owner;
  const { division, path } = await db
    .selectFrom('unit')
    .select(['division', 'path'])
    .where('id', '=', unit)
    .executeTakeFirstOrThrow();
  const stats = w.chibo.bus.modules.flatMap(({ stats: own = [] }) => own);
  await w.chibo.owner.pool.query(
    `with who as (insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, birth_date)
        values ($1, gen_random_uuid(), $2, $3, true, 'Sót', 'sot', 'sot', 'male', '1980-01-01') returning *)
      insert into membership (division, id, unit_id, scope, person_id, seat, status, full_name, sort_key, search_key, sex, birth_date, begin_reason, valid_from)
        select division, gen_random_uuid(), unit_id, scope, id, 'own', 'official', full_name, sort_key, search_key, sex, birth_date, 'registered', '2026-10-15' from who`,
    [division, unit, path],
  );
  for (const stat of stats.filter(({ from }) => from.includes('membership')))
    await stat.recount(division, [unit], '2026-11-10').execute(db);
}

test('what is not closed is reckoned from the records, and says so', async () => {
  const live = await overview(w.commune);
  expect(live.state).toEqual({
    kind: 'live',
    on: '2026-11-10',
    period: null,
    closed: null,
    opened: null,
    corrections: 0,
  });
  expect(n(live, 'members')).toBe(5);
  expect((await report(w.commune)).state.kind).toBe('live');
  expect(await paper(w.commune)).toEqual([expect.stringContaining('chưa chốt')]);
});

test('closed numbers are shown by the commune and by every unit below, whatever the records say since', async () => {
  const before = [await overview(w.commune), await overview(w.village)];
  await w.run('period.close', { unit: w.commune, ...OCTOBER }, w.head);
  await slipIn(w.village);
  for (const [i, unit] of [w.commune, w.village].entries()) {
    const closed = await overview(unit);
    expect(closed.state).toMatchObject({
      kind: 'closed',
      on: '2026-11-10',
      period: OCTOBER,
      closed: { name: 'Cô Hiệu', unit: { id: w.commune, name: 'Đảng bộ xã' } },
      opened: null,
    });
    expect(counts(closed)).toEqual(counts(before[i] as Overview));
    const live = await overview(unit, { numbers: 'live' });
    expect(live.state).toMatchObject({ kind: 'live', closed: { name: 'Cô Hiệu' } });
    expect(n(live, 'members')).toBe((n(closed, 'members') ?? 0) + 1);
    // a number that the records still say opens its list of that day; another the period, which has both
    const list = async (key: string) => opens(closed, key) ?? '';
    expect(await list('members')).toBe(`/units/${unit}/periods/month/2026-10-01`);
    expect(await list('female')).toContain(`/units/${unit}/members?seat=own&sex=female&on=${LAST}`);
    const people = await w.ask<{ total: number }>(
      'member.list',
      { unit, seat: 'own', sex: 'female', on: LAST },
      w.head,
    );
    expect(people.total).toBe(n(closed, 'female'));
    expect(opens(live, 'members')).toContain('/members?');
    type One = { current: { n: number }; frozen: { n: number } | null; numbers: Overview['state'] };
    const one = await w.ask<One>('indicator.get', { unit, id: 'member.head', on: LAST, tree: 'then' }, w.head);
    expect([one.current.n, one.frozen?.n, one.numbers.closed?.name]).toEqual([
      n(live, 'members'),
      n(closed, 'members'),
      'Cô Hiệu',
    ]);
  }
  // the day before is the last of no period
  expect((await overview(w.commune, { on: '2026-10-30' })).state).toMatchObject({ kind: 'live', period: null });
  expect(n(await report(w.commune), 'members')).toBe(5);
  expect(n(await report(w.commune, { numbers: 'live' }), 'members')).toBe(6);
  // the paper says the state it was asked for, and of a closed period nowhere that it is not
  expect(await paper(w.commune, 'vi', LAST, 'live')).toEqual([expect.stringMatching(/đã chốt.*tính lại từ hồ sơ/)]);
  for (const [language, said] of [
    ['vi', 'Số liệu đã chốt'],
    ['en', 'Closed numbers'],
    ['ar', 'أرقام مقفلة'],
  ] as const) {
    const [first = '', rest = ''] = await paper(w.commune, language);
    expect([language, first]).toEqual([language, expect.stringContaining(said)]);
    expect(first).toContain('Cô Hiệu');
    expect(rest).not.toBe('');
  }
});

test('corrections by hand are in the numbers, and counted', async () => {
  await w.run(
    'period.correct',
    { unit: w.village, ...OCTOBER, key: 'member.head', becomes: 4, reason: 'Bỏ sót' },
    w.head,
  );
  const corrected = await overview(w.commune);
  expect([n(corrected, 'members'), corrected.state.corrections]).toEqual([6, 1]);
  expect(n(await overview(w.village), 'members')).toBe(4);
  const other = await overview(w.school);
  expect([n(other, 'members'), other.state.corrections]).toEqual([2, 0]);
  expect(await paper(w.commune)).toContainEqual(expect.stringContaining('1 dòng đính chính'));
});

test('a unit that has moved since shows what was closed over it then, and the commune it came to nothing of it', async () => {
  const found = { parentId: w.province, kind: 'commune_committee', name: 'Xã mới', foundedOn: '2025-07-01' };
  const { id: other } = await asOperator(w.chibo, 'unit.found', found);
  const closed = await overview(w.village, {}, operator());
  const run = <T>(name: string, input: object) => asOperator<T>(w.chibo, name, input);
  const { id } = await run<{ id: string }>('reorganization.draft', {
    unit: w.province,
    title: 'Chuyển',
    number: '1-QĐ',
    decidedOn: '2026-11-10',
    signerName: 'A',
    effectiveOn: '2026-11-10',
    acts: [{ act: 'move', unit: w.village, parent: other }],
  });
  await run('reorganization.approve', { id, version: 1, all: true });
  await run('reorganization.decide', { id, version: 2 });
  const moved = await overview(w.village, {}, operator());
  expect(moved.state).toMatchObject({ kind: 'closed', closed: { unit: { id: w.commune } } });
  expect(counts(moved)).toEqual(counts(closed));
  expect(n(await overview(w.village, { numbers: 'live' }, operator()), 'members')).toBe(4);
  // corrections stay with the numbers they were written beside, and are written where the unit was counted
  const heads = async (unit: string) =>
    (await w.ask<PeriodRecord>('period.get', { unit, ...OCTOBER }, operator())).numbers.find(
      ({ id: key }) => key === 'member.head',
    )?.corrected?.n;
  expect([await heads(w.village), await heads(w.commune), await heads(w.school)]).toEqual([4, 6, 2]);
  await run('period.correct', { unit: w.village, ...OCTOBER, key: 'member.head', becomes: 7, reason: 'Bỏ sót' });
  expect([await heads(w.village), await heads(w.commune), await heads(other)]).toEqual([7, 9, undefined]);
  const lines = await w.ask<{ total: number }>('period.corrections', { unit: w.commune, ...OCTOBER }, operator());
  expect(lines.total).toBe(2);
  expect((await overview(other, {}, operator())).state).toMatchObject({ kind: 'live', corrections: 0 });
  expect((await overview(w.commune)).state).toMatchObject({ kind: 'closed', closed: { unit: { id: w.commune } } });
  const taker = await overview(other, {}, operator());
  expect([taker.state.kind, n(taker, 'members')]).toEqual(['live', undefined]);
});

test('a period that was opened again is told, and the records are asked', async () => {
  const { closing } = await w.ask<PeriodRecord>('period.get', { unit: w.commune, ...OCTOBER }, w.head);
  await w.run('period.open', { id: closing?.id, version: closing?.version, reason: 'Sót một người' }, w.head);
  const opened = await overview(w.school);
  expect(opened.state).toMatchObject({
    kind: 'live',
    period: OCTOBER,
    closed: null,
    opened: { on: '2026-11-10', name: 'Cô Hiệu', reason: 'Sót một người' },
  });
  expect(await paper(w.school, 'vi')).toContainEqual(expect.stringContaining('mở lại'));
});
