import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { badgeBook } from '../book.ts';
import { weighedOf } from '../discipline.ts';
import { type DueRow, dueLineOf, dueRows, preparedOn } from '../due.ts';
import { AWARD_STATES, type AwardRecord, awardListed, dueListed } from '../honour.ts';
import { type AwardRow, awardOf } from '../reading.ts';
import { roundsAhead } from '../rules/badges.ts';

const SORTS = ['due', '-due', 'name', '-name', 'unit', '-unit', 'years', '-years'] as const;
/** What a list of badges is sorted by, as its rows have it. */
const COLUMNS = { due: 'due_on', name: 'sort_key', unit: 'unit_sort', years: 'years', round: 'round_on' } as const;

function idsOf(lines: readonly { personId: string }[]): string[] {
  return lines.map((line) => line.personId);
}

/** The order asked for, ties by the line itself. */
function sortedBy<R>(sort: string): Order<R> {
  const way = sort.startsWith('-') ? 'desc' : 'asc';
  const column = COLUMNS[sort.replace('-', '') as keyof typeof COLUMNS];
  return [
    [column as keyof R & string, way],
    ['id' as keyof R & string, way],
  ];
}

/** Who becomes due for a badge in the rounds ahead (BAD-01), as the people stand on a day; those passed over in a round come back after it. */
export const listDue = query({
  name: 'badge.due',
  method: 'GET',
  path: '/units/{unit}/badges/due',
  capability: 'honour.read',
  summary: 'Who becomes due for a badge in the rounds ahead, of a unit and below',
  input: s.object({
    unit: s.id(),
    /** the day from which one looks ahead; today where left out */
    on: s.optional(s.date()),
    /** one of the rounds ahead */
    round: s.optional(s.date()),
    years: s.optional(s.whole(1, 150)),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(SORTS)),
    ...pageInput,
  }),
  output: s.object({
    ...pageOf(dueListed).shape,
    /** the rounds ahead of that day, the next one first */
    rounds: s.list(s.anyText(), 50),
    /** the years at which badges are given */
    steps: s.list(s.anyNumber(), 50),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const on = input.on ?? ctx.today;
    const book = badgeBook(ctx.services.rulebook, on);
    if (!book) return { items: [], total: 0, next: null, rounds: [], steps: [] };
    const tree = await subtree(ctx.tx, unit);
    const rows = dueRows(tree, book, preparedOn(book, on, input.round), on, input.years);
    const base = ctx.tx
      .selectFrom(rows.as('due'))
      .selectAll()
      .$if(input.search !== undefined, (q) => q.where(holdsWords('due.name', input.search ?? '')));
    const lines = await listPage<DueRow, ReturnType<ReturnType<typeof dueLineOf>>>(
      ctx,
      base,
      input,
      sortedBy<DueRow>(input.sort ?? 'due'),
      dueLineOf(ctx, book, on),
    );
    const weighed = await weighedOf(ctx, idsOf(lines.items), book.discipline, [unit]);
    const items = lines.items.map((line) => ({ ...line, cautions: weighed.of(line.personId) }));
    return { ...lines, items, rounds: roundsAhead(book, on), steps: [...book.steps] };
  },
});

/** Badges that were proposed, decided, handed or passed over, of a unit and below. */
export const listBadges = query({
  name: 'badge.list',
  method: 'GET',
  path: '/units/{unit}/badges',
  capability: 'honour.read',
  summary: 'Badges proposed, decided, handed or passed over, of a unit and below',
  input: s.object({
    unit: s.id(),
    state: s.optional(s.oneOf(AWARD_STATES)),
    /** decided or handed: what counts as given */
    given: s.optional(s.oneOf(['yes'])),
    years: s.optional(s.whole(1, 150)),
    /** the year of the decision */
    year: s.optional(s.whole(1900, 2200)),
    round: s.optional(s.date()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf([...SORTS, 'round', '-round'])),
    ...pageInput,
  }),
  output: pageOf(awardListed),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('badge_award as a')
      .innerJoin('unit as u', 'u.id', 'a.unit_id')
      .selectAll('a')
      .select(['u.name as unit_name', 'u.sort_key as unit_sort'])
      .where('a.division', 'in', divisions)
      .where('a.moved_to', 'is', null)
      .where('a.scope', '>=', lo)
      .where('a.scope', '<', hi);
    if (input.state) base = base.where('a.state', '=', input.state);
    if (input.given) base = base.where('a.state', 'in', ['decided', 'handed']);
    if (input.years) base = base.where('a.years', '=', input.years);
    if (input.year)
      base = base.where('a.decided_on', '>=', `${input.year}-01-01`).where('a.decided_on', '<=', `${input.year}-12-31`);
    if (input.round) base = base.where('a.round_on', '=', input.round);
    if (input.search) base = base.where(holdsWords('a.person_name', input.search));
    type Row = AwardRow & { unit_name: string; unit_sort: string };
    const order = sortedBy<Row>(input.sort ?? '-round');
    const lines = await listPage<Row, ReturnType<typeof awardOf>>(ctx, base, input, order, awardOf);
    // only what is not decided yet can still be weighed
    const waiting = idsOf(lines.items.filter((line) => line.state === 'proposed'));
    const rule = badgeBook(ctx.services.rulebook, ctx.today)?.discipline;
    const weighed = await weighedOf(ctx, waiting, rule, [unit]);
    const cautionsOf = (line: AwardRecord) => (line.state === 'proposed' ? weighed.of(line.personId) : []);
    return { ...lines, items: lines.items.map((line) => ({ ...line, cautions: cautionsOf(line) })) };
  },
});
