/** Runs, what they keep, what each level sees of it, and notes: over a province with two communes in divisions of their own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  accountFor,
  actorOf,
  asOperator,
  type Bare,
  bareWorld,
  foundTop,
  refusalOf,
} from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { insertUnit } from '../organization/store/units.ts';
import type { Actor } from '../platform/access.ts';
import { setScope } from '../platform/db/scope.ts';
import { seal } from '../platform/ledger/seal.ts';
import { checkFromHere } from './cli.ts';
import type { CheckLine, Finding, IntegrityRun, UnitLine } from './finding.ts';
import { checkAll, resumeRuns, stepThrough } from './running.ts';

let world: Bare;
let top: string;
let communes: string[];
let cells: string[];
let people: string[];

beforeEach(async () => {
  world = await bareWorld();
  const { chibo } = world;
  top = await foundTop(chibo, 'province_committee', 'Đảng bộ tỉnh');
  await raw(`update unit_period set valid_from = '2026-09-01' where unit_id = $1`, [top]);
  [communes, cells, people] = [[], [], []];
  for (const n of [1, 2]) {
    const commune = await communeIn(String(70 + n), n);
    const cell = await asOperator(chibo, 'unit.found', {
      parentId: commune,
      kind: 'grassroots_cell',
      name: `Chi bộ ${n}`,
      foundedOn: '2026-09-01',
    });
    communes.push(commune);
    cells.push(cell.id);
    for (const m of [1, 2]) {
      const facts = {
        sex: 'male',
        birthDate: `197${n}-01-0${m}`,
        admittedOn: '2000-01-01',
        officialOn: '2001-01-01',
        from: '2026-09-01',
      };
      people.push(
        (await asOperator(chibo, 'member.register', { unit: cell.id, fullName: `Rmah Thứ ${n}${m}`, ...facts })).id,
      );
    }
    await asOperator(chibo, 'post.begin', {
      unitId: cell.id,
      post: 'secretary',
      personId: people.at(-1),
      from: '2026-09-01',
    });
  }
});
afterEach(() => world.close());

/** A commune committee in a division of its own, as large organizations are kept. */
async function communeIn(division: string, n: number): Promise<string> {
  return await world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    const place = {
      division,
      path: `0001000${n}`,
      parentId: top,
      kind: 'commune_committee',
      name: `Đảng bộ xã ${n}`,
      foundedOn: '2026-09-01',
      since: '2026-09-01',
    };
    const unknown = { setting: null, code: null, households: null, poorHouseholds: null, temporaryHouses: null };
    return (await insertUnit(tx, { ...place, ...unknown })).id;
  });
}

const raw = async (text: string, values: unknown[] = []) => await world.chibo.owner.pool.query(text, values);
const to = async (moment: string) => {
  world.clock.set(moment);
  await seal(world.chibo.sealer.db, world.chibo.keys.signing.privateKey, world.clock.now());
};
const night = async (moment: string) => {
  await to(moment);
  await checkAll(world.chibo);
};
const ask = async <T>(name: string, input: object, actor: Actor = operator()) =>
  (await world.chibo.bus.ask(name, input, { actor })) as T;
const findings = async (unit: string, more: object = {}, actor: Actor = operator()) =>
  await ask<{ items: Finding[]; total: number }>('integrity.findings', { unit, ...more }, actor);
const overview = async (unit: string, actor: Actor = operator()) =>
  await ask<{
    checks: CheckLine[];
    last: IntegrityRun | null;
    running: IntegrityRun | null;
    may: Record<string, { code: string }[]>;
  }>('integrity.overview', { unit }, actor);
const spoil = (n = 0) => raw(`update membership set full_name = 'Ai Khác' where person_id = $1`, [people[n]]);
const mend = (n = 0) =>
  raw('update membership m set full_name = p.full_name from person p where p.id = m.person_id and p.id = $1', [
    people[n],
  ]);

/** An account with a post at a unit, as which one then asks. */
async function holder(login: string, unitId: string, post: string): Promise<Actor> {
  const { id } = await asOperator(world.chibo, 'account.make', { login, name: login, password: 'ngọn đèn trước gió' });
  await asOperator(world.chibo, 'post.begin', { unitId, post, accountId: id, from: '2026-01-01' });
  return await actorOf(world.chibo, login, post);
}

const FIRST = '2026-11-10T19:29:00Z';
const SECOND = '2026-11-11T19:29:00Z';
const THIRD = '2026-11-12T19:29:00Z';

describe('a run', () => {
  it('over an orderly organization finds nothing and says over what it went', async () => {
    await night(FIRST);
    const { checks, last, running } = await overview(top);
    expect(checks.filter(({ n }) => n > 0)).toEqual([]);
    expect(checks.length).toBeGreaterThanOrEqual(35);
    expect(last).toMatchObject({ state: 'done', units: 5, pieces: 1, open: 0, unitId: top });
    expect(running).toBeNull();
    expect((await overview(cells[0] ?? '')).last).toMatchObject({ unitId: top });
  });

  it('twice finds the same, with the date of the first; what was put right is gone; what comes back begins anew', async () => {
    await spoil();
    await night(FIRST);
    const { items } = await findings(top);
    expect(items).toMatchObject([
      {
        check: 'roster_carries',
        severity: 'error',
        unitId: cells[0],
        foundAt: '2026-11-10T19:29:00.000Z',
        goneAt: null,
      },
    ]);
    await night(SECOND);
    expect((await findings(top)).items).toMatchObject([
      { id: items[0]?.id, foundAt: items[0]?.foundAt, seenAt: '2026-11-11T19:29:00.000Z' },
    ]);
    expect((await overview(top)).last).toMatchObject({ found: 0, gone: 0, open: 1 });
    await mend();
    await night(THIRD);
    expect((await findings(top)).items).toEqual([]);
    expect((await findings(top, { gone: true })).items).toMatchObject([
      { id: items[0]?.id, goneAt: '2026-11-12T19:29:00.000Z' },
    ]);
    await spoil();
    await night('2026-11-13T19:29:00Z');
    expect((await findings(top)).items).toMatchObject([{ foundAt: '2026-11-13T19:29:00.000Z' }]);
  });

  it('over one unit leaves what was found elsewhere as it is', async () => {
    await spoil(0);
    await spoil(2);
    await night(FIRST);
    await mend(0);
    await mend(2);
    await to(SECOND);
    await asOperator(world.chibo, 'integrity.run', { unit: communes[1] });
    await resumeRuns(world.chibo);
    expect((await findings(top)).items.map(({ unitId }) => unitId)).toEqual([cells[0]]);
  });

  it('asked for by a commune sees as much as the night does: two homes are two homes, and stay', async () => {
    const { rows } = await raw('select division, id, path from unit where id = $1', [cells[1]]);
    await raw(
      `insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, birth_date)
        select $1, id, $2, $3, true, full_name, sort_key, search_key, sex, birth_date from person where id = $4`,
      [rows[0].division, rows[0].id, rows[0].path, people[0]],
    );
    await night(FIRST);
    const twice = { check: 'two_homes' };
    expect(new Set((await findings(top, twice)).items.map(({ unitId }) => unitId))).toEqual(new Set(cells));
    await to(SECOND);
    const board = await holder('van.phong', communes[0] ?? '', 'clerk');
    await world.chibo.bus.run('integrity.run', { unit: communes[0] }, { actor: board });
    await resumeRuns(world.chibo);
    expect((await findings(communes[0] ?? '', twice, board)).items).toMatchObject([
      { seenAt: '2026-11-11T19:29:00.000Z', goneAt: null },
    ]);
  });

  it('goes piece by piece, goes on where it stopped, and is asked for once', async () => {
    await spoil(0);
    await spoil(2);
    const { id } = await asOperator(world.chibo, 'integrity.run', { unit: top });
    expect((await refusalOf(asOperator(world.chibo, 'integrity.run', { unit: top }))).codes).toEqual([
      'integrity.running',
    ]);
    // as it lies after a stop: cut in two, the first piece done
    await raw(`update integrity_run set cuts = array['0001', '00010002'], pieces_done = 1 where id = $1`, [id]);
    expect((await overview(top)).running).toMatchObject({ pieces: 2, piecesDone: 1 });
    const seen: number[] = [];
    await stepThrough(world.chibo, { division: '00', id }, ({ done }) => seen.push(done));
    expect(seen).toEqual([2]);
    expect((await findings(top)).items.map(({ unitId }) => unitId)).toEqual([cells[1]]);
    await night(SECOND);
    expect((await findings(top)).total).toBe(2);
  });

  it('two at once share the pieces: each finding is kept once', async () => {
    await spoil(0);
    const { id } = await asOperator(world.chibo, 'integrity.run', { unit: top });
    await raw(`update integrity_run set cuts = array['0001', '00010001', '000100010001', '00010002'] where id = $1`, [
      id,
    ]);
    await Promise.all([
      stepThrough(world.chibo, { division: '00', id }),
      stepThrough(world.chibo, { division: '00', id }),
    ]);
    expect((await findings(top)).total).toBe(1);
    expect((await overview(top)).last).toMatchObject({ piecesDone: 4, found: 1, open: 1 });
  });

  it('from the command line says what is open, and counts the errors that nobody explained', async () => {
    await spoil();
    const report = await checkFromHere(world.chibo, operator(), communes[0], () => {});
    expect(report).toMatchObject({
      errors: 1,
      units: [{ unit: communes[0], checks: [{ check: 'roster_carries', n: 1 }] }],
    });
    expect(
      (await refusalOf(checkFromHere(world.chibo, operator(), cells[0]?.replace(/.{4}$/, 'ffff'), () => {}))).status,
    ).toBe(404);
  });
});

describe('each level sees its own', () => {
  it('numbers are the lists they open, at every unit', async () => {
    await spoil(0);
    await spoil(2);
    await spoil(3);
    await night(FIRST);
    for (const [unit, n] of [
      [top, 3],
      [communes[0], 1],
      [communes[1], 2],
      [cells[1], 2],
    ] as const) {
      expect((await findings(unit ?? '')).total).toBe(n);
      expect((await overview(unit ?? '')).checks.find(({ check }) => check === 'roster_carries')?.n).toBe(n);
    }
    const { items } = await ask<{ items: UnitLine[] }>('integrity.units', { unit: top });
    expect(items).toMatchObject([
      { unitId: communes[1], errors: 2, warnings: 0, notes: 0 },
      { unitId: communes[0], errors: 1, warnings: 0, notes: 0 },
    ]);
    expect((await findings(top, { own: true })).items).toEqual([]);
    expect((await findings(top, { severity: 'warning' })).items).toEqual([]);
  });

  it('a commune sees nothing of the other, an administrator no findings about members; who inspects runs nothing', async () => {
    await spoil(0);
    await spoil(2);
    await night(FIRST);
    const clerk = await holder('van.phong', communes[0] ?? '', 'clerk');
    expect((await findings(communes[0] ?? '', {}, clerk)).items).toMatchObject([
      { unitId: cells[0], name: 'Rmah Thứ 11' },
    ]);
    expect((await refusalOf(findings(communes[1] ?? '', {}, clerk))).status).toBe(404);
    expect((await refusalOf(findings(top, {}, clerk))).status).toBe(404);
    const admin = await holder('quan.tri', top, 'administrator');
    expect((await findings(top, {}, admin)).items).toEqual([]);
    expect((await overview(top, admin)).checks.some(({ check }) => check === 'roster_carries')).toBe(false);
    const inspector = await holder('kiem.tra', top, 'inspector');
    for (const [actor, seen] of [[inspector, true] as const, [admin, false] as const])
      expect((await overview(top, actor)).checks.some(({ check }) => check.startsWith('restricted_'))).toBe(seen);
    const ran = world.chibo.bus.run('integrity.run', { unit: top }, { actor: inspector });
    expect((await refusalOf(ran)).status).toBe(403);
    expect((await refusalOf(world.chibo.bus.run('integrity.run', { unit: 'x' }, { actor: clerk }))).codes).toEqual([
      'id.malformed',
    ]);
  });

  it('a fault of a restricted case is for whoever may read it; to others nothing tells of it', async () => {
    const { rows } = await raw('select division, id as unit_id, path as scope from unit where id = $1', [communes[0]]);
    const { division, unit_id: unit, scope } = rows[0];
    const [{ hash }] = (await raw('select hash from rulebook_version limit 1')).rows;
    for (const restricted of [true, false])
      await raw(
        `with made as (insert into case_file (division, unit_id, scope, id, procedure, subject_kind, subject_id, subject_name, sort_key, search_key, state, step, opened_on, opened_by,
            opened_name, rulebook_hash, ruled_on, due, restricted)
          values ($1, $2, $3, gen_random_uuid(), 'discipline', 'member', $4, 'Rmah Thứ 11', 'r', 'r', 'open', 'request', '2026-11-02', $4, 'Ai', $5, '2026-11-02', '2026-11-20', $6) returning *)
          insert into case_stat (division, unit_id, scope, procedure, restricted, state, mark, month, n)
            select division, unit_id, scope, procedure, restricted, state, step, '', 1 from made`,
        [division, unit, scope, people[0], hash, restricted],
      );
    await night(FIRST);
    await accountFor(world.chibo, 'bi.thu', { personId: people[0] ?? '', division });
    await asOperator(world.chibo, 'post.begin', {
      unitId: unit,
      post: 'committee_secretary',
      personId: people[0],
      from: '2026-09-01',
    });
    const secretary = await actorOf(world.chibo, 'bi.thu', 'committee_secretary');
    const clerk = await holder('van.phong', unit, 'clerk');
    const checksOf = async (actor: Actor) =>
      (await findings(unit, {}, actor)).items.map(({ check, name }) => [check, name]).sort();
    expect(await checksOf(clerk)).toEqual([['case_due_differs', 'Rmah Thứ 11']]);
    expect(await checksOf(secretary)).toEqual([
      ['case_due_differs', 'Rmah Thứ 11'],
      ['restricted_case_due_differs', 'Rmah Thứ 11'],
    ]);
    const told = async (actor: Actor) => {
      const { checks, last } = await overview(unit, actor);
      return {
        n: checks.reduce((n, each) => n + each.n, 0),
        last,
        some: checks.some(({ check }) => check.startsWith('restricted_')),
      };
    };
    // the run itself is told to both, without what few may know of
    expect(await told(clerk)).toMatchObject({ n: 1, some: false, last: { open: 1, found: 1 } });
    expect(await told(secretary)).toMatchObject({ n: 2, some: true, last: { open: 1, found: 1 } });
    const [hidden] = (await findings(unit, { check: 'restricted_case_due_differs' }, secretary)).items;
    const explain = (actor: Actor) =>
      world.chibo.bus.run('integrity.explain', { id: hidden?.id, reason: 'Đang chờ gia hạn' }, { actor });
    expect((await refusalOf(explain(clerk))).status).toBe(404);
    await explain(secretary);
    expect(
      (await overview(unit, secretary)).checks.find(({ check }) => check === 'restricted_case_due_differs'),
    ).toMatchObject({ n: 1, explained: 1 });
    await raw(`update case_file set due = 'infinity' where restricted`);
    await night(SECOND);
    expect((await overview(unit, secretary)).last).toMatchObject({ gone: 0, open: 1 });
    expect(await checksOf(secretary)).toEqual([['case_due_differs', 'Rmah Thứ 11']]);
  });

  it('Today tells the errors of one’s own unit, until they are explained', async () => {
    await raw(`update unit set name = 'Tên khác' where id = $1`, [communes[0]]);
    await night(FIRST);
    const clerk = await holder('van.phong', communes[0] ?? '', 'clerk');
    const today = async () =>
      (await world.chibo.bus.read(
        clerk,
        async (ctx) => await world.chibo.bus.modules.find((m) => m.name === 'integrity')?.attention?.(ctx),
      )) ?? [];
    expect(await today()).toMatchObject([
      { what: 'integrity.attention.errors', values: { count: 1 }, state: 'overdue' },
    ]);
    const [finding] = (await findings(communes[0] ?? '', { own: true }, clerk)).items;
    await world.chibo.bus.run(
      'integrity.explain',
      { id: finding?.id, reason: 'Chờ quyết định đổi tên' },
      { actor: clerk },
    );
    expect(await today()).toEqual([]);
  });
});

describe('a note', () => {
  it('explains a finding, which stays in sight; it holds while what was found is the same', async () => {
    await raw('update member_stat set members = 9 where unit_id = $1', [cells[0]]);
    await night(FIRST);
    const clerk = await holder('van.phong', communes[0] ?? '', 'clerk');
    const [finding] = (await findings(communes[0] ?? '', {}, clerk)).items;
    const explain = (reason: string, actor = clerk) =>
      world.chibo.bus.run('integrity.explain', { id: finding?.id, reason }, { actor });
    expect((await refusalOf(explain('Vì'))).fields).toEqual(['reason']);
    await explain('Đang đối chiếu danh sách');
    const noted = {
      explainedOn: '2026-11-11',
      goneAt: null,
      notes: [{ reason: 'Đang đối chiếu danh sách', on: '2026-11-11', name: 'van.phong' }],
    };
    expect((await findings(top)).items).toMatchObject([noted]);
    await night(SECOND);
    expect((await findings(top, { explained: true })).items).toMatchObject([noted]);
    expect((await overview(top)).checks.find(({ n }) => n > 0)).toMatchObject({
      check: 'members_counted',
      n: 1,
      explained: 1,
    });
    await raw('update member_stat set members = 8 where unit_id = $1', [cells[0]]);
    await night(THIRD);
    expect((await findings(top)).items).toMatchObject([{ id: finding?.id, explainedOn: null, notes: noted.notes }]);
  });

  it('is refused where the finding is gone, and to who may not', async () => {
    await spoil();
    await night(FIRST);
    const [finding] = (await findings(top)).items;
    const other = await holder('van.phong.2', communes[1] ?? '', 'clerk');
    const explain = (actor: Actor) =>
      world.chibo.bus.run('integrity.explain', { id: finding?.id, reason: 'Đã biết, sẽ sửa' }, { actor });
    expect((await refusalOf(explain(other))).status).toBe(404);
    await mend();
    await night(SECOND);
    expect((await refusalOf(explain(operator()))).codes).toEqual(['integrity.gone']);
  });
});
