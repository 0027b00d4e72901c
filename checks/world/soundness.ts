/** What must hold of a generated organization whatever was decided: everybody has his seat, all open work waits once, the numbers agree. */
import { expect } from 'vitest';
import { operator } from '../../src/accounts/grants.ts';
import { recountAll } from '../../src/indicators/recount.ts';
import { makeSums } from '../../src/indicators/sums/store.ts';
import { heirsOf, waitingFor } from '../../src/organization/reorganizing.ts';
import { setScope } from '../../src/platform/db/scope.ts';
import { orphansIn } from '../../src/reorganization/orphans.ts';
import type { Bare } from './world.ts';

export type Unit = { id: string; kind: string; name: string; parent_id: string | null; division: string; path: string };

/** What the owner of the database and the operator are asked; `sound` fails where anything does not add up. */
export function soundness(world: Bare) {
  const query = async <T>(text: string, values: unknown[] = []) =>
    (await world.chibo.owner.pool.query(text, values)).rows as T[];
  const ask = async <T>(name: string, input: object) =>
    (await world.chibo.bus.ask(name, input, { actor: operator() })) as T;
  const today = () => new Date(world.clock.now()).toISOString().slice(0, 10);

  /** Everybody's own seats and homes, whichever cell they are in. */
  const heads = async () =>
    await query(
      `select p.id, count(*) filter (where p.home)::int as homes, (select count(*)::int from membership m where m.person_id = p.id and m.seat = 'own' and m.valid_to = 'infinity') as seats from person p group by p.id order by p.id`,
    );

  /** Each open item once, whichever unit it waits at. */
  const openItems = async () => {
    const closed = await query<{ id: string }>('select id from unit where closed_on is not null');
    const heirs = await heirsOf(
      world.chibo.owner.db,
      closed.map(({ id }) => id),
    );
    const out: Record<string, unknown[]> = {};
    for (const { kind, table, open, one } of world.chibo.bus.services.reorganizing.flatMap((p) => p.openWork ?? [])) {
      if (one !== undefined && one.else !== 'renames') continue;
      const compiled = waitingFor(open, heirs).compile(world.chibo.owner.db);
      const text = `select w.id from ${table} w where (${compiled.sql}) order by w.id`;
      out[kind] = await query(text, [...compiled.parameters]);
    }
    return out;
  };

  /** Number, list, recount from the raw records and the sum of the children say the same, of every committee. */
  const agrees = async () => {
    const units = await query<Unit>(
      `select id, kind, name, parent_id, division, path from unit where closed_on is null`,
    );
    const listed = new Map<string, number>();
    for (const { id } of units)
      listed.set(id, (await ask<{ total: number }>('member.list', { unit: id, limit: 1 })).total);
    for (const unit of units) {
      const below = units.filter((each) => each.parent_id === unit.id);
      const [raw] = await query<{ n: number }>(
        `select count(*)::int as n from membership where valid_to = 'infinity' and seat = 'own' and scope >= $1 and scope < $1 || '{'`,
        [unit.path],
      );
      const [kept] = await query<{ n: number }>(
        `select coalesce(sum(members), 0)::int as n from member_stat where scope >= $1 and scope < $1 || '{'`,
        [unit.path],
      );
      const [own] = await query<{ n: number }>(
        `select count(*)::int as n from membership where valid_to = 'infinity' and seat = 'own' and unit_id = $1`,
        [unit.id],
      );
      const sum = below.reduce((n, each) => n + (listed.get(each.id) ?? 0), own?.n ?? 0);
      expect({ of: unit.name, list: listed.get(unit.id), kept: kept?.n, sum }).toEqual({
        of: unit.name,
        list: raw?.n,
        kept: raw?.n,
        sum: raw?.n,
      });
    }
  };

  /** Counts, paths, periods, owners, homes. */
  const sound = async () => {
    expect(await recountAll(world.chibo)).toEqual([]);
    // what is kept of whole parts of the tree is proved by the next recount
    await makeSums(world.chibo.owner.db, today());
    const orphans = await world.chibo.app.db.transaction().execute(async (tx) => {
      await setScope(tx, operator());
      return await orphansIn(tx, world.chibo.bus.services.reorganizing, { lo: '', hi: '{' }, today());
    });
    expect(orphans).toEqual([]);
    await agrees();
  };

  return { query, today, heads, openItems, sound };
}
