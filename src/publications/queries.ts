import { smallestGroup } from '../indicators/smallGroups.ts';
import { addressOf, unitName } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { against } from '../platform/may.ts';
import type { Reason } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { type PublicationState, publicationRecord, type ShownLine } from './publication.ts';
import { dayOf, findingsOf, type LineRow, lineRows, type Row, registeredOf, seenEdition, tableOf } from './reading.ts';
import { type Registered, shownNumber } from './registered.ts';
import { unpinned } from './rules/pinned.ts';
import { levelsOf, sharesOf } from './rules/shares.ts';
import {
  reasonsNotToChange,
  reasonsNotToCorrect,
  reasonsNotToPublish,
  reasonsNotToWithdraw,
} from './rules/standing.ts';
import { type Line, registerOf, type Table } from './rules/table.ts';
import { sourcesOf } from './sources.ts';

/** One edition of a table with its shares, its register numbers, all its editions, and what stands against each command. */
export const getPublication = query({
  name: 'publication.get',
  method: 'GET',
  path: '/publications/{id}',
  capability: 'counts.read',
  summary: 'A published table: its lines with shares made of the counts, its editions',
  input: s.object({ id: s.id() }),
  output: publicationRecord,
  where: async (ctx, { id }) => (await seenEdition(ctx, id)).unit,
  run: async (ctx, { id }) => {
    const { row } = await seenEdition(ctx, id);
    const unit = addressOf(row);
    const rows = await lineRows(ctx, row);
    const table = tableOf(row, rows);
    const draft = row.state === 'draft';
    const registered = draft ? await registeredOf(ctx, row, table) : [];
    const editions = await editionsOf(ctx, row, unit);
    const findings = draft ? findingsOf(ctx, table, registered) : [];
    const lines = shownLines(table, row.decimals, draft ? registered : rows);
    const sources = await sourcesOf(ctx, table, lines, draft ? registered : row.whole_indicator);
    return {
      id,
      unit: { id: unit.id, name: await unitName(ctx.tx, unit) },
      state: row.state,
      edition: row.edition,
      version: row.version,
      title: row.title,
      on: row.on_day,
      from: row.from_day,
      whole: table.whole,
      divides: row.divides,
      decimals: row.decimals,
      source: {
        kind: row.source_kind as 'own' | 'others',
        name: row.source_name,
        number: row.source_number,
        on: row.source_on,
      },
      note: row.note,
      reason: row.reason,
      lines,
      drafted: { on: row.drafted_on, name: row.drafted_name },
      published: dayOf(row.published_on, row.published_name),
      ended: row.ended_on === null ? null : { on: row.ended_on, name: row.ended_name ?? '', reason: row.end_reason },
      editions,
      rule: ctx.services.rulebook.about.cites?.['publication.counts'] ?? null,
      smallest: smallestGroup(ctx),
      registered: registered.map(shownNumber),
      sources,
      findings: findings.slice(0, 100),
      may: mayOf(ctx, unit, row, findings, editions),
    };
  },
});

/** Lines with the shares that are printed; `known`: the numbers a draft names, or the rows as they were kept when it was published. */
function shownLines(table: Table, decimals: number, known: readonly Registered[] | readonly LineRow[]): ShownLine[] {
  const shares = sharesOf(table.lines, { whole: table.whole.n, divides: table.divides, decimals });
  const levels = levelsOf(table.lines);
  return table.lines.map((line, i) => {
    const share = shares[i] ?? null;
    return {
      ...line,
      level: levels[i] ?? 0,
      printed: share && share.units / 10 ** decimals,
      of: share?.of ?? null,
      ...fromRegister(line, known, i),
    };
  });
}

/** In which state of the register a line is, and by which definition of its indicator. */
function fromRegister(
  line: Line,
  known: readonly Registered[] | readonly LineRow[],
  at: number,
): Pick<ShownLine, 'register' | 'definition'> {
  if (line.indicator === null) return { register: null, definition: null };
  const found = registerOf(
    known.filter((each): each is Registered => 'state' in each),
    line,
  );
  if (found) return { register: found.state, definition: found.definition };
  const kept = known[at];
  if (kept === undefined || 'state' in kept) return { register: null, definition: null };
  const { definition } = unpinned(kept.indicator ?? '');
  return { register: kept.register_state as ShownLine['register'], definition };
}

async function editionsOf(ctx: Context, row: Row, unit: UnitRef) {
  const drafts = ctx.may('publication.draft', unit);
  const editions = await ctx.tx
    .selectFrom('publication')
    .select(['id', 'edition', 'state', 'published_on', 'published_name', 'reason'])
    .where('division', '=', row.division)
    .where('series_id', '=', row.series_id)
    .$if(!drafts, (q) => q.where('published_on', 'is not', null))
    .orderBy('edition', 'desc')
    .limit(200)
    .execute();
  return editions.map((each) => ({
    id: each.id,
    edition: each.edition,
    state: each.state as PublicationState,
    published: dayOf(each.published_on, each.published_name),
    reason: each.reason,
  }));
}

function mayOf(
  ctx: Context,
  unit: UnitRef,
  row: Row,
  findings: readonly Reason[],
  editions: readonly { state: PublicationState }[],
) {
  const source = { kind: row.source_kind, name: row.source_name, on: row.source_on };
  const standing = reasonsNotToPublish({ state: row.state, on: row.on_day, publishedOn: ctx.today, source }, ctx.today);
  const wrong: Reason[] =
    findings.length > 0 ? [{ code: 'publication.findings', values: { count: findings.length } }] : [];
  const draft = editions.some(({ state }) => state === 'draft');
  return {
    'publication.change': against(ctx, 'publication.draft', unit, reasonsNotToChange(row.state)),
    'publication.publish': against(ctx, 'publication.publish', unit, [...standing, ...wrong]),
    'publication.correct': against(ctx, 'publication.draft', unit, reasonsNotToCorrect(row.state, draft)),
    'publication.withdraw': against(ctx, 'publication.publish', unit, reasonsNotToWithdraw(row.state)),
    'publication.discard': against(ctx, 'publication.draft', unit, reasonsNotToChange(row.state)),
  };
}
