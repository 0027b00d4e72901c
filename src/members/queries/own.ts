import { sql } from 'kysely';
import { withAbove } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { pageInput } from '../../platform/paging.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { lookPage, ownCopy } from '../correction.ts';
import { moves } from '../merging/policies.ts';
import { formerIds } from '../merging/scene.ts';
import { factsOf, personOf } from '../person.ts';
import { recordOf } from '../record.ts';

/** Who has looked at my numbers, and which lists of my unit or of those above it were exported: the recorded reads, the latest first. */
export const listLooks = query({
  name: 'member.looks',
  method: 'GET',
  path: '/my/looks',
  capability: 'signed-in',
  summary: "Who has looked at one's own record",
  input: s.object({ ...pageInput }),
  output: lookPage,
  run: async (ctx, input) => {
    const self = ctx.actor.person?.id;
    if (self === undefined) return { items: [], total: 0, next: null };
    const person = await personOf(ctx, self);
    const ids = [self, ...(await formerIds(ctx, self))];
    const above = withAbove(person.scope);
    const divisions = await divisionsAt(ctx, above);
    const mine = ctx.tx
      .selectFrom('ledger')
      .select(['id', 'at', 'command', 'account_id', 'person_id', 'unit_id'])
      .where((eb) =>
        eb.or([
          eb.and([eb('division', 'in', divisions), eb('subject_kind', '=', 'member'), eb('subject_id', 'in', ids)]),
          eb.and([eb('division', 'in', divisions), eb('command', '=', 'member.export'), eb('scope', 'in', above)]),
          // one's own copies are recorded at the cell, by who took them
          eb.and([
            eb('division', 'in', divisions),
            eb('command', '=', 'member.copy'),
            eb('scope', 'in', above),
            eb('person_id', '=', self),
          ]),
        ]),
      );
    const lines = ctx.tx
      .selectFrom(mine.as('m'))
      .leftJoin('account as a', 'a.id', 'm.account_id')
      .leftJoin('unit as u', 'u.id', 'm.unit_id')
      .select(['m.id', 'm.at', 'm.command', 'm.person_id', 'a.name as who', 'a.login', 'u.name as unit_name']);
    return await listPage(
      ctx,
      lines,
      input,
      [
        ['at', 'desc'],
        ['id', 'desc'],
      ],
      (row) => ({
        id: row.id,
        at: row.at.toISOString(),
        command: row.command,
        who: row.login === 'operator' ? '' : (row.who ?? ''),
        unitName: row.unit_name ?? '',
        own: row.person_id === self,
      }),
    );
  },
});

async function divisionsAt(ctx: Context, scopes: string[]): Promise<string[]> {
  const rows = await ctx.tx.selectFrom('unit').select('division').distinct().where('path', 'in', scopes).execute();
  return rows.length === 0 ? [''] : rows.map((row) => row.division);
}

const MOST = 5000;

/** Everything that is kept about oneself, to take away: the dossier in the clear and every row that names one, by its table. Recorded. */
export const copyOwn = query({
  name: 'member.copy',
  method: 'GET',
  path: '/my/copy',
  capability: 'signed-in',
  summary: 'A copy of what is kept about oneself; the copy is recorded',
  recorded: true,
  input: s.object({}),
  output: ownCopy,
  where: async (ctx) => {
    const person = await personOf(ctx, found(ctx.actor.person).id);
    return { id: person.unit_id, division: person.division, path: person.scope };
  },
  run: async (ctx) => {
    const person = await personOf(ctx, found(ctx.actor.person).id);
    const { memberships, posts, particulars, partyAge, unitName } = await recordOf(ctx, person);
    const records = [];
    for (const [table, columns] of tablesOfMine()) {
      const named = sql.join(
        columns.map((column) => sql`t.${sql.ref(column)} = ${person.id}`),
        sql` or `,
      );
      const { rows } = await sql<{ row: Record<string, unknown> }>`
        select to_jsonb(t) as row from ${sql.table(table)} t where ${named} limit ${MOST}`.execute(ctx.tx);
      if (rows.length > 0) records.push({ table, rows: rows.map(({ row }) => told(row)) });
    }
    return {
      madeAt: ctx.clock.now().toISOString(),
      person: { id: person.id, unit: unitName, partyAge, ...factsOf(ctx.services.keys, person), posts, particulars },
      memberships,
      records,
    };
  },
});

/** The tables that tell of a person, with the columns that name him; his account is told by the account's own page. */
function tablesOfMine(): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  for (const { table, column, undivided } of moves())
    if (!undivided) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

/** A row without its address and without what is encrypted, which its own page opens. */
function told(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) =>
        !['division', 'scope', 'other_scope', 'other_division'].includes(name) &&
        !(typeof value === 'string' && value.startsWith('\\x')),
    ),
  );
}
