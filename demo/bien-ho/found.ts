/** The commune and its people: a province above, the roster workbook imported, committee posts, overseers, letterheads, accounts. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { importFile } from '../../src/exchange/cli.ts';
import { act, PASSWORD, type Person } from '../people.ts';
import { rosterWorkbook } from './roster.ts';

export type Cell = { id: string; name: string; setting: string | null; secretary: Person; members: Person[] };
export type World = {
  province: string;
  commune: string;
  cells: Cell[];
  committee: { secretary: Person; members: Person[] };
};

/** Founds everything as of a day and gives the people of each cell, the secretary first. */
export async function found(chibo: Chibo, asOf: string): Promise<World> {
  const by = operator();
  const province = (
    await act(chibo, by, 'organization.found', {
      kind: 'province_committee',
      name: 'Đảng bộ tỉnh Gia Lai',
      code: '52',
      division: 'gia-lai',
      foundedOn: '1991-08-12',
    })
  ).id;
  await importRoster(chibo, province, asOf);
  const units = await chibo.owner.db
    .selectFrom('unit')
    .selectAll()
    .where('parent_id', 'is not', null)
    .orderBy('path')
    .execute();
  const commune = units.find((u) => u.parent_id === province)?.id ?? '';
  const lines = await chibo.owner.db
    .selectFrom('membership')
    .selectAll()
    .where('valid_to', '=', 'infinity')
    .orderBy('id')
    .execute();
  const posts = await chibo.owner.db.selectFrom('post').selectAll().where('post', '=', 'secretary').execute();
  const cells = units
    .filter((u) => u.parent_id === commune)
    .map((u): Cell => {
      const members = lines
        .filter((l) => l.unit_id === u.id)
        .map((l) => ({ id: l.person_id, name: l.full_name, division: l.division, status: l.status }));
      const head = posts.find((p) => p.unit_id === u.id)?.person_id;
      const official = members.filter((m) => m.status === 'official');
      const secretary = official.find((m) => m.id === head) ?? official[0];
      if (!secretary) throw new Error(`${u.name} has no member.`);
      return {
        id: u.id,
        name: u.name,
        setting: u.setting,
        secretary,
        members: [secretary, ...members.filter((m) => m !== secretary)],
      };
    });
  await setLetterheads(chibo, [
    { id: province, name: 'Gia Lai', upper: 'TRUNG ƯƠNG', code: 'TU' },
    { id: commune, name: 'Đảng bộ xã Biển Hồ', upper: 'TỈNH ỦY GIA LAI', code: 'ĐU' },
    ...cells.map((c) => ({ id: c.id, name: c.name, upper: 'ĐẢNG ỦY XÃ BIỂN HỒ', code: 'CB' })),
  ]);
  const committee = await seatCommittee(chibo, commune, cells, asOf);
  return { province, commune, cells, committee };
}

async function importRoster(chibo: Chibo, province: string, asOf: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chibo-demo-'));
  try {
    const path = join(folder, 'bien-ho.xlsx');
    await writeFile(path, await rosterWorkbook(asOf));
    const report = await importFile(chibo, operator(), path, { under: province, dryRun: false, asOf });
    if (report.rejected.length > 0)
      throw new Error(`The demo's own roster was refused: ${JSON.stringify(report.rejected[0])}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function setLetterheads(
  chibo: Chibo,
  units: { id: string; name: string; upper: string; code: string }[],
): Promise<void> {
  for (const unit of units) {
    const letterhead = {
      documentCode: unit.code,
      upperName: unit.upper,
      issuerName:
        unit.code === 'ĐU' ? 'ĐẢNG ỦY XÃ BIỂN HỒ' : unit.code === 'TU' ? 'TỈNH ỦY GIA LAI' : unit.name.toUpperCase(),
      place: unit.code === 'TU' ? 'Gia Lai' : 'Biển Hồ',
      hasSeal: unit.code !== 'CB',
    };
    await act(chibo, operator(), 'unit.letterhead', { id: unit.id, letterhead });
  }
}

/** The commune's committee sits in the agency cells; each member has charge of some cells (M27, M34). */
async function seatCommittee(chibo: Chibo, commune: string, cells: Cell[], asOf: string): Promise<World['committee']> {
  const agencies = cells.filter((c) => c.setting === 'agency');
  const people = agencies.flatMap((c) => c.members.slice(3, 6)).slice(0, 13);
  const [secretary, deputy, ...others] = people;
  if (!secretary || !deputy) throw new Error('The agencies have too few members.');
  const by = operator();
  const begin = (person: Person, post: string) =>
    act(chibo, by, 'post.begin', { unitId: commune, post, personId: person.id, from: asOf, decision: '12-QĐ/TU' });
  await begin(secretary, 'committee_secretary');
  await begin(deputy, 'committee_deputy_secretary');
  for (const member of others) await begin(member, 'committee_executive_member');
  for (const [i, cell] of cells.entries()) {
    const overseer = others[i % others.length];
    if (overseer)
      await act(chibo, by, 'overseer.assign', {
        unitId: cell.id,
        fromUnitId: commune,
        personId: overseer.id,
        from: asOf,
      });
  }
  const [headless] = cells.slice(29, 30);
  if (headless)
    await act(chibo, by, 'post.begin', {
      unitId: headless.id,
      post: 'village_head',
      holderName: 'Rơ Châm Hyơn',
      from: asOf,
    });
  return { secretary, members: [secretary, deputy, ...others] };
}

/** Accounts: ten to choose from on the sign-in page, and one for each secretary, who signs his own minutes. */
export async function openAccounts(chibo: Chibo, world: World, asOf: string): Promise<void> {
  const by = operator();
  const [cell, , , , other] = world.cells;
  if (!cell || !other) throw new Error('The world is too small.');
  const open = (login: string, name: string, personId: string | undefined, demoOrder?: number) =>
    act(chibo, by, 'account.make', {
      login,
      name,
      password: PASSWORD,
      ...(personId && { personId }),
      ...(demoOrder !== undefined && { demoOrder }),
    });
  const person = (login: string, who: Person | undefined, order?: number) =>
    who ? open(login, who.name, who.id, order) : Promise.reject(new Error(login));
  await person('dang-vien', cell.members[5], 1);
  await person('dang-vien-2', cell.members[6], 2);
  await person('bi-thu', cell.secretary, 3);
  await person('phu-trach', world.committee.members[2], 4);
  const staffs: [string, string, string, string, number][] = [
    ['van-phong', 'Nguyễn Thị Văn Phòng', world.commune, 'clerk', 5],
    ['kiem-tra', 'Lê Văn Kiểm', world.commune, 'inspector', 7],
    ['ban-to-chuc', 'Phạm Thị Tổ', world.province, 'provincial_board', 8],
    ['quan-tri', 'Trần Quản Trị', world.province, 'administrator', 9],
  ];
  for (const [login, name, unitId, post, order] of staffs) {
    const account = await open(login, name, undefined, order);
    await act(chibo, by, 'post.begin', { unitId, post, accountId: account.id, from: asOf });
  }
  await person('bi-thu-xa', world.committee.secretary, 6);
  await person('dang-vien-thon-5', other.members[5], 10);
  for (const [i, c] of world.cells.entries()) if (i > 0) await person(`bi-thu-${i + 1}`, c.secretary);
}
