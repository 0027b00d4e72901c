import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { CaseRecord } from './case.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
beforeAll(async () => {
  w = await caseWorld();
});
afterAll(() => w.close());

const NOW = '2026-11-10';
const stepOf = (record: CaseRecord, id: string) => record.steps.find((step) => step.id === id);
const codesOf = (reasons: { code: string }[] | undefined) => (reasons ?? []).map(({ code }) => code);

describe('an exemption, from its paper to the way back (EXE-01)', () => {
  let id: string;

  test('is refused without what the procedure asks for, and to whoever may not open it', async () => {
    expect(await refusalOf(w.open('exemption', 'Phạm Cúc', {}))).toMatchObject({
      codes: ['field.required'],
      fields: ['why'],
    });
    const wrong = { why: 'bored', colour: 'red', until: '2026-02-30' };
    expect(await refusalOf(w.open('exemption', 'Phạm Cúc', wrong))).toMatchObject({
      codes: ['field.unknown', 'choice.unknown', 'date.impossible'],
      fields: ['colour', 'why', 'until'],
    });
    expect(await refusalOf(w.open('weather', 'Phạm Cúc'))).toMatchObject({ codes: ['procedure.unknown'] });
    const old = { why: 'old_or_weak' };
    expect(await refusalOf(w.open('exemption', 'Phạm Cúc', old, w.people.member))).toMatchObject({ status: 403 });
    expect(await refusalOf(w.open('exemption', 'Phạm Cúc', old, w.people.neighbour))).toMatchObject({ status: 404 });
  });

  test('opens at the cell’s vote, and says what is missing', async () => {
    id = await w.open('exemption', 'Phạm Cúc', { why: 'old_or_weak' });
    const record = await w.get(id);
    expect(record).toMatchObject({
      state: 'open',
      subject: { name: 'Phạm Cúc' },
      step: { id: 'cell_vote' },
      openedOn: NOW,
      due: null,
      openedBy: 'Nguyễn Thị Đào',
    });
    expect(record.facts).toMatchObject([{ field: { id: 'why' }, value: 'old_or_weak' }]);
    const now = stepOf(record, 'cell_vote');
    expect(now?.state).toBe('now');
    expect(now?.needs.map(({ kind, id: what, met, rule }) => [kind, what, met, rule])).toEqual([
      ['paper', 'exemption_request', false, 'EXE-01'],
      ['vote', 'exemption', false, 'EXE-01'],
    ]);
    expect(codesOf(now?.outcomes[0]?.reasons)).toEqual(['case.paper_missing', 'case.vote_missing']);
    expect(stepOf(record, 'exempt')?.state).toBe('later');
  });

  test('one person has one open case of a procedure', async () => {
    expect(await refusalOf(w.open('exemption', 'Phạm Cúc', { why: 'treatment' }))).toMatchObject({
      codes: ['case.open_already'],
    });
  });

  test('is not granted before paper and vote are there, nor with an outcome it does not have', async () => {
    expect(await refusalOf(w.take(id, 'exempted'))).toMatchObject({
      status: 422,
      codes: ['case.paper_missing', 'case.vote_missing'],
    });
    expect(await refusalOf(w.take(id, 'cancelled'))).toMatchObject({ codes: ['choice.unknown'], fields: ['outcome'] });
    expect(await refusalOf(w.take(id, 'exempted', { step: 'exempt' }))).toMatchObject({ codes: ['case.other_step'] });
    expect(await refusalOf(w.take(id, 'exempted', { on: '2026-11-11' }))).toMatchObject({
      codes: expect.arrayContaining(['date.future']),
    });
  });

  test('a form received is not yet in order', async () => {
    const paper = await w.paper(id, 'exemption_request', 'received');
    expect(codesOf(stepOf(await w.get(id), 'cell_vote')?.needs[0]?.reasons)).toEqual(['case.paper_missing']);
    const change = { id: paper, version: 1, state: 'returned', note: 'thiếu chữ ký' };
    await w.run('case.paperState', change);
    expect((await w.get(id)).papers).toMatchObject([
      { form: 'exemption_request', state: 'returned', note: 'thiếu chữ ký' },
    ]);
    expect(await refusalOf(w.run('case.paperState', { ...change, state: 'checked' }))).toMatchObject({
      status: 409,
      codes: ['version.stale'],
    });
    await w.run('case.paperState', { id: paper, version: 2, state: 'checked', dated: NOW });
    expect(await refusalOf(w.run('case.paperState', { ...change, version: 3, dated: '2026-12-01' }))).toMatchObject({
      codes: ['date.future'],
      fields: ['dated'],
    });
    expect(codesOf(stepOf(await w.get(id), 'cell_vote')?.outcomes[0]?.reasons)).toEqual(['case.vote_missing']);
    expect(await refusalOf(w.paper(id, 'poem'))).toMatchObject({ codes: ['paper.unknown'] });
    expect(await refusalOf(w.paper(id, 'application', 'checked', w.people.member))).toMatchObject({ status: 403 });
  });

  test('the members vote in their meeting; a failed vote grants nothing, the last count stands', async () => {
    expect(await w.vote(id, 3, 'hands')).toMatchObject({ passed: false, base: 7, threshold: 4 });
    expect(await refusalOf(w.take(id, 'exempted'))).toMatchObject({ codes: ['case.vote_failed'] });
    expect(await w.vote(id, 4, 'hands')).toMatchObject({ passed: true });
    expect(await refusalOf(w.take(id, 'refused', { note: 'vì' }))).toMatchObject({ codes: ['case.vote_passed'] });
    const record = await w.get(id);
    expect(record.polls.map(({ passed, rule, base, threshold }) => [passed, rule, base, threshold])).toEqual([
      [false, 'VOT-01', 7, 4],
      [true, 'VOT-01', 7, 4],
    ]);
  });

  test('taken with a version that is past it is refused; taken, the mark stands in the register', async () => {
    expect(await refusalOf(w.take(id, 'exempted', { version: 1 }))).toMatchObject({
      status: 409,
      codes: ['version.stale'],
    });
    expect(await w.take(id, 'exempted')).toMatchObject({ step: 'exempt', state: 'open' });
    expect(await w.line('Phạm Cúc')).toMatchObject({ exempt: true, suspended: false });
    expect(stepOf(await w.get(id), 'cell_vote')?.entries).toMatchObject([
      { begunOn: NOW, takenOn: NOW, outcome: { id: 'exempted' }, by: 'Nguyễn Thị Đào' },
    ]);
  });

  test('it is not dropped like a request once it holds, and ends with the way back', async () => {
    const drop = { id, version: (await w.get(id)).version, reason: 'withdrew', on: NOW };
    expect(await refusalOf(w.run('case.drop', drop))).toMatchObject({ codes: ['drop.other_step'], fields: ['reason'] });
    expect(await refusalOf(w.open('exemption', 'Phạm Cúc', { why: 'treatment' }))).toMatchObject({ status: 422 });
    expect(await w.take(id, 'returned')).toMatchObject({ state: 'ended' });
    expect(await w.line('Phạm Cúc')).toMatchObject({ exempt: false });
    const record = await w.get(id);
    expect(record).toMatchObject({ state: 'ended', outcome: { id: 'returned' }, endedOn: NOW });
    expect(await refusalOf(w.take(id, 'returned'))).toMatchObject({ codes: ['case.ended'] });
    expect(await refusalOf(w.paper(id, 'application'))).toMatchObject({ codes: ['case.ended'] });
    expect(await w.open('exemption', 'Phạm Cúc', { why: 'treatment' })).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('striking off the list (LEA-01, LEA-02)', () => {
  let id: string;

  test('the self-review was given, or asked for three times', async () => {
    id = await w.open('strike_off', 'Hồ Em', { ground: 'absent' });
    expect(await refusalOf(w.take(id, 'asked', { facts: { requests: '2' } }))).toMatchObject({
      codes: ['self_review.asked_too_seldom'],
    });
    expect(await refusalOf(w.take(id, 'asked', { facts: { requests: 'ba' } }))).toMatchObject({ fields: ['requests'] });
    expect(await w.take(id, 'asked', { facts: { requests: '3' } })).toMatchObject({ step: 'cell_vote' });
  });

  test('two thirds of the official members, by card or secretly', async () => {
    expect(await refusalOf(w.vote(id, 5, 'hands'))).toMatchObject({ codes: ['vote.form'] });
    expect(await w.vote(id, 4)).toMatchObject({ passed: false, base: 7, threshold: 5 });
    expect(await w.vote(id, 5)).toMatchObject({ passed: true });
    // directly under a commune there is no grassroots committee between
    expect(await w.take(id, 'proposed')).toMatchObject({ step: 'decision' });
    expect(stepOf(await w.get(id), 'committee_vote')?.state).toBe('left');
  });

  test('the commune decides: nobody of the cell may, nor without a number', async () => {
    expect(await refusalOf(w.take(id, 'struck_off', { facts: { decision_number: '1-QĐ' } }))).toMatchObject({
      status: 403,
      codes: ['right.missing'],
    });
    expect(await refusalOf(w.take(id, 'struck_off', {}, w.people.commune))).toMatchObject({
      codes: ['field.required'],
      fields: ['decision_number'],
    });
    const decided = await w.take(id, 'struck_off', { facts: { decision_number: '1-QĐ' } }, w.people.commune);
    expect(decided.state).toBe('ended');
    expect(await w.line('Hồ Em')).toMatchObject({ valid_to: NOW, end_reason: 'struck_off' });
  });

  test('whoever is in no cell has no case opened on him', async () => {
    expect(await refusalOf(w.open('leaving', 'Hồ Em'))).toMatchObject({ status: 404 });
  });

  test('a case of it is restricted: whoever may not know of it does not find it', async () => {
    expect(await refusalOf(w.get(id, w.people.clerk))).toMatchObject({ status: 404 });
  });
});

describe('leaving at one’s own request (LEA-01)', () => {
  test('paper, vote, decision; the posts in the cell end with the membership', async () => {
    const id = await w.open('leaving', 'Trần Văn Ân', { why: 'Tuổi cao' });
    await w.paper(id, 'leaving_request');
    expect(await w.vote(id, 6, 'hands')).toMatchObject({ passed: true });
    await w.take(id, 'proposed');
    await w.take(id, 'left', { facts: { decision_number: '4-QĐ' } }, w.people.commune);
    expect(await w.line('Trần Văn Ân')).toMatchObject({ end_reason: 'left', valid_to: NOW });
  });
});
