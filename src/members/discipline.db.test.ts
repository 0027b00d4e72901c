/** What discipline means for whom: in force by date, for a probationer's recognition, for badges and commendations (DIS-06, PRO-06, HON-03). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type CaseWorld, caseWorld } from '../procedures/testing.ts';
import type { MemberDiscipline } from './member.ts';

let w: CaseWorld;
beforeAll(async () => {
  w = await caseWorld();
});
afterAll(() => w.close());

const discipline = async (name: string, who = w.people.secretary) =>
  await w.ask<MemberDiscipline>('member.discipline', { id: w.ids[name] }, who);
/** A reprimand that the cell decided today. */
async function reprimanded(name: string): Promise<string> {
  const id = await w.open('discipline', name, { violated_on: '2026-06-01', what: 'x', level: 'reprimand' });
  for (const form of ['discipline_self_review', 'discipline_report']) await w.paper(id, form);
  await w.take(id, 'reviewed');
  await w.vote(id, 5);
  await w.take(id, 'decided', { facts: { form: 'reprimand' } });
  return id;
}

describe('a member under discipline', () => {
  let id: string;

  test('nothing, then looked into, then in force for a year: seen by himself and by whoever may see restricted cases', async () => {
    expect(await discipline('Võ Dung')).toEqual({ inForce: [], underReview: [], over: [] });
    const open = await w.open('discipline', 'Hồ Em', { violated_on: '2026-06-01', what: 'x', level: 'warning' });
    expect(await discipline('Hồ Em')).toMatchObject({ inForce: [], underReview: [{ caseId: open, since: null }] });
    id = await reprimanded('Võ Dung');
    const held = { caseId: id, since: '2026-11-10', until: '2027-11-10', rule: 'DIS-06', label: { en: 'reprimand' } };
    expect(await discipline('Võ Dung')).toMatchObject({ inForce: [held], underReview: [], over: [] });
    expect((await discipline('Võ Dung', w.people.accused)).inForce).toHaveLength(1);
    expect(await refusalOf(discipline('Võ Dung', w.people.clerk))).toMatchObject({ status: 403 });
    expect(await refusalOf(discipline('Võ Dung', w.people.neighbour))).toMatchObject({ status: 404 });
  });

  test('ends by its day, whether or not anybody closed the case', async () => {
    w.world.clock.set('2027-11-09T03:00:00Z');
    expect((await discipline('Võ Dung')).inForce).toHaveLength(1);
    w.world.clock.set('2027-11-10T03:00:00Z');
    expect(await discipline('Võ Dung')).toMatchObject({ inForce: [], over: [{ caseId: id }] });
    expect((await w.get(id)).step.id).toBe('announced');
    w.world.clock.set('2026-11-10T03:00:00Z');
  });

  test('an appeal keeps it in force; annulled, it never held', async () => {
    await w.take(id, 'appealed', { note: 'Đề nghị xem lại' });
    w.world.clock.set('2027-12-01T03:00:00Z');
    expect((await discipline('Võ Dung')).inForce).toMatchObject([{ caseId: id, contested: true }]);
    await w.take(id, 'annulled', { note: 'Không có căn cứ', on: '2027-12-01' }, w.people.commune);
    expect(await discipline('Võ Dung')).toEqual({ inForce: [], underReview: [], over: [] });
    w.world.clock.set('2026-11-10T03:00:00Z');
  });

  test('is proposed for a commendation under warning: whoever goes on says why', async () => {
    const held = await reprimanded('Rmah Bình');
    expect(held).toBeTypeOf('string');
    const list = { unitId: w.cell, people: [w.ids['Rmah Bình']], form: 'praise', year: 2026, reason: 'Giúp dân' };
    const [proposal = ''] = (await w.run<{ ids: string[] }>('commendation.propose', list)).ids;
    const need = (await w.get(proposal)).steps[0]?.needs.find((each) => each.kind === 'check');
    expect(need).toMatchObject({
      warns: true,
      met: false,
      rule: 'HON-03',
      reasons: [{ code: 'discipline.in_force', values: { until: '2027-11-10' } }],
    });
    // without the right to restricted cases: that there is something, not what
    const undisclosed = (await w.get(proposal, w.people.clerk)).steps[0]?.needs.find((each) => each.kind === 'check');
    expect(undisclosed?.reasons).toEqual([{ code: 'discipline.in_force_undisclosed', rule: 'HON-03' }]);
    await w.vote(proposal, 6, 'hands');
    await expect(w.take(proposal, 'proposed')).rejects.toMatchObject({
      reasons: [{ code: 'case.caution_unanswered', field: 'note', rule: 'HON-03' }],
    });
    await w.take(proposal, 'proposed', { note: 'Đã sửa chữa khuyết điểm' });
  });
});

test('a reprimand of a probationer is weighed at his recognition, with its rule (PRO-06)', async () => {
  await w.run('case.drop', {
    id: await w.open('discipline', 'Siu Mới', { violated_on: '2026-06-01', what: 'x', level: 'warning' }),
    version: 1,
    reason: 'died',
    on: '2026-11-10',
  });
  await reprimanded('Siu Mới');
  const id = await w.open('recognition', 'Siu Mới', { ceremony_on: '2025-11-10' });
  await w.chibo.owner.db.updateTable('case_file').set({ step: 'cell_vote' }).where('id', '=', id).execute();
  await w.chibo.owner.db.updateTable('case_step').set({ step: 'cell_vote' }).where('case_id', '=', id).execute();
  await w.paper(id, 'recognition_resolution');
  await w.vote(id, 6);
  await expect(w.take(id, 'proposed')).rejects.toMatchObject({
    reasons: [{ code: 'case.caution_unanswered', field: 'note', rule: 'PRO-06' }],
  });
  // the way of the failed vote says its reason anyway, and asks for no second one
  expect(await refusalOf(w.take(id, 'strike_off_proposed', { note: 'x' }))).toMatchObject({
    codes: ['case.vote_passed'],
  });
  expect(await w.take(id, 'proposed', { note: 'Đã tiến bộ' })).toMatchObject({ step: 'decision' });
});
