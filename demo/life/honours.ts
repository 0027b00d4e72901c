/** Honours of a commune: a few commendations, one proposed and waiting for the cell's vote, and a round of badges on its way: some decided and handed over, some waiting. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { act, ask } from '../people.ts';
import type { Community } from './community.ts';

const PROPOSED = 9;
const DECIDED = 6;
const HANDED = 4;

/** As of a day: the first cell and its secretary are commended, and those who are due first are proposed for the next round. */
export async function honourCommune(
  chibo: Chibo,
  world: Community & { commune: string; province: string },
  on: string,
): Promise<void> {
  const by = operator();
  const year = Number(on.slice(0, 4)) - 1;
  const cell = world.cells[0];
  if (!cell) return;
  const reason = `Hoàn thành xuất sắc nhiệm vụ năm ${year}`;
  const given = { decidedOn: `${year}-12-28`, reason };
  const commend = async (recipient: object, form: string, byUnitId: string, number: string) =>
    await act(chibo, by, 'commendation.record', { ...recipient, ...given, form, byUnitId, number });
  const secretary = { unitId: cell.id, personId: cell.secretary.id };
  await commend(secretary, 'commune_certificate', world.commune, '41-QĐ/ĐU');
  await commend({ unitId: cell.id }, 'commune_certificate', world.commune, '42-QĐ/ĐU');
  await commend({ unitId: world.commune }, 'province_flag', world.province, '118-QĐ/TU');
  const another = cell.members.find((member) => member.id !== cell.secretary.id);
  if (another) {
    const merit = { form: 'commune_certificate', year: year + 1, reason: 'Vận động Nhân dân hiến đất mở đường thôn' };
    await act(chibo, by, 'commendation.propose', { unitId: cell.id, people: [another.id], ...merit });
  }
  const due = await ask<{ items: { personId: string; years: number }[]; rounds: string[] }>(chibo, by, 'badge.due', {
    unit: world.commune,
    limit: PROPOSED,
  });
  const items = due.items.map(({ personId, years }) => ({ personId, years }));
  if (items.length < PROPOSED) return;
  const { ids } = await act<{ ids: string[] }>(chibo, by, 'badge.propose', { roundOn: due.rounds[0], items });
  const decision = { decidedOn: on, number: '120-QĐ/TU', byUnitId: world.province };
  await act(chibo, by, 'badge.decide', { awards: ids.slice(0, DECIDED), ...decision });
  const handed = ids.slice(0, HANDED).map((award, i) => ({ award, badgeNo: String(215_400 + i) }));
  await act(chibo, by, 'badge.hand', { handedOn: on, items: handed });
}
