/** The first commune of the demo: its province, its 61 cells from the roster, its committee, its accounts. */
import { operator } from '../../src/accounts/grants.ts';
import { openAdmissions } from '../life/admissions.ts';
import { openCases } from '../life/cases.ts';
import { type Community, notYetFounded } from '../life/community.ts';
import { collectDues } from '../life/dues.ts';
import { foundProvince, openAccount, openSecretaries, openStaff, settleCommune } from '../life/founding.ts';
import { explainGaps } from '../life/gaps.ts';
import { divideCell } from '../life/groups.ts';
import { honourCommune } from '../life/honours.ts';
import { GIA_LAI } from '../life/provinces.ts';
import { keepRegister } from '../life/register.ts';
import { act } from '../people.ts';
import { bringRoster } from '../roster/bring.ts';
import { beginningOf, type Stage } from '../stage.ts';
import { CODE, roster, SINGLE } from './roster.ts';

export type World = Community & { province: string; commune: string };

export function notYetBienHo(): World {
  return { ...notYetFounded(), province: '', commune: '' };
}

/** Founds everything as of the day before the first month. */
export async function found({ chibo, ...stage }: Stage, world: World): Promise<void> {
  const { asOf } = beginningOf(stage);
  world.province = await foundProvince(chibo, GIA_LAI);
  await bringRoster(chibo, world.province, roster(asOf), 'bien-ho', asOf);
  Object.assign(world, await settleCommune(chibo, { code: CODE, place: 'Biển Hồ', province: GIA_LAI.name }, asOf));
  world.commune = world.id;
  const headless = world.cells[SINGLE.at(-1) ?? 0];
  if (headless)
    await act(chibo, operator(), 'post.begin', {
      unitId: headless.id,
      post: 'village_head',
      holderName: 'Rơ Châm Hyơn',
      from: asOf,
    });
  await explainGaps(chibo, world.commune, asOf, SINGLE.length);
  await honourCommune(chibo, world, asOf);
  await openCases(chibo, world, asOf);
  await openAdmissions(chibo, world, asOf);
  const [first] = world.cells;
  if (first) await collectDues(chibo, first, asOf);
  if (first) await keepRegister(chibo, first, asOf);
  if (first) await divideCell(chibo, first, asOf);
}

/** Accounts: ten to choose from on the sign-in page, and one for each secretary, who signs his own minutes. */
export async function openAccounts({ chibo, ...stage }: Stage, world: World): Promise<void> {
  const { asOf } = beginningOf(stage);
  const [cell, , , , other] = world.cells;
  await openAccount(chibo, 'dang-vien', cell?.members[5], 1);
  await openAccount(chibo, 'dang-vien-2', cell?.members[6], 2);
  await openAccount(chibo, 'bi-thu', cell?.secretary, 3);
  await openAccount(chibo, 'phu-trach', world.committee.executives[0], 4);
  const staffs: [login: string, name: string, unitId: string, post: string, order: number][] = [
    ['van-phong', 'Nguyễn Thị Văn Phòng', world.commune, 'clerk', 5],
    ['kiem-tra', 'Lê Văn Kiểm', world.commune, 'inspector', 7],
    ['ban-to-chuc', 'Phạm Thị Tổ', world.province, 'provincial_board', 8],
    ['van-phong-tinh', 'Đinh Thị Sổ', world.province, 'clerk', 15],
    ['quan-tri', 'Trần Quản Trị', world.province, 'administrator', 9],
  ];
  for (const [login, name, unitId, post, order] of staffs)
    await openStaff(chibo, { login, name, unitId, post, order, from: asOf });
  await openAccount(chibo, 'bi-thu-xa', world.committee.secretary, 6);
  await openAccount(chibo, 'dang-vien-thon-5', other?.members[5], 10);
  await openSecretaries(chibo, world.cells, (i) => (i === 0 ? null : `bi-thu-${i + 1}`));
}
