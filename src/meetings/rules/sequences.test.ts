import fc from 'fast-check';
import { expect, test } from 'vitest';
import { electorateOf, passes, reasonsNotToRecord } from '../../votes/rules.ts';
import type { VotingRule } from '../../votes/vote.ts';
import { MEETING_ACTS, type MeetingState } from '../meeting.ts';
import {
  type RollFacts,
  reasonsByState,
  reasonsNotToAdopt,
  reasonsNotToCall,
  reasonsNotToClose,
  reasonsNotToMark,
  reasonsNotToOpen,
} from './meeting.ts';
import { call, line, REGULAR } from './scene.ts';

/** A cell's meetings as the commands leave them when they ask these rules and nothing else. */
type Held = {
  state: MeetingState;
  kind: typeof REGULAR;
  roll: RollFacts[];
  votes: { cast: number; base: number }[];
  resolutionId: string | null;
  body: string | null;
  discussion: string;
};
const VOTING: VotingRule = {
  matter: 'resolution',
  majority: 'ordinary',
  rule: 'VOT-01',
  fraction: { numerator: 1, denominator: 2, strict: true },
  base: {
    id: 'monthly_meeting',
    onlyPresent: false,
    leaveOutIfAbsent: ['exempt', 'away'],
    leaveOut: ['suspended'],
    excusedAbsenceLeavesOut: false,
  },
  quorum: null,
  forms: ['hands'],
  smallestSecretElectorate: 5,
  secretForms: [],
  rulebookHash: 'x',
  ruledOn: '2026-11-10',
  citation: { vi: '', en: '', ar: '' },
};
const anyAct = fc.record({
  act: fc.constantFrom('meeting.call' as const, ...MEETING_ACTS),
  which: fc.nat(3),
  regular: fc.boolean(),
  day: fc.integer({ min: 8, max: 20 }),
  at: fc.nat(7),
  mark: fc.constantFrom('present' as const, 'excused' as const, 'absent' as const),
  reason: fc.constantFrom(null, 'ill'),
  votes: fc.tuple(fc.nat(9), fc.nat(4), fc.nat(4)),
  text: fc.string({ maxLength: 3 }),
});
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;
const freshRoll = () =>
  Array.from({ length: 8 }, (_, i) =>
    line(String(i), {
      state: 'unknown',
      exempt: i === 6,
      away: i === 7,
      votes: i !== 5,
      role: i === 5 ? 'probationary' : 'official',
    }),
  );

function step(meetings: Held[], given: Act): void {
  const kind = given.regular ? REGULAR : { id: 'extraordinary', at: ['cell'], fulfils: [] };
  if (given.act === 'meeting.call') {
    const open = meetings.find(
      (m) => m.kind.fulfils.includes('regular') && (m.state === 'called' || m.state === 'open'),
    );
    const facts = {
      ...call,
      date: `2026-11-${String(given.day).padStart(2, '0')}`,
      openRegular: open ? { date: '2026-11-12' } : null,
    };
    if (reasonsNotToCall(kind, facts).length === 0)
      meetings.push({
        state: 'called',
        kind,
        roll: freshRoll(),
        votes: [],
        resolutionId: null,
        body: null,
        discussion: '',
      });
    return;
  }
  const m = meetings[given.which];
  if (!m || reasonsByState(given.act, m.state).length > 0) return;
  if (given.act === 'meeting.cancel') m.state = 'cancelled';
  if (given.act === 'meeting.open' && reasonsNotToOpen(m.roll, '0', '1', '2026-11-10', '2026-11-10').length === 0) {
    m.state = 'open';
    for (const l of m.roll.slice(0, 2)) l.state = 'present';
  }
  if (given.act === 'meeting.roll') {
    const mark = { attendanceId: String(given.at), state: given.mark, reason: given.reason };
    const marked = m.roll.find((l) => l.id === mark.attendanceId);
    if (marked && reasonsNotToMark([mark], m.roll, [{ id: 'ill', excused: true }], ['0', '1']).length === 0)
      marked.state = mark.state;
  }
  if (given.act === 'meeting.item') m.discussion = given.text;
  if (
    given.act === 'meeting.adopt' &&
    reasonsNotToAdopt({ resolutionId: m.resolutionId, ofCommittee: false, roll: m.roll }).length === 0
  ) {
    const [votesFor, votesAgainst, votesOther] = given.votes;
    const electorate = electorateOf(VOTING.base, m.roll);
    if (reasonsNotToRecord(VOTING, electorate, { votesFor, votesAgainst, votesOther }, 'hands').length === 0) {
      m.votes.push({ cast: votesFor + votesAgainst + votesOther, base: electorate.base });
      if (passes(VOTING.fraction, electorate.base, votesFor)) m.resolutionId = 'r';
    }
  }
  if (given.act === 'meeting.close' && reasonsNotToClose(m.roll).length === 0) m.state = 'closed';
  if (given.act === 'meeting.confirm')
    [m.state, m.body] = ['confirmed', JSON.stringify([m.roll, m.discussion, m.votes])];
  if (given.act === 'meeting.sign') m.state = 'signed';
}

test('no sequence of commands leaves two open regular meetings, votes above the base, or a changed confirmed minute', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 120 }), (acts) => {
      const meetings: Held[] = [];
      for (const given of acts) {
        step(meetings, given);
        expect(
          meetings.filter((m) => m.kind.fulfils.includes('regular') && (m.state === 'called' || m.state === 'open'))
            .length,
        ).toBeLessThanOrEqual(1);
        for (const m of meetings) {
          for (const vote of m.votes) expect(vote.cast).toBeLessThanOrEqual(vote.base);
          if (m.body !== null) expect(JSON.stringify([m.roll, m.discussion, m.votes])).toBe(m.body);
        }
      }
    }),
    { numRuns: 400 },
  );
});
