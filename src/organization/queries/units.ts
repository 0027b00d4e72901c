import { ancestorsOf, rangeOf, withAbove } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { formerlyNamed } from '../formerNames.ts';
import { unitLine } from '../unit.ts';

/** Children of a unit, or the tops of what the reader reaches, or a search by prefixes of folded words within reach; behind those found, where they fit on one page, units that bore such a name before. */
export const listUnits = query({
  name: 'unit.list',
  method: 'GET',
  path: '/units',
  capability: 'signed-in',
  summary: 'Children of a unit, or units found by name',
  input: s.object({ parent: s.optional(s.id()), search: s.optional(s.text(100)), ...pageInput }),
  output: pageOf(unitLine),
  run: async (ctx, input) => {
    const grant = ctx.actor.grant;
    const reach = grant.reaches.map(rangeOf);
    const words = input.search ? searchWords(input.search) : [];
    let base = ctx.tx
      .selectFrom('unit as u')
      .where('u.closed_on', 'is', null)
      .where((eb) =>
        eb.or([
          ...reach.map((r) => eb.and([eb('u.path', '>=', r.lo), eb('u.path', '<', r.hi)])),
          ...(input.search ? [] : [eb('u.path', 'in', withAbove(grant.unit.path))]),
        ]),
      );
    if (input.parent) base = base.where('u.parent_id', '=', input.parent);
    else if (!input.search)
      base = base.where(
        'u.path',
        'in',
        reach.map((r) => r.lo).length > 0
          ? [...ancestorsOf(grant.unit.path).slice(0, 1), ...(grant.unit.path.length === 4 ? [grant.unit.path] : [])]
          : [''],
      );
    for (const word of words) {
      base = base.where((eb) =>
        eb.exists(
          eb
            .selectFrom('unit_word as w')
            .select('w.unit_id')
            .whereRef('w.unit_id', '=', 'u.id')
            .where('w.token', '>=', word)
            .where('w.token', '<', `${word}\uffff`),
        ),
      );
    }
    const rows = base.select(['u.id', 'u.name', 'u.kind', 'u.setting', 'u.sort_key']).select((eb) =>
      eb
        .selectFrom('unit as c')
        .select((c) => c.fn.countAll<number>().as('n'))
        .whereRef('c.parent_id', '=', 'u.id')
        .where('c.closed_on', 'is', null)
        .as('children'),
    );
    const list = await listPage(
      ctx,
      rows,
      { limit: input.limit ?? 100, after: input.after },
      [
        ['sort_key', 'asc'],
        ['id', 'asc'],
      ],
      (r) => ({ id: r.id, name: r.name, kind: r.kind, setting: r.setting, children: r.children ?? 0, former: null }),
    );
    const room = (input.limit ?? 100) - list.items.length;
    if (input.parent || input.after || list.next || words.length === 0 || room <= 0) return list;
    const without = list.items.map(({ id }) => id);
    const renamed = await formerlyNamed(ctx, { words, ranges: reach, closed: false, without, limit: room });
    const children = await childrenOf(ctx, renamed);
    return {
      ...list,
      total: list.total + renamed.length,
      items: [
        ...list.items,
        ...renamed.map(({ id, name, kind, setting, former }) => ({
          ...{ id, name, kind, setting, former },
          children: children.get(id) ?? 0,
        })),
      ],
    };
  },
});

/** How many living units stand right below each. */
async function childrenOf({ tx }: Context, units: readonly { id: string }[]): Promise<Map<string, number>> {
  if (units.length === 0) return new Map();
  const rows = await tx
    .selectFrom('unit')
    .select((eb) => ['parent_id', eb.fn.countAll<number>().as('n')])
    .where(
      'parent_id',
      'in',
      units.map(({ id }) => id),
    )
    .where('closed_on', 'is', null)
    .groupBy('parent_id')
    .execute();
  return new Map(rows.map((row) => [row.parent_id ?? '', row.n]));
}
