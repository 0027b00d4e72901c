/** Random decisions on a generated organization in which every kind of open work waits, for the tests that prove that nothing is lost. */
import fc from 'fast-check';
import pg from 'pg';
import { expect } from 'vitest';
import { operator } from '../../src/accounts/grants.ts';
import { recountAll } from '../../src/indicators/recount.ts';
import { makeSums } from '../../src/indicators/sums/store.ts';
import { heirsOf, waitingFor } from '../../src/organization/reorganizing.ts';
import { setScope } from '../../src/platform/db/scope.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { orphansIn } from '../../src/reorganization/orphans.ts';
import { ACTS, type ActKind } from '../../src/reorganization/reorganization.ts';
import { differences, dumpOf } from '../../src/reorganization/testing.ts';
import { raiseOpenWork, STOPPED } from './openWork.ts';
import { type Bare, bareWorld } from './world.ts';

/** What a decision may be refused for and still be a fair try. */
const FAIR = /^(act\.|unit\.|work\.|choices\.)/;

/** How many decisions took effect, were annulled and refused (by code); and of those in effect how many held an act of each kind. */
export type Told = {
  applied: number;
  annulled: number;
  acts: Record<ActKind, number>;
  refused: Record<string, number>;
};

/** The generated organization, its cells of a kind that may stand where they stand. */
export async function sequenceWorld(): Promise<Bare> {
  const world = await bareWorld();
  const client = new pg.Client({ connectionString: world.chibo.owner.url });
  await client.connect();
  await raiseOpenWork(client, world.chibo.keys);
  for (const table of ['unit', 'unit_period'])
    await client.query(`update ${table} set kind = 'grassroots_cell' where kind = 'subordinate_cell'`);
  await client.end();
  await recountAll(world.chibo);
  return world;
}

type Unit = { id: string; kind: string; name: string; parent_id: string | null; division: string; path: string };
type Picks = [number, number, number][];

/** `runs` decisions one after another, each led by the kind of act that took effect least often; after each of them everything must add up, and what is annulled must never have been. */
export async function runSequences(world: Bare, runs: number): Promise<Told> {
  const told: Told = {
    applied: 0,
    annulled: 0,
    acts: Object.fromEntries(ACTS.map((act) => [act, 0])) as Told['acts'],
    refused: {},
  };
  let day = 0;
  const query = async <T>(text: string, values: unknown[] = []) =>
    (await world.chibo.owner.pool.query(text, values)).rows as T[];
  const run = async <T>(name: string, input: object) =>
    (await world.chibo.bus.run(name, input, { actor: operator() })) as T;
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

  /** The acts that the numbers choose, the first of the kind that leads; no unit in two of them. */
  const actsOf = async (lead: ActKind, picks: Picks): Promise<object[]> => {
    const units = await query<Unit>(
      `select id, kind, name, parent_id, division, path from unit where closed_on is null order by path`,
    );
    const used = new Set<string>([STOPPED.id]);
    const take = (list: Unit[], n: number): Unit | undefined => {
      const free = list.filter(({ id }) => !used.has(id));
      const unit = free[n % Math.max(free.length, 1)];
      if (unit) used.add(unit.id);
      return unit;
    };
    const cells = units.filter(({ kind }) => kind === 'grassroots_cell');
    const communes = units.filter(({ kind }) => kind === 'commune_committee');
    const mate = (cell: Unit, n: number) =>
      take(
        cells.filter(({ division }) => division === cell.division),
        n,
      );
    const acts: object[] = [];
    for (const [i, [what, a, b]] of picks.entries()) {
      const kind = i === 0 ? lead : ACTS[what % ACTS.length];
      const cell = take(cells, a);
      if (!cell) break;
      const other = communes.find(({ id }) => id !== cell.parent_id);
      const key = `n${i}`;
      const found = { act: 'found', key, name: `Tổ chức mới ${day}-${i}`, kind: cell.kind, parent: cell.parent_id };
      const committee = { ...found, kind: 'grassroots_committee' };
      switch (kind) {
        case 'found':
          acts.push(committee);
          break;
        case 'merge': {
          const into = mate(cell, b);
          if (!into) break;
          if (b % 2 === 0) acts.push({ act: 'merge', sources: [cell.id], into: into.id });
          else acts.push(found, { act: 'merge', sources: [cell.id, into.id], into: `#${key}` });
          break;
        }
        case 'split': {
          const [first, second] = [mate(cell, b), b % 2 === 0 ? mate(cell, b + 1) : undefined];
          if (!first) break;
          const [group] = await query<{ id: string }>(
            'select id from party_group where unit_id = $1 and closed_on is null order by id limit 1',
            [cell.id],
          );
          const part = { unit: first.id, ...(group && { groups: [group.id] }) };
          // divided for good, its group to the first and the rest to the second; or it stays and gives up a group
          if (second) acts.push({ act: 'split', source: cell.id, parts: [part, { unit: second.id }], core: second.id });
          else acts.push({ act: 'split', source: cell.id, parts: [part], core: cell.id, stays: true });
          break;
        }
        case 'move':
          if (other) acts.push({ act: 'move', unit: cell.id, parent: other.id });
          break;
        case 'close': {
          const successor = mate(cell, b);
          if (successor) acts.push({ act: 'close', unit: cell.id, successor: successor.id });
          break;
        }
        case 'rename':
          acts.push({ act: 'rename', unit: cell.id, name: `Tên mới ${day}-${i}` });
          break;
        default:
          // into a committee that stands between: the cell is a subordinate one from then on
          acts.push(
            committee,
            { act: 'move', unit: cell.id, parent: `#${key}` },
            { act: 'change_kind', unit: cell.id, kind: 'subordinate_cell' },
          );
      }
    }
    return acts;
  };

  /** Decides on them; the units it founded, or null where it was refused. */
  const decide = async (acts: { act: ActKind }[]): Promise<string[] | null> => {
    const [top] = await query<Unit>('select id from unit where parent_id is null');
    try {
      const { id } = await run<{ id: string }>('reorganization.draft', {
        unit: top?.id,
        title: 'Thử',
        number: `${day}-QĐ`,
        decidedOn: today(),
        signerName: 'A',
        effectiveOn: today(),
        acts,
      });
      await run('reorganization.approve', { id, version: 1, all: true });
      await run('reorganization.decide', { id, version: 2 });
      told.applied++;
      for (const act of new Set(acts.map((each) => each.act))) told.acts[act]++;
      return (
        await query<{ target_id: string }>(
          'select target_id from reorganization_unit where reorganization_id = $1 and founded',
          [id],
        )
      ).map((each) => each.target_id);
    } catch (error) {
      if (!(error instanceof Refusal) || !error.reasons.every(({ code }) => FAIR.test(code))) throw error;
      for (const { code } of error.reasons) told.refused[code] = (told.refused[code] ?? 0) + 1;
      return null;
    }
  };

  const pick = fc.tuple(fc.nat(6), fc.nat(100), fc.nat(100));
  await fc.assert(
    fc.asyncProperty(
      fc.array(pick, { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 0, max: 3 }),
      async (picks, undo) => {
        // the kind that took effect least often so far: one refusal more or less leaves none out
        const lead = [...ACTS].sort((a, b) => told.acts[a] - told.acts[b])[0] ?? 'merge';
        world.clock.set(new Date(Date.UTC(2026, 10, 20 + ++day, 3)).toISOString());
        const people = await heads();
        const items = await openItems();
        // most of them are taken back, or the organization would soon be one cell
        const annulled = undo > 0;
        const before = annulled ? await dumpOf(world.chibo) : {};
        const acts = await actsOf(lead, picks);
        const founded = await decide(acts as { act: ActKind }[]);
        if (founded === null) return;
        expect(await heads()).toEqual(people);
        expect(await openItems()).toEqual(items);
        await sound();
        if (!annulled) return;
        const [last] = await query<{ id: string; version: number }>(
          `select id, version from reorganization where state = 'applied' order by applied_at desc, id desc limit 1`,
        );
        await run('reorganization.annul', { ...last, reason: 'Nhầm' });
        // counts and sums among the rest: what is bit for bit as it was is as sound as it was
        expect(differences(before, await dumpOf(world.chibo, founded))).toEqual([]);
        told.annulled++;
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
  return told;
}
