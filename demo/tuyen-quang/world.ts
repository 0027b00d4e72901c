/** The world of Tuyên Quang: 1,731 villages, in 1,125 of them the secretary also heads the village or its Front committee (M60); 606 are missing (M62). */
import { KHANG_NHAT_VILLAGES } from '../khang-nhat/roster.ts';
import { foundProvince, openStaff } from '../life/founding.ts';
import { explainGaps } from '../life/gaps.ts';
import { TUYEN_QUANG } from '../life/provinces.ts';
import { dualPosts } from '../life/publications.ts';
import { seededBy, sizesOf } from '../random.ts';
import { bringRoster } from '../roster/bring.ts';
import { cellsOf } from '../roster/places.ts';
import { type CellLine, type Roster, rosterOf, type UnitLine } from '../roster/roster.ts';
import { beginningOf, type Stage } from '../stage.ts';
import { TU_QUAN_DUAL, TU_QUAN_VILLAGES } from '../tu-quan/world.ts';
import { COMMUNES } from './communes.ts';

/** What the article counts in the whole province; Kháng Nhật and Tú Quận are worlds of their own in it. */
const VILLAGES = 1731 - KHANG_NHAT_VILLAGES - TU_QUAN_VILLAGES;
const DUAL = 1125 - KHANG_NHAT_VILLAGES - TU_QUAN_DUAL;
/** How many of these head the Front committee and not the village: the article gives the sum only. */
const DUAL_FRONT = 372;
/** The fewest with whom a cell can be founded (ORG-01): secretaries, heads and one more are enough for the figures. */
const MEMBERS_EACH = 3;
/** For how many of the 606 villages the province has heard why. */
const EXPLAINED = 60;
const WORDS = ['thôn Đồng', 'thôn Bản', 'thôn Nà', 'thôn Khuôn', 'thôn Làng', 'thôn Pác', 'thôn Lũng', 'tổ'];

function roster(asOf: string): Roster {
  const perCommune = sizesOf(seededBy('villages of Tuyên Quang'), VILLAGES, COMMUNES.length, 22, 46);
  const order = shuffled(VILLAGES);
  const communes = COMMUNES.map(
    (name, i): UnitLine => ({
      code: `TQ-${String(i + 1).padStart(2, '0')}`,
      name: `Đảng bộ ${name}`,
      kind: 'đảng bộ xã',
      under: '',
    }),
  );
  let village = 0;
  const cells = communes.flatMap(({ code }, i) => {
    const count = perCommune[i] ?? 0;
    return cellsOf({
      code,
      villages: Array.from({ length: count }, (_, n) => `${WORDS[(i + n) % WORDS.length]} ${n + 1}`),
      institutions: [],
      sizes: Array.from({ length: count }, () => MEMBERS_EACH),
      villagers: { tay: 0.3, dao: 0.15, sanChay: 0.1, mong: 0.05, kinh: 0.4 },
      staff: {},
      each: () => headsOf(order[village++] ?? 0),
    });
  });
  return rosterOf(communes, cells, { asOf, termFrom: '2025-06-01', cards: 24_000_000 });
}

/** Lots are drawn: the first are headed by the secretary, the next have him as head of the Front committee, the others another head. */
function headsOf(lot: number): Partial<CellLine> {
  if (lot < DUAL - DUAL_FRONT) return { head: 'secretary' };
  if (lot < DUAL) return { head: 'member', front: 'secretary' };
  return { head: 'member' };
}

function shuffled(count: number): number[] {
  const random = seededBy('dual posts of Tuyên Quang');
  const list = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.whole(0, i);
    [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
  }
  return list;
}

export function planTuyenQuang({ chibo, calendar, ...stage }: Stage): void {
  const { asOf } = beginningOf(stage);
  calendar.at(
    asOf,
    '06:30',
    'Tuyên Quang: 1.731 thôn, tổ dân phố',
    async () => {
      const province = await foundProvince(chibo, TUYEN_QUANG);
      await bringRoster(chibo, province, roster(asOf), 'tuyen-quang', asOf);
      await explainGaps(chibo, province, asOf, EXPLAINED);
      await openStaff(chibo, {
        login: 'ban-to-chuc-tuyen-quang',
        name: 'Ma Thị Biên',
        unitId: province,
        post: 'provincial_board',
        order: 14,
        from: asOf,
      });
    },
    150,
  );
  // its other communes are founded by then
  calendar.at(stage.present, '00:15', 'Tuyên Quang: bảng số liệu', () =>
    dualPosts(chibo, TUYEN_QUANG.code, stage.present),
  );
}
