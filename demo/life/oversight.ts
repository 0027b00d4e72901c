/** What those in charge of cells do: confirm how meetings were scored (M28, M32), go and see, and follow up (M27, M34). */
import type { Chibo } from '../../src/chibo.ts';
import { addTo } from '../../src/platform/clock.ts';
import { act, type Person, personAs } from '../people.ts';
import type { Random } from '../random.ts';
import type { Community } from './community.ts';

/** Criteria with the most that each may get and the least that these cells give themselves. */
const SCALE = [
  { criterion: 'preparation', least: 12, most: 15 },
  { criterion: 'attendance', least: 15, most: 20 },
  { criterion: 'conduct', least: 36, most: 45 },
  { criterion: 'closing', least: 15, most: 20 },
];
export type Points = { criterion: string; points: number }[];

export function ownPoints(random: Random): Points {
  return SCALE.map(({ criterion, least, most }) => ({ criterion, points: random.whole(least, most) }));
}

/** Who of the committee has the charge of a cell. */
export function overseerOf(community: Community, index: number): Person {
  const { executives } = community.committee;
  const person = executives[index % executives.length];
  if (!person) throw new Error('Nobody has the charge of the cells.');
  return person;
}

/** The overseer confirms a sheet; now and then he gives two points less, and says why. */
export async function confirmScore(
  chibo: Chibo,
  community: Community,
  index: number,
  sheet: { id: string; points: Points },
): Promise<void> {
  const overseer = await personAs(chibo, overseerOf(community, index), 'overseer');
  const stricter = index % 4 === 0;
  await act(chibo, overseer, 'quality.confirm', {
    id: sheet.id,
    version: 1,
    points: sheet.points.map((line) =>
      stricter && line.criterion === 'conduct' ? { ...line, points: line.points - 2 } : line,
    ),
    remark: stricter ? 'Thảo luận còn ít ý kiến, chưa nêu rõ việc chậm của từng đảng viên.' : null,
  });
}

const SEEN = [
  [
    'check',
    'Sổ nghị quyết ghi đầy đủ; hai nhiệm vụ chậm chưa nêu lý do.',
    'Ghi rõ lý do chậm và thời hạn mới của từng việc.',
  ],
  [
    'help',
    'Thôn vướng mắc về đất làm nhà văn hóa, ba hộ chưa đồng ý.',
    'Mời ba hộ đối thoại, có đại diện Mặt trận cùng dự.',
  ],
] as const;

/** Two visits of a month, each with something to follow up; last month's is followed up. Out: the visits to be followed up. */
export async function visitCells(
  chibo: Chibo,
  community: Community,
  month: number,
  on: string,
  before: readonly Visit[],
): Promise<Visit[]> {
  for (const visit of before) {
    const overseer = await personAs(chibo, overseerOf(community, visit.index), 'overseer');
    await act(chibo, overseer, 'visit.follow_up', {
      id: visit.id,
      version: 1,
      on,
      result: 'Chi bộ đã thực hiện, có biên bản kèm theo.',
    });
  }
  const visits: Visit[] = [];
  for (const [n, [kind, seen, advice]] of SEEN.entries()) {
    const index = (month * SEEN.length + n) % community.cells.length;
    const person = overseerOf(community, index);
    const overseer = await personAs(chibo, person, 'overseer');
    const { id } = await act(chibo, overseer, 'visit.record', {
      unitId: community.cells[index]?.id,
      personId: person.id,
      kind,
      on,
      seen,
      advice,
      followUp: advice,
      followUpDue: addTo(on, { days: 30 }),
    });
    visits.push({ id, index });
  }
  return visits;
}

export type Visit = { id: string; index: number };
