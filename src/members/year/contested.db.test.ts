import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../checks/world/world.ts';
import type { Actor } from '../../platform/access.ts';
import { type CaseWorld, caseWorld } from '../../procedures/testing.ts';
import type { CorrectionLine, CorrectionRecord } from '../correction.ts';
import { idOf, records, YEAR } from './testing.ts';
import type { MemberYear, YearFact } from './year.ts';

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
