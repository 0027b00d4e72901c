/** Tables drawn from a committee's own indicators and by the units directly below, with where each number is from. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { renderDocx } from '../documents/docx.ts';
import { partsOf, readDocument } from '../documents/testing.ts';
import { checkAll } from '../integrity/running.ts';
import { type PeriodWorld, periodWorld } from '../periods/testing.ts';
import type { LineInput, PublicationRecord, RegisterNumber, TableInput } from './publication.ts';
import { tableWith } from './testing.ts';

const OCTOBER = '2026-10-31';
const TODAY = '2026-11-10';

type Label = { vi: string };
type DrawnLine = RegisterNumber & { label: Label; partOf: LineInput['partOf']; parent: number | null };
type Drawn = {
  whole: { name: Label; n: number | null; people: boolean };
  known: RegisterNumber | null;
  divides: boolean;
  lines: DrawnLine[];
};

let w: PeriodWorld;
beforeAll(async () => {
  w = await periodWorld();
});
afterAll(() => w.close());

const draw = (more: object, unit = w.commune) =>
  w.ask<Drawn>('publication.draw', { unit, on: TODAY, dimension: 'below', ...more }, w.head);
const get = (id: string) => w.ask<PublicationRecord>('publication.get', { id }, w.head);
const draft = async (table: TableInput) =>
  (await w.run<{ id: string }>('publication.draft', { unit: w.commune, ...table }, w.head)).id;
const publish = async (id: string) =>
  await w.run('publication.publish', { id, version: (await get(id)).version }, w.head);
/** What was drawn, as the form makes a table of it. */
const tableOf = ({ whole, known, divides, lines }: Drawn, on = TODAY): TableInput =>
  tableWith({
    on,
    divides,
    whole: { name: whole.name.vi, n: whole.n, people: whole.people, indicator: known?.indicator ?? null },
    lines: lines.map(
      ({ label, n, partOf, parent, indicator, dimension, code }): LineInput => ({
        ...{ label: label.vi, n, partOf, parent, indicator, dimension, code },
      }),
    ),
  });
const shown = ({ lines }: Drawn) => lines.map(({ label, n }) => [label.vi, n]);
const define = async (name: string, more: object) =>
  (await w.run<{ id: string }>('indicator.define', { unit: w.commune, name, ...more }, w.head)).id;
const heads = (...codes: string[]) => ({ measure: 'member.head', filters: [{ dimension: 'setting', codes }] });

describe('lines by the units directly below', () => {
  test('are the numbers of each unit, and with what is the unit’s own they make the whole', async () => {
    const drawn = await draw({ indicator: 'member.head' });
    expect(drawn).toMatchObject({ whole: { n: 5, people: true }, divides: true });
    expect(shown(drawn)).toEqual([
      ['Chi bộ thôn 1', 3],
      ['Chi bộ trường học', 2],
    ]);
    const id = await draft(tableOf(drawn));
    expect((await get(id)).findings).toEqual([]);
    await publish(id);
    const { lines, sources } = await get(id);
    expect(lines).toMatchObject([
      { n: 3, of: 5, printed: 60, register: 'live', code: w.village },
      { n: 2, of: 5, printed: 40, register: 'live', code: w.school },
    ]);
    expect(sources).toMatchObject([{ indicator: 'member.head', own: null, lines: 2, states: ['live'], below: true }]);
  });

  test('a unit that is changed by hand, or is none of those below, is refused', async () => {
    const table = tableOf(await draw({ indicator: 'member.head' }));
    const wrong = { ...table, lines: table.lines.map((line, i) => ({ ...line, n: i === 0 ? 2 : 3 })) };
    expect(await refusalOf(publish(await draft(wrong)))).toMatchObject({
      codes: ['publication.differs_from_register', 'publication.differs_from_register'],
      fields: ['lines.0.n', 'lines.1.n'],
    });
    const strange = { ...table, lines: table.lines.map((line) => ({ ...line, code: w.agency })) };
    expect((await get(await draft(strange))).findings.map(({ code }) => code)).toEqual([
      'publication.not_in_register',
      'publication.not_in_register',
    ]);
  });

  test('of a share each unit has its base, and within it the number', async () => {
    const id = await define('Đảng viên ở thôn', {
      form: 'share',
      numerator: heads('residential'),
      denominator: { measure: 'member.head' },
    });
    const drawn = await draw({ indicator: `own.${id}` });
    expect(drawn.lines.map(({ n, partOf, parent }) => [n, partOf, parent])).toEqual([
      [3, 'whole', null],
      [3, 'line', 0],
      [2, 'whole', null],
      [0, 'line', 2],
    ]);
    const table = await draft(tableOf(drawn));
    await publish(table);
    expect((await get(table)).lines.map(({ printed, of }) => [printed, of])).toEqual([
      [60, 5],
      [100, 3],
      [40, 5],
      [0, 2],
    ]);
  });

  test('what divides people by what they are is not told of small units (STA-02)', async () => {
    const table = tableOf(await draw({ indicator: 'member.female' }));
    const { findings } = await get(await draft(table));
    expect([...new Set(findings.map(({ code }) => code))]).toContain('publication.small_group');
    expect(findings.map(({ code }) => code)).toContain('publication.small_rest');
  });
});

describe('a committee’s own indicator', () => {
  test('is kept with the definition by which it was counted; a later one changes no table that is published', async () => {
    const id = await define('Đảng viên nơi cư trú', { form: 'number', numerator: heads('residential') });
    const table = await draft(tableOf(await draw({ indicator: `own.${id}` })));
    await publish(table);
    const published = await get(table);
    expect(published.lines.map(({ n, definition }) => [n, definition])).toEqual([
      [3, 1],
      [0, 1],
    ]);
    expect(published.sources).toMatchObject([{ indicator: `own.${id}`, own: { no: 1, since: TODAY } }]);
    const reason = 'Tính cả trường học';
    await w.run(
      'indicator.revise',
      {
        id,
        version: 1,
        reason,
        name: 'Đảng viên nơi cư trú',
        form: 'number',
        numerator: heads('residential', 'school'),
      },
      w.head,
    );
    expect((await get(table)).sources).toEqual(published.sources);
    // a correction is counted by the definition in force
    const next = (await w.run<{ id: string }>('publication.correct', { id: table, version: 2, reason }, w.head)).id;
    const begun = await get(next);
    expect(begun.sources).toMatchObject([{ own: { no: 2 } }]);
    expect(begun.findings.map(({ code, values }) => [code, values?.registered])).toEqual([
      ['publication.differs_from_register', 5],
      ['publication.differs_from_register', 2],
    ]);
    await w.run('indicator.retire', { id, version: 2, reason }, w.head);
    expect((await get(table)).sources).toEqual(published.sources);
  });

  test('its formula and its definition stand on the paper, in the language of the reader', async () => {
    const id = await define('Đảng viên trường học', { form: 'number', numerator: heads('school') });
    const table = await draft(tableOf(await draw({ indicator: `own.${id}` })));
    await publish(table);
    const make = w.chibo.bus.modules.find(({ name }) => name === 'publications')?.documents?.publication;
    if (!make) throw new Error('A table is no document.');
    for (const [language, words] of [
      ['vi', 'công thức thứ 1'],
      ['en', 'definition 1'],
      ['ar', 'صيغته رقم 1'],
    ] as const) {
      const { model } = await w.chibo.bus.read(w.head, (ctx) => make(ctx, table, { language }));
      const parts = await partsOf(await renderDocx(model, w.chibo.rulebook));
      const { paragraphs } = readDocument(parts.get('word/document.xml') ?? '');
      const text = paragraphs.map((each) => each.text).join('\n');
      expect(text).toContain('Đảng viên trường học');
      expect(text).toContain(words);
    }
  });
});

describe('of a closed period', () => {
  test('the units’ frozen numbers are drawn, and a later correction of one of them is found', async () => {
    const before = await draft(tableOf(await draw({ indicator: 'member.head', on: OCTOBER }), OCTOBER));
    await publish(before);
    await w.run('period.close', { unit: w.commune, kind: 'month', startsOn: '2026-10-01' }, w.head);
    const drawn = await draw({ indicator: 'member.head', on: OCTOBER });
    expect(drawn.lines.map(({ n, state }) => [n, state])).toEqual([
      [3, 'frozen'],
      [2, 'frozen'],
    ]);
    await w.run(
      'period.correct',
      { unit: w.village, kind: 'month', startsOn: '2026-10-01', key: 'member.head', becomes: 4, reason: 'Sót' },
      w.head,
    );
    const corrected = await draw({ indicator: 'member.head', on: OCTOBER });
    expect([corrected.whole.n, ...corrected.lines.map(({ n }) => n)]).toEqual([6, 4, 2]);
    const after = await draft(tableOf(corrected, OCTOBER));
    await publish(after);
    expect((await get(after)).sources).toMatchObject([{ states: ['frozen'], below: true }]);
    await checkAll(w.chibo);
    type Found = { link: string; facts: { key: string; value: unknown }[] };
    const { items } = await w.ask<{ items: Found[] }>(
      'integrity.findings',
      { unit: w.commune, check: 'publication_period_differs' },
      w.head,
    );
    // those published before the correction differ by the village's number, the one drawn after it does not
    expect(items.filter(({ link }) => link.endsWith(after))).toEqual([]);
    const facts = items
      .filter(({ link }) => link.endsWith(before))
      .map((each) => Object.fromEntries(each.facts.map(({ key, value }) => [key, value])));
    expect(facts).toMatchObject([{ line: 1, n: 3, closed: 4 }]);
  });

  test('an own indicator by several things at once is frozen by no period: it is counted from the records', async () => {
    const two = [...heads('residential').filters, { dimension: 'status', codes: ['official'] }];
    const id = await define('Chính thức ở thôn', {
      form: 'number',
      numerator: { measure: 'member.head', filters: two },
    });
    const drawn = await w.ask<Drawn>(
      'publication.draw',
      { unit: w.commune, on: OCTOBER, indicator: `own.${id}` },
      w.head,
    );
    expect(drawn.lines).toMatchObject([{ n: 3, state: 'live' }]);
  });
});
