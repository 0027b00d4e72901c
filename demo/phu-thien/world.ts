/** The world of Phú Thiện: all residential cells with committees, 36 of 37 heads members, 30 of 37 secretaries heads (M06 to M08); a resolution on its way over four levels. */
import { operator } from '../../src/accounts/grants.ts';
import { addTo, monthOf } from '../../src/platform/clock.ts';
import { PROVINCIAL } from '../gia-lai/world.ts';
import { cellsUnder, idByCode, notYetFounded, seatCommittee } from '../life/community.ts';
import { foundProvince } from '../life/founding.ts';
import { explainGaps } from '../life/gaps.ts';
import { GIA_LAI } from '../life/provinces.ts';
import { answerResolution, type DemoResolution, issueResolution } from '../life/resolution.ts';
import { act } from '../people.ts';
import { bringRoster } from '../roster/bring.ts';
import { codeOf } from '../roster/places.ts';
import { beginningOf, type Stage } from '../stage.ts';
import { draftMergers } from './mergers.ts';
import { CODE, COMMITTEES, DUAL, roster, VILLAGES } from './roster.ts';

/** Villages that have answered with a plan so far. */
const ANSWERED = 10;
/** Days after the beginning on which the merger of villages is drafted. */
const DRAFTED = 8;
const SHARES = [
  ['90', '110'],
  ['40', '45'],
] as const;

export function planPhuThien(stage: Stage): void {
  const { chibo, calendar } = stage;
  const { first, asOf } = beginningOf(stage);
  const commune = notYetFounded();
  const body = notYetFounded();
  calendar.at(
    asOf,
    '07:30',
    'Phú Thiện: 69 tổ chức đảng',
    async () => {
      const province = await foundProvince(chibo, GIA_LAI);
      await bringRoster(chibo, province, roster(asOf), 'phu-thien', asOf);
      const headless = await idByCode(chibo, codeOf(CODE, VILLAGES - 1));
      const by = operator();
      await act(chibo, by, 'post.begin', {
        unitId: headless,
        post: 'village_head',
        holderName: 'Ksor Bơm',
        from: asOf,
      });
      await explainGaps(chibo, await idByCode(chibo, CODE), asOf, VILLAGES - DUAL);
      for (const [unit, code, seating] of [
        [commune, CODE, {}],
        [body, COMMITTEES[0]?.code ?? '', { seats: 5, from: 'health', decision: '03-QĐ/ĐU' }],
      ] as const) {
        unit.id = await idByCode(chibo, code);
        unit.cells = await cellsUnder(chibo, unit.id);
        unit.committee = await seatCommittee(chibo, unit.id, unit.cells, asOf, seating);
      }
    },
    35,
  );
  planCascade(stage, commune, body, first);
  calendar.at(addTo(first, { days: DRAFTED }), '15:00', 'Phú Thiện: dự thảo sáp nhập thôn', () =>
    draftMergers(chibo, commune, `${monthOf(addTo(stage.present, { months: 1 }))}-01`),
  );
}

/** The commune carries out the province's resolution, its grassroots committee the commune's, and the cells answer with plans. */
function planCascade(
  { chibo, calendar }: Stage,
  commune: ReturnType<typeof notYetFounded>,
  body: typeof commune,
  first: string,
): void {
  const resolution = (
    shares: readonly (readonly [string, string])[],
    recipients: 'direct' | 'cells',
  ): DemoResolution => ({
    title: 'Nghị quyết thực hiện nghị quyết của Tỉnh ủy về tổ chức cơ sở đảng',
    body: 'Cấp ủy yêu cầu các tổ chức đảng trực thuộc nhận chỉ tiêu, xây dựng kế hoạch và phân công đảng viên thực hiện.',
    targets: PROVINCIAL.slice(0, shares.length).map((target, i) => ({
      ...target,
      goalMin: shares[i]?.[0] ?? '',
      goalMax: shares[i]?.[1] ?? '',
    })),
    recipients,
  });
  const issued = addTo(first, { days: 2 });
  const below = addTo(first, { days: 4 });
  const answered = addTo(first, { days: 6 });
  let ofCommune = '';
  let ofBody = '';
  calendar.at(issued, '08:00', 'Phú Thiện: nghị quyết', async () => {
    ofCommune = await issueResolution(chibo, commune, issued, resolution(SHARES, 'direct'));
  });
  calendar.at(below, '08:00', 'Phú Thiện: nghị quyết của đảng ủy cơ sở', async () => {
    ofBody = await issueResolution(chibo, body, below, resolution([['4', '5']], 'cells'));
  });
  calendar.at(
    answered,
    '17:30',
    'Phú Thiện: kế hoạch của các chi bộ',
    async () => {
      const answer = { acknowledges: true, taken: [0] };
      for (const cell of body.cells) await answerResolution(chibo, cell, ofBody, answered, answer);
      const villages = commune.cells.filter((cell) => cell.setting === 'residential');
      for (const cell of villages.slice(0, ANSWERED)) await answerResolution(chibo, cell, ofCommune, answered, answer);
    },
    10,
  );
}
