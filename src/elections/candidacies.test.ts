import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostCandidates, type OpenDraft, type OpenFacts, reasonsNotToOpen } from './rules.ts';

/** By the figures of the statute: a surplus of 30 % of the seats. */
const SHARE = 0.3;

test.each<[number, number | null]>([
  [1, 2],
  [2, 3],
  [3, 4],
  [5, 6],
  [6, 7],
  [7, 9],
  [10, 13],
  [20, 26],
  [30, 39],
])('for %i seats at most %i candidates stand (ELE-08)', (seats, most) => {
  expect(mostCandidates(seats, SHARE)).toBe(most);
  expect(mostCandidates(seats, null)).toBeNull();
});

test('more candidates than seats are always possible, and never more than the share but for that one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 100 }), (seats, percent) => {
      const most = mostCandidates(seats, percent / 100) ?? 0;
      expect(most).toBeGreaterThan(seats);
      // in whole numbers: no rounding may let one more in
      expect((most - seats) * 100 <= seats * percent || most === seats + 1).toBe(true);
      expect((most - seats + 1) * 100 > seats * percent).toBe(true);
    }),
  );
});

const facts = (more: Partial<OpenFacts> = {}): OpenFacts => ({
  bodyKnown: true,
  officeKnown: true,
  tooSmallFor: null,
  maximum: 7,
  held: 0,
  surplus: 'required',
  share: SHARE,
  among: false,
  electors: 16,
  open: false,
  today: '2026-11-10',
  rules: { standing: 'VOT-03', surplus: 'ELE-08', committee: 'ELE-01', maximum: 'ELE-01' },
  ...more,
});
const person = (personId: string, more = {}) => ({
  personId,
  mayStand: true,
  amongThem: true,
  holds: false,
  ...more,
});
const people = (n: number) => Array.from({ length: n }, (_, i) => person(`p${i}`));
const draft = (more: Partial<OpenDraft> = {}): OpenDraft => ({
  purpose: 'term',
  seats: 3,
  heldOn: '2026-11-08',
  eligible: 16,
  present: 14,
  leftOut: 1,
  candidates: people(4),
  ...more,
});

describe('an election is opened', () => {
  test.each<[string, Partial<OpenFacts>, Partial<OpenDraft>, string[]]>([
    ['by the book', {}, {}, []],
    ['by a body that does not elect here', { bodyKnown: false }, {}, ['election.body']],
    ['to an office that this body does not elect', { officeKnown: false }, {}, ['election.office']],
    ['while another one to the office goes on', { open: true }, {}, ['election.going_on']],
    ['in a cell too small for a committee (ELE-01)', { tooSmallFor: 9 }, {}, ['election.no_committee']],
    ['on a day to come', {}, { heldOn: '2026-11-11' }, ['date.future']],
    ['with eight seats', {}, { seats: 8, candidates: people(9) }, ['election.too_many_seats']],
    [
      'with a seat more than are free',
      { held: 5 },
      { purpose: 'vacancy', candidates: people(4) },
      ['election.too_many_seats'],
    ],
    ['with the seats that are free', { held: 4 }, { purpose: 'vacancy' }, []],
    ['with more electors than members', {}, { eligible: 17 }, ['election.more_electors']],
    ['by delegates, of whom only the number is known', { electors: null }, { eligible: 200, present: 180 }, []],
    ['with more there than were summoned', {}, { present: 16 }, ['election.more_present']],
    ['without a surplus', {}, { candidates: people(3) }, ['election.few_candidates']],
    ['without a surplus where it may be', { surplus: 'allowed' }, { candidates: people(3) }, []],
    [
      'with fewer candidates than seats',
      { surplus: 'allowed' },
      { candidates: people(2) },
      ['election.few_candidates'],
    ],
    ['with two too many for three seats (ELE-08)', {}, { candidates: people(5) }, ['election.many_candidates']],
    ['with any number where the rulebook sets none', { share: null }, { candidates: people(12) }, []],
    ['with one name twice', {}, { candidates: [...people(3), person('p0')] }, ['election.twice']],
    [
      'with somebody on probation (VOT-03)',
      {},
      { candidates: [...people(3), person('x', { mayStand: false })] },
      ['election.may_not_stand'],
    ],
    [
      'with somebody from outside the committee (ELE-01)',
      { among: true },
      { candidates: [...people(3), person('x', { amongThem: false })] },
      ['election.not_among'],
    ],
    [
      'with somebody who is in office, for a vacancy',
      {},
      { purpose: 'vacancy', candidates: [...people(3), person('x', { holds: true })] },
      ['election.in_office'],
    ],
    [
      'with somebody who is in office, for a new term',
      {},
      { candidates: [...people(3), person('x', { holds: true })] },
      [],
    ],
  ])('%s', (_, known, next, codes) => {
    expect(reasonsNotToOpen(facts(known), draft(next)).map((reason) => reason.code)).toEqual(codes);
  });

  test('a refusal names the rule that the rulebook has for it', () => {
    expect(reasonsNotToOpen(facts(), draft({ candidates: people(5) }))).toEqual([
      { code: 'election.many_candidates', field: 'candidates', values: { most: 4, candidates: 5 }, rule: 'ELE-08' },
    ]);
    const silent = facts({ rules: { standing: null, surplus: null, committee: null, maximum: null } });
    expect(reasonsNotToOpen(silent, draft({ candidates: people(5) }))[0]).not.toHaveProperty('rule');
  });
});
