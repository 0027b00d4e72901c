import { expect, test } from 'vitest';
import { reasonsNotToExplainGap } from './gaps.ts';
import { reasonsNotToMark } from './marks.ts';
import { reasonsNotToFollowUp, reasonsNotToRecordVisit } from './visits.ts';

const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);
const facts = {
  kinds: ['meeting', 'check'],
  meetingKind: 'meeting',
  inCharge: true,
  entered: false,
  today: '2026-11-10',
};
const visit = { kind: 'check', on: '2026-11-01', followUp: null, followUpDue: null };

test.each([
  ['as it was', {}, {}, []],
  ['somebody not in charge', { inCharge: false }, {}, ['visit.not_in_charge']],
  ['in the future', {}, { on: '2026-11-11' }, ['date.future']],
  ['a kind that is unknown', {}, { kind: 'tea' }, ['choice.unknown']],
  ['the meeting entered it', { entered: true }, { kind: 'meeting' }, ['visit.entered']],
  ['a check beside the meeting', { entered: true }, {}, []],
  ['what follows has no day', {}, { followUp: 'Mua sổ' }, ['visit.follow_up_due']],
  ['a day for nothing', {}, { followUpDue: '2026-12-01' }, ['visit.follow_up_what']],
  ['due before the visit', {}, { followUp: 'Mua sổ', followUpDue: '2026-10-31' }, ['date.order']],
] as const)('a visit: %s', (_name, otherFacts, other, expected) => {
  expect(codes(reasonsNotToRecordVisit({ ...facts, ...otherFacts }, { ...visit, ...other }))).toEqual(expected);
});

test('what follows is done once, after the visit, not in the future', () => {
  const open = { on: '2026-11-01', followUp: 'Mua sổ', followUpDone: null };
  expect(reasonsNotToFollowUp(open, '2026-11-01', '2026-11-10')).toEqual([]);
  expect(codes(reasonsNotToFollowUp({ ...open, followUp: null }, '2026-11-02', '2026-11-10'))).toEqual([
    'visit.no_follow_up',
  ]);
  expect(codes(reasonsNotToFollowUp({ ...open, followUpDone: '2026-11-02' }, '2026-11-03', '2026-11-10'))).toEqual([
    'visit.followed_up',
  ]);
  expect(codes(reasonsNotToFollowUp(open, '2026-10-31', '2026-11-10'))).toEqual(['date.order']);
  expect(codes(reasonsNotToFollowUp(open, '2026-11-11', '2026-11-10'))).toEqual(['date.future']);
});

test('a reason is recorded only where a dual post is missing, by the rulebook, in the order of time', () => {
  const gap = { gap: true, reasons: ['age', 'other'], presentFrom: '2026-05-01' };
  const today = '2026-11-10';
  expect(reasonsNotToExplainGap(gap, { reason: 'age', on: '2026-05-01' }, today)).toEqual([]);
  expect(codes(reasonsNotToExplainGap({ ...gap, gap: false }, { reason: 'age', on: today }, today))).toEqual([
    'gap.none',
  ]);
  expect(codes(reasonsNotToExplainGap(gap, { reason: 'luck', on: '2026-04-30' }, today))).toEqual([
    'choice.unknown',
    'date.order',
  ]);
  expect(codes(reasonsNotToExplainGap(gap, { reason: 'age', on: '2026-11-11' }, today))).toEqual(['date.future']);
});

test('marks are of the rulebook; foreign capital needs an enterprise', () => {
  const codesOf = (...of: Parameters<typeof reasonsNotToMark>) => codes(reasonsNotToMark(...of));
  expect(codesOf(['private'], { ownership: 'private', foreignInvested: true }, null, '2026-01-01')).toEqual([]);
  expect(codesOf(['private'], { ownership: null, foreignInvested: false }, '2025-01-01', '2026-01-01')).toEqual([]);
  expect(codesOf(['private'], { ownership: 'royal', foreignInvested: false }, null, '2026-01-01')).toEqual([
    'choice.unknown',
  ]);
  expect(codesOf(['private'], { ownership: null, foreignInvested: true }, null, '2026-01-01')).toEqual([
    'mark.no_ownership',
  ]);
  expect(codesOf(['private'], { ownership: 'private', foreignInvested: false }, '2026-02-01', '2026-01-01')).toEqual([
    'date.order',
  ]);
});
