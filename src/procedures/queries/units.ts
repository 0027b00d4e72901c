import { ancestorsOf } from '../../platform/access.ts';
import { query } from '../../platform/bus/command.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import * as s from '../../platform/schema.ts';

const OFFERED = 20;

/**
 * Units anywhere in the organization by words of their name and of the one above them ("thôn 1 gào"), each with the names of those above:
 * where somebody may be sent, who may be asked for a remark. Names of units alone, for whoever opens cases: a transfer ends where its sender does not reach (TRA-01).
 */
export const findUnits = query({
  name: 'case.units',
  method: 'GET',
  path: '/case-units',
  capability: 'case.open',
  summary: 'Units anywhere by name, to send somebody to or to ask',
  input: s.object({ search: s.text(100) }),
  output: s.object({
    items: s.list(
      s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText(), above: s.list(s.anyText(), 20) }),
      OFFERED,
    ),
  }),
  run: async (ctx, input) => {
    const words = searchWords(input.search);
    if (words.length === 0) return { items: [] };
    let base = ctx.tx.selectFrom('unit as u').where('u.closed_on', 'is', null);
    for (const word of words)
      base = base.where((eb) =>
        eb.exists(
          eb
            .selectFrom('unit_word as w')
            .select('w.unit_id')
            .where((or) => or.or([or('w.unit_id', '=', or.ref('u.id')), or('w.unit_id', '=', or.ref('u.parent_id'))]))
            .where('w.token', '>=', word)
            .where('w.token', '<', `${word}\uffff`),
        ),
      );
    const found = await base.select(['u.id', 'u.name', 'u.kind', 'u.path']).orderBy('u.path').limit(OFFERED).execute();
    const paths = [...new Set(found.flatMap(({ path }) => ancestorsOf(path)))];
    const over =
      paths.length === 0
        ? []
        : await ctx.tx
            .selectFrom('unit')
            .select(['path', 'name'])
            .where('path', 'in', paths)
            .where('closed_on', 'is', null)
            .execute();
    const names = new Map(over.map(({ path, name }) => [path, name]));
    return {
      items: found.map(({ path, ...unit }) => ({
        ...unit,
        above: ancestorsOf(path).flatMap((each) => names.get(each) ?? []),
      })),
    };
  },
});
