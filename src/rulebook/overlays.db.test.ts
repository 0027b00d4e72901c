/** The same act in two provinces, and in a commune with a rule of its own: each is judged by what holds there (M82, D17). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Chibo } from '../chibo.ts';
import { cited } from '../http/problem.ts';
import { addTo } from '../platform/clock.ts';
import { Refusal } from '../platform/refusal.ts';
import { editedRulebook } from './testRulebook.ts';

const TODAY = '2026-11-10';
type Cell = { id: string; commune: string; people: string[] };

let world: Bare;
let giaLai: Cell;
let nextDoor: Cell;
let quangNinh: Cell;
beforeAll(async () => {
  world = await bareWorld();
  const place = async (province: string, division: string, code: string) =>
    (
      await asOperator(world.chibo, 'organization.found', {
        kind: 'province_committee',
        name: province,
        division,
        code,
      })
    ).id;
  const first = await place('Đảng bộ tỉnh Gia Lai', 'gia-lai', '52');
  giaLai = await cellIn(first, 'Đảng bộ xã Biển Hồ', '23590');
  nextDoor = await cellIn(first, 'Đảng bộ xã Gào', '23602');
  quangNinh = await cellIn(
    await place('Đảng bộ tỉnh Quảng Ninh', 'quang-ninh', '22'),
    'Đảng bộ phường Quảng Yên',
    '07132',
  );
});
afterAll(() => world.close());

async function cellIn(parentId: string, name: string, code: string): Promise<Cell> {
  const { chibo } = world;
  const commune = (await asOperator(chibo, 'unit.found', { parentId, kind: 'commune_committee', name, code })).id;
  const cell = { parentId: commune, kind: 'grassroots_cell', name: `Chi bộ thôn 1 (${name})`, setting: 'residential' };
  const { id } = await asOperator(chibo, 'unit.found', cell);
  const people: string[] = [];
  for (const fullName of ['Nguyễn Văn An', 'Trần Thị Bình']) {
    const facts = { sex: 'female', birthDate: '1980-03-04', admittedOn: '2005-01-02', officialOn: '2006-01-02' };
    people.push((await asOperator(chibo, 'member.register', { unit: id, from: '2025-10-31', fullName, ...facts })).id);
  }
  await asOperator(chibo, 'post.begin', { unitId: id, post: 'secretary', personId: people[0], from: '2025-11-01' });
  return { id, commune, people };
}

const withAuthority = (cell: Cell) => ({
  unit: cell.id,
  assigneeId: cell.people[0],
  checkerId: cell.people[1],
  work: 'Vận động 12 hộ hiến đất làm đường',
  accountability: 'chịu trách nhiệm chính',
  due: '2026-11-30',
  result: 'Danh sách 12 hộ ký cam kết',
  authority: 'tự quyết trong 5 triệu đồng',
});
const reasonsOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.reasons;
    throw error;
  }
  return [];
};

type Rule = {
  now: { overlay: { vi: string } | null; confidence: string; text: { vi: string }; values: { value: string }[] };
  replaces: { overlay: unknown; values: { value: string }[] } | null;
  elsewhere: { overlay: { vi: string } }[];
  beside: { id: string; now: { citation: { vi: string } } }[];
};
const rule = async (id: string, unit: string, chibo: Chibo = world.chibo) =>
  (await chibo.bus.ask('rule.get', { id, unit }, { actor: operator() })) as Rule;

describe('the same task with its seventh part, "authority"', () => {
  test('is given in Quảng Ninh and refused in Gia Lai, whose six clear have no such part', async () => {
    expect(await reasonsOf(asOperator(world.chibo, 'task.assign', withAuthority(quangNinh)))).toEqual([]);
    expect(await reasonsOf(asOperator(world.chibo, 'task.assign', withAuthority(giaLai)))).toMatchObject([
      { code: 'task.slot_not_here', field: 'authority', rule: 'TAS-01@gia-lai' },
    ]);
    expect(
      await reasonsOf(asOperator(world.chibo, 'task.assign', { ...withAuthority(giaLai), authority: '' })),
    ).toEqual([]);
  });

  test('and the refusal cites the rule of Gia Lai, not the national one', () => {
    const { rulebook } = world.chibo;
    expect(cited(rulebook, 'TAS-01@gia-lai', 'vi', TODAY)).toMatchObject({
      id: 'TAS-01',
      confidence: 'S',
      source: expect.stringContaining('Gia Lai'),
    });
    expect(cited(rulebook, 'TAS-01', 'vi', TODAY)).toMatchObject({ id: 'TAS-01', confidence: 'GK' });
    expect(cited(rulebook, 'meeting.roll', 'vi', TODAY)).toMatchObject({ id: 'MEE-05' });
    expect(cited(rulebook, 'nothing.of.the.kind', 'vi', TODAY)).toBeUndefined();
  });
});

describe('the page of a rule', () => {
  test('says which one holds and what it replaces', async () => {
    const there = await rule('TAS-01', giaLai.id);
    expect(there.now).toMatchObject({ overlay: { vi: 'Gia Lai' }, confidence: 'S' });
    expect(there.replaces).toMatchObject({ overlay: null });
    const here = await rule('TAS-01', quangNinh.id);
    expect(here).toMatchObject({ now: { overlay: null }, replaces: null });
    expect(here.elsewhere.map((version) => version.overlay.vi)).toEqual(['Gia Lai']);
  });

  test('shows the guidance of Quảng Ninh on pupils and students beside the rules of admission, there only (M82)', async () => {
    const [guidance] = (await rule('ADM-01', quangNinh.id)).beside;
    expect(guidance).toMatchObject({ id: 'QNI-01' });
    expect(guidance?.now.citation.vi).toContain('05-HD/TU (7/3/2024)');
    expect((await rule('ADM-01', giaLai.id)).beside).toEqual([]);
  });

  test('lists the local documents of the place, each with what rests on it', async () => {
    type List = {
      overlays: { name: { vi: string }; documents: { id: string }[] }[];
      items: { id: string }[];
      total: number;
    };
    const ask = async (input: object) => (await world.chibo.bus.ask('rule.list', input, { actor: operator() })) as List;
    const there = await ask({ unit: quangNinh.id });
    expect(there.overlays).toMatchObject([{ name: { vi: 'Quảng Ninh' }, documents: [{ id: 'HD05_QUANGNINH' }] }]);
    expect((await ask({ unit: quangNinh.id, origin: 'local' })).items.map((item) => item.id)).toEqual(['QNI-01']);
    const { items } = await ask({ instrument: 'QD294' });
    expect(items.map((item) => item.id)).toContain('ELE-01');
    type Document = { overlay: { vi: string }; rules: { id: string }[]; number: string };
    const document = (await world.chibo.bus.ask(
      'instrument.get',
      { id: 'HD05_QUANGNINH' },
      { actor: operator() },
    )) as Document;
    expect(document).toMatchObject({ overlay: { vi: 'Quảng Ninh' }, number: '05-HD/TU', rules: [{ id: 'QNI-01' }] });
  });

  test('three documents of one number name each other', async () => {
    type Document = { sameNumber: { name: { vi: string } }[]; replacedBy: { id: string }[] };
    const get = async (id: string) =>
      (await world.chibo.bus.ask('instrument.get', { id }, { actor: operator() })) as Document;
    expect((await get('HD12_2018')).sameNumber).toHaveLength(2);
    expect((await get('HD12_2018')).replacedBy).toMatchObject([{ id: 'HD42' }]);
  });
});

describe('a commune with a rule of its own, under its province', () => {
  let chibo: Chibo;
  beforeAll(async () => {
    const rulebook = await editedRulebook({
      file: 'overlays/bien-ho.yaml',
      changed: `id: bien-ho
name: {vi: "xã Biển Hồ", en: "Biển Hồ commune", ar: "بلدية بيان هو"}
within: gia-lai
units: ["23590"]
confidence: GK
rules:
  - id: REP-01
    topic: reply
    text: {vi: "Trả lời trong 15 ngày", en: "Answered within 15 days", ar: "الرد خلال 15 يومًا"}
    value: 15
    unit: days
    source: [{other: practice}]
    confidence: GK
    inForceSince: unknown
`,
    });
    chibo = await world.reopen(rulebook);
  });

  const due = async (cell: Cell, login: string) => {
    await asOperator(chibo, 'account.make', {
      login,
      name: login,
      password: 'mot cau that dai',
      personId: cell.people[0],
    });
    const actor = await actorOf(chibo, login, 'secretary');
    const input = { unit: cell.id, body: 'Đề nghị sửa 120 mét mương.', addressedUnitId: cell.commune };
    return ((await chibo.bus.run('proposal.submit', input, { actor })) as { replyDue: string }).replyDue;
  };

  test('answers in 15 days where the next commune and another province have 30', async () => {
    expect(await due(giaLai, 'bien.ho')).toBe(addTo(TODAY, { days: 15 }));
    expect(await due(nextDoor, 'xa.gao')).toBe(addTo(TODAY, { days: 30 }));
    expect(await due(quangNinh, 'quang.yen')).toBe(addTo(TODAY, { days: 30 }));
  });

  test('keeps its province’s rule where it has none of its own', async () => {
    expect(await rule('REP-01', giaLai.id, chibo)).toMatchObject({
      now: { overlay: { vi: 'xã Biển Hồ' }, values: [{ value: '15' }] },
      replaces: { overlay: null, values: [{ value: '30' }] },
    });
    expect((await rule('TAS-01', giaLai.id, chibo)).now).toMatchObject({ overlay: { vi: 'Gia Lai' } });
    expect((await rule('REP-01', nextDoor.id, chibo)).now.overlay).toBeNull();
  });
});
