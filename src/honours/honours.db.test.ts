import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { copyInto, moveWithin } from '../members/store/move.ts';
import { unitRef } from '../organization/tree.ts';
import { setScope } from '../platform/db/scope.ts';
import { commendationsDocument } from './documents.ts';
import { carryHonours } from './followStore.ts';
import { type Awards, honoursWorld } from './testing.ts';

type World = Awaited<ReturnType<typeof honoursWorld>>;
let world: World['world'];
let ask: World['ask'];
let run: World['run'];
let commune: World['commune'];
let cell: World['cell'];
let other: World['other'];
let province: World['province'];
let an: World['an'];
let binh: World['binh'];
let cuong: World['cuong'];
let dao: World['dao'];
let secretary: World['secretary'];
let reader: World['reader'];
let clerk: World['clerk'];
let awardsOf: World['awardsOf'];

beforeAll(async () => {
  const w = await honoursWorld();
  ({ world, ask, run, commune, cell, other, province, an, binh, cuong, dao, secretary, reader, clerk, awardsOf } = w);
  await run('badge.record', { personId: dao, years: 30, decidedOn: '2017-01-10', handedOn: '2017-02-03' });
});
afterAll(() => world.close());

describe('commendations', () => {
  const words = {
    form: 'commune_certificate',
    decidedOn: '2026-10-20',
    number: '8-QĐ/ĐU',
    reason: 'Hoàn thành xuất sắc nhiệm vụ năm 2026',
  };
  let flag: string;

  test('are of the level that gives them, to a member or to a unit', async () => {
    const given = { unitId: cell, personId: an, byUnitId: commune, ...words };
    expect(await refusalOf(run('commendation.record', { ...given, byUnitId: cell }))).toMatchObject({
      codes: ['commendation.wrong_level'],
    });
    expect(await refusalOf(run('commendation.record', { ...given, byUnitId: other }))).toMatchObject({
      codes: ['giver.not_above'],
    });
    expect(await refusalOf(run('commendation.record', { ...given, personId: cuong }))).toMatchObject({ status: 404 });
    expect(await refusalOf(run('commendation.record', { ...given, byUnitId: undefined }))).toMatchObject({
      codes: ['giver.missing'],
    });
    expect(await refusalOf(run('commendation.record', given, reader))).toMatchObject({ status: 403 });
    await run('commendation.record', given, secretary);
    flag = (
      await run('commendation.record', {
        unitId: cell,
        ...words,
        form: 'province_flag',
        byUnitId: province,
        decidedOn: '2025-12-20',
      })
    ).id;
    await run('commendation.record', {
      unitId: other,
      ...words,
      form: 'central_diploma',
      byKind: 'central_committee',
      byName: 'Trung ương',
    });
    const list = await ask<{ items: { name: string }[]; total: number }>('commendation.list', {
      unit: commune,
      sort: 'name',
    });
    expect(list.total).toBe(3);
    expect((await ask<Awards>('commendation.list', { unit: cell, to: 'unit' })).total).toBe(1);
    expect((await ask<Awards>('commendation.list', { unit: commune, year: 2026, search: 'nguyen' })).total).toBe(1);
  });

  test('are annulled by a dated decision, once, and count no more', async () => {
    const annul = { id: flag, version: 1, on: '2026-11-01', number: '3-QĐ', reason: 'Khen không đúng' };
    expect(await refusalOf(run('commendation.annul', { ...annul, on: '2025-01-01' }))).toMatchObject({
      codes: ['date.order'],
    });
    expect(await refusalOf(run('commendation.annul', annul, reader))).toMatchObject({ status: 403 });
    await run('commendation.annul', annul);
    expect(await refusalOf(run('commendation.annul', { ...annul, version: 2 }))).toMatchObject({
      codes: ['commendation.annulled'],
    });
    expect((await ask<Awards>('commendation.list', { unit: commune, inForce: 'yes' })).total).toBe(2);
  });

  test('are counted by year and form, each number as long as its list', async () => {
    const { lines } = await ask<{ lines: { kind: string; year: number; form: string; n: number }[] }>('honour.count', {
      unit: commune,
    });
    expect(lines).toEqual([
      { kind: 'member', year: 2026, form: 'commune_certificate', n: 1 },
      { kind: 'unit', year: 2026, form: 'central_diploma', n: 1 },
      { kind: 'badge', year: 2017, form: '30', n: 1 },
    ]);
    for (const { kind, year, form, n } of lines) {
      const behind =
        kind === 'badge'
          ? await awardsOf({ given: 'yes', year, years: Number(form) })
          : await ask<Awards>('commendation.list', { unit: commune, inForce: 'yes', to: kind, year, form });
      expect(behind.total).toBe(n);
    }
  });
});

describe('cards', () => {
  type Secrets = { cardNo: string | null };
  const issue = { kind: 'linked', reason: 'first', issuedOn: '2026-11-05', cardNo: '87.654321' };

  test('are issued for a reason that fits the one before, and the number goes to the person’s record alone', async () => {
    expect(await refusalOf(run('card.issue', { personId: an, ...issue }, clerk))).toMatchObject({
      codes: ['card.after_valid'],
    });
    expect(await refusalOf(run('card.issue', { personId: an, ...issue, reason: 'exchange' }, secretary))).toMatchObject(
      { status: 403 },
    );
    expect(await refusalOf(run('card.issue', { personId: binh, ...issue, cardNo: '12.345678' }, clerk))).toMatchObject({
      codes: ['card.taken'],
    });
    expect(await refusalOf(run('card.issue', { personId: binh, ...issue, cardNo: 'x' }, clerk))).toMatchObject({
      codes: ['card.malformed'],
    });
    await run('card.issue', { personId: an, ...issue, reason: 'exchange' }, clerk);
    expect(await ask<Secrets>('member.reveal', { id: an })).toMatchObject({ cardNo: '87654321' });
    const cards = await ask<{ items: { state: string; tail: string; kind: string | null }[] }>('card.list', {
      unit: commune,
      sort: '-on',
    });
    expect(cards.items).toMatchObject([
      { state: expect.any(String), kind: expect.anything() },
      { state: 'replaced', kind: null },
    ]);
    const { rows } = { rows: await world.chibo.owner.db.selectFrom('card').selectAll().execute() };
    expect(JSON.stringify(rows)).not.toContain('87654321');
  });

  test('are reported lost, issued again, and taken back', async () => {
    const lost = { personId: an, what: 'lost', on: '2026-11-08' };
    expect(await refusalOf(run('card.report', lost, reader))).toMatchObject({ status: 403 });
    expect(await refusalOf(run('card.report', { ...lost, on: '2026-11-01' }, secretary))).toMatchObject({
      codes: ['date.order'],
    });
    await run('card.report', lost, secretary);
    expect(await refusalOf(run('card.report', lost, secretary))).toMatchObject({ codes: ['card.none_valid'] });
    await run(
      'card.issue',
      { personId: an, ...issue, reason: 'lost', issuedOn: '2026-11-10', cardNo: '11.112222' },
      clerk,
    );
    const back = { personId: an, on: '2026-11-10', reason: 'wrong' };
    expect(await refusalOf(run('card.return', back, secretary))).toMatchObject({ status: 403 });
    expect(await refusalOf(run('card.return', { ...back, reason: 'mood' }, clerk))).toMatchObject({
      codes: ['card.reason_unknown'],
    });
    await run('card.return', back, clerk);
    const { total } = await ask<Awards>('card.list', { unit: cell, cardState: 'returned' });
    expect(total).toBe(1);
  });
});

test('a person sees all of it, and others by their right', async () => {
  type Mine = {
    partyAge: number;
    next: { years: number };
    badges: unknown[];
    commendations: unknown[];
    cards: { state: string }[];
    issueReasons: string[];
    own: boolean;
  };
  const mine = await ask<Mine>('honour.mine', {}, secretary);
  expect(mine).toMatchObject({
    partyAge: 29,
    next: { years: 30 },
    own: true,
    issueReasons: ['corrected', 'readmitted'],
  });
  expect([mine.badges.length, mine.commendations.length, mine.cards.length]).toEqual([0, 1, 3]);
  expect(await ask<Mine>('honour.person', { id: dao }, reader)).toMatchObject({ partyAge: 39, own: false });
  expect(await refusalOf(ask('honour.person', { id: dao }, secretary))).toMatchObject({ status: 404 });
  const member = await actorOf(world.chibo, 'an.secretary', 'member');
  expect((await ask<Mine>('honour.mine', {}, member)).cards).toHaveLength(3);
  expect(await refusalOf(ask('badge.due', { unit: cell }, member))).toMatchObject({ status: 403 });
});

test('the list of commendations stands on paper', async () => {
  const asked = { language: 'vi', from: '2026-01-01', to: '2026-12-31' } as const;
  const listed = await world.chibo.bus.read(clerk, (ctx) => commendationsDocument(ctx, commune, asked));
  expect(JSON.stringify(listed.model)).toContain('8-QĐ/ĐU');
  expect(
    await refusalOf(world.chibo.bus.read(secretary, (ctx) => commendationsDocument(ctx, commune, asked))),
  ).toMatchObject({ status: 404 });
});

test('badges and cards go with their person, within a division and to another, and are there once', async () => {
  const away = await run('organization.found', {
    kind: 'province_committee',
    name: 'Tỉnh Khác',
    division: '99',
    code: '99',
  });
  const far = await run('unit.found', { parentId: away.id, kind: 'commune_committee', name: 'Xã Khác' });
  const there = await run('unit.found', {
    parentId: far.id,
    kind: 'grassroots_cell',
    name: 'Thôn 9',
    setting: 'residential',
  });
  const carry = async (personId: string, fromId: string, toId: string) =>
    await world.chibo.app.db.transaction().execute(async (tx) => {
      await setScope(tx, operator());
      const [from, to] = [await unitRef(tx, fromId), await unitRef(tx, toId)];
      if (from.division === to.division) await moveWithin(tx, personId, to);
      else await copyInto(tx, { division: from.division, id: personId }, to, true);
      await carryHonours(tx, personId, from, to);
    });
  const count = async (name: string, unit: string) => (await ask<Awards>(name, { unit })).total;
  expect(await count('card.list', cell)).toBe(3);
  await carry(an, cell, other);
  expect([await count('card.list', cell), await count('card.list', other)]).toEqual([0, 3]);
  await carry(dao, other, there.id);
  expect([await count('badge.list', commune), await count('badge.list', there.id)]).toEqual([0, 1]);
  await carry(an, other, there.id);
  expect([await count('card.list', commune), await count('card.list', far.id)]).toEqual([0, 3]);
  // and back again, where the rows of before lie
  await carry(an, there.id, cell);
  expect([await count('card.list', cell), await count('card.list', far.id)]).toEqual([3, 0]);
  expect((await ask<{ cards: unknown[] }>('honour.person', { id: an })).cards).toHaveLength(3);
});
