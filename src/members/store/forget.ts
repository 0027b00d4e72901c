import { sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import { chunksOf, recordset } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import type { Status } from '../member.ts';

/** Takes back people who were registered by mistake and whom nothing refers to: their lines, words, keys and their records. */
export async function forgetMembers(
  tx: Tx,
  divisions: string[],
  { persons, memberships }: { persons: string[]; memberships: string[] },
): Promise<void> {
  const of = sql`division = any(${divisions}::text[])`;
  for (const chunk of chunksOf(memberships)) {
    const lines = await tx
      .selectFrom('membership')
      .select(['division', 'id', 'full_name'])
      .where('division', 'in', divisions)
      .where('id', 'in', chunk)
      .execute();
    await dropTokens(tx, lines);
    await sql`delete from membership where ${of} and id = any(${chunk}::uuid[])`.execute(tx);
  }
  for (const chunk of chunksOf(persons)) {
    await sql`delete from person_key where person_id = any(${chunk}::uuid[])`.execute(tx);
    await sql`delete from person where ${of} and id = any(${chunk}::uuid[])`.execute(tx);
  }
}

/** Drops the words of lines by the names that they were written with: each is found by its key. */
export async function dropTokens(tx: Tx, lines: { division: string; id: string; full_name: string }[]): Promise<void> {
  const rows = lines.map((line) => ({ ...line, words: searchWords(line.full_name).join(' ') }));
  await sql`delete from person_token t using ${recordset({ division: 'text', id: 'uuid', words: 'text' }, rows)}
    cross join lateral unnest(string_to_array(x.words, ' ')) as w(token)
    where t.division = x.division and t.membership_id = x.id and t.token = w.token`.execute(tx);
}

export type ReopenedLine = { unit: UnitRef; membershipId: string; status: Status; next: string | null };

/** Takes back another status: the line that followed goes, the one before is open again as it was. */
export async function reopenLines(tx: Tx, lines: ReopenedLine[]): Promise<void> {
  const divisions = [...new Set(lines.map((line) => line.unit.division))];
  await forgetMembers(tx, divisions, { persons: [], memberships: lines.flatMap((line) => line.next ?? []) });
  for (const chunk of chunksOf(lines)) {
    const rows = chunk.map(({ unit, membershipId, status, next }) => ({
      division: unit.division,
      id: membershipId,
      status,
      reopen: next !== null,
    }));
    await sql`update membership m set status = x.status, version = m.version + 1,
        valid_to = case when x.reopen then 'infinity' else m.valid_to end, end_reason = case when x.reopen then null else m.end_reason end
      from ${recordset({ division: 'text', id: 'uuid', status: 'text', reopen: 'boolean' }, rows)}
      where m.division = x.division and m.id = x.id`.execute(tx);
  }
}
