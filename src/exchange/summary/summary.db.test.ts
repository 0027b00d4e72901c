import { text as textIn } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorOf, type Bare, bareWorld, refusalOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { AT_ONCE } from './report.ts';
import { AN_1, AN_2, LAN, lan, loadRoster, rmah, SECRETARY, summaryScene, with_ } from './scene.ts';
import { streamSummary } from './write.ts';

let world: Bare;
const scene = summaryScene(() => world);
const { run } = scene;

beforeEach(async () => {
  world = await bareWorld();
  await loadRoster(world, [SECRETARY, LAN, AN_1, AN_2]);
});
afterEach(() => world.close());

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
