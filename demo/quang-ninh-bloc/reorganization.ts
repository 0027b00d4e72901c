/** The bloc becomes two committees (M51, M55): one decision, in force on a day, with everything that is under way handed over. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import type { PlannedPost } from '../../src/reorganization/reorganization.ts';
import type { Calendar } from '../calendar.ts';
import { openAdmissions } from '../life/admissions.ts';
import { openCases } from '../life/cases.ts';
import { type Community, idByCode } from '../life/community.ts';
import { QUANG_NINH } from '../life/provinces.ts';
import { act, ask, personAs } from '../people.ts';

/** The codes of the two committees that are founded. */
export const AGENCIES = 'QNCQ';
export const GOVERNMENT = 'QNUB';
const UNDER_WAY = '2025-01-10';
const DECIDED = '2025-01-20';
const EFFECTIVE = '2025-02-01';
/** Organizations of the Party's own bodies and of the Front: they go to the first, departments of the province to the second. */
const OF_THE_PARTY = /Tỉnh ủy|Mặt trận|Tỉnh Đoàn|Hội |Liên đoàn/;

type Decision = { id: string; version: number };
type Line = { id: string; name: string };

/** Plans what is under way in January, the decision, and the day on which it takes effect. */
export function reorganize(calendar: Calendar, chibo: Chibo, bloc: Community, what: string): void {
  let id = '';
  calendar.at(UNDER_WAY, '08:00', what, () => underWay(chibo, bloc, UNDER_WAY), 3);
  calendar.at(DECIDED, '14:00', what, async () => {
    id = await decide(chibo, bloc);
  });
  calendar.at(EFFECTIVE, '00:30', what, () => act(chibo, board(), 'reorganization.apply', { id }), 2);
}

const board = () => operator('Ban Tổ chức Tỉnh ủy');

/** What waits in the bloc when it is decided: cases, candidates, a class, a plan of admissions, a meeting, a draft, a proposal. */
async function underWay(chibo: Chibo, bloc: Community, on: string): Promise<void> {
  const secretary = await personAs(chibo, bloc.committee.secretary, 'committee_secretary', bloc.id);
  await openCases(chibo, bloc, on);
  const below = new Set((await unitsBelow(chibo, bloc)).map((unit) => unit.id));
  // a plan of admissions is divided among those right below
  await openAdmissions(chibo, { ...bloc, cells: bloc.cells.filter((cell) => below.has(cell.id)) }, on);
  await act(chibo, secretary, 'meeting.call', {
    unit: bloc.id,
    kind: 'upper_committee',
    date: '2025-02-12',
    time: '08:00',
    place: 'Hội trường trụ sở liên cơ quan số 2',
    mode: 'in_person',
    title: 'Hội nghị triển khai chương trình kiểm tra, giám sát năm 2025',
  });
  await act(chibo, secretary, 'resolution.draft', {
    unit: bloc.id,
    title: 'Nghị quyết về lãnh đạo đại hội các tổ chức đảng trực thuộc, nhiệm kỳ 2025-2030',
    body: 'Các tổ chức đảng trực thuộc hoàn thành đại hội trước ngày 31/5/2025, đúng quy trình, không để gián đoạn khi sắp xếp bộ máy.',
    targets: [
      {
        indicator: 'Tổ chức đảng trực thuộc hoàn thành đại hội',
        measure: 'percent',
        baseText: 'các tổ chức đảng trực thuộc',
        goalMin: '100',
        goalMax: '100',
        deadline: '2025-05-31',
      },
    ],
  });
  const [cell] = bloc.cells;
  if (!cell) return;
  await act(chibo, await personAs(chibo, cell.secretary, 'secretary', cell.id), 'proposal.submit', {
    unit: cell.id,
    body: 'Đề nghị hướng dẫn việc chuyển hồ sơ đảng viên khi sắp xếp lại các cơ quan, trước ngày 15/02/2025.',
    addressedUnitId: bloc.id,
  });
}

/** Drafts the decision with where each organization goes, has its posts judged, and puts it into force on its day. */
async function decide(chibo: Chibo, bloc: Community): Promise<string> {
  const by = board();
  const parentId = await idByCode(chibo, QUANG_NINH.code);
  const below = await unitsBelow(chibo, bloc);
  const { id } = await act<Decision>(chibo, by, 'reorganization.draft', {
    unit: parentId,
    title: 'Kết thúc hoạt động Đảng bộ Khối, thành lập hai đảng bộ trực thuộc Tỉnh ủy',
    number: '1980-QĐ/TU',
    decidedOn: DECIDED,
    signerName: 'Phạm Văn Hòa',
    signerPost: 'Phó Bí thư Thường trực',
    effectiveOn: EFFECTIVE,
    acts: [
      {
        act: 'found',
        key: 'agencies',
        name: 'Đảng bộ các cơ quan Đảng tỉnh Quảng Ninh',
        kind: 'party_agencies_committee',
        code: AGENCIES,
        parent: parentId,
      },
      {
        act: 'found',
        key: 'government',
        name: 'Đảng bộ Ủy ban nhân dân tỉnh Quảng Ninh',
        kind: 'government_committee',
        code: GOVERNMENT,
        parent: parentId,
      },
      {
        act: 'split',
        source: bloc.id,
        parts: [{ unit: '#agencies' }, { unit: '#government' }],
        core: '#agencies',
        children: below.map((unit) => ({
          unit: unit.id,
          to: OF_THE_PARTY.test(unit.name) ? '#agencies' : '#government',
        })),
      },
    ],
  });
  await judgePosts(chibo, id, bloc);
  await act(chibo, by, 'reorganization.decide', { id, version: await versionOf(chibo, id) });
  return id;
}

/** The bloc's committee becomes the core of the first (M51); its second deputy leads the other. */
async function judgePosts(chibo: Chibo, id: string, { committee }: Community): Promise<void> {
  const by = board();
  const { items } = await ask<{ items: PlannedPost[] }>(chibo, by, 'reorganization.posts', {
    id,
    what: 'begins',
    limit: 200,
  });
  const record = await ask<{ acts: { act: string; id?: string }[] }>(chibo, by, 'reorganization.get', { id });
  const government = record.acts.filter(({ act: kind }) => kind === 'found')[1]?.id;
  await act(chibo, by, 'reorganization.approve', {
    id,
    version: await versionOf(chibo, id),
    posts: items.map(({ key, against }) => ({ key, approved: against.length === 0 })),
    add: committee.executives.slice(-1).map((person) => ({
      unitId: government,
      post: 'committee_secretary',
      personId: person.id,
    })),
  });
}

async function unitsBelow(chibo: Chibo, { id }: Community): Promise<Line[]> {
  return (await ask<{ items: Line[] }>(chibo, board(), 'unit.list', { parent: id, limit: 200 })).items;
}

async function versionOf(chibo: Chibo, id: string): Promise<number> {
  return (await ask<Decision>(chibo, board(), 'reorganization.get', { id })).version;
}
