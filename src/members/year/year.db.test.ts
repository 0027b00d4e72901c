import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../checks/world/world.ts';
import type { Actor } from '../../platform/access.ts';
import { type CaseWorld, caseWorld } from '../../procedures/testing.ts';
import { memberYearOf } from './part.ts';
import { idOf, records, YEAR } from './testing.ts';
import type { CellYear, MemberYear, YearFact } from './year.ts';

let w: CaseWorld;
let an: string;
type Facts = { items: YearFact[]; total: number; next: string | null; own: boolean };

const yearOf = async (id: string, who?: Actor) => await w.ask<MemberYear>('member_year.get', { id, year: YEAR }, who);
const factsOf = async (figure: string, who?: Actor, more: object = {}) =>
  await w.ask<Facts>('member_year.facts', { id: an, year: YEAR, figure, ...more }, who);

beforeAll(async () => {
  w = await caseWorld();
  an = w.ids['Lê Thị An'] ?? '';
  await records(w, an);
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
