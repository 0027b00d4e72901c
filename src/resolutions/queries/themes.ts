import { type SelectQueryBuilder, sql } from 'kysely';
import type { DB } from '../../../gen/db.ts';
import { subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { nameOf } from '../reading.ts';
import { THEMED_KINDS, themedLine, themeOffer, themeRecord } from '../theme.ts';
import { themesAt } from '../themed.ts';

/** The themes a form offers: of this year and the next, the unit's own first. */
export const offerThemes = query({
  name: 'theme.offer',
  method: 'GET',
  path: '/units/{unit}/theme-offer',
  capability: 'resolution.read',
  summary: 'Themes of the year that hold at a unit',
  input: s.object({ unit: s.id() }),
  output: themeOffer,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const year = Number(ctx.today.slice(0, 4));
    const themes = await themesAt(ctx, unit, [year, year + 1]);
    return {
      themes: themes
        .toSorted((a, b) => a.year - b.year)
        .map((t) => ({ id: t.id, year: t.year, text: t.text, unit: { id: t.unitId, name: t.unitName } })),
    };
  },
});

/** The theme of a year at a unit, and how much of the year's work of it and those below bears it: n of m. */
export const getTheme = query({
  name: 'theme.get',
  method: 'GET',
  path: '/units/{unit}/theme',
  capability: 'resolution.read',
  summary: 'The theme of a year, and what bears it',
  input: s.object({ unit: s.id(), year: s.whole(1900, 2200) }),
  output: themeRecord,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const themes = await themesAt(ctx, unit, [input.year]);
    const ids = themes.map((t) => t.id);
    const settings =
      ids.length === 0
        ? []
        : await ctx.tx
            .selectFrom('theme')
            .select(['id', 'set_name', 'set_at', 'version'])
            .where('division', 'in', [...new Set(themes.map((t) => t.division))])
            .where('id', 'in', ids)
            .execute();
    const count = async (kind: Kind) => {
      const work = await workOf(ctx, unit, input.year, kind);
      const { all, tagged } = await ctx.tx
        .selectFrom(work.as('l'))
        .select((eb) => [
          eb.fn.countAll<number>().as('all'),
          eb.fn
            .countAll<number>()
            .filterWhere('l.theme_id', 'in', ids.length > 0 ? ids : [NONE])
            .as('tagged'),
        ])
        .executeTakeFirstOrThrow();
      return { tagged, all };
    };
    return {
      unit: await nameOf(ctx, unit.id),
      year: input.year,
      themes: themes.map((t) => {
        const set = settings.find((one) => one.id === t.id);
        return {
          id: t.id,
          year: t.year,
          text: t.text,
          unit: { id: t.unitId, name: t.unitName },
          setBy: set?.set_name ?? '',
          setAt: set?.set_at.toISOString() ?? '',
          version: set?.version ?? 0,
          own: t.unitId === unit.id,
        };
      }),
      counts: {
        resolution: await count('resolution'),
        plan: ctx.may('plan.read', unit) ? await count('plan') : null,
        task: ctx.may('task.read', unit) ? await count('task') : null,
      },
      may: {
        'theme.set': against(
          ctx,
          'resolution.issue',
          unit,
          input.year < Number(ctx.today.slice(0, 4))
            ? [{ code: 'theme.year_over', values: { year: String(input.year) } }]
            : [],
        ),
      },
    };
  },
});

/** Stands where no theme is set: no record has this id. */
const NONE = '00000000-0000-0000-0000-000000000000';
type Kind = (typeof THEMED_KINDS)[number];

/** The year's resolutions, plans or tasks that bear its theme, newest first. */
export const listThemed = query({
  name: 'theme.tagged',
  method: 'GET',
  path: '/units/{unit}/theme/tagged',
  capability: 'resolution.read',
  summary: 'What bears the theme of a year',
  input: s.object({
    unit: s.id(),
    year: s.whole(1900, 2200),
    kind: s.oneOf(THEMED_KINDS),
    search: s.optional(s.text(100)),
    ...pageInput,
  }),
  output: pageOf(themedLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    if (input.kind !== 'resolution') ctx.demand(`${input.kind}.read`, unit);
    const ids = (await themesAt(ctx, unit, [input.year])).map((t) => t.id);
    const work = await workOf(ctx, unit, input.year, input.kind);
    let base = ctx.tx
      .selectFrom(work.as('w'))
      .innerJoin('unit as u', 'u.id', 'w.unit_id')
      .where('w.theme_id', 'in', ids.length > 0 ? ids : [NONE]);
    if (input.search) base = base.where(holdsWords('w.title', input.search));
    const rows = base.select(['w.id', 'w.title', 'w.theme', 'w.day', 'w.state', 'u.id as unit_id', 'u.name']);
    return await listPage(ctx, rows, input, NEWEST, (r) => ({
      kind: input.kind,
      id: r.id,
      title: r.title,
      unit: { id: r.unit_id, name: r.name },
      theme: r.theme ?? '',
      on: r.day,
      state: r.state,
    }));
  },
});

const NEWEST: Order<{ day: string; id: string }> = [
  ['day', 'desc'],
  ['id', 'desc'],
];

type Work = {
  id: string;
  unit_id: string;
  title: string;
  theme: string | null;
  theme_id: string | null;
  day: string;
  state: string;
};

/** The work of a year in the unit and below: resolutions issued in it, adopted plans that begin in it, tasks due in it and not cancelled. */
async function workOf(
  ctx: Context,
  unit: UnitRef,
  year: number,
  kind: Kind,
): Promise<SelectQueryBuilder<DB, never, Work>> {
  const below = await subtree(ctx.tx, unit);
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const table = kind;
  const title = { resolution: 'title', plan: 'title', task: 'work' }[kind];
  const day = { resolution: 'issued_on', plan: 'starts_on', task: 'due' }[kind];
  // the three tables have these columns; the builder cannot follow a table chosen by name
  let base = ctx.tx
    .selectFrom(table as 'task')
    .select([
      'id',
      'unit_id',
      sql<string>`${sql.ref(title)}`.as('title'),
      'theme',
      'theme_id',
      sql<string>`${sql.ref(day)}`.as('day'),
      'state',
    ])
    .where('scope', '>=', below.lo)
    .where('scope', '<', below.hi)
    .where('division', 'in', below.divisions)
    .where(sql<boolean>`${sql.ref(day)} between ${from}::date and ${to}::date`);
  if (kind === 'task') base = base.where('state', '!=', 'cancelled');
  if (kind === 'plan') base = base.where('state', '=', 'adopted');
  if (kind === 'resolution') base = base.where('state', '=', 'issued').where(sql<boolean>`kind = 'committee'`);
  return base as unknown as SelectQueryBuilder<DB, never, Work>;
}
