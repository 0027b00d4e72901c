import { expect, test } from 'vitest';
import { type CaseFacts, reasonsNotToVoteOnCase } from './cases.ts';

const waiting: CaseFacts = { state: 'open', here: true, body: 'members', votedAt: null };
const meeting = { id: 'm', ofCommittee: false };

test.each<[string, Partial<CaseFacts>, Partial<typeof meeting>, string[]]>([
  ['waits for the members', {}, {}, []],
  ['was counted wrongly a minute ago', { votedAt: 'm' }, {}, []],
  ['was voted on at another meeting', { votedAt: 'other' }, {}, ['case.voted_already']],
  ['is ended', { state: 'ended' }, {}, ['case.ended']],
  ['stands still', { state: 'paused' }, {}, ['case.paused']],
  ['is another unit’s', { here: false }, {}, ['case.other_unit']],
  ['waits for papers only', { body: null }, {}, ['case.no_vote']],
  ['waits for a committee', { body: 'committee' }, {}, ['case.vote_of_committee']],
  ['comes before the committee alone', {}, { ofCommittee: true }, ['case.needs_members']],
])('a case that %s', (_what, facts, more, expected) => {
  const reasons = reasonsNotToVoteOnCase({ ...waiting, ...facts }, { ...meeting, ...more });
  expect(reasons.map(({ code }) => code)).toEqual(expected);
});
