import { sql } from 'kysely';
import { subtree, unitName, unitOf } from '../organization/tree.ts';
import { ancestorsOf } from '../platform/access.ts';
import { query } from '../platform/bus/command.ts';
import { holdsWords, listPage, type Order, orderOf } from '../platform/db/keyset.ts';
import { pageInput, pageOf } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { PUBLICATION_STATES, type PublicationState, publicationLine } from './publication.ts';
import { dayOf } from './reading.ts';

type Line = {
  id: string;
  unit_id: string;
  unit_name: string;
  title: string;
  on_day: string;
  from_day: string | null;
  state: PublicationState;
  edition: number;
  lines: number;
  published_on: string | null;
  published_name: string | null;
};
const NEWEST: Order<Line> = [
  ['on_day', 'desc'],
  ['id', 'desc'],
];

/**
 * Tables that the unit publishes (`own`), that those below publish too (`below`), or that come from above (`above`), the latest day first. What was
 * replaced is found under the edition that stands, or asked for by its state; drafts only by whoever writes them.
 */
export const listPublications = query({
  name: 'publication.list',
  method: 'GET',
  path: '/units/{unit}/publications',
  capability: 'counts.read',
  summary: 'Published tables of a unit, of those below it, or from above',
  input: s.object({
    unit: s.id(),
    box: s.optional(s.oneOf(['own', 'below', 'above'])),
    state: s.optional(s.oneOf(PUBLICATION_STATES)),
    year: s.optional(s.whole(1900, 2200)),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['on_day', '-on_day', 'title', '-title'])),
    ...pageInput,
  }),
  output: s.object({
    ...pageOf(publicationLine).shape,
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    mayDraft: s.flag(),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, input, unit) => {
    const { box = 'own', state, year, search } = input;
    const drafts = box !== 'above' && ctx.may('publication.draft', unit);
    const range = box === 'below' ? await subtree(ctx.tx, unit) : null;
    const base = ctx.tx
      .selectFrom('publication as p')
      .innerJoin('unit as u', 'u.id', 'p.unit_id')
      .select((eb) => [
        ...(['p.id', 'p.unit_id', 'p.title', 'p.on_day', 'p.from_day', 'p.state', 'p.edition'] as const),
        ...(['p.published_on', 'p.published_name', 'u.name as unit_name'] as const),
        eb
          .selectFrom('publication_line as l')
          .whereRef('l.division', '=', 'p.division')
          .whereRef('l.publication_id', '=', 'p.id')
          .select(sql<number>`count(*)::int`.as('n'))
          .as('lines'),
      ])
      .$if(box === 'own', (q) => q.where('p.division', '=', unit.division).where('p.unit_id', '=', unit.id))
      .$if(box === 'above', (q) => q.where('p.scope', 'in', ancestorsOf(unit.path)))
      .$if(range !== null, (q) =>
        q
          .where('p.division', 'in', range?.divisions ?? [])
          .where('p.scope', '>=', range?.lo ?? '')
          .where('p.scope', '<', range?.hi ?? ''),
      )
      .where('p.state', '=', sql<string>`any(${statesShown(state, drafts)}::text[])`)
      .$if(year !== undefined, (q) =>
        q.where('p.on_day', '>=', `${year}-01-01`).where('p.on_day', '<=', `${year}-12-31`),
      )
      .$if(search !== undefined, (q) => q.where(holdsWords('p.title', search ?? '')));
    const page = await listPage(ctx, base.$castTo<Line>(), input, orderOf<Line>(input.sort, NEWEST), (row) => ({
      id: row.id,
      unit: { id: row.unit_id, name: row.unit_name },
      title: row.title,
      on: row.on_day,
      from: row.from_day,
      state: row.state,
      edition: row.edition,
      lines: row.lines,
      published: dayOf(row.published_on, row.published_name),
    }));
    return {
      ...page,
      unit: { id: unit.id, name: await unitName(ctx.tx, unit) },
      mayDraft: ctx.may('publication.draft', unit),
    };
  },
});

/** What a list shows: what stands, what was withdrawn, the drafts of whoever writes them; what is asked for by its state. */
function statesShown(asked: PublicationState | undefined, drafts: boolean): PublicationState[] {
  const open: PublicationState[] = ['published', 'withdrawn', 'replaced'];
  const mine: PublicationState[] = drafts ? ['draft', 'discarded'] : [];
  if (asked !== undefined) return [...open, ...mine].filter((state) => state === asked);
  return drafts ? ['draft', 'published', 'withdrawn'] : ['published', 'withdrawn'];
}
