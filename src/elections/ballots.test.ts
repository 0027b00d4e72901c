import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thresholdOf } from '../votes/rules.ts';
import { ELECTION_ACTS, ELECTION_STATES } from './election.ts';
import {
  type BallotDraft,
  electedOf,
  reasonsAgainstBallot,
  reasonsByState,
  reasonsNotToClose,
  stateAfter,
} from './rules.ts';

/** By the figures of the statute: more than half of the base. */
const MAJORITY = { numerator: 1, denominator: 2, strict: true };

const box = (more: Partial<BallotDraft> = {}): BallotDraft => ({
  issued: 14,
  collected: 14,
  valid: 13,
  votes: [
    { candidateId: 'a', votes: 12 },
    { candidateId: 'b', votes: 8 },
    { candidateId: 'c', votes: 5 },
  ],
  ...more,
});
const ballot = { standing: ['a', 'b', 'c'], seatsLeft: 2, present: 14 };

describe('a ballot', () => {
  test.each<[string, Partial<BallotDraft>, string[]]>([
    ['that adds up', {}, []],
    ['with more papers than people', { issued: 15 }, ['ballot.more_issued']],
    ['with more in the box than were handed out', { issued: 13 }, ['ballot.more_collected']],
    ['with more valid ones than in the box', { collected: 12 }, ['ballot.more_valid']],
    ['with more votes for one than valid papers', { valid: 11 }, ['ballot.more_votes']],
    [
      'with more votes than seats allow',
      {
        votes: [
          { candidateId: 'a', votes: 13 },
          { candidateId: 'b', votes: 13 },
          { candidateId: 'c', votes: 1 },
        ],
      },
      ['ballot.sum'],
    ],
    ['that leaves a candidate out', { votes: box().votes.slice(0, 2) }, ['ballot.line_missing']],
    ['for somebody who does not stand', { votes: [{ candidateId: 'x', votes: 1 }] }, ['ballot.not_standing']],
    ['with a name twice', { votes: [box().votes[0], box().votes[0]] as BallotDraft['votes'] }, ['election.twice']],
  ])('%s', (_, more, codes) => {
    expect(reasonsAgainstBallot(ballot, box(more)).map((reason) => reason.code)).toEqual(codes);
  });

  test.each<[string, [string, number][], number, string[]]>([
    [
      'those with more than half of the base',
      [
        ['a', 12],
        ['b', 8],
        ['c', 7],
      ],
      2,
      ['a', 'b'],
    ],
    [
      'exactly half is not enough',
      [
        ['a', 12],
        ['b', 7],
      ],
      2,
      ['a'],
    ],
    [
      'those with the most where more have enough',
      [
        ['a', 9],
        ['b', 12],
        ['c', 10],
      ],
      2,
      ['b', 'c'],
    ],
    [
      'nobody of those who are even for the last seat',
      [
        ['a', 12],
        ['b', 9],
        ['c', 9],
      ],
      2,
      ['a'],
    ],
    [
      'two who are even and both have a seat',
      [
        ['a', 9],
        ['b', 9],
      ],
      2,
      ['a', 'b'],
    ],
    [
      'nobody',
      [
        ['a', 3],
        ['b', 4],
      ],
      2,
      [],
    ],
  ])('elects %s', (_, votes, seats, elected) => {
    const lines = votes.map(([candidateId, n]) => ({ candidateId, votes: n }));
    expect(electedOf(lines, seats, thresholdOf(MAJORITY, 14)).toSorted()).toEqual(elected.toSorted());
  });

  test('for any ballot that is let in: nobody has more votes than the base, no more are elected than there are seats, each by more than half, none before one with more', () => {
    const any = fc
      .record({
        base: fc.integer({ min: 1, max: 60 }),
        absent: fc.integer({ min: 0, max: 20 }),
        seats: fc.integer({ min: 1, max: 6 }),
        votes: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 9 }),
        invalid: fc.integer({ min: 0, max: 5 }),
      })
      .map(({ base, absent, seats, votes, invalid }) => {
        const present = Math.max(0, base - absent);
        const valid = Math.max(0, present - invalid);
        return {
          base,
          seats,
          present,
          ballot: {
            issued: present,
            collected: present,
            valid,
            votes: votes.map((n, i) => ({ candidateId: `c${i}`, votes: Math.min(n, valid) })),
          },
        };
      });
    let let_in = 0;
    fc.assert(
      fc.property(any, ({ base, seats, present, ballot: next }) => {
        const standing = next.votes.map((line) => line.candidateId);
        if (reasonsAgainstBallot({ standing, seatsLeft: seats, present }, next).length > 0) return;
        let_in += 1;
        const threshold = thresholdOf(MAJORITY, base);
        const elected = electedOf(next.votes, seats, threshold);
        const of = (id: string) => next.votes.find((line) => line.candidateId === id)?.votes ?? 0;
        expect(elected.length).toBeLessThanOrEqual(seats);
        expect(new Set(elected).size).toBe(elected.length);
        for (const line of next.votes) expect(line.votes).toBeLessThanOrEqual(base);
        for (const id of elected) expect(of(id) * 2).toBeGreaterThan(base);
        const left = next.votes.filter((line) => !elected.includes(line.candidateId));
        for (const id of elected) for (const line of left) expect(of(id)).toBeGreaterThan(line.votes);
        // nobody is left out who has enough while a seat is free, but for people who are even
        const enough = left.filter((line) => line.votes >= threshold);
        if (elected.length < seats && enough.length > 0)
          expect(enough.filter((line) => line.votes === enough[0]?.votes).length).toBeGreaterThan(1);
      }),
      { numRuns: 2000 },
    );
    expect(let_in).toBeGreaterThan(200);
  });
});

describe('after a ballot', () => {
  const after = (more: Partial<Parameters<typeof stateAfter>[0]>) =>
    stateAfter({ seats: 1, elected: 0, standing: 2, ballotNo: 1, ballotsAtMost: 3, ...more });
  test.each<[string, Parameters<typeof after>[0], string]>([
    ['all seats are filled', { elected: 1 }, 'elected'],
    ['nobody is elected and a ballot is left', {}, 'open'],
    ['three ballots gave nobody: the level above appoints (ELE-03)', { ballotNo: 3 }, 'failed'],
    ['three ballots filled some of the seats', { seats: 3, elected: 2, ballotNo: 3 }, 'elected'],
    ['nobody is left to vote on', { seats: 3, elected: 2, standing: 0 }, 'elected'],
    ['nobody is left and nobody is elected', { standing: 0 }, 'failed'],
    ['there is no limit', { ballotNo: 9, ballotsAtMost: null }, 'open'],
  ])('%s', (_, more, state) => {
    expect(after(more)).toBe(state);
  });

  test('what is over takes nothing more, and each act has a state in which it can happen', () => {
    for (const act of ELECTION_ACTS) {
      expect(ELECTION_STATES.some((state) => reasonsByState(act, state).length === 0)).toBe(true);
      for (const state of ['approved', 'refused', 'appointed', 'cancelled'] as const)
        expect(reasonsByState(act, state).map((reason) => reason.code)).toEqual(['election.wrong_state']);
    }
    expect(reasonsNotToClose(0).map((reason) => reason.code)).toEqual(['election.no_ballot']);
    expect(reasonsNotToClose(1)).toEqual([]);
  });
});
