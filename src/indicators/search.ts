/** Search for the shell: units and members whose names hold the words, within what the reader reaches. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { DB } from '../../gen/db.ts';
import { formerlyNamed } from '../organization/formerNames.ts';
import { successorsOf } from '../organization/tree.ts';
import { formerName } from '../organization/unit.ts';
import { type PathRange, type Reach, rangeOf } from '../platform/access.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import { searchWords } from '../platform/i18n/names.ts';
import * as s from '../platform/schema.ts';

const MOST = 20;
const found = s.object({
  kind: s.oneOf(['unit', 'member']),
  id: s.anyText(),
  title: s.anyText(),
  unit: s.nullable(s.object({ id: s.anyText(), name: s.anyText() })),
  link: s.anyText(),
  /** of a unit that has closed: since when, and what goes on in its place */
  closed: s.nullable(s.object({ on: s.anyText(), successors: s.list(s.anyText(), 100) })),
  /** of a unit found by a name it bore before: that name, and the day on which it got another one */
  former: s.nullable(formerName),
});
type Found = s.Infer<typeof found>;

/** Units and members by the first letters of the words of their names, without tones; members only where the reader may read them. Units that have closed stand behind the living ones, under their old names; and whatever was renamed behind what bears the name now. */
export const search = query({
  name: 'search.find',
  method: 'GET',
  path: '/search',
  capability: 'signed-in',
  mayLag: MAY_LAG,
  summary: 'Units and members found by name within reach',
  input: s.object({ q: s.text(100), kind: s.optional(s.oneOf(['unit', 'member'])) }),
  output: s.object({ items: s.list(found, MOST) }),
  run: async (ctx, input) => {
    const words = searchWords(input.q).slice(0, 6);
    if (words.length === 0) return { items: [] };
    const units = input.kind === 'member' ? [] : await unitsNamed(ctx, words);
    const members = input.kind === 'unit' ? [] : await membersNamed(ctx, words);
    // each kind has room for half, and takes what the other leaves
    const half = MOST / 2;
    const first = units.slice(0, Math.max(half, MOST - members.length));
    return { items: [...first, ...members.slice(0, MOST - first.length)] };
  },
});

/** Who bears the name comes before who bore it, who lives before who has closed; each is asked for while there is room. */
async function unitsNamed(ctx: Context, words: string[]): Promise<Found[]> {
  const found = await livingNamed(ctx, words);
  for (const more of [livingRenamed, closedNamed, closedRenamed])
    if (found.length < MOST) found.push(...(await more(ctx, words, MOST - found.length, found)));
  return found;
}

async function livingNamed(ctx: Context, words: string[]): Promise<Found[]> {
  const list = await named(ctx, words, 'is').limit(MOST).execute();
  return list.map((r) => ({
    ...unitLine(r),
    unit: r.above_id && r.above_name ? { id: r.above_id, name: r.above_name } : null,
    closed: null,
    former: null,
  }));
}

async function livingRenamed(ctx: Context, words: string[], limit: number, found: Found[]): Promise<Found[]> {
  const list = await formerlyNamed(ctx, renamed(ctx, words, limit, found, false));
  return list.map(({ above, former, ...unit }) => ({ ...unitLine(unit), unit: above, closed: null, former }));
}

async function closedRenamed(ctx: Context, words: string[], limit: number, found: Found[]): Promise<Found[]> {
  const list = await formerlyNamed(ctx, renamed(ctx, words, limit, found, true));
  const lines: Found[] = [];
  for (const { former, closedOn, ...unit } of list)
    lines.push({ ...unitLine(unit), unit: null, closed: await closing(ctx, unit.id, closedOn), former });
  return lines;
}

function renamed(ctx: Context, words: string[], limit: number, found: Found[], closed: boolean) {
  return { words, limit, closed, without: found.map(({ id }) => id), ranges: ctx.actor.grant.reaches.map(rangeOf) };
}

/** A closed unit hangs below the one that took over, so whoever reaches that one finds it; it says who that is instead of what it stands under. */
async function closedNamed(ctx: Context, words: string[], limit: number): Promise<Found[]> {
  const list = await named(ctx, words, 'is not').limit(limit).execute();
  const found: Found[] = [];
  for (const r of list)
    found.push({ ...unitLine(r), unit: null, closed: await closing(ctx, r.id, r.closed_on), former: null });
  return found;
}

async function closing(ctx: Context, id: string, on: string | null) {
  const successors = await successorsOf(ctx.tx, id);
  return { on: on ?? ctx.today, successors: successors.map(({ name }) => name) };
}

function unitLine({ id, name }: { id: string; name: string }) {
  return { kind: 'unit' as const, id, title: name, link: `/units/${id}` };
}

/** The units whose names hold the words: the living ones, or those that have closed. */
function named(ctx: Context, words: string[], closed: 'is' | 'is not') {
  let rows = ctx.tx
    .selectFrom('unit as u')
    .leftJoin('unit as above', 'above.id', 'u.parent_id')
    .where('u.closed_on', closed, null)
    .where((eb) => within(eb, 'u.path', ctx.actor.grant.reaches.map(rangeOf)));
  for (const word of words) {
    rows = rows.where((eb) =>
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
  return rows
    .select(['u.id', 'u.name', 'u.closed_on', 'above.id as above_id', 'above.name as above_name'])
    .orderBy('u.sort_key')
    .orderBy('u.id');
}

async function membersNamed(ctx: Context, words: string[]): Promise<Found[]> {
  const ranges = ctx.actor.grant.reaches.filter(readsMembers).map(rangeOf);
  if (ranges.length === 0) return [];
  const [first = ''] = words;
  let rows = ctx.tx
    .selectFrom('person_token as t')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.division', '=', 't.division').onRef('m.id', '=', 't.membership_id'),
    )
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .where('t.token', '>=', first)
    .where('t.token', '<', `${first}\uffff`)
    .where((eb) => within(eb, 't.scope', ranges))
    .where('m.valid_from', '<=', ctx.today)
    .where('m.valid_to', '>', ctx.today);
  for (const word of words.slice(1)) {
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom('person_token as o')
          .select('o.token')
          .whereRef('o.division', '=', 't.division')
          .whereRef('o.membership_id', '=', 't.membership_id')
          .where('o.token', '>=', word)
          .where('o.token', '<', `${word}\uffff`)
          .where((each) => within(each, 'o.scope', ranges)),
      ),
    );
  }
  const list = await rows
    .select(['m.person_id', 'm.full_name', 'm.sort_key', 'u.id as unit_id', 'u.name as unit_name'])
    .distinct()
    .orderBy('m.sort_key')
    .orderBy('m.person_id')
    .limit(MOST)
    .execute();
  return list.map((r) => ({
    kind: 'member',
    id: r.person_id,
    title: r.full_name,
    unit: { id: r.unit_id, name: r.unit_name },
    link: `/members/${r.person_id}`,
    closed: null,
    former: null,
  }));
}

function readsMembers(reach: Reach): boolean {
  return reach.capabilities.includes('member.read') || reach.capabilities.includes('*');
}

/** One of the ranges, on a column of scopes or paths; of no ranges nothing is within. */
// biome-ignore lint/suspicious/noExplicitAny: the builder's tables differ from caller to caller
function within(eb: ExpressionBuilder<DB & Record<string, any>, any>, column: string, ranges: PathRange[]) {
  return eb.or(
    ranges.map((r) =>
      eb.and([sql<boolean>`${sql.ref(column)} >= ${r.lo}`, sql<boolean>`${sql.ref(column)} < ${r.hi}`]),
    ),
  );
}
