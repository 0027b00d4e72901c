/** What every module says about its rows for a reorganization, held against the migrated catalogue and against what Today shows. */
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator } from '../src/accounts/grants.ts';
import { modulesOf } from '../src/modules.ts';
import { type OpenWork, type Reorganizing, waitingFor } from '../src/organization/reorganizing.ts';
import type { Actor, UnitRef } from '../src/platform/access.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { catalogue, faultsOf, type Said } from './house/reorganizing.ts';
import { BEHIND } from './house/today.ts';
import { wordsFiles } from './house/words.ts';
import { cellUnit, communeUnit, idOf } from './world/nation.ts';
import { raiseOpenWork, STOPPED } from './world/openWork.ts';
import { type Bare, bareWorld } from './world/world.ts';

let worlds: { version: number; world: Bare }[];
beforeAll(async () => {
  worlds = [];
  for (const version of [15, 18] as const) {
    const world = await bareWorld(version);
    const client = new pg.Client({ connectionString: world.chibo.owner.url });
    await client.connect();
    try {
      await raiseOpenWork(client, world.chibo.keys);
    } finally {
      await client.end();
    }
    worlds.push({ version, world });
  }
}, 120_000);
afterAll(async () => {
  for (const { world } of worlds) await world.close();
});

async function said(): Promise<Said> {
  const rulebook = await loadRulebook(new URL('../rulebooks/vietnam', import.meta.url).pathname);
  const modules = modulesOf(rulebook);
  return {
    parts: modules.flatMap(({ reorganizing }) => (reorganizing ? [reorganizing] : [])),
    owned: modules.flatMap(({ ownedTables }) => ownedTables),
  };
}

const first = (): Bare => (worlds[0] as { world: Bare }).world;
const kindsOf = ({ parts }: Said): OpenWork[] => parts.flatMap((part) => [...(part.openWork ?? [])]);

test('every table of a unit has a policy, and every column that names a unit is thought of', async () => {
  expect(faultsOf(await catalogue(first().chibo.owner.db), await said())).toEqual([]);
});

describe('the check finds', () => {
  test('a forgotten table, a dead one, a wrong key, a forgotten column and an unclaimed kind', async () => {
    const known = await said();
    const [one, ...others] = known.parts as [Reorganizing, ...Reorganizing[]];
    const { post: _forgotten, ...rows } = one.rows;
    const planted: Reorganizing = {
      ...one,
      rows: { ...rows, gone: { do: 'counted' }, term_seat: { do: 'along', table: 'post', column: 'term_id' } },
      openWork: [
        ...(one.openWork ?? []),
        { kind: 'planted', table: 'dual_gap', open: sql`true`, title: sql`''`, link: sql`''`, goesTo: 'core' },
      ],
      elsewhere: (one.elsewhere ?? []).filter((each) => each.unit !== 'end_unit'),
    };
    const columns = await catalogue(first().chibo.owner.db);
    const before = faultsOf(columns, known);
    const added = faultsOf(columns, { ...known, parts: [planted, ...others] }).filter(
      (fault) => !before.includes(fault),
    );
    expect(added).toEqual([
      expect.stringContaining('post has no policy'),
      expect.stringContaining('gone has a policy and is not there'),
      expect.stringContaining('term_seat.term_id is no foreign key to post'),
      expect.stringContaining('"planted" stays where it is'),
      expect.stringContaining('post.end_unit names a unit'),
    ]);
  });
});

type Item = {
  kind: string;
  id: string;
  unit: string;
  title: string | null;
  link: string | null;
  due: string | null;
  person: string | null;
  name: string | null;
  stops: boolean;
};

/** The open items of a kind everywhere, as the dry run lists them. */
async function itemsOf({ chibo }: Bare, kind: OpenWork): Promise<Item[]> {
  const text = (of: RawBuilder<unknown> | undefined) => of ?? sql`null`;
  const { rows } =
    await sql<Item>`select ${kind.kind}::text as kind, w.id::text as id, ${sql.ref(`w.${kind.at ?? 'unit_id'}`)}::text as unit, (${kind.title})::text as title, (${kind.link})::text as link,
      (${text(kind.due)})::date::text as due, (${text(kind.holder?.person)})::text as person, (${text(kind.holder?.name)})::text as name,
      coalesce((${text(kind.mustEnd)})::boolean, false) as stops, (${text(kind.together)})::text as together, (${text(kind.one?.key)})::text as key
    from ${sql.table(kind.table)} w where (${waitingFor(kind.open, [])})`.execute(chibo.owner.db);
  return rows;
}

test.each([0, 1])(
  'every kind runs on both servers (%i), has open rows in the world, and names and links each',
  async (i) => {
    const { world } = worlds[i] as { world: Bare };
    const faults: string[] = [];
    for (const kind of kindsOf(await said())) {
      const items = await itemsOf(world, kind);
      if (items.length === 0) faults.push(`${kind.kind}: no open row in checks/world/openWork.ts`);
      for (const item of items) {
        if (!item.title || item.title.trim() === '') faults.push(`${kind.kind} ${item.id}: no title`);
        if (!item.link || !/^\/[a-z]/.test(item.link)) faults.push(`${kind.kind} ${item.id}: no link`);
        if ((item.person === null) !== (item.name === null))
          faults.push(`${kind.kind} ${item.id}: a holder without a name`);
        if (item.stops && item.unit !== STOPPED.id)
          faults.push(`${kind.kind} ${item.id}: stops a unit that should be free`);
      }
    }
    expect([...new Set(faults)]).toEqual([]);
  },
);

test.each([0, 1])('the other conditions run too (%i): what still holds, what still names a unit', async (i) => {
  const { world } = worlds[i] as { world: Bare };
  for (const part of (await said()).parts) {
    for (const [table, policy] of Object.entries(part.rows)) {
      const on = '2026-12-01';
      if (policy.do === 'follows' && policy.while)
        await sql`select 1 from ${sql.table(table)} t where ${policy.while} limit 1`.execute(world.chibo.owner.db);
      const sets =
        policy.do === 'ends'
          ? { running: policy.running, set: policy.set?.(on, 'QĐ 1') }
          : policy.do === 'along' && policy.leaves
            ? { running: policy.leaves.running, set: policy.leaves.set(on) }
            : {};
      if (sets.running)
        await sql`select 1 from ${sql.table(table)} t where ${sets.running} limit 1`.execute(world.chibo.owner.db);
      if (sets.set) await sql`update ${sql.table(table)} t set ${sets.set} where false`.execute(world.chibo.owner.db);
    }
    for (const each of part.elsewhere ?? [])
      if (each.living)
        await sql`select 1 from ${sql.table(each.table)} t where ${each.living} limit 1`.execute(world.chibo.owner.db);
    for (const { one, table } of part.openWork ?? [])
      if (one?.else === 'renames')
        await sql`update ${sql.table(table)} t set ${one.set} where false`.execute(world.chibo.owner.db);
  }
});

test('every kind has its words', async () => {
  const words = wordsFiles();
  const missing = kindsOf(await said()).flatMap(({ kind }) =>
    ['vi', 'en', 'ar']
      .filter((language) => !words.some((file) => file.language === language && `openWork.${kind}` in file.words))
      .map((language) => `openWork.${kind} (${language})`),
  );
  expect(missing).toEqual([]);
});

/** Everybody's rights at one unit, as the person who holds the work there. */
function allAt(unit: UnitRef, person: string): Actor {
  const grant = {
    ...operator().grant,
    unit,
    reaches: [{ path: unit.path, depth: 'subtree' as const, capabilities: ['*'] }],
  };
  return { ...operator(), person: { id: person, division: unit.division }, grant };
}

test('Today shows no work that no module claims', async () => {
  const { chibo } = first();
  const open = new Map<string, Item[]>();
  for (const kind of kindsOf(await said())) open.set(kind.kind, await itemsOf(first(), kind));
  const at = [cellUnit(1, 1, 1), cellUnit(1, 1, 2), STOPPED, communeUnit(1, 1), communeUnit(1, 2)];
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const unit of at) {
    for (const n of [1, 2]) {
      const actor = allAt(unit, idOf('person', unit.path, n));
      const items = await chibo.bus.read(actor, async (ctx) => {
        const all = [];
        for (const module of chibo.bus.modules) if (module.attention) all.push(...(await module.attention(ctx)));
        return all;
      });
      for (const { what, link } of items) {
        seen.add(what);
        const kinds = BEHIND[what];
        if (kinds === undefined) faults.push(`${what}: say in BEHIND which open work it is, or why it is none`);
        if (typeof kinds !== 'object') continue;
        const rows = kinds.flatMap((kind) => open.get(kind) ?? []);
        const record = /^\/[a-z-]+\/([0-9a-f-]{36})/.exec(link)?.[1];
        const claimed =
          link.startsWith('/units/') || link.startsWith('/my/')
            ? rows.length > 0
            : rows.some((row) => row.id === record || row.link?.includes(String(record)));
        if (!claimed) faults.push(`${what}: ${link} is claimed by none of ${kinds.join(', ')}`);
      }
    }
  }
  expect([...new Set(faults)]).toEqual([]);
  expect(seen.size).toBeGreaterThan(20);
});

test('every line of Today is thought of', () => {
  const keys = Object.keys(
    Object.assign(
      {},
      ...wordsFiles()
        .filter((f) => f.language === 'vi')
        .map((f) => f.words),
    ),
  );
  const lines = keys.filter(
    (key) =>
      /\.attention\.[a-z_]+$/.test(key) &&
      !/_(why|action|waits)$/.test(key) &&
      ![
        'platform.attention.open',
        'periods.attention.close',
        'residence.attention.answer',
        'residence.attention.open_it',
        'residence.attention.write',
      ].includes(key),
  );
  expect(lines.filter((key) => !(key in BEHIND))).toEqual([]);
});
