import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../checks/world/world.ts';
import type { Actor } from '../../platform/access.ts';
import { type CaseWorld, caseWorld } from '../../procedures/testing.ts';
import type { CorrectionLine, CorrectionRecord } from '../correction.ts';
import { memberYearOf } from './part.ts';
import type { CellYear, MemberYear, YearFact } from './year.ts';

let w: CaseWorld;
let an: string;
const YEAR = 2026;
type Facts = { items: YearFact[]; total: number; next: string | null; own: boolean };

const yearOf = async (id: string, who?: Actor) => await w.ask<MemberYear>('member_year.get', { id, year: YEAR }, who);
const factsOf = async (figure: string, who?: Actor, more: object = {}) =>
  await w.ask<Facts>('member_year.facts', { id: an, year: YEAR, figure, ...more }, who);

/** Records of the modules above, as they leave them: six tasks, four meetings, three months of dues, two proposals. */
async function records() {
  const { owner } = w.chibo;
  const unit = await owner.db
    .selectFrom('unit')
    .select(['division', 'path'])
    .where('id', '=', w.cell)
    .executeTakeFirstOrThrow();
  const at = sql`${unit.division}, ${w.cell}, ${unit.path}`;
  const who = sql`${an}, 'Lê Thị An'`;
  const chief = sql`${w.ids['Nguyễn Thị Đào']}, 'Nguyễn Thị Đào'`;
  const task = async (id: number, due: string, state: string, done: string | null) =>
    await sql`insert into task (division, unit_id, scope, id, work, accountability, due, result, assignee_id, assignee_name, checker_id, checker_name, given_by, given_name, source, state, done_on, created_at)
      values (${at}, ${idOf(id)}, ${`Việc ${id}`}, 'x', ${due}, 'x', ${who}, ${chief}, ${chief}, 'cell', ${state}, ${done}, '2026-01-05')`.execute(
      owner.db,
    );
  await task(1, '2026-03-01', 'done', '2026-03-01');
  await task(2, '2026-03-01', 'done', '2026-03-02');
  await task(3, '2026-11-09', 'open', null);
  await task(4, '2026-12-20', 'returned', null);
  await task(5, '2026-05-01', 'cancelled', null);
  await task(6, '2025-12-31', 'done', '2026-01-02');
  for (const [n, of, kind, note] of [
    [11, 2, 'done', 'Làm tốt nhưng chậm'],
    [12, 4, 'returned', 'Thiếu danh sách'],
    [13, 4, 'returned', 'Vẫn thiếu'],
  ] as const)
    await sql`insert into task_event (division, unit_id, scope, id, task_id, kind, note, by_person, by_name, at)
      values (${at}, ${idOf(n)}, ${idOf(of)}, ${kind}, ${note}, ${chief}, '2026-04-01')`.execute(owner.db);
  for (const [n, month, kind, state, away, mark, reason] of [
    [21, '2026-01', 'regular', 'signed', false, 'present', null],
    [22, '2026-02', 'regular', 'confirmed', false, 'excused', 'ill'],
    [23, '2026-03', 'regular', 'closed', false, 'absent', null],
    [24, '2026-04', 'regular', 'closed', true, 'absent', null],
    [25, '2026-05', 'extraordinary', 'closed', false, 'absent', null],
    [26, '2026-06', 'regular', 'open', false, 'absent', null],
  ] as const) {
    await sql`insert into meeting (division, unit_id, scope, id, kind, month, title, planned_at, place, mode, state, called_by, called_name, clerk_name, rulebook_hash)
      values (${at}, ${idOf(n)}, ${kind}, ${month}, ${`Sinh hoạt ${month}`}, ${`${month}-05T12:00:00Z`}, 'x', 'in_person', ${state}, ${chief}, 'Thư ký', 'x')`.execute(
      owner.db,
    );
    await sql`insert into attendance (division, unit_id, scope, id, meeting_id, person_id, person_name, sort_key, role, votes, exempt, away, state, reason)
      values (${at}, ${idOf(n + 100)}, ${idOf(n)}, ${who}, 'k', 'official', true, false, ${away}, ${mark}, ${reason})`.execute(
      owner.db,
    );
  }
  for (const [n, month, paid] of [
    [31, '2026-01', 5000],
    [32, '2026-02', 4000],
    [33, '2025-12', 0],
  ] as const)
    await sql`insert into dues_line (division, unit_id, scope, id, person_id, person_name, sort_key, month, category, rule_id, rulebook_hash, due, paid)
      values (${at}, ${idOf(n)}, ${who}, 'k', ${month}, 'fixed', 'DUE-01', 'x', 5000, ${paid})`.execute(owner.db);
  for (const [n, state] of [
    [41, 'open'],
    [42, 'answered'],
  ] as const)
    await sql`insert into proposal (division, unit_id, scope, id, person_id, person_name, body, addressed_unit_id, addressed_path, reply_due, state, reply, made_at)
      values (${at}, ${idOf(n)}, ${who}, ${`Ý kiến ${n}`}, ${w.cell}, ${unit.path}, '2026-12-01', ${state}, 'Đã rõ', '2026-10-05')`.execute(
      owner.db,
    );
}

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

beforeAll(async () => {
  w = await caseWorld();
  an = w.ids['Lê Thị An'] ?? '';
  await records();
});
afterAll(() => w.close());

describe("a member's year", () => {
  test('counts what was recorded, each once and by its own day', async () => {
    const year = await yearOf(an);
    expect(year.counts).toEqual({
      'task.given': 4,
      'task.on_time': 1,
      'task.late': 1,
      'task.overdue': 1,
      'task.open': 1,
      'task.returned': 2,
      'meeting.expected': 3,
      'meeting.present': 1,
      'meeting.excused': 1,
      'meeting.absent': 1,
      'dues.owed': 2,
      'dues.paid': 1,
      'dues.unpaid': 1,
      'proposal.made': 2,
      'proposal.answered': 1,
    });
    expect(year).toMatchObject({ own: false, years: [2026, 2025], contested: { all: 0, open: 0 } });
  });

  test('every number opens just so many facts, each with its record, day, reason and who wrote it', async () => {
    const { counts } = await yearOf(an);
    for (const [figure, n] of Object.entries(counts))
      expect([figure, (await factsOf(figure)).total]).toEqual([figure, n]);
    expect((await factsOf('task.late')).items).toMatchObject([
      {
        link: `/tasks/${idOf(2)}`,
        on: '2026-03-02',
        what: { vi: 'Việc 2' },
        why: { en: 'Làm tốt nhưng chậm' },
        by: 'Nguyễn Thị Đào',
        mayContest: false,
      },
    ]);
    expect((await factsOf('task.returned')).items.map((fact) => fact.why?.vi).sort()).toEqual([
      'Thiếu danh sách',
      'Vẫn thiếu',
    ]);
    expect((await factsOf('meeting.excused')).items).toMatchObject([
      { link: `/meetings/${idOf(22)}`, on: '2026-02-05', why: { vi: 'ốm đau, điều trị', en: 'ill or in treatment' } },
    ]);
    expect((await factsOf('dues.unpaid')).items).toMatchObject([{ what: { vi: '02/2026' }, why: null }]);
    const first = await factsOf('task.given', undefined, { limit: 3 });
    expect([first.items.length, first.total]).toEqual([3, 4]);
    expect((await factsOf('task.given', undefined, { limit: 3, after: first.next })).items.length).toBe(1);
  });

  test('one sees all of his own; another member, and a neighbour, nothing; an unknown figure is not found', async () => {
    expect((await yearOf(an, w.people.member)).counts).toEqual((await yearOf(an)).counts);
    expect(await refusalOf(yearOf(an, w.people.accused))).toMatchObject({ status: 403 });
    expect(await refusalOf(yearOf(an, w.people.neighbour))).toMatchObject({ status: 404 });
    expect(await refusalOf(factsOf('task.invented'))).toMatchObject({ status: 404 });
  });

  test('a cell in one table: its own people, sorted by any number, searched, paged', async () => {
    const cell = async (more: object = {}, who?: Actor) =>
      await w.ask<CellYear>('member_year.cell', { unit: w.cell, year: YEAR, ...more }, who);
    const all = await cell();
    expect(all.total).toBe(8);
    expect(all.items.find(({ id }) => id === an)?.counts).toEqual((await yearOf(an)).counts);
    expect((await cell({ sort: 'task.given', limit: 1 })).items[0]?.id).toBe(an);
    expect((await cell({ sort: '-task.given' })).items.at(-1)?.id).toBe(an);
    const names: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page: CellYear = await cell({ sort: '-task.late', limit: 3, ...(after && { after }) });
      names.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(new Set(names).size).toBe(8);
    expect((await cell({ search: 'le thi' })).items.map(({ id }) => id)).toEqual([an]);
    expect((await refusalOf(cell({ sort: 'robot' }))).codes).toEqual(['choice.unknown']);
    expect((await w.ask<CellYear>('member_year.cell', { unit: w.commune, year: YEAR }, w.people.clerk)).total).toBe(0);
    expect(await refusalOf(cell({}, w.people.member))).toMatchObject({ status: 403 });
    const book = await w.ask<{ name: string; base64: string }>(
      'member_year.export',
      { unit: w.cell, year: YEAR },
      w.people.clerk,
    );
    expect(book.name).toMatch(/2026\.xlsx$/);
    expect(Buffer.from(book.base64, 'base64').subarray(0, 2).toString()).toBe('PK');
    expect(await refusalOf(w.ask('member_year.export', { unit: w.cell, year: YEAR }, w.people.member))).toMatchObject({
      status: 403,
    });
  });

  test('discipline is told while it holds, to the member and to who may know of it; it ends by its clock and is appealed elsewhere', async () => {
    const accused = w.ids['Võ Dung'] ?? '';
    const { owner } = w.chibo;
    const unit = await owner.db
      .selectFrom('unit')
      .select(['division', 'path'])
      .where('id', '=', w.cell)
      .executeTakeFirstOrThrow();
    for (const [n, on, due] of [
      [51, '2025-12-01', '2026-12-01'],
      [52, '2024-06-01', '2025-06-01'],
    ] as const) {
      await sql`insert into case_file (division, unit_id, scope, id, procedure, subject_kind, subject_id, subject_name, sort_key, search_key, person_id, restricted, state, step, facts, opened_on, opened_by, opened_name, rulebook_hash, ruled_on)
        values (${unit.division}, ${w.cell}, ${unit.path}, ${idOf(n)}, 'discipline', 'member', ${accused}, 'Võ Dung', 'k', 'vo dung', ${accused}, true, 'open', 'in_effect',
          ${JSON.stringify({ discipline_on: on, form: 'warning' })}, ${on}, ${idOf(1)}, 'Văn Thư', ${w.chibo.rulebook.hash}, ${on})`.execute(
        owner.db,
      );
      await sql`insert into case_clock (division, unit_id, scope, id, case_id, procedure, restricted, person_id, step, rule_id, started_on, n, unit, due, first_due, state)
        values (${unit.division}, ${w.cell}, ${unit.path}, ${idOf(n + 100)}, ${idOf(n)}, 'discipline', true, ${accused}, 'in_effect', 'DIS-06', ${on}, 12, 'months', ${due}, ${due}, 'running')`.execute(
        owner.db,
      );
    }
    expect((await yearOf(accused, w.people.accused)).counts).toEqual({ 'discipline.in_force': 1 });
    const told = await w.ask<Facts & { appeal: boolean }>(
      'member_year.facts',
      { id: accused, year: YEAR, figure: 'discipline.in_force' },
      w.people.accused,
    );
    expect(told).toMatchObject({
      appeal: true,
      items: [{ what: { vi: 'cảnh cáo' }, on: '2025-12-01', link: `/cases/${idOf(51)}`, mayContest: false }],
    });
    const contest = { year: YEAR, figure: 'discipline.in_force', ref: idOf(51), reason: 'Không đúng' };
    expect((await refusalOf(w.run('correction.contest', contest, w.people.accused))).codes).toEqual(['contest.appeal']);
    const groups = async (who: Actor) => (await yearOf(accused, who)).groups.map(({ text }) => text.en);
    expect(await groups(w.people.secretary)).toContain('Discipline');
    const reader = {
      ...w.people.secretary,
      grant: {
        ...w.people.secretary.grant,
        reaches: w.people.secretary.grant.reaches.map((reach) => ({
          ...reach,
          capabilities: reach.capabilities.filter((each) => each !== 'case.restricted'),
        })),
      },
    };
    expect(await groups(reader)).not.toContain('Discipline');
    const hidden = { id: accused, year: YEAR, figure: 'discipline.in_force' };
    expect(await refusalOf(w.ask('member_year.facts', hidden, reader))).toMatchObject({ status: 404 });
  });

  test('a figure that two modules claim stops the start', () => {
    const [first] = w.chibo.bus.modules.filter((module) => module.memberYear);
    expect(() => memberYearOf([first, first].flatMap((each) => each ?? []))).toThrow(/brought twice/);
  });
});

describe('a contested fact', () => {
  const contest = async (input: object, who: Actor = w.people.member) =>
    await w.run<{ id: string; due: string }>('correction.contest', { year: YEAR, reason: 'Tôi có mặt', ...input }, who);
  const get = async (id: string, who?: Actor) => await w.ask<CorrectionRecord>('correction.get', { id }, who);

  test('is one that is recorded of oneself, and once at a time', async () => {
    expect(await refusalOf(contest({ figure: 'meeting.absent', ref: idOf(122) }))).toMatchObject({ status: 404 });
    expect(await refusalOf(contest({ figure: 'meeting.absent', ref: idOf(123) }, w.people.accused))).toMatchObject({
      status: 404,
    });
    const { id, due } = await contest({ figure: 'meeting.absent', ref: idOf(123) });
    expect(due).toBe('2026-11-12');
    expect((await refusalOf(contest({ figure: 'meeting.absent', ref: idOf(123) }))).codes).toEqual([
      'correction.open_already',
    ]);
    expect(await get(id)).toMatchObject({
      state: 'open',
      own: false,
      before: null,
      fact: {
        figure: { en: 'absent without leave' },
        year: YEAR,
        what: { vi: 'Sinh hoạt 2026-03' },
        link: `/meetings/${idOf(23)}`,
        changed: null,
      },
    });
    expect((await yearOf(an)).contested).toEqual({ all: 1, open: 1 });
    expect((await factsOf('meeting.absent', w.people.member)).items).toMatchObject([
      { contest: { id, state: 'open' }, mayContest: false },
    ]);
  });

  test('is work of the cell in Today; kept with a reason, on record and told to the member', async () => {
    const attention = async (who: Actor) =>
      await w.chibo.bus.read(who, async (ctx) => {
        const module = w.chibo.bus.modules.find(({ name }) => name === 'members');
        return (await module?.attention?.(ctx)) ?? [];
      });
    const open = (await attention(w.people.secretary)).filter(({ what }) => what === 'members.attention.contest');
    expect(open).toMatchObject([{ values: { name: 'Lê Thị An' }, due: '2026-11-12', rule: 'DAT-02' }]);
    const id = open[0]?.link.split('/').at(-1) ?? '';
    const decide = { id, agreed: false, answer: 'Điểm danh có chữ ký', version: 1 };
    expect(await refusalOf(w.run('correction.decide', decide, w.people.member))).toMatchObject({ status: 403 });
    await w.run('correction.decide', decide);
    expect(await get(id, w.people.member)).toMatchObject({
      state: 'refused',
      answer: 'Điểm danh có chữ ký',
      fact: { changed: null },
    });
    const mine = await w.ask<{ items: CorrectionLine[] }>('correction.mine', { year: YEAR }, w.people.member);
    expect(mine.items).toMatchObject([{ id, state: 'refused', figure: { vi: 'vắng không lý do' } }]);
  });

  test('that is put right in its record is told apart from one that is only acknowledged', async () => {
    const kept = await contest({ figure: 'dues.unpaid', ref: idOf(32), reason: 'Tôi đã đóng' });
    await w.run('correction.decide', { id: kept.id, agreed: true, answer: 'Đúng, sổ đã khóa', version: 1 });
    expect(await get(kept.id)).toMatchObject({ state: 'agreed', fact: { changed: false } });
    const again = await contest({ figure: 'dues.unpaid', ref: idOf(32), reason: 'Tôi đã đóng' });
    await w.chibo.owner.db.updateTable('dues_line').set({ paid: 5000 }).where('id', '=', idOf(32)).execute();
    await w.run('correction.decide', { id: again.id, agreed: true, answer: 'Đã sửa sổ', version: 1 });
    expect(await get(again.id)).toMatchObject({ state: 'agreed', fact: { changed: true } });
    expect((await yearOf(an)).counts).toMatchObject({ 'dues.paid': 2 });
    const taken = await contest({ figure: 'task.late', ref: idOf(2) });
    await w.run('correction.withdraw', { id: taken.id, version: 1 }, w.people.member);
    expect(await get(taken.id)).toMatchObject({ state: 'withdrawn' });
  });

  test('whoever recorded it is told and may read it, though he answers for no cell', async () => {
    await w.chibo.owner.db
      .updateTable('task_event')
      .set({ by_person: w.ids['Võ Dung'] ?? '' })
      .where('id', '=', idOf(12))
      .execute();
    const { id } = await contest({ figure: 'task.returned', ref: idOf(12) });
    const module = w.chibo.bus.modules.find(({ name }) => name === 'members');
    const told = await w.chibo.bus.read(w.people.accused, async (ctx) => (await module?.attention?.(ctx)) ?? []);
    expect(told).toMatchObject([{ why: 'members.attention.contest_mine', link: `/corrections/${id}` }]);
    expect(await get(id, w.people.accused)).toMatchObject({
      may: { 'correction.decide': [{ code: 'right.missing' }] },
    });
  });
});
