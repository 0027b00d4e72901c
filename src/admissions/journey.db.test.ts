/** An admission from the nomination to the official membership, in a cell under a grassroots committee: every step by whoever may take it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { MemberRecord } from '../members/member.ts';
import { caseForm } from '../procedures/forms/document.ts';
import { type AdmissionWorld, admissionWorld, DOSSIER, NOMINATION } from './testing.ts';

let w: AdmissionWorld;
let id: string;
let caseId: string;

beforeAll(async () => {
  w = await admissionWorld();
});
afterAll(() => w.close());

test('a union puts somebody forward, the cell takes her onto its list, and two members are charged with helping her', async () => {
  id = (await w.nominate({ listedOn: null }, w.schoolCell)).id;
  expect(await w.candidate(id)).toMatchObject({ state: 'proposed', stage: 'proposed' });
  await w.run('candidate.accept', { id, version: 1, on: '2026-02-05' }, w.people.schoolSecretary);
  for (const name of ['Đỗ Hiệu', 'Bùi Giáo']) await w.help(id, name);
  expect(await w.candidate(id, w.people.schoolSecretary)).toMatchObject({
    state: 'listed',
    stage: 'helped',
    groups: [{ id: 'young' }, { id: 'women' }, { id: 'minorities' }],
    helpers: [
      { name: 'Đỗ Hiệu', remarkDue: '2026-05-05' },
      { name: 'Bùi Giáo', remarkDue: '2026-05-05' },
    ],
  });
});

test('she is given a task, judged, and sits in the course; its certificate holds five years', async () => {
  const given = { id, what: 'Vận động học sinh bỏ học trở lại lớp', givenOn: '2026-02-10', due: '2026-03-10' };
  const trial = await w.run('trial.give', given, w.people.schoolSecretary);
  const judged = { id: trial.id, version: 1, on: '2026-03-12', verdict: 'well', result: '3 em đã trở lại' };
  await w.run('trial.judge', judged, w.people.schoolSecretary);
  const place = await w.run(
    'place.ask',
    { of: 'candidate', attendee: id, course: 'awareness', on: '2026-02-12' },
    w.people.schoolSecretary,
  );
  const training = await w.run(
    'class.open',
    {
      unit: w.commune,
      course: 'awareness',
      name: 'Lớp bồi dưỡng nhận thức về Đảng khóa I',
      place: 'Hội trường xã',
      heldBy: 'Trung tâm chính trị',
      startsOn: '2026-03-01',
      endsOn: '2026-03-05',
      seats: 40,
    },
    w.people.commune,
  );
  await w.run('class.enrol', { id: training.id, places: [place.id] }, w.people.commune);
  const results = [{ place: place.id, finished: true, number: 'CN-0117' }];
  await w.run('class.finish', { id: training.id, version: 1, on: '2026-03-06', results }, w.people.commune);
  expect(await w.candidate(id)).toMatchObject({
    stage: 'ready',
    tasks: [{ verdict: 'well' }],
    places: [{ state: 'finished', number: 'CN-0117', certifiedOn: '2026-03-06', validUntil: '2031-03-06' }],
  });
});

test('the case is opened; without its papers the file is not complete', async () => {
  caseId = (await w.openCase(id, '2026-04-01', w.people.schoolSecretary)).id;
  expect(await w.candidate(id)).toMatchObject({ stage: 'dossier', cases: [{ id: caseId, state: 'open' }] });
  const early = w.case.take(
    caseId,
    { step: 'dossier', outcome: 'complete', on: '2026-04-05' },
    w.people.schoolSecretary,
  );
  expect((await refusalOf(early)).codes).toEqual(DOSSIER.map(() => 'case.paper_missing'));
  await w.case.papers(caseId, DOSSIER, w.people.schoolSecretary);
  await w.case.take(caseId, { step: 'dossier', outcome: 'complete', on: '2026-04-05' }, w.people.schoolSecretary);
  for (const kind of ['mass_organizations', 'residence']) await w.case.opinion(caseId, kind, w.people.schoolSecretary);
  await w.case.papers(caseId, ['curriculum', 'opinions_summary'], w.people.schoolSecretary);
  await w.case.take(caseId, { step: 'verification', outcome: 'verified', on: '2026-05-04' }, w.people.schoolSecretary);
});

test('the cell votes on the base of its official members, the committee after it, then it is decided', async () => {
  await w.case.papers(caseId, ['cell_resolution'], w.people.schoolSecretary);
  const poll = await w.case.poll(caseId, { present: 3, eligible: 3, votesFor: 3 });
  expect(poll).toMatchObject({ passed: true, base: 3, threshold: 2 });
  await w.case.take(caseId, { step: 'cell_vote', outcome: 'proposed', on: '2026-05-10' }, w.people.schoolSecretary);
  // no section committee stands between: its step is jumped over
  expect((await w.case.get(caseId)).step.id).toBe('committee_vote');
  await w.run(
    'case.vote',
    {
      id: caseId,
      step: 'committee_vote',
      eligible: 9,
      present: 8,
      votesFor: 8,
      votesAgainst: 0,
      votesOther: 0,
      form: 'secret',
    },
    w.people.schoolCommittee,
  );
  await w.case.papers(caseId, ['committee_resolution']);
  await w.case.take(
    caseId,
    { step: 'committee_vote', outcome: 'proposed', on: '2026-05-20' },
    w.people.schoolCommittee,
  );
  const decided = { decision_number: '112-QĐ/ĐU', decided_on: '2026-06-01', received_on: '2026-06-08' };
  const taken = { step: 'decision', outcome: 'decided', on: '2026-06-08', facts: decided };
  expect(await refusalOf(w.case.take(caseId, taken, w.people.schoolSecretary))).toMatchObject({ status: 403 });
  await w.case.papers(caseId, ['admission_decision']);
  await w.case.take(caseId, taken, w.people.commune);
});

test('no ceremony before the decision; after it she is a member with both dates, on probation from the ceremony', async () => {
  const early = w.case.take(caseId, ceremony('2026-06-05'), w.people.schoolSecretary);
  expect((await refusalOf(early)).codes).toContain('candidate.ceremony_early');
  await w.case.take(caseId, ceremony('2026-06-12'), w.people.schoolSecretary);
  const closed = await w.candidate(id);
  expect(closed).toMatchObject({ state: 'admitted', closedOn: '2026-06-12' });
  const member = await w.ask<MemberRecord>('member.get', { id: closed.personId ?? '' });
  expect(member).toMatchObject({
    name: 'Rơ Châm Hạnh',
    admittedOn: '2026-06-01',
    ceremonyOn: '2026-06-12',
    officialOn: null,
    unitId: w.schoolCell,
    memberships: [{ status: 'probationary', from: '2026-06-12', beginReason: 'admitted' }],
  });
});

test('the recognition has begun by itself; it may not be taken before twelve months, and makes her official from the day they end', async () => {
  const { personId, cases } = await w.candidate(id);
  const recognition = cases.find((each) => each.step === 'probation')?.id ?? '';
  expect(await w.case.get(recognition)).toMatchObject({ due: '2027-06-12', state: 'open' });
  w.world.clock.set('2027-06-20T03:00:00Z');
  const papers = ['new_member_certificate', 'self_review', 'helper_remarks', 'probation_opinions'];
  await w.case.papers(recognition, papers);
  for (const kind of ['mass_organizations', 'residence']) await w.case.opinion(recognition, kind);
  const early = w.case.take(recognition, { step: 'probation', outcome: 'over', on: '2027-06-01' });
  expect((await refusalOf(early)).codes).toContain('case.too_early');
  await w.case.take(recognition, { step: 'probation', outcome: 'over', on: '2027-06-14' });
  await w.case.papers(recognition, ['recognition_resolution', 'recognition_committee', 'recognition_decision']);
  await w.case.poll(recognition, { present: 3, eligible: 3, votesFor: 3 });
  await w.case.take(recognition, { step: 'cell_vote', outcome: 'proposed', on: '2027-06-15' });
  await w.run('case.vote', {
    id: recognition,
    step: 'committee_vote',
    eligible: 9,
    present: 9,
    votesFor: 9,
    votesAgainst: 0,
    votesOther: 0,
    form: 'secret',
  });
  await w.case.take(recognition, { step: 'committee_vote', outcome: 'proposed', on: '2027-06-17' });
  const step = (await w.case.get(recognition)).steps.find((each) => each.state === 'now');
  const fields = Object.fromEntries(step?.fields.map((f) => [f.id, f.kind === 'date' ? '2027-06-18' : '7-QĐ']) ?? []);
  const outcome = step?.outcomes.find((each) => !each.reason)?.id ?? '';
  await w.case.take(recognition, { step: step?.id ?? '', outcome, on: '2027-06-18', facts: fields });
  expect(await w.ask<MemberRecord>('member.get', { id: personId ?? '' })).toMatchObject({
    officialOn: '2027-06-12',
    memberships: [{ status: 'official', from: '2027-06-12' }, { status: 'probationary' }],
  });
  // who helped her is free of the charge, and the page offers neither remark nor end any more
  const after = await w.candidate(id);
  expect(after.helpers.map(({ to, remarkDue }) => [to, remarkDue])).toEqual([
    ['2027-06-18', null],
    ['2027-06-18', null],
  ]);
  expect(after.may['helper.remark']).toMatchObject([{ code: 'helper.probation_over' }]);
  const late = w.run('helper.remark', {
    id: after.helpers[0]?.id,
    on: '2027-06-10',
    body: 'Tiến bộ rõ rệt trong năm qua',
  });
  expect((await refusalOf(late)).codes).toEqual(['helper.probation_over']);
});

test('the numbered forms come out filled from the case and the candidate, in each language', async () => {
  const { cases } = await w.candidate(id);
  const recognition = cases.find((each) => each.procedure === 'recognition')?.id ?? '';
  const form = async (formId: string, of: string, language: 'vi' | 'en' | 'ar' = 'vi') =>
    await w.chibo.bus.read(w.people.schoolSecretary, (ctx) => caseForm(formId)(ctx, of, { language }));
  const said = (made: Awaited<ReturnType<typeof form>>) => JSON.stringify(made.model);
  expect(said(await form('admission_application', caseId))).toMatch(/Rơ Châm Hạnh.*Gia-rai.*nông dân.*Đoàn Thanh niên/);
  expect(said(await form('introducer_letter', caseId))).toContain('Đỗ Hiệu');
  expect(said(await form('opinions_summary', caseId))).toMatch(/Chi đoàn thôn 1.*18\/20.*Phẩm chất tốt/);
  expect(said(await form('admission_resolution', caseId, 'en'))).toContain(
    'present 3. Counted on: 3. For 3 (100%), against 0',
  );
  const decision = await form('admission_decision', caseId);
  expect(said(decision)).toContain('112-QĐ/ĐU');
  expect(decision.model.letterhead.left.number).toBe('Số 112-QĐ/ĐU');
  expect(said(await form('probation_self_review', recognition))).toContain('ngày tổ chức lễ 12/06/2026');
  for (const formId of ['helper_remarks', 'recognition_resolution'])
    expect((await form(formId, recognition, 'ar')).model).toMatchObject({
      direction: 'rtl',
      blocks: expect.any(Array),
    });
  expect(
    await refusalOf(
      w.chibo.bus.read(w.people.stranger, (ctx) => caseForm('admission_application')(ctx, caseId, { language: 'vi' })),
    ),
  ).toMatchObject({
    status: 404,
  });
});

test('what came of it stands in the counts of the month of the decision, by her groups', async () => {
  const { rows } = { rows: await w.chibo.owner.db.selectFrom('admission_stat').selectAll().orderBy('mark').execute() };
  const of = rows.filter((row) => row.unit_id === w.schoolCell);
  expect(of.map((row) => [row.month, row.measure, row.mark, row.n])).toEqual([
    ['2026-06', 'admitted', '', 1],
    ['2027-06', 'recognized', '', 1],
    ['2026-06', 'admitted', 'minorities', 1],
    ['2026-06', 'admitted', 'women', 1],
    ['2026-06', 'admitted', 'young', 1],
  ]);
});

test('what she was nominated by stays on her record', async () => {
  const { nominations } = await w.candidate(id, w.people.schoolSecretary);
  expect(nominations).toMatchObject([{ body: 'youth_union', number: NOMINATION.number, votesFor: 18, votesOf: 20 }]);
});

function ceremony(on: string) {
  return { step: 'ceremony', outcome: 'admitted', on: '2026-06-12', facts: { ceremony_on: on } };
}
