import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textIn } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { importFile } from '../cli.ts';
import { smallRoster, workbookOf } from '../testing.ts';
import { readWorkbook } from '../workbook.ts';
import { AT_ONCE } from './report.ts';
import { HEAD, summaryScene } from './scene.ts';
import { streamSummary } from './write.ts';

const SECRETARY = [
  'Rmah Djuân',
  '01/05/1965',
  'Nam',
  'Gia Rai',
  'CB1',
  '27/05/1990',
  '27/05/1991',
  '86769849',
  'Bí thư chi bộ',
  '',
  '',
  '',
];
const LAN = ['Võ Thị Lan', '01/12/1980', 'Nữ', 'Kinh', 'CB2', '21/06/2006', '', '91993353', '', '', '', ''];
const AN_1 = [
  'Nguyễn Văn An',
  '02/02/1970',
  'Nam',
  'Kinh',
  'CB1',
  '03/02/1999',
  '03/02/2000',
  '11112222',
  '',
  '',
  '',
  '',
];
const AN_2 = ['Nguyễn Văn An', '02/02/1970', 'Nam', 'Kinh', 'CB2', '03/02/1999', '03/02/2000', '', '', '', '', ''];

/** The same people as the national side has them, when nothing differs. */
const rmah = ['Rmah Djuân', '01/05/1965', 'Nam', '86769849', 'CB1', '27/05/1990', '', 'Bí thư chi bộ', 'Chính thức'];
const lan = ['Võ Thị Lan', '01/12/1980', 'Nữ', '91993353', 'CB2', '21/06/2006', '', '', 'Dự bị'];
const with_ = (row: string[], change: Record<number, string>) => row.map((cell, i) => change[i] ?? cell);

let world: Bare;
const scene = summaryScene(() => world);
const load = async (rows: string[][]) => {
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-summary-')), 'roster.xlsx');
  await writeFile(path, workbookOf(smallRoster(rows)));
  await importFile(world.chibo, operator(), path, { asOf: '2025-10-31' });
};

beforeEach(async () => {
  world = await bareWorld();
  await load([SECRETARY, LAN, AN_1, AN_2]);
});
afterEach(() => world.close());

const run = async <T = { decided: number; written: number; asked: number }>(
  name: string,
  input: unknown,
  login?: string,
) => (await world.chibo.bus.run(name, input, { actor: login ? await actorOf(world.chibo, login) : operator() })) as T;

describe('a file is compared', () => {
  it('says who is the same, differs, is only here or there, or may be several; and writes nothing of the register', async () => {
    const before = await scene.db().selectFrom('person').select(['id', 'version']).orderBy('id').execute();
    const { id, counts } = await scene.read([
      rmah,
      with_(lan, { 1: '11/12/1980', 6: 'Đại học' }),
      ['Nguyễn Văn An', '02/02/1970', 'Nam', '', '', '03/02/1999', '', '', 'Chính thức'],
      ['Siu Blan', '05/05/1990', 'Nữ', '55556666', 'CB1', '01/01/2020', '', '', 'Chính thức'],
    ]);
    expect(counts).toEqual({
      file: 4,
      register: 4,
      same: 1,
      differs: 1,
      fields: 2,
      onlyHere: 0,
      onlyThere: 1,
      ambiguous: 1,
    });
    const lines = [...(await scene.lines(id)), ...(await scene.lines(id, { kind: 'same' }))];
    expect(lines.map(({ name, kind, field, cause }) => [name, kind, field, cause])).toEqual(
      expect.arrayContaining([
        ['Rmah Djuân', 'same', null, null],
        ['Võ Thị Lan', 'differs', 'birthDate', null],
        ['Võ Thị Lan', 'differs', 'education', null],
        ['Nguyễn Văn An', 'ambiguous', null, 'several'],
        ['Siu Blan', 'only_there', null, null],
      ]),
    );
    expect(lines.find((line) => line.kind === 'ambiguous')?.candidates.map((each) => each.cellName)).toHaveLength(2);
    expect((await scene.lines(id, { kind: 'differs', members: true })).map((line) => line.fields)).toEqual([
      ['birthDate', 'education'],
    ]);
    expect(await scene.db().selectFrom('person').select(['id', 'version']).orderBy('id').execute()).toEqual(before);
    const kept = await scene.db().selectFrom('summary_line').select('body').where('body', 'is not', null).execute();
    expect(kept.some(({ body }) => body?.toString('latin1').includes('1980'))).toBe(false);
  });

  it('names whom the file does not: only here; and a card that is known elsewhere: a transfer, no registration', async () => {
    const there = await scene.read([with_(rmah, { 4: 'CB2' })], { unit: 'CB2' });
    expect(there.counts).toMatchObject({ onlyHere: 2, onlyThere: 1 });
    const [line] = await scene.lines(there.id, { kind: 'only_there' });
    expect(line).toMatchObject({ cause: 'elsewhere', correctable: false });
    const decided = refusalOf(run('summary.decide', { id: there.id, lines: [line?.id], decision: 'theirs' }));
    expect((await decided).codes).toEqual(['summary.elsewhere']);
  });

  it('a large file is compared part by part, each once, with one report in the end', async () => {
    const rows = Array.from({ length: AT_ONCE + 3 }, (_, i) => [
      `Người Thứ ${'abcdefghij'[i % 10]}${i}`,
      '01/01/1970',
      'Nam',
      '',
      'CB1',
      '01/01/2000',
      '',
      '',
      '',
    ]);
    const { id, state, steps } = await scene.read([...rows, rmah]);
    expect({ state, steps }).toEqual({ state: 'reading', steps: 2 });
    expect((await refusalOf(run('summary.decide', { id, filter: {}, decision: 'look' }))).codes).toEqual([
      'summary.not_compared',
    ]);
    expect((await refusalOf(run('summary.step', { id, step: 0 }))).codes).toEqual(['summary.step_taken']);
    expect(await run('summary.step', { id, step: 1 })).toMatchObject({ state: 'compared', done: 2 });
    expect((await scene.report(id)).counts).toMatchObject({ onlyThere: rows.length, onlyHere: 3, same: 1 });
    expect((await refusalOf(run('summary.step', { id, step: 2 }))).codes).toEqual(['summary.not_reading']);
  }, 60_000);

  it.each([
    ['no summary', '{"format":"other"}', ['summary.format'], {}],
    ['a version it does not know', '{"format":"chibo-member-summary","version":2}', ['summary.version'], {}],
    ['cut off', '{"format":"chibo-member-summary","ver', ['summary.not_json'], {}],
    ['nobody', '{"format":"chibo-member-summary","version":1,"members":[]}', ['summary.no_lines'], {}],
    [
      'wrong cells',
      `{"format":"chibo-member-summary","version":1,"members":[{"name":"A","birthDate":"1970-02-30"},{"birthDate":"1970","sex":7}]}`,
      ['summary.cell_date', 'summary.cell_kind', 'summary.cell_required'],
      { line: 1, column: 'Ngày sinh' },
    ],
  ])('a file of %s is refused with line and column', async (_what, body, codes, values) => {
    const fileId = await scene.fileAt('ROOT', 'a.json', body);
    const unit = (await scene.at('ROOT')).id;
    const error = await run('summary.read', { unit, fileId }).catch(
      (e: unknown) => e as { reasons: { code: string; values: object }[] },
    );
    expect((error as { reasons: { code: string }[] }).reasons.map((r) => r.code)).toEqual(codes);
    expect((error as { reasons: { values?: object }[] }).reasons[0]?.values ?? {}).toMatchObject(values);
    expect(await scene.db().selectFrom('summary_report').selectAll().execute()).toEqual([]);
  });

  it('only who holds the right', async () => {
    await scene.holder('kiem.tra', 'inspector', 'ROOT');
    const actor = await actorOf(world.chibo, 'kiem.tra');
    expect((await refusalOf(scene.read([rmah], { actor }))).status).toBe(403);
    const { id } = await scene.read([rmah]);
    expect((await refusalOf(scene.report(id, actor))).status).toBe(403);
  });
});

describe('what goes out comes back the same', () => {
  it.each(['json', 'csv', 'xlsx'] as const)('as .%s', async (form) => {
    const unit = await scene.at('ROOT');
    const { body } = await streamSummary(world.chibo, operator(), { unit: unit.id, form, language: 'vi' });
    const bytes = Buffer.concat(await body.toArray());
    const fileId = await scene.fileAt('ROOT', `s.${form}`, bytes);
    const { counts } = await run<{ counts: object }>('summary.read', { unit: unit.id, fileId });
    expect(counts).toMatchObject({
      file: 4,
      register: 4,
      same: 4,
      differs: 0,
      onlyHere: 0,
      onlyThere: 0,
      ambiguous: 0,
    });
    const ledger = await scene
      .db()
      .selectFrom('ledger')
      .select('body')
      .where('command', '=', 'summary.download')
      .execute();
    expect(ledger.map((line) => line.body)).toEqual([{ form, numbers: true }]);
  });

  it('who may not see numbers gets none, and the file says so instead of saying that there are none', async () => {
    const unit = await scene.at('ROOT');
    const reader = operator();
    const actor = {
      ...reader,
      grant: { ...reader.grant, reaches: [{ path: '', depth: 'subtree' as const, capabilities: ['member.export'] }] },
    };
    const { body } = await streamSummary(world.chibo, actor, { unit: unit.id, form: 'json', language: 'vi' });
    const told = JSON.parse(await textIn(body)) as {
      withheld: string[];
      members: { birthDate: string; cardNumber: null }[];
    };
    expect(told.withheld).toEqual(['cardNumber', 'birthDate']);
    expect(told.members.every((member) => member.cardNumber === null && /^\d{4}$/.test(member.birthDate))).toBe(true);
    const fileId = await scene.fileAt('ROOT', 's.json', JSON.stringify(told));
    expect((await run<{ counts: object }>('summary.read', { unit: unit.id, fileId })).counts).toMatchObject({
      same: 4,
      fields: 0,
    });
    const none = {
      ...actor,
      grant: { ...actor.grant, reaches: [{ path: '', depth: 'subtree' as const, capabilities: ['member.read'] }] },
    };
    expect(
      (await refusalOf(streamSummary(world.chibo, none, { unit: unit.id, form: 'csv', language: 'vi' }))).status,
    ).toBe(403);
  });
});

describe('which side is right', () => {
  const differing = [with_(rmah, { 7: 'Phó bí thư chi bộ' }), with_(lan, { 1: '11/12/1980', 3: '91993354' })];

  it('theirs: by who may edit it is corrected at once, as every correction', async () => {
    await scene.holder('van.phong', 'clerk', 'ROOT');
    const { id } = await scene.read(differing);
    const wrong = await scene.lines(id, { field: 'birthDate' });
    // the card was not found, so name and birth date are both needed: she is only there
    expect(wrong).toEqual([]);
    const again = await scene.read([rmah, with_(lan, { 1: '11/12/1980' })]);
    const [birth] = await scene.lines(again.id, { field: 'birthDate' });
    expect(birth).toMatchObject({ ours: '1980-12-01', theirs: '1980-12-11', correctable: true, decision: null });
    const done = await run('summary.decide', { id: again.id, lines: [birth?.id], decision: 'theirs' }, 'van.phong');
    expect(done).toEqual({ decided: 1, written: 1, asked: 0 });
    const person = await scene
      .db()
      .selectFrom('person')
      .select(['birth_date', 'full_name'])
      .where('full_name', '=', 'Võ Thị Lan')
      .execute();
    expect(person).toEqual([{ birth_date: '1980-12-11', full_name: 'Võ Thị Lan' }]);
    const seat = await scene
      .db()
      .selectFrom('membership')
      .select('birth_date')
      .where('full_name', '=', 'Võ Thị Lan')
      .execute();
    expect(seat).toEqual([{ birth_date: '1980-12-11' }]);
    const twice = run('summary.decide', { id: again.id, lines: [birth?.id], decision: 'theirs' });
    expect((await refusalOf(twice)).codes).toEqual(['summary.carried_out']);
    // the next file shows what was settled since
    const next = await scene.read([rmah, with_(lan, { 1: '11/12/1980' })]);
    expect((await scene.report(next.id)).before).toMatchObject({ id: again.id, settled: 1, changed: 0 });
    expect((await scene.lines(again.id, { outcome: 'settled' })).map((line) => line.field)).toEqual(['birthDate']);
  });

  it('theirs, by who may not edit: the cell is asked, with the file as source, and decides', async () => {
    const reader = operator();
    const board = {
      ...reader,
      grant: {
        ...reader.grant,
        reaches: [{ path: '', depth: 'subtree' as const, capabilities: ['summary.compare', 'member.read'] }],
      },
    };
    const { id } = await scene.read([with_(lan, { 1: '11/12/1980' })]);
    const [birth] = await scene.lines(id, { field: 'birthDate' }, board);
    expect(birth).toMatchObject({ ours: '1980', theirs: '1980', masked: true });
    expect((await refusalOf(scene.ask('summary.reveal', { id: birth?.id }, board))).status).toBe(403);
    expect(await scene.ask('summary.reveal', { id: birth?.id })).toEqual({ ours: '1980-12-01', theirs: '1980-12-11' });
    const input = { id, lines: [birth?.id], decision: 'theirs', note: 'Theo CSDL quốc gia' };
    expect(await world.chibo.bus.run('summary.decide', input, { actor: board })).toEqual({
      decided: 1,
      written: 0,
      asked: 1,
    });
    const [line] = await scene.lines(id, { field: 'birthDate' });
    const asked = await scene.ask<{ state: string; after: string; version: number }>('correction.get', {
      id: line?.correctionId,
    });
    expect(asked).toMatchObject({
      state: 'open',
      after: '1980-12-11',
      reason: 'Theo CSDL quốc gia',
      source: 'quoc-gia.csv',
    });
    await run('correction.decide', { id: line?.correctionId, agreed: true, answer: 'Đúng', version: asked.version });
    const person = await scene
      .db()
      .selectFrom('person')
      .select('birth_date')
      .where('full_name', '=', 'Võ Thị Lan')
      .execute();
    expect(person).toEqual([{ birth_date: '1980-12-11' }]);
  });

  it('what follows from procedures is not put right by a file; all of it or nothing', async () => {
    const { id } = await scene.read([
      with_(rmah, { 7: 'Phó bí thư chi bộ' }),
      with_(lan, { 1: '11/12/1980', 8: 'Chính thức' }),
    ]);
    const refused = run('summary.decide', { id, filter: { kind: 'differs' }, decision: 'theirs' });
    expect((await refusalOf(refused)).codes).toEqual(['summary.by_procedure', 'summary.by_procedure']);
    expect(await scene.lines(id, { decision: 'theirs' })).toEqual([]);
    const young = await scene.read([with_(lan, { 5: '01/01/1985' })]);
    const [line] = await scene.lines(young.id, { field: 'admittedOn' });
    const codes = (await refusalOf(run('summary.decide', { id: young.id, lines: [line?.id], decision: 'theirs' })))
      .codes;
    expect(codes[0]).toBe('summary.line_refused');
    expect(codes).toContain('age.minimum');
  });

  it('ours: many at once with a note, and they stand in the workbook for the national side', async () => {
    const { id } = await scene.read([with_(rmah, { 7: 'Phó bí thư chi bộ' }), with_(lan, { 6: 'Đại học' })]);
    expect((await refusalOf(run('summary.decide', { id, filter: {}, decision: 'ours' }))).codes).toContain(
      'field.required',
    );
    const note = 'Sổ danh sách của chi bộ đúng';
    expect(await run('summary.decide', { id, filter: {}, decision: 'ours', note })).toEqual({
      decided: 4,
      written: 0,
      asked: 0,
    });
    expect((await scene.report(id)).decided).toEqual({ ours: 4, theirs: 0, look: 0 });
    expect((await refusalOf(run('summary.decide', { id, filter: {}, decision: 'ours', note }))).codes).toEqual([
      'summary.none',
    ]);
    const { base64 } = await scene.ask<{ base64: string }>('summary.table', { id, which: 'outgoing' });
    const [sheet] = await readWorkbook(Buffer.from(base64, 'base64'));
    expect(sheet?.rows).toHaveLength(5);
    const cells = sheet?.rows.flatMap((row) => row.cells) ?? [];
    expect(cells).toEqual(expect.arrayContaining(['Võ Thị Lan', '91993353', 'đại học', note]));
    // the same difference in the next file keeps what was decided
    const next = await scene.read([with_(rmah, { 7: 'Phó bí thư chi bộ' }), with_(lan, { 6: 'Đại học' })]);
    const report = await scene.report(next.id);
    expect(report).toMatchObject({ undecided: 0, before: { remains: 4, settled: 0 } });
    expect((await scene.lines(next.id, { decision: 'ours' })).every((line) => line.carried && line.note === note)).toBe(
      true,
    );
  });

  it('who is only there is registered with the fields filled; who is not clear is named by the clerk', async () => {
    const { id } = await scene.read([
      ['Siu Blan', '05/05/1990', 'Nữ', '5555-6666', 'CB1', '01/01/2020', 'Đại học', '', 'Chính thức'],
      ['Nguyễn Văn An', '02/02/1970', 'Nam', '', '', '03/02/1999', '', '', 'Chính thức'],
    ]);
    const [siu] = await scene.lines(id, { kind: 'only_there' });
    const entry = await scene.ask<{ unitId: string; facts: Record<string, string> }>('summary.entry', { id: siu?.id });
    expect(entry.unitId).toBe((await scene.at('CB1')).id);
    expect(entry.facts).toMatchObject({
      fullName: 'Siu Blan',
      birthDate: '1990-05-05',
      sex: 'female',
      cardNo: '55556666',
      admittedOn: '2020-01-01',
    });
    await asOperator(world.chibo, 'member.register', { unit: entry.unitId, ...entry.facts });
    const [an] = await scene.lines(id, { kind: 'ambiguous' });
    expect((await refusalOf(run('summary.decide', { id, lines: [an?.id], decision: 'theirs' }))).codes).toEqual([
      'summary.match_first',
    ]);
    const one = an?.candidates[0]?.personId;
    const match = { id: an?.id, personId: one, version: an?.version };
    await run('summary.match', match);
    const now = await scene.report(id);
    expect(now.counts).toMatchObject({ ambiguous: 0 });
    const meant = [...(await scene.lines(id)), ...(await scene.lines(id, { kind: 'same' }))];
    expect(meant.filter((line) => line.kind !== 'only_here').map((line) => line.personId)).toContain(one);
    expect((await refusalOf(run('summary.match', match))).status).toBe(404);
    await scene.holder('kiem.tra', 'inspector', 'ROOT');
    expect((await refusalOf(run('summary.match', match, 'kiem.tra'))).status).toBe(404);
    const dropped = { id, version: now.version };
    expect((await refusalOf(run('summary.drop', dropped, 'kiem.tra'))).status).toBe(403);
    await run('summary.drop', dropped);
    expect((await refusalOf(run('summary.drop', { id, version: now.version + 1 }))).codes).toEqual(['summary.dropped']);
  });

  it('waits in Today for who decides, until it is decided', async () => {
    await scene.holder('van.phong', 'clerk', 'ROOT');
    const actor = await actorOf(world.chibo, 'van.phong');
    const { id } = await scene.read([rmah]);
    const today = async () =>
      await world.chibo.bus.read(
        actor,
        async (ctx) => await world.chibo.bus.modules.find((m) => m.name === 'exchange')?.attention?.(ctx),
      );
    expect(await today()).toMatchObject([
      { what: 'exchange.summary.attention', values: { count: 3 }, link: `/summaries/${id}?decision=none` },
    ]);
    await run('summary.decide', { id, filter: {}, decision: 'look' }, 'van.phong');
    expect(await today()).toEqual([]);
    expect(HEAD).toContain('Mã chi bộ');
  });
});
