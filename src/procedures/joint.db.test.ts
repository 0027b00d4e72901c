/** Joint cases: several people in one affair, each with a case, a vote, a decision and clocks of his own; papers common to all (M47). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
let first: string;
let second: string;
const facts = { violated_on: '2026-06-01', what: 'Cùng làm thất thoát quỹ', level: 'warning' };
const join = async (subject: string, more: object = {}, who = w.people.secretary) => {
  const { version } = await w.get(first, w.people.operator);
  const sent = Object.entries(facts).map(([field, value]) => ({ field, value }));
  return (await w.run('case.join', { id: first, version, subject: w.ids[subject], facts: sent, ...more }, who)).id;
};
const papersOf = async (id: string) =>
  (await w.get(id)).papers.map((paper) => [paper.form, paper.state, paper.common] as const);

beforeAll(async () => {
  w = await caseWorld();
  first = await w.open('discipline', 'Võ Dung', facts);
});
afterAll(() => w.close());

test('a case stands alone until another one is brought into its affair', async () => {
  expect(await w.get(first)).toMatchObject({ affair: null, may: { 'case.join': [] } });
  const alone = { id: first, form: 'discipline_report', state: 'received', common: true };
  expect(await refusalOf(w.run('case.paper', alone))).toMatchObject({ codes: ['case.no_affair'] });
  expect(await refusalOf(join('Hồ Em', {}, w.people.neighbour))).toMatchObject({ status: 404 });
  expect(await refusalOf(join('Hồ Em', {}, w.people.clerk))).toMatchObject({ status: 404 });
  expect(await refusalOf(join('Siu Mới', { facts: [{ field: 'level', value: 'expulsion' }] }))).toMatchObject({
    codes: expect.arrayContaining(['field.required']),
  });
  const exemption = await w.open('exemption', 'Phạm Cúc', { why: 'treatment' });
  const of = { id: exemption, version: 1, subject: w.ids['Hồ Em'], facts: [] };
  expect(await refusalOf(w.run('case.join', of))).toMatchObject({ codes: ['case.not_joint'] });
});

test('one joins: a case of his own, and the common papers of the affair with it', async () => {
  second = await join('Hồ Em');
  expect(await refusalOf(join('Hồ Em'))).toMatchObject({ codes: ['case.open_already'] });
  expect((await w.get(first)).affair).toMatchObject([{ id: second, subject: { name: 'Hồ Em' }, state: 'open' }]);
  await w.paper(first, 'discipline_self_review');
  await w.run('case.paper', { id: first, form: 'discipline_report', state: 'received', common: true });
  expect(await papersOf(first)).toEqual([
    ['discipline_self_review', 'checked', false],
    ['discipline_report', 'received', true],
  ]);
  expect(await papersOf(second)).toEqual([['discipline_report', 'received', true]]);
  const third = await join('Rmah Bình');
  expect(await papersOf(third)).toEqual([['discipline_report', 'received', true]]);
  expect((await w.get(third)).affair?.map((each) => each.subject.name)).toEqual(['Võ Dung', 'Hồ Em']);
});

test('what is said of a common paper is said of it everywhere', async () => {
  const paper = (await w.get(second)).papers[0];
  await w.run('case.paperState', { id: paper?.id, version: paper?.version, state: 'checked' });
  expect(await papersOf(first)).toContainEqual(['discipline_report', 'checked', true]);
  const stale = w.run('case.paperState', { id: paper?.id, version: paper?.version, state: 'returned' });
  expect(await refusalOf(stale)).toMatchObject({ codes: ['version.stale'] });
});

test('the person reads his own file, with the paper, and nothing of the others', async () => {
  const own = await w.get(first, w.people.accused);
  expect(own.papers.map((paper) => paper.form)).toContain('discipline_report');
  expect(own.affair).toEqual([]);
  expect(await refusalOf(w.get(second, w.people.accused))).toMatchObject({ status: 404 });
});

test('each is voted on and decided by himself, in one meeting; the clocks run each', async () => {
  await w.take(first, 'reviewed');
  expect(await refusalOf(w.take(second, 'reviewed'))).toMatchObject({ codes: ['case.paper_missing'] });
  await w.paper(second, 'discipline_self_review');
  await w.take(second, 'reviewed');
  await w.vote(first, 6);
  await w.vote(second, 2);
  await w.take(first, 'decided', { facts: { form: 'warning' } });
  expect(await refusalOf(w.take(second, 'decided', { facts: { form: 'warning' } }))).toMatchObject({
    codes: ['case.vote_failed'],
  });
  const announced = await w.get(first);
  expect(announced).toMatchObject({ step: { id: 'announced' }, due: '2026-12-22' });
  const waiting = await w.get(second);
  expect(waiting).toMatchObject({ step: { id: 'cell_vote' }, due: null });
  expect(announced.affair).toMatchObject([{ step: { id: 'cell_vote' } }, { step: { id: 'review' } }]);
  const minutes = async (id: string) =>
    await w.chibo.owner.db
      .selectFrom('case_step')
      .select('meeting_id')
      .where('case_id', '=', id)
      .where('meeting_id', 'is not', null)
      .execute();
  expect(await minutes(first)).toEqual(await minutes(second));
});
