/** Random decisions on a generated organization in which every kind of open work waits, for the tests that prove that nothing is lost. */
import fc from 'fast-check';
import pg from 'pg';
import { expect } from 'vitest';
import { operator } from '../../src/accounts/grants.ts';
import { recountAll } from '../../src/indicators/recount.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { ACTS, type ActKind } from '../../src/reorganization/reorganization.ts';
import { differences, dumpOf } from '../../src/reorganization/testing.ts';
import { raiseOpenWork, STOPPED } from './openWork.ts';
import { soundness, type Unit } from './soundness.ts';
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
  const run = async <T>(name: string, input: object) =>
    (await world.chibo.bus.run(name, input, { actor: operator() })) as T;
  const { query, today, heads, openItems, sound } = soundness(world);

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
