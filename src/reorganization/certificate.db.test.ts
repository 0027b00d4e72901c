/** The certificate of continuity of a merger with every kind of work under way: what it says, that it is whole, and who reads it. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellUnit, communeUnit, idOf } from '../../checks/world/nation.ts';
import { raiseOpenWork } from '../../checks/world/openWork.ts';
import { asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { renderDocx } from '../documents/docx.ts';
import { packageFaults, partsOf, readDocument } from '../documents/testing.ts';
import { subtreeOf } from '../platform/access.ts';
import { today } from '../platform/clock.ts';
import type { DocumentLanguage } from '../platform/document.ts';
import { LANGUAGES } from '../rulebook/schemaBase.ts';
import { certificateFacts, orphansOf } from './certificateFacts.ts';
import { orphansIn } from './orphans.ts';
import type { PlannedPost } from './reorganization.ts';

const COMMUNE = communeUnit(1, 1);
const SOURCES = [cellUnit(1, 1, 1), cellUnit(1, 1, 2)];
const OTHER = cellUnit(1, 1, 3);

let w: Bare;
let id: string;
beforeAll(async () => {
  w = await bareWorld();
  const client = new pg.Client({ connectionString: w.chibo.owner.url });
  await client.connect();
  await raiseOpenWork(client, w.chibo.keys);
  await client.end();
  const on = today(w.chibo.clock);
  ({ id } = await asOperator(w.chibo, 'reorganization.draft', {
    unit: COMMUNE.id,
    title: 'Sáp nhập hai thôn',
    number: '37-QĐ/ĐU',
    decidedOn: on,
    signerName: 'Phạm Văn Ký',
    signerPost: 'Bí thư',
    effectiveOn: on,
    acts: [
      {
        act: 'found',
        key: 'new',
        name: 'Chi bộ thôn Hòa Bình',
        kind: 'grassroots_cell',
        setting: 'residential',
        parent: COMMUNE.id,
      },
      { act: 'merge', sources: SOURCES.map((unit) => unit.id), into: '#new' },
    ],
  }));
}, 120_000);
afterAll(() => w.close());

const version = async () => (await asOperatorQuery<{ version: number }>('reorganization.get', { id })).version;
async function asOperatorQuery<T>(name: string, input: unknown): Promise<T> {
  return (await w.chibo.bus.ask(name, input, { actor: operator() })) as T;
}
const read = async (language: DocumentLanguage) => {
  const made = w.chibo.bus.modules.flatMap((module) => Object.entries(module.documents ?? {}));
  const writer = made.find(([kind]) => kind === 'reorganization-certificate')?.[1];
  if (!writer) throw new Error('The certificate is no document of any module.');
  const { model } = await w.chibo.bus.read(operator(), (ctx) => writer(ctx, id, { language }));
  const parts = await partsOf(await renderDocx(model, w.chibo.rulebook));
  return {
    parts,
    text: readDocument(parts.get('word/document.xml') ?? '')
      .paragraphs.map((p) => p.text)
      .join('\n'),
  };
};

test('there is none before the decision takes effect', async () => {
  expect(await refusalOf(read('vi'))).toMatchObject({ status: 404 });
  expect(await refusalOf(asOperatorQuery('reorganization.certificate', { id, language: 'vi' }))).toMatchObject({
    status: 404,
  });
});

describe('of a merger of two cells', () => {
  beforeAll(async () => {
    const { items } = await asOperatorQuery<{ items: PlannedPost[] }>('reorganization.posts', { id, what: 'begins' });
    const posts = items.map(({ key, against }) => ({ key, approved: against.length === 0 }));
    await asOperator(w.chibo, 'reorganization.approve', { id, version: await version(), posts });
    await asOperator(w.chibo, 'reorganization.decide', { id, version: await version() });
  }, 120_000);

  test('everybody and every open item is in it once, and nothing is left behind', async () => {
    const ground = { scope: COMMUNE.path, on: today(w.chibo.clock) };
    const { facts, orphans, astray } = await w.chibo.bus.read(operator(), async (ctx) => ({
      facts: await certificateFacts(ctx, { division: COMMUNE.division, id }),
      astray: await orphansIn(ctx.tx, ctx.services.reorganizing, subtreeOf(ground.scope), ground.on),
      orphans: await orphansOf(ctx, { division: COMMUNE.division, id }),
    }));
    expect(astray).toEqual([]);
    expect(orphans).toMatchObject({ astray: 0, left: 0, posts: 0, people: 8, work: facts.work.length });
    expect(facts.flows.map(({ n }) => n)).toEqual([4, 4]);
    expect(new Set(facts.work.map(({ kind }) => kind)).size).toBeGreaterThan(25);
    expect(facts.work.every(({ title, to }) => title !== null && to === 'Chi bộ thôn Hòa Bình')).toBe(true);
    expect(facts.units.map(({ closes, founded }) => [closes, founded])).toEqual([
      [false, true],
      [true, false],
      [true, false],
    ]);
    expect(facts.ended.length).toBeGreaterThan(0);
    expect(facts.numbers.length).toBe(2);
  });

  test.each(LANGUAGES)('it is a whole document in %s', async (language) => {
    const { parts, text } = await read(language);
    expect(packageFaults(parts)).toEqual([]);
    for (const said of ['37-QĐ/ĐU', 'Chi bộ thôn Hòa Bình', 'Phạm Văn Ký']) expect(text).toContain(said);
    expect(text).not.toMatch(/\{\w+\}|undefined|\bnull\b|reorganization\.|openWork\./);
  });

  test('a task that was handed over is counted at its new owner, and one of a neighbour stays', async () => {
    const { rows } = await w.chibo.owner.pool.query<{ unit_id: string; n: number }>(
      `select unit_id, count(*)::int as n from task where state in ('open', 'reported', 'returned') and unit_id = any($1) group by 1`,
      [[...SOURCES, OTHER].map((unit) => unit.id)],
    );
    expect(rows).toEqual([{ unit_id: OTHER.id, n: 3 }]);
    const { rows: mine } = await w.chibo.owner.pool.query(
      `select u.name from task t join unit u on u.id = t.unit_id where t.id = $1`,
      [idOf('task', SOURCES[0]?.path ?? '', 1)],
    );
    expect(mine).toEqual([{ name: 'Chi bộ thôn Hòa Bình' }]);
  });

  test('the one who may not read the unit does not find it', async () => {
    const stranger = {
      ...operator(),
      grant: {
        ...operator().grant,
        unit: OTHER,
        reaches: [{ path: OTHER.path, depth: 'subtree' as const, capabilities: ['unit.read'] }],
      },
    };
    expect(
      await refusalOf(w.chibo.bus.ask('reorganization.certificate', { id, language: 'vi' }, { actor: stranger })),
    ).toMatchObject({ status: 404 });
  });
});
