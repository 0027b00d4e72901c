/** A province with two communes in divisions of their own, a cell with two people in each: what the tests of the integrity checks stand on. */
import { actorOf, asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { insertUnit } from '../organization/store/units.ts';
import type { Actor } from '../platform/access.ts';
import { setScope } from '../platform/db/scope.ts';
import { seal } from '../platform/ledger/seal.ts';
import type { CheckLine, Finding, IntegrityRun } from './finding.ts';
import { checkAll } from './running.ts';

export let world: Bare;
export let top: string;
export let communes: string[];
export let cells: string[];
export let people: string[];

/** Makes it anew, for `beforeEach`; whoever asks closes `world`. */
export async function foundScene(): Promise<void> {
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
}

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

export const raw = async (text: string, values: unknown[] = []) => await world.chibo.owner.pool.query(text, values);
export const to = async (moment: string) => {
  world.clock.set(moment);
  await seal(world.chibo.sealer.db, world.chibo.keys.signing.privateKey, world.clock.now());
};
export const night = async (moment: string) => {
  await to(moment);
  await checkAll(world.chibo);
};
export const ask = async <T>(name: string, input: object, actor: Actor = operator()) =>
  (await world.chibo.bus.ask(name, input, { actor })) as T;
export const findings = async (unit: string, more: object = {}, actor: Actor = operator()) =>
  await ask<{ items: Finding[]; total: number }>('integrity.findings', { unit, ...more }, actor);
export const overview = async (unit: string, actor: Actor = operator()) =>
  await ask<{
    checks: CheckLine[];
    last: IntegrityRun | null;
    running: IntegrityRun | null;
    may: Record<string, { code: string }[]>;
  }>('integrity.overview', { unit }, actor);
export const spoil = (n = 0) => raw(`update membership set full_name = 'Ai Khác' where person_id = $1`, [people[n]]);
export const mend = (n = 0) =>
  raw('update membership m set full_name = p.full_name from person p where p.id = m.person_id and p.id = $1', [
    people[n],
  ]);

/** An account with a post at a unit, as which one then asks. */
export async function holder(login: string, unitId: string, post: string): Promise<Actor> {
  const { id } = await asOperator(world.chibo, 'account.make', { login, name: login, password: 'ngọn đèn trước gió' });
  await asOperator(world.chibo, 'post.begin', { unitId, post, accountId: id, from: '2026-01-01' });
  return await actorOf(world.chibo, login, post);
}

export const FIRST = '2026-11-10T19:29:00Z';
export const SECOND = '2026-11-11T19:29:00Z';
export const THIRD = '2026-11-12T19:29:00Z';
