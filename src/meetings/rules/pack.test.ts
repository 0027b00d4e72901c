import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PACK_FORMAT, type PackResults } from '../pack.ts';
import { differences, type Recorded, reasonsAgainstPack } from './pack.ts';

const recorded: Recorded = {
  meetingId: 'm',
  roll: [
    { id: 'l1', personId: 'p1', name: 'Lê Thị An', state: 'unknown', reason: null },
    { id: 'l2', personId: 'p2', name: 'Rmah Bình', state: 'present', reason: null },
    { id: 'l3', personId: 'p3', name: 'Trần Cúc', state: 'excused', reason: 'ill' },
    { id: 'l4', personId: 'p4', name: 'Trần Cúc', state: 'unknown', reason: null },
  ],
  adopted: null,
};
const pack = (more: Partial<PackResults> = {}): PackResults => ({
  format: PACK_FORMAT,
  version: 1,
  meeting: { id: 'm' },
  ...more,
});
const told = (results: PackResults, on: Recorded = recorded) =>
  differences(results, on).reasons.map((r) => [r.code, r.field, r.values?.line]);

test.each([
  ['ours', {}, []],
  ['another format', { format: 'x' }, ['pack.format']],
  ['a later version', { version: 2 }, ['pack.version']],
  ['another meeting', { meeting: { id: 'n' } }, ['pack.other_meeting']],
])('%s', (_, more, expected) => {
  expect(reasonsAgainstPack(pack(more), 'm').map((r) => r.code)).toEqual(expected);
});

describe('the roll', () => {
  test('tells only what is otherwise than recorded, by line, person or a name that only one bears', () => {
    const results = pack({
      roll: [
        { attendanceId: 'l2', state: 'present' },
        { personId: 'p1', state: 'excused', reason: 'ill' },
        { attendanceId: 'l3', state: 'absent' },
      ],
    });
    expect(differences(results, recorded)).toEqual({
      reasons: [],
      found: {
        same: 1,
        ballot: null,
        roll: [
          {
            line: 2,
            attendanceId: 'l1',
            name: 'Lê Thị An',
            recorded: 'unknown',
            recordedReason: null,
            given: 'excused',
            givenReason: 'ill',
          },
          {
            line: 3,
            attendanceId: 'l3',
            name: 'Trần Cúc',
            recorded: 'excused',
            recordedReason: 'ill',
            given: 'absent',
            givenReason: null,
          },
        ],
      },
    });
    expect(
      differences(pack({ roll: [{ name: 'le thi an', state: 'present' }] }), recorded).found.roll[0]?.attendanceId,
    ).toBe('l1');
  });
  test('a line without a state says nothing', () => {
    expect(differences(pack({ roll: [{ attendanceId: 'l1', state: null }] }), recorded).found).toMatchObject({
      same: 1,
      roll: [],
    });
  });
  test.each([
    [
      'a person who is not on it',
      [{ name: 'Nguyễn Lạ', state: 'present' as const }],
      ['pack.person_unknown', 'results.roll.0.name', 1],
    ],
    ['nobody named', [{ state: 'present' as const }], ['pack.person_unknown', 'results.roll.0.name', 1]],
    [
      'a name that two bear',
      [{ name: 'Trần Cúc', state: 'present' as const }],
      ['pack.person_ambiguous', 'results.roll.0.name', 1],
    ],
    [
      'one twice',
      [
        { personId: 'p1', state: 'present' as const },
        { attendanceId: 'l1', state: 'absent' as const },
      ],
      ['pack.person_twice', 'results.roll.1.name', 2],
    ],
  ])('%s is refused with its line', (_, roll, expected) => {
    expect(told(pack({ roll }))).toEqual([expected]);
  });
});

describe('the ballots', () => {
  const ballot = {
    title: 'Nghị quyết tháng 11',
    body: 'Làm đường',
    form: 'hands',
    votesFor: 9,
    votesAgainst: 1,
    votesOther: 0,
  };
  test('one that was filled in is the vote; an empty one says nothing', () => {
    expect(differences(pack({ ballots: [{ question: 'Biểu quyết' }, ballot] }), recorded).found.ballot).toEqual({
      ...ballot,
      line: 2,
      reservedOpinions: null,
    });
    expect(
      differences(pack({ ballots: [{ question: 'Biểu quyết', votesFor: null }] }), recorded).found.ballot,
    ).toBeNull();
  });
  test.each([
    ['two of them', [ballot, ballot], ['pack.ballot_second']],
    ['without a title', [{ ...ballot, title: '' }], ['pack.ballot_title']],
    ['without a text', [{ ...ballot, body: null }], ['pack.ballot_body']],
  ])('%s is refused', (_, ballots, expected) => {
    expect(told(pack({ ballots })).map(([code]) => code)).toEqual(expected);
  });
  test('the same result a second time is no second vote; another one is refused', () => {
    const adopted = { ...recorded, adopted: { votesFor: 9, votesAgainst: 1, votesOther: 0, title: 'x' } };
    expect(differences(pack({ ballots: [ballot] }), adopted)).toMatchObject({
      reasons: [],
      found: { ballot: null, same: 1 },
    });
    expect(told(pack({ ballots: [{ ...ballot, votesFor: 8 }] }), adopted)).toEqual([
      ['pack.voted_already', 'results.ballots.0.votesFor', 1],
    ]);
  });
});

test('whatever is taken over is no difference the second time', () => {
  const state = fc.constantFrom('present' as const, 'absent' as const, 'excused' as const);
  fc.assert(
    fc.property(fc.array(state, { minLength: 4, maxLength: 4 }), (states) => {
      const roll = recorded.roll.map((line, i) => ({ attendanceId: line.id, state: states[i] ?? null, reason: 'ill' }));
      const first = differences(pack({ roll }), recorded).found;
      const after = {
        ...recorded,
        roll: recorded.roll.map((line) => {
          const change = first.roll.find((each) => each.attendanceId === line.id);
          return change ? { ...line, state: change.given, reason: change.givenReason } : line;
        }),
      };
      expect(differences(pack({ roll }), after).found).toMatchObject({ roll: [], same: 4 });
    }),
  );
});
