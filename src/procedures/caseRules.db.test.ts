/** A case that was opened under a procedure that changed since goes on by the old one (D17). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { editedRulebook } from '../rulebook/testRulebook.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
let suspended: string;
let exempted: string;
const decision = { decision_number: '2-QĐ', suspended_on: '2026-11-01', grounds: 'Bị khởi tố.' };

beforeAll(async () => {
  w = await caseWorld();
  suspended = await w.open('suspension', 'Rmah Bình', decision, w.people.commune);
  exempted = await w.open('exemption', 'Phạm Cúc', { why: 'old_or_weak' });
  // a shorter suspension, written over as a careless editor would; an exemption that asks for no paper any more, but for a vote of two thirds
  const after = await editedRulebook(
    { file: 'rules/discipline.yaml', old: '  value: 90', changed: '  value: 60' },
    {
      file: 'procedures.yaml',
      old: 'needs: [{paper: exemption_request, rule: EXE-01}, {vote: exemption, body: members, rule: EXE-01}]',
      changed: 'needs: [{vote: strike_off, body: members, rule: EXE-01}]',
    },
  );
  w.use(await w.world.reopen(after));
});
afterAll(() => w.close());

test('the old case still needs its paper, and passes by the old majority', async () => {
  const young = await w.open('exemption', 'Hồ Em', { why: 'old_or_weak' });
  expect(await w.vote(exempted, 4, 'hands')).toMatchObject({ passed: true, threshold: 4 });
  expect(await refusalOf(w.vote(young, 4, 'hands'))).toMatchObject({ codes: ['vote.form'] });
  expect(await w.vote(young, 4, 'card')).toMatchObject({ passed: false, threshold: 5 });
  expect(await refusalOf(w.take(exempted, 'exempted'))).toMatchObject({ codes: ['case.paper_missing'] });
  expect(await refusalOf(w.take(young, 'exempted'))).toMatchObject({ codes: ['case.vote_failed'] });
  await w.paper(exempted, 'exemption_request');
  expect(await w.take(exempted, 'exempted')).toMatchObject({ step: 'exempt' });
  expect((await w.get(exempted)).polls).toMatchObject([{ rule: 'VOT-01', ruledOn: '2026-11-10' }]);
});

test('the clock of the old case is as long as the rule was', async () => {
  await w.take(suspended, 'suspended', {}, w.people.commune);
  expect(await w.get(suspended, w.people.commune)).toMatchObject({ due: '2027-01-30' });
  const young = await w.open('suspension', 'Võ Dung', decision, w.people.commune);
  await w.take(young, 'suspended', {}, w.people.commune);
  expect(await w.get(young, w.people.commune)).toMatchObject({ due: '2026-12-31' });
});
