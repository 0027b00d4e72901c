import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { readWorkbook } from '../workbook.ts';
import { AN_1, AN_2, HEAD, LAN, lan, loadRoster, rmah, SECRETARY, summaryScene, with_ } from './scene.ts';

let world: Bare;
const scene = summaryScene(() => world);
const { run } = scene;

beforeEach(async () => {
  world = await bareWorld();
  await loadRoster(world, [SECRETARY, LAN, AN_1, AN_2]);
});
afterEach(() => world.close());

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
