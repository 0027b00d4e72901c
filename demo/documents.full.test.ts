/**
 * Every kind of document that the product makes, from the demo's own records, in Vietnamese and in Arabic: LibreOffice opens and prints each
 * without a complaint. A module that brings a new kind needs nothing here; the demo needs a record for it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bare, bareWorld } from '../checks/world/world.ts';
import { operator } from '../src/accounts/grants.ts';
import { renderDocx } from '../src/documents/docx.ts';
import { letters, type Printed, printed, printerInstalled } from '../src/documents/libreoffice.ts';
import { packageFaults, partsOf, readDocument } from '../src/documents/testing.ts';
import type { Actor } from '../src/platform/access.ts';
import type { DocumentMade, DocumentModel } from '../src/platform/document.ts';
import { Refusal } from '../src/platform/refusal.ts';
import { buildBienHo } from './bien-ho/build.ts';
import type { World } from './bien-ho/found.ts';
import { act, personAs } from './people.ts';

const LANGUAGES = ['vi', 'ar'] as const;
/** A4 in points. */
const SIDES = [595, 842];
/** Rows of each table that are tried. */
const ROWS = 40;
/** Months of life that are enough for minutes, sheets and reports. */
const MONTHS = 1;

type Made = { kind: string; language: (typeof LANGUAGES)[number]; model: DocumentModel; docx: Buffer };

let bare: Bare;
let world: World;
const made: Made[] = [];
const without: string[] = [];

beforeAll(async () => {
  bare = await bareWorld();
  world = await buildBienHo(bare.chibo, bare.clock, () => {}, MONTHS);
  await openMore();
  const [cell] = world.cells;
  if (!cell) throw new Error('The demo has no cell.');
  const actors = [operator(), await personAs(bare.chibo, cell.secretary, 'secretary', cell.id)];
  // a few are made from another module's record
  const others = await rowsOf(bare.chibo.bus.modules.flatMap((module) => module.ownedTables ?? []));
  for (const module of bare.chibo.bus.modules) {
    const own = [cell.id, world.commune, cell.secretary.id, ...(await rowsOf(module.ownedTables ?? []))];
    for (const [kind, build] of Object.entries(module.documents ?? {})) {
      const make: Build = async (actor, id, language) =>
        await bare.chibo.bus.read(actor, (ctx) => build(ctx, id, { language }));
      const found = (await firstMade(actors, own, make)) ?? (await firstMade(actors, others, make));
      if (found === null) without.push(kind);
      for (const { language, model } of found ?? [])
        made.push({ kind, language, model, docx: await renderDocx(model, bare.chibo.rulebook) });
    }
  }
}, 900_000);
afterAll(() => bare.close());

/** Cases of the procedures that the demo itself has none of, and a merger of two cells. */
async function openMore(): Promise<void> {
  const [cell, other] = world.cells;
  if (!cell || !other) return;
  const { chibo } = bare;
  const today = bare.clock.now().toISOString().slice(0, 10);
  const board = await personAs(chibo, world.committee.secretary, 'committee_secretary', world.commune);
  const facts = (values: Record<string, string>) => Object.entries(values).map(([field, value]) => ({ field, value }));
  const [, , , , , , , , , , one, two, three, four, five] = cell.members;
  const open = async (procedure: string, subject: string | undefined, values: Record<string, string>) =>
    await act(chibo, board, 'case.open', { procedure, subject, facts: facts(values) });
  await open('transfer', one?.id, { changed_on: today, why: 'work', to: other.id });
  await open('strike_off', two?.id, { ground: 'absent' });
  await open('discipline', three?.id, { violated_on: today, what: 'Vi phạm quy định về đất đai.', level: 'warning' });
  await open('suspension', four?.id, { decision_number: '15-QĐ/ĐU', suspended_on: today, grounds: 'Bị khởi tố.' });
  await open('leaving', five?.id, { why: 'Sức khỏe yếu.' });
  await merge(today);
}

/** The last cell goes into the one before it, which keeps its own posts. */
async function merge(today: string): Promise<void> {
  const [into, source] = world.cells.slice(-2);
  const by = operator();
  const { id } = await act(bare.chibo, by, 'reorganization.draft', {
    unit: world.commune,
    title: 'Sáp nhập hai tổ chức đảng',
    number: '88-QĐ/ĐU',
    decidedOn: today,
    signerName: world.committee.secretary.name,
    signerPost: 'Bí thư',
    effectiveOn: today,
    acts: [{ act: 'merge', sources: [source?.id], into: into?.id }],
  });
  await act(bare.chibo, by, 'reorganization.decide', { id, version: 1 });
}

/** Ids of rows of these tables, the first ones. */
async function rowsOf(tables: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const table of tables) {
    const rows = await bare.chibo.owner.db
      .selectFrom(table as 'unit')
      .selectAll()
      .limit(ROWS)
      .execute();
    ids.push(...rows.flatMap((row) => (typeof row.id === 'string' ? [row.id] : [])));
  }
  return ids;
}

type Build = (actor: Actor, id: string, language: (typeof LANGUAGES)[number]) => Promise<DocumentMade>;

/** The document of the first record that has one, in each language; null: no record of the demo has. */
async function firstMade(actors: readonly Actor[], ids: readonly string[], build: Build) {
  for (const actor of actors)
    for (const id of ids) {
      try {
        const all = [];
        for (const language of LANGUAGES) all.push({ language, model: (await build(actor, id, language)).model });
        return all;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
  return null;
}

test('the demo has a record for every kind of document', () => {
  expect(without).toEqual([]);
});

test('each is a whole package with all its texts', async () => {
  for (const { kind, language, model, docx } of made) {
    expect([kind, language, packageFaults(await partsOf(docx))]).toEqual([kind, language, []]);
    const { paragraphs } = readDocument((await partsOf(docx)).get('word/document.xml') ?? '');
    const text = paragraphs.map((each) => each.text).join('\n');
    expect(text, `${kind} in ${language}`).not.toMatch(/\{\w+\}|\bundefined\b|\bnull\b|\bNaN\b/);
    expect([kind, model.direction]).toEqual([kind, language === 'ar' ? 'rtl' : 'ltr']);
  }
});

describe.runIf(await printerInstalled())('LibreOffice', () => {
  let papers: Map<string, Printed>;
  beforeAll(async () => {
    papers = await printed(new Map(made.map(({ kind, language, docx }) => [`${kind}.${language}`, docx])));
  }, 900_000);

  test('prints each on whole pages, with its title and who signs', () => {
    for (const { kind, language, model } of made) {
      const paper = papers.get(`${kind}.${language}`);
      const lies = model.orientation === 'landscape';
      expect([kind, language, paper?.sides]).toEqual([kind, language, lies ? SIDES.toReversed() : SIDES]);
      expect([kind, language, paper?.blank]).toEqual([kind, language, 0]);
      const said = letters(paper?.text ?? '');
      if (language === 'vi') {
        expect(said, kind).toContain(letters(model.title));
        for (const { name } of model.signatures) expect(said, kind).toContain(letters(name));
      }
    }
  });
});
