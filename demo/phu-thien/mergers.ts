/** A decision that is drafted and not in force: six villages become three, and one changes its name. The pages of reorganizations show it at work. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import type { PlannedPost } from '../../src/reorganization/reorganization.ts';
import { type Cell, type Community, idByCode } from '../life/community.ts';
import { GIA_LAI } from '../life/provinces.ts';
import { act, ask } from '../people.ts';

const NAMES = ['Hòa Bình', 'Thắng Lợi'] as const;

/** Drafts the merger of villages of the commune, in force on `effectiveOn`; of its posts those without a rival are approved. */
export async function draftMergers(chibo: Chibo, commune: Community, effectiveOn: string): Promise<void> {
  const by = operator('Ban Tổ chức Tỉnh ủy');
  // the last villages: the first ones are at work with the resolution
  const villages = commune.cells.filter((cell) => cell.setting === 'residential').slice(-8);
  const [one, two, three, four, five, six, seven] = villages as [Cell, Cell, Cell, Cell, Cell, Cell, Cell];
  const { kind } = await ask<{ kind: string }>(chibo, by, 'unit.get', { id: one.id });
  const found = (key: string, name: string) => ({
    act: 'found',
    key,
    name: `Chi bộ thôn ${name}`,
    kind,
    setting: 'residential',
    parent: commune.id,
  });
  const { id } = await act(chibo, by, 'reorganization.draft', {
    unit: await idByCode(chibo, GIA_LAI.code),
    title: 'Sắp xếp, sáp nhập các thôn của xã Phú Thiện',
    number: '215-QĐ/TU',
    effectiveOn,
    acts: [
      found('a', NAMES[0]),
      { act: 'merge', sources: [one.id, two.id], into: '#a' },
      found('b', NAMES[1]),
      { act: 'merge', sources: [three.id, four.id], into: '#b' },
      { act: 'merge', sources: [five.id], into: six.id },
      { act: 'rename', unit: seven.id, name: `${seven.name} Mới` },
    ],
  });
  const { items } = await ask<{ items: PlannedPost[] }>(chibo, by, 'reorganization.posts', {
    id,
    what: 'begins',
    limit: 200,
  });
  const { version } = await ask<{ version: number }>(chibo, by, 'reorganization.get', { id });
  await act(chibo, by, 'reorganization.approve', {
    id,
    version,
    posts: items.filter(({ against }) => against.length === 0).map(({ key }) => ({ key, approved: true })),
  });
}
