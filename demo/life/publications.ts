/** Tables that the committees of the sources published: counts with their base, from whom and as of when; and drafts that cannot be published as they were printed. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import type { Actor } from '../../src/platform/access.ts';
import type { TableInput } from '../../src/publications/publication.ts';
import { accountAs, act, ask } from '../people.ts';
import { idByCode } from './community.ts';

const ARTICLE = {
  kind: 'others' as const,
  name: 'vietnam.vn, bài về đổi mới sinh hoạt chi bộ ở Tủa Chùa',
  on: '2023-11-03',
};
const RATED_ON = '2022-12-31';
type Line = TableInput['lines'][number];
const part = (label: string, more: Partial<Line>): Line => ({ label, partOf: 'whole', ...more });

/** The line of the town committee's table that says how many of its cells did excellently (M36). */
export const EXCELLENT = 'Hoàn thành xuất sắc nhiệm vụ';

/** How the town committee's cells were rated in 2022: all well, five of them excellently (M36). Their number is that of the register: the article prints none. */
export async function townRatings(chibo: Chibo, code: string, cells: number): Promise<void> {
  await publish(chibo, await idByCode(chibo, code), {
    title: 'Xếp loại chi bộ năm 2022 của Đảng bộ thị trấn Tủa Chùa',
    on: RATED_ON,
    whole: { name: 'chi bộ trực thuộc', n: cells, people: false },
    divides: false,
    decimals: 1,
    source: ARTICLE,
    note: 'Bài báo không ghi tổng số chi bộ; ở đây lấy số chi bộ trong sổ.',
    lines: [
      part('Hoàn thành tốt nhiệm vụ trở lên', { n: cells }),
      part(EXCELLENT, { n: 5, partOf: 'line', parent: 0 }),
    ],
  });
}

/** The district's ratings of 2022 as the article prints them: shares without counts (M38, M39). They stay drafts, because they cannot be true. */
export async function districtDrafts(chibo: Chibo, code: string): Promise<void> {
  const unit = await idByCode(chibo, code);
  const printed = { on: RATED_ON, decimals: 1, source: ARTICLE };
  await act(chibo, operator(), 'publication.draft', {
    ...{ unit, ...printed, title: 'Xếp loại tổ chức cơ sở đảng năm 2022, như báo đã in', divides: true },
    whole: { name: 'tổ chức cơ sở đảng', n: 47, people: false },
    lines: [
      part('Hoàn thành xuất sắc nhiệm vụ', { share: '19.2' }),
      part('Hoàn thành tốt nhiệm vụ', { share: '77.6' }),
      part('Hoàn thành nhiệm vụ', { share: '4.1' }),
    ],
  });
  await act(chibo, operator(), 'publication.draft', {
    ...{ unit, ...printed, title: 'Xếp loại đảng viên năm 2022, như báo đã in', divides: false },
    whole: { name: 'đảng viên', n: 3900, people: true },
    lines: [
      part('Hoàn thành tốt nhiệm vụ trở lên', { share: '93.5' }),
      part('Không hoàn thành nhiệm vụ', { share: '0.02' }),
    ],
  });
}

/** The dual posts of a province drawn from its records, the two kinds apart (M60). */
export async function dualPosts(chibo: Chibo, code: string, on: string): Promise<void> {
  const unit = await idByCode(chibo, code);
  const [any, head, front] = [
    await drawn(chibo, operator(), { unit, on, indicator: 'unit.dual' }),
    await drawn(chibo, operator(), { unit, on, indicator: 'unit.dual_head' }),
    await drawn(chibo, operator(), { unit, on, indicator: 'unit.dual_front' }),
  ];
  const line = (label: string, { lines: [first] }: Drawn, more: Partial<Line> = {}) =>
    part(label, { n: first?.n ?? null, indicator: first?.indicator ?? null, ...more });
  await publish(chibo, unit, {
    title: 'Bí thư chi bộ đồng thời là trưởng thôn hoặc trưởng ban công tác mặt trận',
    on,
    whole: { name: 'thôn, tổ dân phố', n: any.whole.n, people: false, indicator: 'unit.dual' },
    divides: false,
    decimals: 2,
    source: { kind: 'own' },
    lines: [
      line('Bí thư kiêm một trong hai chức', any),
      line('kiêm trưởng thôn, tổ trưởng', head, { partOf: 'line', parent: 0 }),
      line('kiêm trưởng ban công tác mặt trận', front, { partOf: 'line', parent: 0 }),
    ],
  });
}

/** The commune's members by sex on a day: drafted by the clerk, published by the secretary. */
export async function membersBySex(chibo: Chibo, unit: string, on: string): Promise<void> {
  const [clerk, secretary] = [await accountAs(chibo, 'van-phong'), await accountAs(chibo, 'bi-thu-xa')];
  const { whole, lines } = await drawn(chibo, clerk, { unit, on, indicator: 'member.head', dimension: 'sex' });
  const { id } = await act(chibo, clerk, 'publication.draft', {
    ...{ unit, title: 'Đảng viên theo giới tính', on, divides: true, decimals: 1, source: { kind: 'own' } },
    whole: { name: 'đảng viên', n: whole.n, people: true, indicator: 'member.head' },
    lines: lines.map(({ label, n, indicator, dimension, code }) => part(label.vi, { n, indicator, dimension, code })),
  });
  await act(chibo, secretary, 'publication.publish', { id, version: 1 });
}

type Drawn = {
  whole: { n: number | null };
  lines: {
    label: { vi: string };
    n: number | null;
    indicator: string;
    dimension: string | null;
    code: string | null;
  }[];
};

async function drawn(chibo: Chibo, actor: Actor, asked: object): Promise<Drawn> {
  return await ask<Drawn>(chibo, actor, 'publication.draw', asked);
}

async function publish(chibo: Chibo, unit: string, table: TableInput): Promise<void> {
  const { id } = await act(chibo, operator(), 'publication.draft', { unit, ...table });
  await act(chibo, operator(), 'publication.publish', { id, version: 1 });
}
