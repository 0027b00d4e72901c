/** Writes the tree anew on the day a decision takes effect: places, names, kinds, what is closed and what follows it. Whoever calls keeps what was, through `writer`. */
import { type RawBuilder, sql } from 'kysely';
import { type Columns, chunksOf, recordset } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { fold, searchWords, sortKey } from '../../platform/i18n/names.ts';
import { formerWords } from '../formerNames.ts';

export type Placed = {
  id: string;
  name: string;
  kind: string;
  setting: string | null;
  parentId: string | null;
  path: string;
  closes: boolean;
  successors: readonly string[];
  /** name, kind, parent or path are not what they were */
  changed: boolean;
  renamed: boolean;
};

/** Changes rows of `t` (joined to a table `x`), adds rows, takes rows away; each keeps what was. */
export type Writer = {
  write(
    table: string,
    change: {
      join: RawBuilder<unknown>;
      where: RawBuilder<unknown>;
      take?: Record<string, RawBuilder<unknown>>;
      set: RawBuilder<unknown>;
      keep: readonly string[];
    },
  ): Promise<unknown>;
  add(table: string, made: RawBuilder<unknown>): Promise<unknown>;
  remove(table: string, where: RawBuilder<unknown>): Promise<unknown>;
};

const PLACE: Columns = {
  id: 'uuid',
  name: 'text',
  sort_key: 'text',
  search_key: 'text',
  kind: 'text',
  setting: 'text',
  parent_id: 'uuid',
  path: 'text',
  closes: 'boolean',
};

/** Gives each unit its place, name and kind from the day on. Units that close keep their last period as it was and hang below their successor. */
export async function placeUnits(
  tx: Tx,
  writer: Writer,
  units: readonly Placed[],
  on: string,
  decision: string,
): Promise<void> {
  for (const chunk of chunksOf(units.filter((unit) => unit.changed || unit.closes))) {
    const x = recordset(
      PLACE,
      chunk.map((unit) => ({
        id: unit.id,
        name: unit.name,
        sort_key: sortKey(unit.name),
        search_key: fold(unit.name),
        kind: unit.kind,
        setting: unit.setting,
        parent_id: unit.parentId,
        path: unit.path,
        closes: unit.closes,
      })),
    );
    const take = (...columns: string[]) => Object.fromEntries(columns.map((name) => [name, sql.ref(`x.${name}`)]));
    await writer.write('unit', {
      join: sql`join ${x} on x.id = t.id`,
      where: sql`true`,
      take: { ...take('name', 'sort_key', 'search_key', 'kind', 'setting', 'parent_id', 'path', 'closes') },
      set: sql`name = h.name, sort_key = h.sort_key, search_key = h.search_key, kind = h.kind, setting = h.setting, parent_id = h.parent_id, path = h.path,
        closed_on = case when h.closes then ${on}::date else t.closed_on end, version = t.version + 1`,
      keep: ['name', 'sort_key', 'search_key', 'kind', 'setting', 'parent_id', 'path', 'closed_on', 'version'],
    });
    await writer.write('unit_word', {
      join: sql`join ${x} on x.id = t.unit_id`,
      where: sql`t.path <> x.path`,
      take: take('path'),
      set: sql`path = h.path`,
      keep: ['path'],
    });
    // a period that begins on the day or later is put right in place; the others end, and those of living units go on in a new one
    const periods = (later: RawBuilder<unknown>) => ({
      join: sql`join ${x} on x.id = t.unit_id`,
      where: sql`t.valid_to = 'infinity' and ${later}`,
    });
    await writer.write('unit_period', {
      ...periods(sql`not x.closes and t.valid_from >= ${on}::date`),
      take: take('name', 'kind', 'parent_id', 'path'),
      set: sql`name = h.name, kind = h.kind, parent_id = h.parent_id, path = h.path, decision = ${decision}`,
      keep: ['name', 'kind', 'parent_id', 'path', 'decision'],
    });
    await writer.write('unit_period', {
      ...periods(sql`t.valid_from < ${on}::date`),
      set: sql`valid_to = ${on}::date`,
      keep: ['valid_to'],
    });
    await writer.add(
      'unit_period',
      sql`insert into unit_period (unit_id, division, kind, name, parent_id, path, valid_from, decision)
        select u.id, u.division, x.kind, x.name, x.parent_id, x.path, ${on}::date, ${decision} from ${x} join unit u on u.id = x.id
        where not x.closes and exists (select from unit_period p where p.unit_id = u.id and p.valid_to = ${on}::date)`,
    );
  }
  for (const chunk of chunksOf(units.filter((unit) => unit.renamed))) {
    const words = chunk.flatMap(({ id, path, name }) =>
      searchWords(name).map((token) => ({ token, unit_id: id, path })),
    );
    const ids = chunk.map((unit) => unit.id);
    await writer.remove('unit_word', sql`t.unit_id = any(${ids}::uuid[])`);
    await writer.add(
      'unit_word',
      sql`insert into unit_word (token, unit_id, path) select distinct token, unit_id, path from ${recordset({ token: 'text', unit_id: 'uuid', path: 'text' }, words)}`,
    );
    await writer.remove('unit_former_word', sql`t.unit_id = any(${ids}::uuid[])`);
    for (const part of chunksOf(await formerWords(tx, ids)))
      await writer.add(
        'unit_former_word',
        sql`insert into unit_former_word (token, unit_id, until) select token, unit_id, until from ${recordset({ token: 'text', unit_id: 'uuid', until: 'date' }, part)}`,
      );
  }
  const links = units.flatMap((unit) =>
    unit.closes ? unit.successors.map((successor) => ({ unit_id: unit.id, successor_id: successor, since: on })) : [],
  );
  for (const chunk of chunksOf(links))
    await writer.add(
      'unit_successor',
      sql`insert into unit_successor (unit_id, successor_id, since) select unit_id, successor_id, since from ${recordset({ unit_id: 'uuid', successor_id: 'uuid', since: 'date' }, chunk)}`,
    );
}
