import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import { honourAttention } from './attention.ts';
import { badgeProposalDocument, dueListDocument } from './documents.ts';
import { honoursWorld } from './testing.ts';

type World = Awaited<ReturnType<typeof honoursWorld>>;
let world: World['world'];
let run: World['run'];
let account: World['account'];
let province: World['province'];
let commune: World['commune'];
let cell: World['cell'];
let other: World['other'];
let an: World['an'];
let binh: World['binh'];
let cuong: World['cuong'];
let dao: World['dao'];
let secretary: World['secretary'];
let reader: World['reader'];
let clerk: World['clerk'];
let awardsOf: World['awardsOf'];
let dueIn: World['dueIn'];

beforeAll(async () => {
  const w = await honoursWorld();
  ({
    world,
    run,
    account,
    province,
    commune,
    cell,
    other,
    an,
    binh,
    cuong,
    dao,
    secretary,
    reader,
    clerk,
    awardsOf,
    dueIn,
  } = w);
});
afterAll(() => world.close());

describe('who becomes due', () => {
  test('is told from the date of the decision, a quarter ahead, with the money of the rules (trap 3, PRO-03)', async () => {
    const due = await dueIn();
    expect(due.rounds).toEqual(['2027-02-03']);
    expect(due.items).toMatchObject([
      // his ceremony was in 1997, and would make it the next round
      { name: 'Nguyễn Văn An', years: 30, dueOn: '2026-12-01', roundOn: '2027-02-03', bonus: 3_510_000 },
      { name: 'Đỗ Thị Đào', years: 40, dueOn: '2027-01-15', bonus: 4_680_000 },
      { name: 'Trần Thị Bình', years: 30, dueOn: '2027-02-03' },
    ]);
  });

  test('on another day, by years, by name, of a cell, in order and by pages', async () => {
    expect((await dueIn({ on: '2027-02-10' })).items.map((line) => line.name)).toEqual([
      'Nguyễn Văn An',
      'Đỗ Thị Đào',
      'Trần Thị Bình',
      'Lê Văn Cường',
    ]);
    expect((await dueIn({ on: '2027-02-10', round: '2027-05-19' })).total).toBe(4);
    expect((await dueIn({ years: 40 })).items.map((line) => line.name)).toEqual(['Đỗ Thị Đào']);
    expect((await dueIn({ search: 'binh' })).items.map((line) => line.name)).toEqual(['Trần Thị Bình']);
    expect((await dueIn({}, other)).total).toBe(1);
    const first = await dueIn({ sort: '-name', limit: 2 });
    expect(first.total).toBe(3);
    const rest = await dueIn({ sort: '-name', limit: 2, after: first.next });
    expect([...first.items, ...rest.items].map((line) => line.name)).toEqual([
      'Đỗ Thị Đào',
      'Trần Thị Bình',
      'Nguyễn Văn An',
    ]);
  });
});

describe('a round of badges', () => {
  test('is proposed all or none, and the reason stands at its line', async () => {
    const items = [an, cuong].map((personId) => ({ personId, years: 30 }));
    expect(await refusalOf(run('badge.propose', { roundOn: '2027-02-03', items }))).toMatchObject({
      status: 422,
      codes: ['badge.not_due'],
      fields: ['items.1.personId'],
    });
    expect((await awardsOf()).total).toBe(0);
    const twice = [an, an].map((personId) => ({ personId, years: 30 }));
    expect(await refusalOf(run('badge.propose', { roundOn: '2027-02-03', items: twice }))).toMatchObject({
      codes: ['badge.begun_already'],
    });
    await run(
      'badge.propose',
      { roundOn: '2027-02-03', items: [an, binh].map((personId) => ({ personId, years: 30 })) },
      secretary,
    );
    expect((await awardsOf({ state: 'proposed' })).total).toBe(2);
    expect((await dueIn()).items.map((line) => line.personId)).toEqual([dao]);
    expect(
      await refusalOf(run('badge.propose', { roundOn: '2027-02-03', items: [{ personId: an, years: 30 }] })),
    ).toMatchObject({
      codes: ['badge.begun_already'],
    });
    // a cell does not see the people of another, and an inspector only reads
    expect(
      await refusalOf(
        run('badge.propose', { roundOn: '2027-02-03', items: [{ personId: dao, years: 40 }] }, secretary),
      ),
    ).toMatchObject({ status: 404 });
    expect(
      await refusalOf(run('badge.propose', { roundOn: '2027-02-03', items: [{ personId: dao, years: 40 }] }, reader)),
    ).toMatchObject({ status: 403 });
  });

  test('may come early for the seriously ill, never more than the months of the rule', async () => {
    const early = (roundOn: string) =>
      run<{ ids: string[] }>('badge.propose', {
        roundOn,
        items: [{ personId: cuong, years: 30, early: 'ill', note: 'Hồ sơ bệnh án' }],
      });
    expect(await refusalOf(early('2026-02-03'))).toMatchObject({ codes: ['badge.too_early'] });
    await early('2026-11-20');
    expect((await awardsOf({ search: 'cuong' })).items).toMatchObject([{ state: 'proposed', years: 30 }]);
  });

  test('is decided by the body whose right it is, with the money of that day', async () => {
    const proposed = await awardsOf({ state: 'proposed', sort: 'name' });
    const ids = proposed.items.filter((award) => award.name !== 'Lê Văn Cường').map((award) => award.id);
    const decision = { awards: ids, decidedOn: '2026-11-10', number: '12-QĐ/TU' };
    expect(await refusalOf(run('badge.decide', { ...decision, byUnitId: commune }))).toMatchObject({
      codes: ['badge.not_deciding'],
    });
    expect(await refusalOf(run('badge.decide', decision))).toMatchObject({ codes: ['giver.missing'] });
    expect(await refusalOf(run('badge.decide', { ...decision, byUnitId: province }, clerk))).toMatchObject({
      status: 404,
    });
    const board = await account('ban.to.chuc', province, 'provincial_board');
    await run('badge.decide', { ...decision, byUnitId: province }, board);
    expect((await awardsOf({ state: 'decided' })).items.map((award) => award.bonus)).toEqual([3_510_000, 3_510_000]);
    expect(await refusalOf(run('badge.decide', { ...decision, byUnitId: province }))).toMatchObject({
      codes: ['badge.wrong_state', 'badge.wrong_state'],
    });
  });

  test('is handed over with the number of each badge', async () => {
    const { items } = await awardsOf({ state: 'decided', sort: 'name' });
    const first = items[0]?.id ?? '';
    expect(await refusalOf(run('badge.hand', { handedOn: '2026-11-09', items: [{ award: first }] }))).toMatchObject({
      codes: ['date.order'],
    });
    expect(
      await refusalOf(run('badge.hand', { handedOn: '2026-11-10', items: [{ award: first }] }, reader)),
    ).toMatchObject({ status: 403 });
    await run('badge.hand', { handedOn: '2026-11-10', items: [{ award: first, badgeNo: '0123456' }] }, secretary);
    expect((await awardsOf({ state: 'handed' })).items).toMatchObject([{ id: first }]);
    expect((await awardsOf({ given: 'yes', year: 2026 })).total).toBe(2);
  });

  test('passes over whom a reason keeps back, and finds him again after it', async () => {
    const skip = { personId: dao, years: 40, roundOn: '2027-02-03', reason: 'under_discipline' };
    expect(await refusalOf(run('badge.skip', { ...skip, reason: 'mood' }))).toMatchObject({
      codes: ['badge.skip_unknown'],
    });
    expect(await refusalOf(run('badge.skip', skip, reader))).toMatchObject({ status: 403 });
    await run('badge.skip', skip);
    expect(await refusalOf(run('badge.skip', skip))).toMatchObject({ codes: ['badge.passed_over'] });
    expect((await dueIn()).total).toBe(0);
    expect((await dueIn({ on: '2027-02-10' })).items.map((line) => line.personId)).toEqual([dao]);
    // a proposal is taken back the same way
    await run('badge.skip', { personId: cuong, years: 30, roundOn: '2026-11-20', reason: 'own_wish' });
    expect((await awardsOf({ search: 'cuong' })).items).toMatchObject([{ state: 'skipped' }]);
  });

  test('leaves out what was given before the register began', async () => {
    const given = { personId: dao, years: 30, decidedOn: '2017-01-10', handedOn: '2017-02-03', badgeNo: '777' };
    expect(await refusalOf(run('badge.record', { ...given, decidedOn: '2015-01-10' }))).toMatchObject({
      codes: ['badge.too_early'],
    });
    expect(await refusalOf(run('badge.record', given, reader))).toMatchObject({ status: 403 });
    await run('badge.record', given);
    expect(await refusalOf(run('badge.record', given))).toMatchObject({ codes: ['badge.begun_already'] });
  });
});

test('what waits is told to whom it waits for, with the list behind', async () => {
  const told = async (actor: Actor) =>
    (await world.chibo.bus.read(actor, honourAttention)).map((line) => [line.what, line.values?.count, line.link]);
  expect(await told(secretary)).toEqual([['honours.attention.decided', 1, `/units/${cell}/badges?state=decided`]]);
  world.clock.set('2027-02-10T03:00:00Z');
  expect(await told(clerk)).toContainEqual(['honours.attention.due', 2, `/units/${commune}/badges/due`]);
  await run('badge.propose', { roundOn: '2027-05-19', items: [{ personId: dao, years: 40 }] });
  expect(await told(await actorOf(world.chibo, 'ban.to.chuc'))).toContainEqual([
    'honours.attention.proposed',
    1,
    `/units/${province}/badges?state=proposed`,
  ]);
  expect(await told(reader)).toEqual([]);
});

test('the lists stand on paper, in each language', async () => {
  for (const language of ['vi', 'en', 'ar'] as const) {
    const made = await world.chibo.bus.read(clerk, (ctx) =>
      badgeProposalDocument(ctx, commune, { language, to: '2027-02-03' }),
    );
    const table = made.model.blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows.map((row) => row[1])).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
    expect(made.model.letterhead.left.number).toContain('HHĐ');
    expect(made.model.direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
  }
  const due = await world.chibo.bus.read(clerk, (ctx) => dueListDocument(ctx, commune, { language: 'vi' }));
  expect(JSON.stringify(due.model)).toContain('Lê Văn Cường');
});
