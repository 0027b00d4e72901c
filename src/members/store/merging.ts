/** Makes two records of one person one, and puts every row back as it was. Each module's rows move by the policy declared for them. */
import { type RawBuilder, sql } from 'kysely';
import { addressOf } from '../../organization/tree.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Keys } from '../../platform/files/keys.ts';
import type { PersonFacts } from '../member.ts';
import { type Move, moves } from '../merging/policies.ts';
import type { Who } from '../merging/policy.ts';
import { countsOf } from '../merging/references.ts';
import type { LinePlan } from '../rules/merging.ts';
import { correctPersons } from './correct.ts';
import { dropTokens } from './forget.ts';
import { insertTokens } from './insert.ts';
import { copyInto } from './move.ts';

type Image = Record<string, unknown>;

/** Rows as they were, the fingerprints of the same rows after the merge, what was made, how often the kept record was named then. */
export type Trace = {
  images: Record<string, Image[]>;
  keys: Image[];
  after: Record<string, string>;
  created: { division: string; id: string }[];
  counts: Record<string, number>;
};

export type Merge = {
  who: Who;
  home: { division: string; version: number };
  facts: PersonFacts;
  nameChanged: boolean;
  cardTaken: boolean;
  plan: LinePlan;
  today: string;
};

/** Moves everything that names the old record, by policy. `endPosts` ends what he held at a unit whose line ends. Returns the trace and how much moved. */
export async function mergeRecords(
  tx: Tx,
  keys: Keys,
  merge: Merge,
  endPosts: () => Promise<void>,
): Promise<{ trace: Trace; moved: number }> {
  const { who, plan, today } = merge;
  const images = await imagesBefore(tx, who);
  const keyRows = await imagesOf(tx, 'person_key', sql`t.person_id in (${who.winner}, ${who.loser})`);
  await endLines(tx, plan.ends, who, today);
  await endPosts();
  const created = await rowsForWinner(tx, merge);
  let moved = await moveLines(tx, plan.moves, who);
  for (const move of moves()) moved += await moveRows(tx, move, merge);
  // one key a number: that of the old record leads to the kept one, or goes with the number that is taken
  await sql`update person_key set person_id = ${who.winner}, division = ${merge.home.division} where person_id = ${who.loser}`.execute(
    tx,
  );
  await correctPersons(tx, keys, [
    {
      division: merge.home.division,
      personId: who.winner,
      facts: merge.facts,
      version: merge.home.version,
      cardChanged: merge.cardTaken,
      nameChanged: merge.nameChanged || plan.moves.length > 0,
    },
  ]);
  await sql`update person set home = false, merged_into = ${who.winner}, merged_division = ${merge.home.division}, version = version + 1 where id = ${who.loser}`.execute(
    tx,
  );
  return {
    trace: {
      images,
      keys: keyRows,
      after: await fingerprints(tx, images),
      created,
      counts: await countsOf(tx, who.winner),
    },
    moved,
  };
}

/** Every row that the merge can write, each table's once. */
async function imagesBefore(tx: Tx, { winner, loser }: Who): Promise<Record<string, Image[]>> {
  const images: Record<string, Image[]> = {
    person: await imagesOf(tx, 'person', sql`t.id in (${winner}, ${loser})`),
    membership: await imagesOf(tx, 'membership', sql`t.person_id in (${winner}, ${loser})`),
  };
  for (const [table, columns] of columnsByTable())
    images[table] = await imagesOf(
      tx,
      table,
      sql.join(
        columns.map((column) => sql`t.${sql.ref(column)} = ${loser}`),
        sql` or `,
      ),
    );
  return images;
}

function columnsByTable(): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  for (const { table, column } of moves()) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

async function imagesOf(tx: Tx, table: string, where: RawBuilder<unknown>): Promise<Image[]> {
  const { rows } = await sql<{
    image: Image;
  }>`select to_jsonb(t) as image from ${sql.table(table)} t where ${where}`.execute(tx);
  return rows.map((row) => row.image);
}

async function endLines(tx: Tx, ids: string[], { loser }: Who, today: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`update membership set valid_to = greatest(valid_from + 1, ${today}::date), end_reason = 'merged', version = version + 1 where person_id = ${loser} and id = any(${ids}::uuid[])`.execute(
    tx,
  );
}

/** Where the old record has rows in a division that the kept one has none in, it gets one to be named by. */
async function rowsForWinner(tx: Tx, { who, home }: Merge): Promise<{ division: string; id: string }[]> {
  const { rows } = await sql<{ division: string; unit_id: string; scope: string }>`
    select l.division, l.unit_id, l.scope from person l where l.id = ${who.loser}
      and not exists (select from person w where w.division = l.division and w.id = ${who.winner})`.execute(tx);
  for (const row of rows) await copyInto(tx, { division: home.division, id: who.winner }, addressOf(row), false);
  return rows.map(({ division }) => ({ division, id: who.winner }));
}

async function moveLines(tx: Tx, ids: string[], { winner, loser }: Who): Promise<number> {
  if (ids.length === 0) return 0;
  await sql`update membership set person_id = ${winner}, version = version + 1 where person_id = ${loser} and id = any(${ids}::uuid[])`.execute(
    tx,
  );
  return ids.length;
}

async function moveRows(tx: Tx, move: Move, { who, home }: Merge): Promise<number> {
  const place = move.division ? sql`, ${sql.ref(move.division)} = ${home.division}` : sql``;
  const term = move.stays ? sql`and not (${move.stays(who)})` : sql``;
  const result = await sql`update ${sql.table(move.table)} t set ${sql.ref(move.column)} = ${who.winner} ${place}
    where t.${sql.ref(move.column)} = ${who.loser} ${term}`.execute(tx);
  return Number(result.numAffectedRows ?? 0);
}

const keyOf = (table: string, image: Image) => `${table} ${image.division ?? ''} ${image.id}`;

/** What the imaged rows look like now: a hash for each that is still there. */
async function fingerprints(tx: Tx, images: Record<string, Image[]>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [table, rows] of Object.entries(images)) {
    if (rows.length === 0) continue;
    const { rows: now } = await sql<{ image: Image; hash: string }>`
      select to_jsonb(t) as image, md5(to_jsonb(t)::text) as hash from ${sql.table(table)} t where ${among(rows)}`.execute(
      tx,
    );
    for (const row of now) found[keyOf(table, row.image)] = row.hash;
  }
  return found;
}

function among(rows: Image[]): RawBuilder<unknown> {
  const ids = rows.map((row) => row.id);
  const divisions = [...new Set(rows.flatMap((row) => (row.division === undefined ? [] : [row.division])))];
  const inDivisions = divisions.length > 0 ? sql`t.division = any(${divisions}::text[]) and` : sql``;
  return sql`${inDivisions} t.id = any(${ids}::uuid[])`;
}

/** How many of the rows that a merge touched have changed since, and how much more names the kept record. */
export async function changedSince(tx: Tx, trace: Trace, winner: string): Promise<{ changed: number; newer: number }> {
  const now = await fingerprints(tx, trace.images);
  const changed = Object.entries(trace.after).filter(([key, hash]) => now[key] !== hash).length;
  const counts = await countsOf(tx, winner);
  const newer = Object.entries(counts).reduce((sum, [name, n]) => sum + Math.max(0, n - (trace.counts[name] ?? 0)), 0);
  return { changed, newer };
}

/** Puts back every row as it was, bit for bit; the words and keys that lead to both records too. */
export async function unmergeRecords(tx: Tx, trace: Trace, who: Who): Promise<void> {
  const { person = [], membership = [], ...rest } = trace.images;
  const lines = await linesNow(tx, membership);
  await dropTokens(tx, lines);
  for (const [table, rows] of Object.entries(rest)) await putBack(tx, table, rows);
  await putBack(tx, 'membership', membership);
  await putBack(tx, 'person', person);
  await insertTokens(
    tx,
    membership.map(({ division, id, unit_id, scope, full_name }) => ({
      division: String(division),
      id: String(id),
      unit_id: String(unit_id),
      scope: String(scope),
      full_name: String(full_name),
    })),
  );
  for (const { division, id } of trace.created)
    await tx.deleteFrom('person').where('division', '=', division).where('id', '=', id).execute();
  await tx.deleteFrom('person_key').where('person_id', 'in', [who.winner, who.loser]).execute();
  if (trace.keys.length > 0)
    await sql`insert into person_key select * from jsonb_populate_recordset(null::person_key, ${JSON.stringify(trace.keys)}::jsonb)`.execute(
      tx,
    );
}

async function linesNow(tx: Tx, membership: Image[]) {
  if (membership.length === 0) return [];
  const { rows } = await sql<{ division: string; id: string; full_name: string }>`
    select t.division, t.id, t.full_name from membership t where ${among(membership)}`.execute(tx);
  return rows;
}

/** Columns that the database computes from the others. */
async function generated(tx: Tx, table: string): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select attname as name from pg_attribute where attrelid = ${table}::regclass and attgenerated <> ''`.execute(tx);
  return rows.map((row) => row.name);
}

async function putBack(tx: Tx, table: string, rows: Image[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const divided = 'division' in first;
  const made = await generated(tx, table);
  const columns = Object.keys(first).filter((name) => name !== 'division' && name !== 'id' && !made.includes(name));
  const set = sql.join(columns.map((name) => sql`${sql.ref(name)} = ${sql.ref(`x.${name}`)}`));
  await sql`update ${sql.table(table)} t set ${set}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) x
    where t.id = x.id ${divided ? sql`and t.division = x.division` : sql``}`.execute(tx);
}
