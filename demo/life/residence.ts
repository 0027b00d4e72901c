/** Members who work elsewhere and live in the first village (RES-01): introduced, received, one refused; the remarks of last year sent and closed, those of this year on their way. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { addTo } from '../../src/platform/clock.ts';
import { residenceBook } from '../../src/residence/book.ts';
import { seasonOf, yearOn } from '../../src/residence/rules/rounds.ts';
import { act, ask, type Person, personAs } from '../people.ts';
import { dayBetween, type Stage } from '../stage.ts';
import type { Cell, Community } from './community.ts';

/** Cells at work that introduce people, and how many each. */
const HOMES = 3;
const EACH = 4;
/** How many of this year's remarks are sent by now, and how many stand as drafts. */
const SENT = 3;
const DRAFTED = 2;

type Line = { id: string; version: number; name: string };

const CONDUCT = [
  'Gương mẫu chấp hành chủ trương của Đảng, pháp luật của Nhà nước và hương ước của thôn.',
  'Chấp hành tốt chủ trương, chính sách; gia đình đạt danh hiệu gia đình văn hóa.',
  'Chấp hành nghiêm quy định nơi cư trú, đóng góp đầy đủ các quỹ của thôn.',
];
const CONTACT = [
  'Dự đủ hai kỳ họp do chi bộ mời, tham gia làm đường bê tông ngõ 3.',
  'Thường xuyên giữ liên hệ với chi ủy và tổ tự quản; tham gia ngày hội đại đoàn kết.',
  'Có tham gia phong trào của thôn; dự một trong hai kỳ họp do bận công tác.',
];

/** Puts it on the calendar of a world; `world` is filled in by then. */
export function planResidence(stage: Stage, world: Community, asOf: string): void {
  const book = residenceBook(stage.chibo.rulebook);
  if (!book) return;
  const { calendar, chibo, present } = stage;
  const year = yearOn(book, present);
  const due = seasonOf(book, year).due;
  calendar.at(asOf, '20:00', 'Biển Hồ: giới thiệu về nơi cư trú', () => introduce(chibo, world, year, asOf), 3);
  const discussed = dayBetween(stage, 0.2);
  calendar.at(discussed, '20:30', 'Biển Hồ: nhận xét nơi cư trú', () => finish(chibo, world, year - 1, discussed), 2);
  calendar.at(
    present,
    '00:10',
    'Biển Hồ: nhận xét nơi cư trú',
    () => begin(chibo, world, { year, due: due < present ? addTo(present, { days: 10 }) : due }, present),
    2,
  );
}

/** The cell people live at, and the members of cells at work who live there. */
function whoLivesWhere(world: Community): { village: Cell; homes: { cell: Cell; people: Person[] }[] } | null {
  const [village] = world.cells;
  if (!village) return null;
  const homes = world.cells
    .filter((cell) => cell.setting !== village.setting && cell.members.length > EACH)
    .slice(0, HOMES)
    .map((cell) => ({ cell, people: cell.members.slice(1, 1 + EACH) }));
  return { village, homes };
}

/** Introduces them, each by a letter; the village receives all but the last one, and last year's round is opened. */
export async function introduce(chibo: Chibo, world: Community, year: number, on: string): Promise<void> {
  const places = whoLivesWhere(world);
  if (!places) return;
  const { village, homes } = places;
  const secretary = await personAs(chibo, village.secretary, 'secretary');
  const since = `${year - 1}-02-01`;
  const people = homes.flatMap((home) => home.people);
  const category = (i: number) => (i === 0 ? 'exempt' : i === 1 ? 'not_introduced' : 'introduced');
  for (const [i, person] of people.entries()) {
    const kind = category(i);
    const { id } = await act(chibo, operator(), 'contact.introduce', {
      personId: person.id,
      category: kind,
      from: since,
      ...(kind === 'not_introduced'
        ? { reason: 'Công tác biệt phái dài hạn ở tỉnh khác' }
        : { residence: village.id, letterNumber: `${i + 1}-GT/CB`, letterOn: since }),
      ...(kind === 'exempt' && { reason: 'Tuổi cao, sức khỏe yếu' }),
    });
    if (kind === 'not_introduced') continue;
    const refused = i === people.length - 1;
    await act(chibo, secretary, 'contact.answer', {
      id,
      version: 1,
      accept: !refused,
      on,
      ...(refused && { note: 'Đã chuyển nhà sang thôn khác từ đầu năm' }),
    });
  }
  await act(chibo, secretary, 'round.open', { unit: village.id, year: year - 1, due: addTo(on, { days: 20 }) });
}

/** Sends the remarks of last year and closes the round; one level was written wrongly and is put right. */
export async function finish(chibo: Chibo, world: Community, year: number, on: string): Promise<void> {
  const [village] = world.cells;
  if (!village) return;
  const secretary = await personAs(chibo, village.secretary, 'secretary');
  const { round, lines } = await openLines(chibo, village, year);
  await act(chibo, secretary, 'remark.send', {
    round,
    discussedOn: on,
    lines: lines.map((line, i) => written(line, i)),
  });
  const [first] = lines;
  if (first)
    await act(chibo, secretary, 'remark.correct', {
      ...written({ ...first, version: first.version + 1 }, 1),
      discussedOn: on,
      reason: 'Ghi nhầm nội dung của người khác',
      level: 'fulfilled',
    });
  const { version } = await ask<{ version: number }>(chibo, secretary, 'round.get', { id: round });
  await act(chibo, secretary, 'round.close', { id: round, version });
}

/** Opens the round of this year: some remarks are sent, some stand as drafts, two people wait to be received. */
export async function begin(
  chibo: Chibo,
  world: Community,
  season: { year: number; due: string },
  on: string,
): Promise<void> {
  const places = whoLivesWhere(world);
  if (!places) return;
  const { village, homes } = places;
  const secretary = await personAs(chibo, village.secretary, 'secretary');
  await act(chibo, secretary, 'round.open', { unit: village.id, ...season });
  const { round, lines } = await openLines(chibo, village, season.year);
  const sent = lines.slice(0, SENT).map((line, i) => written(line, i));
  const drafts = lines.slice(SENT, SENT + DRAFTED).map((line, i) => ({ ...written(line, i), level: null }));
  if (sent.length > 0) await act(chibo, secretary, 'remark.send', { round, discussedOn: on, lines: sent });
  if (drafts.length > 0) await act(chibo, secretary, 'remark.draft', { round, lines: drafts });
  for (const person of homes[0]?.cell.members.slice(1 + EACH, 3 + EACH) ?? [])
    await act(chibo, operator(), 'contact.introduce', {
      personId: person.id,
      category: 'introduced',
      residence: village.id,
      from: on,
      letterNumber: '21-GT/CB',
      letterOn: on,
    });
}

async function openLines(chibo: Chibo, village: Cell, year: number): Promise<{ round: string; lines: Line[] }> {
  const by = operator();
  const { items } = await ask<{ items: (Line & { roundId: string })[] }>(chibo, by, 'remark.list', {
    unit: village.id,
    side: 'residence',
    year,
    state: 'open',
    limit: 50,
  });
  return { round: items[0]?.roundId ?? '', lines: items };
}

/** A remark as a village secretary writes it. */
function written({ id, version }: Line, i: number) {
  return {
    id,
    version,
    level: i % 4 === 2 ? 'fulfilled' : 'good',
    texts: [
      { part: 'conduct', text: CONDUCT[i % CONDUCT.length] ?? '' },
      { part: 'contact', text: CONTACT[i % CONTACT.length] ?? '' },
    ],
  };
}
