import { describe, expect, test } from 'vitest';
import { MEETING_ACTS, MEETING_STATES, type MeetingAct, type MeetingState } from './meeting.ts';
import {
  type Mark,
  monthAfter,
  reasonsByState,
  reasonsNotToAdopt,
  reasonsNotToCall,
  reasonsNotToClose,
  reasonsNotToConfirm,
  reasonsNotToMark,
  reasonsNotToNote,
  reasonsNotToOpen,
  reasonsNotToSign,
  restOfRoll,
} from './rules/meeting.ts';
import { reasonsNotToAnswer, reasonsNotToPropose } from './rules/proposals.ts';
import { call, line, REGULAR } from './rules/scene.ts';

const codes = (reasons: { code: string }[]) => reasons.map((r) => r.code);

describe('by state', () => {
  const allowed: Record<MeetingState, MeetingAct[]> = {
    called: [
      'meeting.revise',
      'meeting.cancel',
      'meeting.open',
      'meeting.add_item',
      'meeting.reorder',
      'meeting.paper',
      'field_report.write',
    ],
    open: [
      'meeting.roll',
      'meeting.item',
      'meeting.add_item',
      'meeting.reorder',
      'meeting.speech',
      'meeting.paper',
      'meeting.import_results',
      'field_report.write',
      'quality.score',
      'proposal.record',
      'meeting.adopt',
      'meeting.vote_case',
      'meeting.close',
    ],
    closed: [
      'meeting.item',
      'meeting.speech',
      'meeting.paper',
      'field_report.write',
      'quality.score',
      'proposal.record',
      'meeting.confirm',
    ],
    confirmed: ['meeting.paper', 'meeting.sign', 'meeting.note'],
    signed: ['meeting.paper', 'meeting.note', 'meeting.scan'],
    cancelled: [],
  };
  test.each(MEETING_STATES)('%s allows what it should and nothing else', (state) => {
    expect(MEETING_ACTS.filter((act) => reasonsByState(act, state).length === 0)).toEqual(allowed[state]);
  });
  test('editing a confirmed meeting says so', () => {
    for (const act of [
      'meeting.revise',
      'meeting.roll',
      'meeting.item',
      'proposal.record',
      'meeting.adopt',
      'meeting.close',
      'meeting.confirm',
    ] as const) {
      expect(codes(reasonsByState(act, 'confirmed'))).toEqual(['meeting.confirmed']);
    }
  });
});

test.each<[string, Partial<typeof call>, string[]]>([
  ['a right call', {}, []],
  ['today', { date: '2026-11-10' }, []],
  ['yesterday', { date: '2026-11-09' }, ['date.past']],
  ['the month after', { date: '2026-12-02' }, []],
  ['two months after', { date: '2027-01-02' }, ['meeting.month_wrong']],
  ['before its month', { month: '2026-12' }, ['meeting.month_wrong']],
  ['a mode nobody knows', { mode: 'telepathic' }, ['choice.unknown']],
  ['by groups, where there are some', { mode: 'by_groups' }, []],
  ['by groups, where there are none', { mode: 'by_groups', groups: 0 }, ['meeting.no_groups']],
  ['an item nobody knows', { items: [{ kind: 'song' }] }, ['choice.unknown']],
  ['a unit that holds none', { unitKind: 'province' }, ['meeting.kind_not_here']],
  ['a second open one', { openRegular: { date: '2026-11-11' } as never }, ['meeting.open_already']],
])('calling: %s', (_, more, expected) => {
  expect(codes(reasonsNotToCall(REGULAR, { ...call, ...more }))).toEqual(expected);
});

test('another kind may be called beside an open regular one', () => {
  expect(
    reasonsNotToCall(
      { id: 'thematic', at: ['cell'], fulfils: ['thematic'] },
      { ...call, openRegular: { date: '2026-11-11' } },
    ),
  ).toEqual([]);
  expect(codes(reasonsNotToCall(undefined, call))).toEqual(['choice.unknown']);
});

test('months go round the year', () => {
  expect([monthAfter('2026-12'), monthAfter('2026-08')]).toEqual(['2027-01', '2026-09']);
});

test.each<[string, [string, string, string], string[]]>([
  ['right', ['a', 'b', '2026-11-10'], []],
  ['too early', ['a', 'b', '2026-11-09'], ['meeting.too_early']],
  ['one for both', ['a', 'a', '2026-11-10'], ['meeting.chair_is_clerk']],
  ['a guest in the chair', ['g', 'b', '2026-11-10'], ['meeting.chair_unknown']],
  ['a stranger as clerk', ['a', 'x', '2026-11-10'], ['meeting.clerk_unknown']],
  ['a probationary clerk', ['a', 'p', '2026-11-10'], []],
])('opening: %s', (_, [chair, clerk, today], expected) => {
  const roll = [
    line('a'),
    line('b'),
    line('p', { role: 'probationary', votes: false }),
    line('g', { role: 'guest', votes: false }),
  ];
  expect(codes(reasonsNotToOpen(roll, chair, clerk, '2026-11-10', today))).toEqual(expected);
});

test.each<[string, Mark[], string[]]>([
  ['present', [{ attendanceId: 'b', state: 'present' }], []],
  ['with a reason', [{ attendanceId: 'b', state: 'excused', reason: 'ill' }], []],
  ['without a reason', [{ attendanceId: 'b', state: 'excused' }], ['roll.reason_missing']],
  ['a reason that is none', [{ attendanceId: 'b', state: 'excused', reason: 'none' }], ['roll.reason_unknown']],
  ['absent', [{ attendanceId: 'b', state: 'absent' }], []],
  ['the chair absent', [{ attendanceId: 'a', state: 'absent' }], ['roll.chair_absent']],
  ['a stranger', [{ attendanceId: 'x', state: 'present' }], ['roll.unknown']],
  [
    'twice',
    [
      { attendanceId: 'b', state: 'present' },
      { attendanceId: 'b', state: 'absent' },
    ],
    ['roll.twice'],
  ],
])('marking: %s', (_, marks, expected) => {
  expect(
    codes(
      reasonsNotToMark(
        marks,
        [line('a'), line('b')],
        [
          { id: 'ill', excused: true },
          { id: 'none', excused: false },
        ],
        ['a', null],
      ),
    ),
  ).toEqual(expected);
});

test('the rest of the roll: the exempt excused for that, all others present, invited ones left alone', () => {
  const roll = [
    line('a'),
    line('b', { state: 'unknown' }),
    line('c', { state: 'unknown', exempt: true }),
    line('d', { state: 'unknown', away: true }),
    line('o', { state: 'unknown', role: 'overseer' }),
  ];
  expect(restOfRoll(roll, { exempt: 'exempt', away: 'temporary' })).toEqual([
    { attendanceId: 'b', state: 'present' },
    { attendanceId: 'c', state: 'excused', reason: 'exempt' },
    { attendanceId: 'd', state: 'excused', reason: 'temporary' },
  ]);
  const fisher = [line('e', { state: 'unknown', season: true })];
  expect(restOfRoll(fisher, { exempt: 'exempt', away: 'temporary', season: 'work_far' })).toEqual([
    { attendanceId: 'e', state: 'excused', reason: 'work_far' },
  ]);
  // without a reason of the rulebook for it, nothing is proposed
  expect(restOfRoll(fisher, { exempt: 'exempt', away: 'temporary' })).toEqual([
    { attendanceId: 'e', state: 'present' },
  ]);
});

test('closing and voting wait for the roll, not for those invited from above', () => {
  const roll = [line('a'), line('o', { role: 'overseer', state: 'unknown' })];
  expect(reasonsNotToClose(roll)).toEqual([]);
  expect(reasonsNotToClose([...roll, line('b', { state: 'unknown' })])).toEqual([
    { code: 'roll.incomplete', values: { left: 1 }, rule: 'meeting.roll' },
  ]);
  expect(codes(reasonsNotToAdopt({ resolutionId: 'r', ofCommittee: false, roll }))).toEqual([
    'meeting.adopted_already',
  ]);
  expect(codes(reasonsNotToAdopt({ resolutionId: null, ofCommittee: true, roll }))).toEqual(['meeting.no_resolution']);
});

test('proposals, minutes and notes', () => {
  expect(codes(reasonsNotToPropose('overseer', { known: false }))).toEqual([
    'proposal.not_member',
    'proposal.wrong_level',
  ]);
  expect(reasonsNotToPropose('probationary', { known: true })).toEqual([]);
  expect(codes(reasonsNotToAnswer({ state: 'answered', addressedHere: true }))).toEqual(['proposal.answered']);
  expect(codes(reasonsNotToAnswer({ state: 'open', addressedHere: false }))).toEqual(['proposal.other_level']);
  expect([codes(reasonsNotToConfirm(false)), codes(reasonsNotToSign(false))]).toEqual([
    ['minutes.not_read'],
    ['minutes.changed'],
  ]);
  expect(codes(reasonsNotToNote('2026-11-11', '2026-11-10', '2026-11-10'))).toEqual(['date.future']);
  expect(codes(reasonsNotToNote('2026-11-09', '2026-11-10', '2026-11-10'))).toEqual(['date.order']);
});
