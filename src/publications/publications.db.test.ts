import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { renderDocx } from '../documents/docx.ts';
import { partsOf, readDocument } from '../documents/testing.ts';
import { type PeriodWorld, periodWorld } from '../periods/testing.ts';
import type { Actor } from '../platform/access.ts';
import type { Page } from '../platform/paging.ts';
import type { PublicationLine, PublicationRecord, TableInput } from './publication.ts';
import { tableWith } from './testing.ts';

let w: PeriodWorld;
beforeAll(async () => {
  w = await periodWorld();
});
afterAll(() => w.close());

const RATED = tableWith({
  whole: { n: 47 },
  divides: true,
  lines: [
    { label: 'Xuất sắc', n: 9 },
    { label: 'Tốt', n: 36 },
    { label: 'Hoàn thành', n: 2 },
  ],
});
const draft = async (table: TableInput, who: Actor = w.head, unit = w.commune) =>
  (await w.run<{ id: string }>('publication.draft', { unit, ...table }, who)).id;
const get = (id: string, who: Actor = w.head) => w.ask<PublicationRecord>('publication.get', { id }, who);
const act = async (name: string, id: string, more: object = {}, who: Actor = w.head) =>
  await w.run<{ id: string }>(`publication.${name}`, { id, version: (await get(id, w.head)).version, ...more }, who);
const published = async (table: TableInput) => {
  const id = await draft(table);
  await act('publish', id);
  return id;
};
const list = (more: object = {}, who: Actor = w.head, unit = w.commune) =>
  w.ask<Page<PublicationLine>>('publication.list', { unit, ...more }, who);

describe('a draft', () => {
  test('keeps whatever its numbers say, and says beside each line what cannot be', async () => {
    const id = await draft(
      tableWith({ whole: { n: 1731 }, lines: [{ label: 'Kiêm nhiệm', n: 1125, share: '69.99' }] }),
    );
    const record = await get(id);
    expect(record.findings.map(({ code, field }) => [code, field])).toEqual([
      ['publication.wrong_share', 'lines.0.share'],
    ]);
    expect(record.lines).toMatchObject([{ n: 1125, share: '69.99', printed: 65, of: 1731 }]);
    expect(await refusalOf(act('publish', id))).toMatchObject({ status: 422, codes: ['publication.wrong_share'] });
    const right = tableWith({
      whole: { n: 1731 },
      decimals: 2,
      lines: [{ label: 'Kiêm nhiệm', n: 1125, share: '64.99' }],
    });
    await act('change', id, right);
    expect((await get(id)).lines[0]).toMatchObject({ share: '64.99', printed: 64.99 });
    await act('publish', id);
    expect(await refusalOf(act('change', id, right))).toMatchObject({ codes: ['publication.not_draft'] });
    expect(await refusalOf(act('discard', id))).toMatchObject({ codes: ['publication.not_draft'] });
  });

  test('is refused where it is no table: unknown numbers, lines of lines that are not above them, days backwards', async () => {
    const wrong = tableWith({
      from: '2026-11-01',
      lines: [
        { label: 'a', partOf: 'line', parent: 0 },
        { label: 'b', indicator: 'nothing.of.ours' },
        { label: 'c', dimension: 'sex' },
      ],
    });
    expect(await refusalOf(draft(wrong))).toMatchObject({
      codes: ['date.order', 'publication.parent_unknown', 'choice.unknown', 'choice.unknown'],
      fields: ['from', 'lines.0.parent', 'lines.1.indicator', 'lines.2.dimension'],
    });
    expect(await refusalOf(draft(RATED, w.secretary))).toMatchObject({ status: 404 });
    expect(await refusalOf(act('change', await draft(RATED), RATED, w.secretary))).toMatchObject({ status: 404 });
  });

  test('is seen by whoever writes it, and can be given up', async () => {
    const id = await draft({ ...RATED, title: 'Bỏ đi' });
    expect((await list({ search: 'bo di' }, w.clerk)).total).toBe(1);
    expect(await refusalOf(w.ask('publication.get', { id }, w.secretary))).toMatchObject({ status: 404 });
    expect(await refusalOf(act('discard', id, {}, w.secretary))).toMatchObject({ status: 404 });
    expect(await refusalOf(act('discard', id, { version: 9 }))).toMatchObject({ codes: ['version.stale'] });
    await act('discard', id, {}, w.clerk);
    expect((await list({ search: 'bo di' })).total).toBe(0);
    expect((await list({ state: 'discarded' })).items.map(({ title }) => title)).toEqual(['Bỏ đi']);
  });
});

describe('publishing', () => {
  test('prints shares that add up to 100 %, and is read by those above and below', async () => {
    const id = await published(RATED);
    const record = await get(id, w.secretary);
    expect(record.lines.map(({ printed }) => printed)).toEqual([19.1, 76.6, 4.3]);
    expect(record).toMatchObject({
      state: 'published',
      edition: 1,
      published: { on: '2026-11-10' },
      rule: 'STA-05',
      findings: [],
    });
    expect((await list({ box: 'above' }, w.secretary, w.village)).items.map((each) => each.id)).toContain(id);
    expect((await list({ box: 'below' }, w.board, w.province)).items.map((each) => each.id)).toContain(id);
    expect((await list({ year: 2026, search: 'xep loai' })).items.map((each) => each.id)).toContain(id);
    expect((await list({ year: 2025 })).total).toBe(0);
  });

  test('is of who may: a clerk drafts, and of others’ numbers it says who and as of when', async () => {
    const id = await draft({ ...RATED, source: { kind: 'others' } });
    expect(await refusalOf(act('publish', id, {}, w.clerk))).toMatchObject({ status: 403 });
    expect(await refusalOf(act('publish', id))).toMatchObject({
      codes: ['publication.source_missing', 'publication.source_day'],
    });
    await act('change', id, {
      ...RATED,
      source: { kind: 'others', name: 'Huyện ủy', number: '12-BC/HU', on: '2023-01-10' },
    });
    await act('publish', id);
    const later = await draft({ ...RATED, on: '2026-11-12' });
    expect(await refusalOf(act('publish', later))).toMatchObject({ codes: ['date.future', 'date.order'] });
  });

  test('a correction is a new edition with a reason; the old one stays readable', async () => {
    const id = await published({ ...RATED, title: 'Sẽ đính chính' });
    expect(await refusalOf(act('correct', id, { reason: 'Sót' }, w.secretary))).toMatchObject({ status: 404 });
    const next = (await act('correct', id, { reason: 'Sót một đảng bộ' })).id;
    expect(await refusalOf(act('correct', id, { reason: 'Lần nữa' }))).toMatchObject({
      codes: ['publication.being_corrected'],
    });
    expect((await get(id)).state).toBe('published');
    await act('change', next, {
      ...RATED,
      title: 'Đã đính chính',
      whole: { ...RATED.whole, n: 48 },
      lines: [...RATED.lines, { label: 'Không', n: 1, partOf: 'whole' }],
    });
    await act('publish', next);
    expect(await get(id)).toMatchObject({
      state: 'replaced',
      title: 'Sẽ đính chính',
      ended: { reason: 'Sót một đảng bộ' },
    });
    const now = await get(next, w.secretary);
    expect(now).toMatchObject({ state: 'published', edition: 2, reason: 'Sót một đảng bộ' });
    expect(now.editions.map(({ edition, state }) => [edition, state])).toEqual([
      [2, 'published'],
      [1, 'replaced'],
    ]);
    expect((await list({ search: 'dinh chinh' })).items.map(({ title }) => title)).toEqual(['Đã đính chính']);
    expect(await refusalOf(act('correct', id, { reason: 'Cũ' }))).toMatchObject({
      codes: ['publication.not_published'],
    });
  });

  test('what is withdrawn stays readable and says why', async () => {
    const id = await published(RATED);
    expect(await refusalOf(act('withdraw', id, { reason: 'Nhầm' }, w.clerk))).toMatchObject({ status: 403 });
    await act('withdraw', id, { reason: 'Nhầm số liệu' });
    expect(await get(id, w.secretary)).toMatchObject({ state: 'withdrawn', ended: { reason: 'Nhầm số liệu' } });
    expect(await refusalOf(act('withdraw', id, { reason: 'Lần nữa' }))).toMatchObject({
      codes: ['publication.not_published'],
    });
  });

  test('as a document it has the whole, the counts, the shares in the writing of its language', async () => {
    const id = await published(RATED);
    for (const [language, share] of [
      ['vi', '76,6'],
      ['en', '76.6'],
      ['ar', '76.6'],
    ] as const) {
      const make = w.chibo.bus.modules.find(({ name }) => name === 'publications')?.documents?.publication;
      if (!make) throw new Error('A table is no document.');
      const { model } = await w.chibo.bus.read(w.secretary, (ctx) => make(ctx, id, { language }));
      const parts = await partsOf(await renderDocx(model, w.chibo.rulebook));
      const { paragraphs, tables } = readDocument(parts.get('word/document.xml') ?? '');
      expect(paragraphs.map(({ text }) => text).join('\n')).toContain('47');
      expect(tables.flatMap(({ rows }) => rows).map((cells) => cells.join(' | '))).toEqual(
        expect.arrayContaining([`Tốt | 36 | 47 | ${share}`]),
      );
    }
  });
});

describe('numbers of the register', () => {
  type Drawn = {
    whole: { n: number | null };
    divides: boolean;
    lines: {
      label: { vi: string };
      n: number;
      indicator: string;
      dimension: string | null;
      code: string | null;
      state: string;
    }[];
  };
  const draw = (more: object) =>
    w.ask<Drawn>('publication.draw', { unit: w.commune, on: '2026-11-10', ...more }, w.head);

  test('are drawn in one step, alone or by what divides them, and stay those of the day', async () => {
    const drawn = await draw({ indicator: 'member.head', dimension: 'sex' });
    expect(drawn).toMatchObject({ whole: { n: 5 }, divides: true });
    expect(drawn.lines.map(({ n, code }) => [code, n])).toEqual([
      ['male', 1],
      ['female', 4],
    ]);
    expect(await refusalOf(draw({ indicator: 'nothing' }))).toMatchObject({ codes: ['choice.unknown'] });
    expect(await refusalOf(draw({ indicator: 'member.head', dimension: 'nothing' }))).toMatchObject({
      fields: ['dimension'],
    });
    expect(await refusalOf(draw({ indicator: 'member.head', on: '2026-11-11' }))).toMatchObject({
      codes: ['date.future'],
    });
    expect(
      await refusalOf(
        w.ask('publication.draw', { unit: w.commune, on: '2026-11-10', indicator: 'member.head' }, w.secretary),
      ),
    ).toMatchObject({ status: 404 });
    const table = tableWith({
      on: '2026-11-10',
      whole: { name: 'đảng viên', n: 5, people: true, indicator: 'member.head' },
      lines: [{ label: 'Đảng viên', n: 6, indicator: 'member.head' }],
    });
    const id = await draft(table);
    expect((await get(id)).findings).toMatchObject([
      { code: 'publication.part_above_whole' },
      { code: 'publication.differs_from_register', values: { n: 6, registered: 5, state: 'live' } },
    ]);
    expect(await refusalOf(act('publish', id))).toMatchObject({
      codes: ['publication.part_above_whole', 'publication.differs_from_register'],
    });
    await act('change', id, {
      ...table,
      lines: [{ label: 'Đảng viên', n: 5, partOf: 'whole', indicator: 'member.head' }],
    });
    await act('publish', id);
    expect((await get(id)).lines).toMatchObject([{ register: 'live', indicator: 'member.head' }]);
  });

  test('a group of few people is not published (STA-02)', async () => {
    const women = { label: 'Nữ', n: 4, indicator: 'member.head', dimension: 'sex', code: 'female' };
    const id = await draft(tableWith({ on: '2026-11-10', whole: { n: 5, people: true }, lines: [women] }));
    expect(await refusalOf(act('publish', id))).toMatchObject({
      codes: ['publication.small_group', 'publication.small_rest'],
    });
  });

  test('of a closed period are the frozen ones, with their corrections; the day of publishing may not lie in it', async () => {
    await w.run('period.close', { unit: w.commune, kind: 'month', startsOn: '2026-10-01' }, w.head);
    const heads = { label: 'Đảng viên', n: 5, indicator: 'member.head' };
    const id = await draft(tableWith({ lines: [heads], whole: { n: 5, people: true, indicator: 'member.head' } }));
    expect(await refusalOf(act('publish', id, { publishedOn: '2026-10-31' }))).toMatchObject({
      codes: ['period.locked'],
    });
    await act('publish', id);
    expect((await get(id)).lines[0]).toMatchObject({ register: 'frozen' });
    await w.run(
      'period.correct',
      { unit: w.village, kind: 'month', startsOn: '2026-10-01', key: 'member.head', becomes: 4, reason: 'Sót' },
      w.head,
    );
    const later = await draft(tableWith({ lines: [heads], whole: { n: 5 } }));
    expect((await get(later)).findings).toMatchObject([
      { code: 'publication.differs_from_register', values: { registered: 6, state: 'frozen' } },
    ]);
  });
});
