/** What members owe and pay, by commands: each refused by rule and by right; the sums add up. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { duesAttention } from './attention.ts';
import type { PersonDues, Receipt } from './dues.ts';
import { type DuesWorld, duesWorld } from './testing.ts';

let w: DuesWorld;
beforeAll(async () => {
  w = await duesWorld();
});
afterAll(() => w.close());

const fixed = (name: string, base: number, more = {}) => ({
  personId: w.person(name),
  category: 'fixed',
  base,
  ...more,
});
const stat = async (month: string) =>
  await w.chibo.owner.db
    .selectFrom('dues_stat')
    .selectAll()
    .where('unit_id', '=', w.village)
    .where('month', '=', month)
    .executeTakeFirst();

test('before anything is set the sheet names everybody, and nobody can be ticked or the month closed', async () => {
  const sheet = await w.sheet();
  expect(sheet).toMatchObject({ month: '2026-11', state: 'open', totals: { members: 4, unassessed: 4, due: 0 } });
  expect(sheet.may['dues.close_month']?.map((r) => r.code)).toEqual(['dues.unassessed']);
  expect(await refusalOf(w.collect('2026-11', ['An']))).toMatchObject({
    codes: ['dues.not_assessed'],
    fields: ['items.0.personId'],
  });
  expect(await refusalOf(w.run('dues.close_month', { unit: w.village, month: '2026-11' }))).toMatchObject({
    status: 422,
    codes: ['dues.unassessed'],
  });
});

test('dues are based on a category and an amount, within the rule, by who may', async () => {
  const assess = (items: object[], who = w.people.secretary, from = '2026-08') =>
    w.run('dues.assess', { unit: w.village, from, items }, who);
  expect(await refusalOf(assess([fixed('An', 1_999)]))).toMatchObject({
    codes: ['dues.range'],
    fields: ['items.0.base'],
  });
  expect(await refusalOf(assess([fixed('An', 5_000, { voluntary: 1 })]))).toMatchObject({ codes: ['dues.consent'] });
  expect(await refusalOf(assess([{ ...fixed('An', 5_000), personId: w.person('Giang') }]))).toMatchObject({
    codes: ['dues.not_here'],
  });
  expect(await refusalOf(assess([fixed('An', 5_000)], w.people.member))).toMatchObject({
    status: 403,
    codes: ['right.missing'],
  });
  expect(await refusalOf(assess([fixed('An', 5_000)], w.people.teacher))).toMatchObject({ status: 404 });
  await expect(
    w
      .run('dues.assess', { unit: w.commune, from: '2026-08', items: [fixed('An', 5_000)] }, w.people.clerk)
      .catch((error) => error.reasons[0].code),
  ).resolves.toBe('dues.not_collecting');
  await w.assessAll('2026-08');
  await w.run('dues.assess', {
    unit: w.village,
    from: '2026-08',
    items: [fixed('Dung', 8_000, { voluntary: 2_000, consent: 'Đơn ngày 1/8/2026' })],
  });
  const rows = await w.chibo.owner.db.selectFrom('dues_basis').select(['base', 'version']).execute();
  expect(rows.length).toBe(6);
  expect(rows.some((row) => row.base?.includes('8000'))).toBe(false);
});

test('ticked, one or many, whole or in part: the sheet and its sums follow', async () => {
  expect((await w.collect('2026-08', ['An', 'Bình'], { paidOn: '2026-08-10' })).amount).toBe(11_000);
  const part = await w.collect('2026-08', [], { items: [{ personId: w.person('Dung'), amount: 3_000 }] });
  expect(part.amount).toBe(3_000);
  const sheet = await w.sheet('2026-08');
  expect(sheet.totals).toEqual({
    members: 4,
    due: 26_000,
    voluntary: 2_000,
    paid: 14_000,
    collected: 14_000,
    paidMembers: 2,
    unassessed: 0,
  });
  expect(await stat('2026-08')).toMatchObject({ payers: 3, due: 19_000, paid: 14_000, collected: 14_000, closed: 0 });
  const rest = await w.collect('2026-08', ['Dung'], { handedBy: 'Trần Văn Nhờ' });
  expect(rest.amount).toBe(7_000);
  const receipt = await w.ask<Receipt>('dues.receipt', { id: rest.entries[0]?.id });
  expect(receipt).toMatchObject({ number: '4/2026', amount: 7_000, month: '2026-08', handedBy: 'Trần Văn Nhờ' });
});

test('taking money is refused by rule and by right', async () => {
  const codes = async (work: Promise<unknown>) => (await refusalOf(work)).codes;
  expect(await codes(w.collect('2026-08', ['An']))).toEqual(['dues.paid']);
  const one = (name: string, amount: number) => ({ items: [{ personId: w.person(name), amount }] });
  expect(await codes(w.collect('2026-08', [], one('Cúc', 7_001)))).toEqual(['dues.too_much']);
  expect(await codes(w.collect('2026-08', ['Cúc', 'Cúc']))).toEqual(['dues.twice']);
  expect(await codes(w.collect('2026-11', ['Cúc'], { paidOn: '2026-11-11' }))).toEqual(['date.future']);
  expect(await codes(w.collect('2027-12', ['Cúc'], { paidOn: '2026-11-10' }))).toEqual(['dues.too_early']);
  expect(await codes(w.collect('2026-08', ['Cúc'], { method: 'shells' }))).toEqual(['choice.unknown']);
  const input = { unit: w.village, month: '2026-08', paidOn: '2026-08-10', method: 'cash', ...one('Cúc', 1) };
  expect(await refusalOf(w.run('dues.collect', input, w.people.member))).toMatchObject({ status: 403 });
  expect(await refusalOf(w.run('dues.collect', input, w.people.reader))).toMatchObject({ status: 403 });
  expect(await refusalOf(w.run('dues.collect', input, w.people.teacher))).toMatchObject({ status: 404 });
  await w.run('dues.collect', { ...input, items: [{ personId: w.person('Cúc'), amount: 1_000 }] }, w.people.committee);
});

test('a closed sheet stays as it is; what comes later is counted where it is paid', async () => {
  expect(await refusalOf(w.run('dues.close_month', { unit: w.village, month: '2026-09' }))).toMatchObject({
    codes: ['dues.earlier_open'],
  });
  const close = (month: string, who = w.people.secretary) =>
    w.run<{ collected: number; unpaid: number }>('dues.close_month', { unit: w.village, month }, who);
  expect(await refusalOf(close('2026-08', w.people.member))).toMatchObject({ status: 403 });
  expect(await close('2026-08')).toMatchObject({ collected: 22_000, unpaid: 1 });
  expect(await refusalOf(close('2026-08'))).toMatchObject({ codes: ['dues.closed'] });
  expect(await refusalOf(w.collect('2026-08', ['Cúc'], { paidOn: '2026-08-31' }))).toMatchObject({
    codes: ['dues.month_closed'],
    fields: ['paidOn'],
  });
  await w.collect('2026-08', [], { paidOn: '2026-09-10', items: [{ personId: w.person('Cúc'), amount: 2_000 }] });
  expect((await w.sheet('2026-08')).totals).toMatchObject({ paid: 24_000, collected: 22_000 });
  expect(await w.sheet('2026-09')).toMatchObject({
    totals: { collected: 2_000 },
    others: [{ name: 'Cúc', month: '2026-08', amount: 2_000 }],
  });
  expect(
    await refusalOf(w.run('dues.assess', { unit: w.village, from: '2026-08', items: [fixed('An', 9_000)] })),
  ).toMatchObject({
    codes: ['dues.month_closed'],
  });
});

test('what was wrong is put right by an entry of its own, with a day and a reason', async () => {
  const lines = await w.ask<PersonDues>('dues.person', { id: w.person('An') });
  const line = lines.months.find((month) => month.month === '2026-08');
  const correct = (more: object, who = w.people.secretary) =>
    w.run<{ change: number }>(
      'dues.correct',
      { id: line?.id, what: 'paid', amount: 4_000, on: '2026-09-12', reason: 'Ghi nhầm', ...more },
      who,
    );
  expect(await refusalOf(correct({ amount: 5_000 }))).toMatchObject({ codes: ['dues.same'] });
  expect(await refusalOf(correct({ amount: 5_001 }))).toMatchObject({ codes: ['dues.too_much'] });
  expect(await refusalOf(correct({ on: '2026-08-20' }))).toMatchObject({ codes: ['dues.month_closed'] });
  expect(await refusalOf(correct({}, w.people.member))).toMatchObject({ status: 403 });
  expect(await refusalOf(correct({}, w.people.teacher))).toMatchObject({ status: 404 });
  expect(await correct({})).toMatchObject({ change: -1_000 });
  expect(await correct({ what: 'due', amount: 4_500, reason: 'Giảm' })).toMatchObject({ change: -500 });
  const after = await w.ask<PersonDues>('dues.person', { id: w.person('An') });
  const now = after.months.find((month) => month.month === '2026-08');
  expect(now).toMatchObject({ due: 5_000, dueChange: -500, paid: 4_000 });
  expect(now?.entries.map(({ kind, amount, booked }) => [kind, amount, booked])).toEqual([
    ['payment', 5_000, '2026-08'],
    ['correction', -1_000, '2026-09'],
    ['due_correction', -500, '2026-09'],
  ]);
  expect((await w.sheet('2026-08')).totals.collected).toBe(22_000);
  expect((await w.sheet('2026-09')).totals.collected).toBe(1_000);
});

test('a member sees his own dues and nobody else’s; the base is for who takes the dues', async () => {
  const own = await w.ask<PersonDues>('dues.mine', {}, w.people.member);
  expect(own).toMatchObject({ own: true, bases: [{ category: 'fixed', base: 8_000, voluntary: 2_000 }] });
  expect(await refusalOf(w.ask('dues.person', { id: w.person('An') }, w.people.member))).toMatchObject({ status: 403 });
  expect(await refusalOf(w.ask('dues.sheet', { unit: w.village }, w.people.member))).toMatchObject({ status: 403 });
  expect(await refusalOf(w.ask('dues.person', { id: w.person('An') }, w.people.teacher))).toMatchObject({
    status: 404,
  });
  const read = await w.ask<PersonDues>('dues.person', { id: w.person('Dung') }, w.people.reader);
  expect(read.bases).toMatchObject([{ category: 'fixed', base: null }]);
  expect(read.months[0]).toMatchObject({ due: 8_000, voluntary: 2_000 });
  const { entries } = await w.collect('2026-09', ['Bình'], { paidOn: '2026-09-12' });
  expect(await refusalOf(w.ask('dues.receipt', { id: entries[0]?.id }, w.people.member))).toMatchObject({
    status: 403,
  });
  expect(await refusalOf(w.ask('dues.receipt', { id: entries[0]?.id }, w.people.teacher))).toMatchObject({
    status: 404,
  });
});

type Arrears = { items: { name: string; months: number; owed: number; signal: boolean }[]; total: number };
test('three months of a year unpaid are told, and only told', async () => {
  for (const month of ['2026-09', '2026-10']) {
    await w.collect(month, ['An'], { paidOn: `${month}-10` });
    await w.run('dues.close_month', { unit: w.village, month });
  }
  const list = (more = {}, who = w.people.secretary) =>
    w.ask<Arrears>('dues.arrears', { unit: w.village, ...more }, who);
  expect((await list()).items.map(({ name, months, owed, signal }) => [name, months, owed, signal])).toEqual([
    ['Cúc', 3, 18_000, true],
    ['Dung', 2, 16_000, false],
    ['Bình', 1, 6_000, false],
    ['An', 1, 500, false],
  ]);
  expect((await list({ signal: 'yes' })).items.map(({ name }) => name)).toEqual(['Cúc']);
  expect((await list({ search: 'dung' })).items.map(({ name }) => name)).toEqual(['Dung']);
  const first = await w.ask<Arrears & { next: string }>('dues.arrears', { unit: w.village, sort: 'name', limit: 3 });
  expect(first.items.map(({ name }) => name)).toEqual(['An', 'Bình', 'Cúc']);
  const second = await list({ sort: 'name', limit: 3, after: first.next });
  expect(second.items.map(({ name }) => name)).toEqual(['Dung']);
  expect((await w.ask<Arrears>('dues.arrears', { unit: w.commune }, w.people.reader)).total).toBe(4);
  expect(await refusalOf(list({}, w.people.member))).toMatchObject({ status: 403 });
  const told = async (who = w.people.secretary) =>
    (await w.chibo.bus.read(who, duesAttention)).map(({ what, values }) => [what, values?.count]);
  expect(await told()).toContainEqual(['dues.attention.unpaid', 1]);
  expect(await told(w.people.member)).toEqual([['dues.attention.own', 2]]);
  await w.collect('2026-10', ['Cúc'], { paidOn: '2026-11-10' });
  expect((await list({ signal: 'yes' })).total).toBe(0);
  const member = await w.chibo.owner.db
    .selectFrom('membership')
    .select(['valid_to', 'suspended'])
    .where('person_id', '=', w.person('Cúc'))
    .executeTakeFirst();
  expect(member).toEqual({ valid_to: 'infinity', suspended: false });
});

test('a new basis changes open months only, and never below what was paid', async () => {
  await w.collect('2026-11', ['Bình']);
  const assess = (base: number) =>
    w.run('dues.assess', { unit: w.village, from: '2026-11', items: [fixed('Bình', base)] });
  expect(await refusalOf(assess(5_999))).toMatchObject({ codes: ['dues.paid_more'] });
  await assess(9_000);
  const bình = await w.ask<PersonDues>('dues.person', { id: w.person('Bình') });
  expect(bình.months.map(({ month, due, paid }) => [month, due, paid])).toEqual([
    ['2026-11', 9_000, 6_000],
    ['2026-10', 6_000, 0],
    ['2026-09', 6_000, 6_000],
    ['2026-08', 6_000, 6_000],
  ]);
  expect(bình.bases.map(({ base, from, to }) => [base, from, to])).toEqual([
    [9_000, '2026-11-01', null],
    [6_000, '2026-08-01', '2026-11-01'],
  ]);
});
