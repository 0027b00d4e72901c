import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { residenceAttention } from './attention.ts';
import type { CellLine, RemarkFull, RoundRecord } from './residence.ts';
import { residenceStat } from './stat.ts';
import { type Page, type ResidenceWorld, residenceWorld, TEXTS, TODAY } from './testing.ts';

let w: ResidenceWorld;
let round: string;
beforeAll(async () => {
  w = await residenceWorld();
  for (const name of ['Cô Ba', 'Cô Tư', 'Thầy Phó']) await w.received(name);
  const exempt = await w.introduce('Cô Năm', w.village, { category: 'exempt', reason: 'Tuổi cao' });
  await w.answer(exempt, w.secretary);
  await w.received('Cô Hiệu', w.other, w.neighbour);
});
afterAll(() => w.close());

const send = async (lines: object[], more: object = {}, who = w.secretary) =>
  await w.run('remark.send', { round, discussedOn: TODAY, lines, ...more }, who);

describe('the round of a year', () => {
  test('does not open before its month, for a day that is over, or by those who may not', async () => {
    const asked = { unit: w.village, year: 2027 };
    expect(await refusalOf(w.run('round.open', asked, w.secretary))).toMatchObject({ codes: ['round.too_early'] });
    expect(
      await refusalOf(w.run('round.open', { ...asked, year: 2026, due: '2026-11-01' }, w.secretary)),
    ).toMatchObject({ codes: ['round.due_past'], fields: ['due'] });
    expect(await refusalOf(w.run('round.open', { ...asked, year: 2026 }, w.villager))).toMatchObject({ status: 403 });
    expect(await refusalOf(w.run('round.open', { unit: w.school, year: 2026 }, w.head))).toMatchObject({
      codes: ['round.nobody'],
    });
  });

  test('is told of under Today, and a committee opens it at every cell below that has somebody to write of', async () => {
    const today = async (who = w.secretary) => await w.chibo.bus.read(who, residenceAttention);
    expect(await today()).toMatchObject([{ what: 'residence.attention.open', values: { count: 1, year: 2026 } }]);
    expect(await today(w.clerk)).toMatchObject([{ what: 'residence.attention.open', values: { count: 2 } }]);
    const opened = await w.run<{ ids: string[]; lines: number }>(
      'round.open',
      { unit: w.commune, year: 2026 },
      w.clerk,
    );
    expect(opened).toMatchObject({ lines: 4 });
    expect(opened.ids).toHaveLength(2);
    const { items } = await w.ask<Page<RoundRecord>>('round.list', { unit: w.village }, w.secretary);
    round = items[0]?.id ?? '';
    expect(items).toMatchObject([{ year: 2026, due: '2026-12-10', lines: 3, sent: 0, late: 0, closedOn: null }]);
    expect(await refusalOf(w.run('round.open', { unit: w.commune, year: 2026 }, w.clerk))).toMatchObject({
      codes: ['round.nobody'],
    });
    expect(await today()).toMatchObject([{ what: 'residence.attention.send', values: { count: 3, of: 3 } }]);
  });

  test('those who are exempt come in only when a remark is needed, once, with the reason', async () => {
    expect((await w.lines(w.village, w.secretary)).items.map(({ name }) => name)).not.toContain('Cô Năm');
    const { items } = await w.ask<Page<{ id: string; name: string }>>(
      'contact.list',
      { unit: w.village, side: 'residence', category: 'exempt' },
      w.secretary,
    );
    const ask = { id: items[0]?.id, why: 'Xét tặng Huy hiệu' };
    expect(await refusalOf(w.run('remark.ask', ask, w.head))).toMatchObject({ status: 404 });
    await w.run('remark.ask', ask, w.secretary);
    expect(await w.lineOf('Cô Năm')).toMatchObject({ askedFor: 'Xét tặng Huy hiệu', state: 'open' });
    expect(await refusalOf(w.run('remark.ask', ask, w.secretary))).toMatchObject({ codes: ['remark.there'] });
  });

  test('whoever is received while it is open comes into it by himself', async () => {
    const contact = await w.contactOf('Cô Hiệu');
    await w.run('contact.end', { id: contact.id, version: contact.version, on: TODAY, reason: 'moved_house' }, w.head);
    await w.received('Cô Hiệu');
    expect(await w.lineOf('Cô Hiệu')).toMatchObject({ state: 'open', askedFor: null });
    expect(await w.lineOf('Cô Hiệu', w.other, w.neighbour)).toMatchObject({
      contactEnded: { on: TODAY, reason: 'moved_house' },
    });
  });
});

describe('remarks', () => {
  test('a draft is kept as far as it is written, and only its own cell sees it', async () => {
    const line = await w.lineOf('Cô Ba');
    const draft = { id: line.id, version: line.version, level: null, texts: TEXTS.slice(0, 1) };
    expect(await refusalOf(w.run('remark.draft', { round, lines: [draft] }, w.neighbour))).toMatchObject({
      status: 404,
    });
    expect(
      await refusalOf(w.run('remark.draft', { round, lines: [{ ...draft, level: 'x' }] }, w.secretary)),
    ).toMatchObject({ codes: ['remark.level_unknown'], fields: ['lines.0.level'] });
    await w.run('remark.draft', { round, lines: [draft] }, w.secretary);
    expect(await w.lineOf('Cô Ba')).toMatchObject({ state: 'open', level: null, texts: TEXTS.slice(0, 1) });
    for (const who of [w.head, w.teacher])
      expect(await refusalOf(w.remark(line.id, who))).toMatchObject({ status: 404 });
    expect((await w.ask<Page<unknown>>('remark.list', { unit: w.school, side: 'home' }, w.head)).total).toBe(0);
    expect(await refusalOf(w.run('remark.draft', { round, lines: [draft] }, w.secretary))).toMatchObject({
      codes: ['version.stale'],
    });
  });

  test('is sent whole or not at all: a level, every required part, the day of the meeting', async () => {
    const [ba, tu] = [await w.lineOf('Cô Ba'), await w.lineOf('Cô Tư')];
    const whole = { id: ba.id, version: ba.version, level: 'good', texts: TEXTS };
    const half = { id: tu.id, version: tu.version, level: null, texts: TEXTS.slice(1) };
    expect(await refusalOf(send([whole, half]))).toMatchObject({
      codes: ['remark.level_missing', 'remark.part_missing'],
      fields: ['lines.1.level', 'lines.1.texts.0.text'],
    });
    expect(await refusalOf(send([whole], { discussedOn: '2026-11-11' }))).toMatchObject({
      codes: ['date.future'],
      fields: ['discussedOn'],
    });
    expect(await refusalOf(send([whole], {}, w.villager))).toMatchObject({ status: 403 });
    await send([whole]);
    expect(await refusalOf(send([{ ...whole, version: 3 }]))).toMatchObject({ codes: ['remark.sent'] });
  });

  test('reaches the home cell, the member himself and nobody else', async () => {
    const { id } = await w.lineOf('Cô Ba');
    const arrived = await w.ask<Page<{ id: string; level: string }>>(
      'remark.list',
      { unit: w.school, side: 'home', year: 2026 },
      w.head,
    );
    expect(arrived.items).toMatchObject([{ id, level: 'good', residence: { id: w.village } }]);
    expect(await w.remark(id, w.teacher)).toMatchObject({ level: 'good', texts: TEXTS });
    for (const who of [w.neighbour, w.villager, w.farSecretary])
      expect(await refusalOf(w.remark(id, who))).toMatchObject({ status: 404 });
  });

  test('a correction is a dated line beside it; what was sent stays', async () => {
    const line = await w.lineOf('Cô Ba');
    const correction = { id: line.id, version: line.version, discussedOn: TODAY, reason: 'Ghi nhầm mức' };
    const better = { ...correction, level: 'fulfilled', texts: TEXTS };
    expect(await refusalOf(w.run('remark.correct', better, w.head))).toMatchObject({ status: 404 });
    expect(await refusalOf(w.run('remark.correct', better, w.villager))).toMatchObject({ status: 403 });
    expect(
      await refusalOf(w.run('remark.correct', { ...correction, level: 'good', texts: TEXTS }, w.secretary)),
    ).toMatchObject({ codes: ['remark.same'] });
    await w.run('remark.correct', better, w.secretary);
    expect(await refusalOf(w.run('remark.correct', better, w.secretary))).toMatchObject({ codes: ['version.stale'] });
    const seen: RemarkFull = await w.remark(line.id, w.teacher);
    expect(seen).toMatchObject({ level: 'fulfilled', corrections: 1 });
    expect(seen.wordings.map(({ level, reason }) => [level, reason])).toEqual([
      ['good', null],
      ['fulfilled', 'Ghi nhầm mức'],
    ]);
  });

  test('somebody is taken out with a reason; a round closes when nothing waits, and takes out those who left', async () => {
    const drop = await w.lineOf('Cô Năm');
    expect(
      await refusalOf(w.run('remark.drop', { id: drop.id, version: drop.version, reason: 'x' }, w.head)),
    ).toMatchObject({ status: 404 });
    await w.run('remark.drop', { id: drop.id, version: drop.version, reason: 'Hết cần' }, w.secretary);
    const close = async () =>
      await w.run('round.close', { id: round, version: (await w.round(round)).version }, w.secretary);
    expect(await refusalOf(close())).toMatchObject({ codes: ['round.waiting'] });
    for (const name of ['Cô Tư', 'Cô Hiệu']) {
      const line = await w.lineOf(name);
      await send([{ id: line.id, version: line.version, level: 'good', texts: TEXTS }]);
    }
    const gone = await w.contactOf('Thầy Phó');
    await w.run('contact.end', { id: gone.id, version: gone.version, on: TODAY, reason: 'moved_house' }, w.head);
    await close();
    expect(await w.round(round)).toMatchObject({ closedOn: TODAY, lines: 3, sent: 3 });
    expect(await w.lineOf('Thầy Phó')).toMatchObject({ state: 'dropped', dropReason: 'moved_house' });
    const line = await w.lineOf('Cô Tư');
    expect(
      await refusalOf(
        w.run('remark.draft', { round, lines: [{ id: line.id, version: 2, level: null, texts: [] }] }, w.secretary),
      ),
    ).toMatchObject({ codes: ['round.closed', 'remark.sent'] });
  });
});

describe('the committee', () => {
  const cells = async (more: object = {}) =>
    await w.ask<Page<CellLine> & { sums: Record<string, number> }>(
      'residence.cells',
      { unit: w.commune, year: 2026, ...more },
      w.clerk,
    );

  test('sees per cell who is introduced, remarks sent n of m, and what is late; each number has its list', async () => {
    expect((await cells()).items).toMatchObject([
      { unitId: w.village, introduced: 4, waiting: 0, lines: 3, sent: 3, late: 0, closedOn: TODAY },
      { unitId: w.other, introduced: 0, lines: 1, sent: 0, late: 0, closedOn: null },
    ]);
    const listed = await w.lines(w.commune, w.clerk, { year: 2026, state: 'counted' });
    expect(listed.total).toBe((await cells()).sums.lines);
    const introduced = await w.ask<Page<unknown>>(
      'contact.list',
      { unit: w.commune, side: 'residence', state: 'received' },
      w.clerk,
    );
    expect(introduced.total).toBe((await cells()).sums.introduced);
  });

  test('is told of what is late as n of m, once the day is over and the contact goes on', async () => {
    const contact = await w.introduce('Thầy Phó', w.other);
    await w.answer(contact, w.neighbour);
    w.world.clock.set('2026-12-11T03:00:00Z');
    try {
      const [late] = await w.chibo.bus.read(w.clerk, residenceAttention);
      expect(late).toMatchObject({
        what: 'residence.attention.late',
        values: { count: 1, of: 5, year: 2026 },
        state: 'overdue',
      });
      expect((await w.lines(w.commune, w.clerk, { year: 2026, state: 'late' })).items).toMatchObject([
        { name: 'Thầy Phó', late: true },
      ]);
      expect(await cells({ only: 'late' })).toMatchObject({ total: 1, items: [{ unitId: w.other, late: 1 }] });
      expect(await w.chibo.bus.read(w.neighbour, residenceAttention)).toMatchObject([
        { what: 'residence.attention.send', state: 'overdue' },
      ]);
    } finally {
      w.world.clock.set('2026-11-10T03:00:00Z');
    }
  });

  test('the counts are what a recount of everything makes them', async () => {
    const db = w.chibo.owner.db;
    const all = async () =>
      (await sql`select unit_id, kind, code, year, n from residence_stat order by 1, 2, 3, 4`.execute(db)).rows;
    const kept = await all();
    expect(kept.length).toBeGreaterThan(3);
    const units = await db.selectFrom('unit').select(['id', 'division']).execute();
    await sql`delete from residence_stat`.execute(db);
    for (const [division, of] of Map.groupBy(units, (unit) => unit.division))
      await residenceStat
        .recount(
          division,
          of.map(({ id }) => id),
          TODAY,
        )
        .execute(db);
    expect(await all()).toEqual(kept);
  });

  test('the papers carry what holds: the form of one remark, and the list of the round', async () => {
    const { id } = await w.lineOf('Cô Ba');
    const documents = w.chibo.bus.modules.find(({ name }) => name === 'residence')?.documents ?? {};
    const made = await w.chibo.bus.read(w.head, (ctx) =>
      (documents['residence-remark'] as NonNullable<(typeof documents)[string]>)(ctx, id, { language: 'vi' }),
    );
    const text = JSON.stringify(made.model);
    for (const said of ['Chi bộ thôn 1', 'Cô Ba', 'Chi bộ trường học', 'Tham gia đầy đủ', 'hực hiện', 'Ghi nhầm mức'])
      expect(text).toContain(said);
    const list = await w.chibo.bus.read(w.secretary, (ctx) =>
      (documents['residence-round'] as NonNullable<(typeof documents)[string]>)(ctx, round, { language: 'en' }),
    );
    const table = list.model.blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.rows.map((row) => row[1])).toEqual(['Cô Ba', 'Cô Hiệu', 'Cô Tư']);
    expect(
      await refusalOf(
        w.chibo.bus.read(w.head, (ctx) =>
          (documents['residence-round'] as NonNullable<(typeof documents)[string]>)(ctx, round, { language: 'vi' }),
        ),
      ),
    ).toMatchObject({ status: 404 });
  });
});
