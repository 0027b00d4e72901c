/** Lines of the national file against the register: what each becomes in the report. */

import { sql } from 'kysely';
import { cardNumber } from '../../members/numbers.ts';
import { holdersOfCards } from '../../members/store/cards.ts';
import { subtree } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { fold } from '../../platform/i18n/names.ts';
import { turn } from '../turn.ts';
import { differencesOf, type TheirLine } from './compare.ts';
import { type Found, knownOf, whoIs } from './find.ts';
import { membersAmong, type OurMember } from './members.ts';
import type { NewLine } from './store.ts';

const A_TURN = 500;

/** The lines of the report that these lines of the file become. `taken`: whom lines before were found to mean; those found now are added. */
export async function judgeLines(
  ctx: Context,
  unit: UnitRef,
  lines: TheirLine[],
  taken: Set<string>,
): Promise<NewLine[]> {
  const { keys } = ctx.services;
  const cardNumbers = lines.flatMap(({ said }) => (said.cardNumber ? (cardNumber(said.cardNumber) ?? []) : []));
  const cards = await holdersOfCards(ctx.tx, keys, cardNumbers);
  const members = await membersAmong(ctx.tx, keys, await subtree(ctx.tx, unit), ctx.today, {
    personIds: [...new Set([...cards.values()].map((holder) => holder.personId))],
    names: [...new Set(lines.map(({ said }) => fold(said.name ?? '')))],
  });
  const known = knownOf(members, cards);
  const out: NewLine[] = [];
  for (const [i, line] of lines.entries()) {
    if (i % A_TURN === 0) await turn();
    const found = whoIs(line, known, taken);
    if (found.existing) taken.add(found.existing.personId);
    out.push(...(found.existing ? comparedLines(ctx, found.existing, line) : [unmatched(line, found)]));
  }
  return out;
}

/** A member who was found: one line that he is the same, or one for each field that differs. */
export function comparedLines(ctx: Context, ours: OurMember, line: TheirLine): NewLine[] {
  const differences = differencesOf(ctx.services.rulebook, ours, line);
  const who = {
    no: line.no,
    personId: ours.personId,
    name: ours.facts.fullName,
    sortKey: ours.sortKey,
    cellName: ours.told.cell ?? '',
  };
  if (differences.length === 0) return [{ ...who, kind: 'same', kept: null }];
  return differences.map(({ field, ours: known, theirs }, i) => ({
    ...who,
    kind: 'differs' as const,
    field,
    ...(i === 0 && { firstOf: differences.map((each) => each.field) }),
    kept: { ours: known, theirs },
  }));
}

function unmatched(line: TheirLine, { cause, candidates }: Found): NewLine {
  const isNobody = cause === null || cause === 'elsewhere';
  return {
    no: line.no,
    kind: isNobody ? 'only_there' : 'ambiguous',
    cause,
    personId: null,
    ...(candidates.length > 0 && { candidates: candidates.map((each) => each.personId) }),
    name: line.said.name ?? '',
    cellName: line.said.cell ?? line.cellCode ?? '',
    kept: { said: line.said, cellCode: line.cellCode },
  };
}

type HereRow = { person_id: string; full_name: string; sort_key: string; unit_name: string };

/** Members under the unit whom no line of the report means or may mean. */
export async function onlyHere(ctx: Context, unit: UnitRef, reportId: string): Promise<NewLine[]> {
  const { lo, hi, divisions } = await subtree(ctx.tx, unit);
  const { rows } =
    await sql<HereRow>`select m.person_id, m.full_name, m.sort_key, u.name as unit_name from membership m join unit u on u.id = m.unit_id
    where m.division in (${sql.join(divisions)}) and m.scope >= ${lo} and m.scope < ${hi} and m.valid_to = 'infinity' and m.seat = 'own'
      and not exists (select from summary_line l where l.division = ${unit.division} and l.report_id = ${reportId} and l.person_id = m.person_id)
      and m.person_id not in (select unnest(l.candidates) from summary_line l where l.division = ${unit.division} and l.report_id = ${reportId} and l.kind = 'ambiguous')`.execute(
      ctx.tx,
    );
  return rows.map((row) => ({
    no: 0,
    kind: 'only_here',
    personId: row.person_id,
    name: row.full_name,
    sortKey: row.sort_key,
    cellName: row.unit_name,
    kept: null,
  }));
}
