/** How each figure of the sources is read out of the records: only through queries, as somebody who may see all would ask. */
import { CODE as BIEN_HO } from './bien-ho/roster.ts';
import { CODE as IA_MO, KRONG } from './ia-mo/roster.ts';
import { CODE as KHANG_NHAT, LEM } from './khang-nhat/roster.ts';
import { QUANG_NINH, TUYEN_QUANG } from './life/provinces.ts';
import { EXCELLENT } from './life/publications.ts';
import { CODE as PHU_THIEN } from './phu-thien/roster.ts';
import { CODE as BLOC } from './quang-ninh-bloc/roster.ts';
import { CODE as QUANG_YEN, AS_OF as QUANG_YEN_DAY, TERM_FROM } from './quang-yen/world.ts';
import { codeOf } from './roster/places.ts';
import { CAY_NHAN, CODE as TU_QUAN } from './tu-quan/world.ts';
import { TOWN, CODE as TUA_CHUA, AS_OF as TUA_CHUA_DAY } from './tua-chua/world.ts';

export type Figure = {
  source: string;
  mechanism: string;
  what: string;
  given: string;
  n?: number;
  of?: number;
  value?: unknown;
  verdict: string;
  world?: string;
};

/** Asks a query by name; `id` gives the unit that a roster gave a code. */
export type Reading = {
  ask<T>(query: string, input: unknown): Promise<T>;
  id(code: string): Promise<string>;
};
export type Reader = (reading: Reading) => Promise<unknown>;

type Numbers = { numbers: { key: string; code: string | null; n: number | null; of: number | null }[] };
type Page<T> = { items: T[]; total: number; next: string | null };

/** A number of a unit's overview, today or on a day: alone, or with what it is a part of. */
function overview(unit: string, key: string, { on, code }: { on?: string; code?: string } = {}): Reader {
  return async ({ ask, id }) => {
    const { numbers } = await ask<Numbers>('unit.overview', { id: await id(unit), ...(on && { on }) });
    const found = numbers.find((number) => number.key === key && (code === undefined || number.code === code));
    if (!found) throw new Error(`The overview of ${unit} has no ${key}.`);
    return found.of === null ? found.n : [found.n, found.of];
  };
}

/** How many records a list of a unit has. */
function listed(query: string, unit: string, filter: Record<string, unknown>, field = 'id'): Reader {
  return async ({ ask, id }) =>
    (await ask<Page<unknown>>(query, { [field]: await id(unit), ...filter, limit: 1 })).total;
}

const kinds = (unit: string, on: string, codes: string[]): Reader => {
  return (reading) => Promise.all(codes.map((code) => overview(unit, 'kind', { on, code })(reading)));
};

/** Members admitted since a day, counted from the list that is sorted by the day of admission. */
function admittedSince(
  unit: string,
  since: string,
  filter: Record<string, unknown> = {},
): (reading: Reading) => Promise<number> {
  return async ({ ask }) => {
    let count = 0;
    for (let after: string | null | undefined; after !== null; ) {
      const input = { unit, sort: '-admitted', limit: 200, ...filter, ...(after && { after }) };
      const page = await ask<Page<{ admittedOn: string | null }>>('member.list', input);
      const inTerm = page.items.filter((member) => (member.admittedOn ?? '') >= since).length;
      count += inTerm;
      after = inTerm < page.items.length ? null : page.next;
    }
    return count;
  };
}

/** A share in per cent with two decimals, rounded once from the two counts. */
const perCent = (n: number, of: number) => Math.round((n * 10_000) / of) / 100;

type Current = { current: { n: number; of: number; value: number } };

/** What a village measured last of a series of the rulebook. */
function measured(code: string, series: string): (reading: Reading) => Promise<Current['current']> {
  return async ({ ask, id }) =>
    (await ask<Current>('indicator.get', { unit: await id(code), id: `village.${series}` })).current;
}

type Plans = Page<{ id: string }>;
type Plan = { items: { measure: string; goalMin: string; goalMax: string }[] };
const KRONG_CELL = codeOf(IA_MO, KRONG);

/** By mechanism, what it says and its world. */
export const READERS: Record<string, Reader> = {
  'M01 party organizations in Biển Hồ (bien-ho)': overview(BIEN_HO, 'grassroots'),
  'M01 members in Biển Hồ (bien-ho)': overview(BIEN_HO, 'members'),
  'M02 main targets of the congress resolution (bien-ho)': async ({ ask, id }) => {
    const { items } = await ask<Page<{ id: string }>>('resolution.list', { unit: await id(BIEN_HO), box: 'own' });
    const resolutions = await Promise.all(
      items.map((one) => ask<{ targets: unknown[] }>('resolution.get', { id: one.id })),
    );
    return Math.max(...resolutions.map((one) => one.targets.length));
  },
  'M05 members of the Krông village cell (ia-mo)': overview(KRONG_CELL, 'members'),
  'M04 members to admit 2025-2027, Krông (ia-mo)': async ({ ask, id }) => {
    const plans = await ask<Plans>('plan.list', { unit: await id(KRONG_CELL) });
    const plan = await ask<Plan>('plan.get', { id: plans.items[0]?.id });
    const goal = plan.items.find((item) => item.measure === 'members');
    return `${goal?.goalMin}..${goal?.goalMax}`;
  },
  'M06 organizations in Phú Thiện (phu-thien)': overview(PHU_THIEN, 'grassroots'),
  'M06 residential cells with a committee (phu-thien)': overview(PHU_THIEN, 'committee'),
  'M07 village heads who are members (phu-thien)': overview(PHU_THIEN, 'head_member'),
  'M08 secretaries who are village heads (phu-thien)': overview(PHU_THIEN, 'dual_head'),
  'M22 grassroots organizations in Tủa Chùa (tua-chua)': overview(TUA_CHUA, 'grassroots', { on: TUA_CHUA_DAY }),
  'M22 grassroots committees / grassroots cells / subordinate cells (tua-chua)': kinds(TUA_CHUA, TUA_CHUA_DAY, [
    'grassroots_committee',
    'grassroots_cell',
    'subordinate_cell',
  ]),
  'M22 members in Tủa Chùa (tua-chua)': overview(TUA_CHUA, 'members', { on: TUA_CHUA_DAY }),
  'M36 cells of the town committee that completed well, of which excellent (tua-chua)': async ({ ask, id }) => {
    const { items } = await ask<Page<{ id: string }>>('publication.list', { unit: await id(TOWN), state: 'published' });
    type Table = { lines: { label: string; n: number; of: number | null; printed: number | null }[] };
    const { lines } = await ask<Table>('publication.get', { id: items[0]?.id });
    // all of the whole completed well, and of them those
    const [all, excellent] = lines;
    if (all?.printed !== 100 || excellent?.label !== EXCELLENT || excellent.of !== all.n) return lines;
    return { excellent: excellent.n };
  },
  'M51 committees made of one bloc committee (quang-ninh-bloc)': async ({ ask, id }) => {
    const { becameOf } = await ask<{ becameOf: { chain: number }[] }>('unit.lineage', { unit: await id(BLOC) });
    return [1, becameOf.filter(({ chain }) => chain === 1).length];
  },
  'M55 open work left without an owner after the reorganization (quang-ninh-bloc)': async ({ ask, id }) => {
    const { items } = await ask<Page<{ id: string }>>('reorganization.list', { unit: await id(QUANG_NINH.code) });
    const found = await ask<{ work: number; left: number }>('reorganization.check', {
      id: items[0]?.id,
    });
    return found.work > 0 ? found.left : 'nothing was handed over';
  },
  'M60 villages whose secretary also heads the village or its front committee (tuyen-quang)': async (reading) => {
    const [n, of] = (await overview(TUYEN_QUANG.code, 'dual')(reading)) as [number, number];
    return [n, of, perCent(n, of)];
  },
  'M61 villages of Kháng Nhật with a dual post (khang-nhat)': overview(KHANG_NHAT, 'dual'),
  'M62 villages missing to 100 % (tuyen-quang)': listed('unit.counted', TUYEN_QUANG.code, { measure: 'not_dual' }),
  'M67 poor households of the village (khang-nhat)': async (reading) => {
    const { n, of } = await measured(codeOf(KHANG_NHAT, LEM), 'poor_households')(reading);
    return [n, of, perCent(n, of)];
  },
  'M67 temporary houses left (khang-nhat)': async ({ ask, id }) =>
    (await ask<{ temporaryHouses: number }>('unit.get', { id: await id(codeOf(KHANG_NHAT, LEM)) })).temporaryHouses,
  'M68 inner roads paved (khang-nhat)': async (reading) =>
    (await measured(codeOf(KHANG_NHAT, LEM), 'paved_roads')(reading)).value,
  'M69 households of Cây Nhãn, over 70 % minorities (tu-quan)': async ({ ask, id }) => {
    type Village = { series: { own: boolean; lines: { value: number; base: number | null }[] }[] };
    const { series } = await ask<Village>('village.get', { unit: await id(codeOf(TU_QUAN, CAY_NHAN)) });
    const last = series.find(({ own }) => own)?.lines[0];
    return [last?.value, last?.base];
  },
  'M76 grassroots organizations of Quảng Yên (quang-yen)': overview(QUANG_YEN, 'grassroots', { on: QUANG_YEN_DAY }),
  'M76 cells under grassroots committees (quang-yen)': overview(QUANG_YEN, 'kind', {
    on: QUANG_YEN_DAY,
    code: 'subordinate_cell',
  }),
  'M76 members (quang-yen)': overview(QUANG_YEN, 'members', { on: QUANG_YEN_DAY }),
  'M85 non-state enterprises with organizations (quang-yen)': listed(
    'ownership.list',
    QUANG_YEN,
    { nonState: true },
    'unit',
  ),
  'M86 admitted in non-state enterprises this term (quang-yen)': async (reading) => {
    const unit = await reading.id(QUANG_YEN);
    const { items } = await reading.ask<Page<{ id: string }>>('ownership.list', { unit, nonState: true });
    const each = items.map((cell) => admittedSince(cell.id, TERM_FROM, { on: QUANG_YEN_DAY })(reading));
    const all = await admittedSince(unit, TERM_FROM, { on: QUANG_YEN_DAY })(reading);
    return [(await Promise.all(each)).reduce((sum, n) => sum + n, 0), all];
  },
  'M88 admitted this term (quang-yen)': async (reading) => [
    await admittedSince(await reading.id(QUANG_YEN), TERM_FROM, { on: QUANG_YEN_DAY })(reading),
    await overview(QUANG_YEN, 'members', { on: QUANG_YEN_DAY })(reading),
  ],
};

/** Mechanisms of this stage of the mission, and others for whose figures there are records. */
const MECHANISMS = ['01-10', '17', '20-22', '27', '29-34', '36-39', '42-44', '51', '53-55', '60-62', '85'];
const WITH_RECORDS = ['M67', 'M68', 'M69', 'M76', 'M86', 'M88'];

/** The figures that must come out: they fit, they are possible with the base that was found, or only their printed share is wrong. */
export function figuresInReach(figures: readonly Figure[]): Figure[] {
  const asked = new Set(
    MECHANISMS.flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => `M${String(from + i).padStart(2, '0')}`);
    }),
  );
  return figures.filter(
    ({ verdict, mechanism, of }) =>
      (['fits', 'wrong share', 'cut, not rounded'].includes(verdict) || (verdict === 'possible' && of !== undefined)) &&
      (asked.has(mechanism) || WITH_RECORDS.includes(mechanism)),
  );
}

/** What the expectation says in the form in which the readers answer. */
export function expectedOf({ n, of, value }: Figure): unknown {
  if (of !== undefined) return value === undefined ? [n, of] : [n, of, value];
  return value ?? n;
}

/** The key of a figure among the readers. */
export function keyOf({ mechanism, what, world }: Figure): string {
  return `${mechanism} ${what} (${world})`;
}
