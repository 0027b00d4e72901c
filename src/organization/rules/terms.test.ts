import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonsNotToEndTerm, reasonsNotToHaveTerm, type TermFacts, type TermSpan } from './terms.ts';

const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);
const facts: TermFacts = {
  latestEnd: '2031-01-01',
  rule: 'ELE-04',
  seats: [
    { id: 'head', fixed: true, maximum: null, rule: null },
    { id: 'committee', fixed: false, maximum: 7, rule: 'ELE-01' },
  ],
  today: '2026-11-10',
};
const next = { congressOn: '2025-06-30', startsOn: '2025-07-01', endsOn: '2030-07-01', seats: [] };
const earlier: TermSpan = {
  id: 'a',
  name: '2020-2025',
  startsOn: '2020-07-01',
  endsOn: '2025-07-01',
  endedOn: '2025-07-01',
};

test.each([
  ['a term after the one that ended', [earlier], next, []],
  ['another runs', [{ ...earlier, endedOn: null }], next, ['term.running']],
  ['it overlaps one that ended', [{ ...earlier, endedOn: '2025-08-01' }], next, ['term.overlaps']],
  ['it ends before it begins', [], { ...next, endsOn: '2025-07-01' }, ['date.order']],
  ['it begins in the future', [], { ...next, startsOn: '2026-12-01', congressOn: null }, ['date.future']],
  ['the congress comes after it', [], { ...next, congressOn: '2025-07-02' }, ['date.order']],
  ['it is longer than the rule allows', [], { ...next, endsOn: '2031-01-02' }, ['term.too_long']],
  ['seats as decided', [], { ...next, seats: [{ seat: 'committee', seats: 7 }] }, []],
  ['more seats than the rule allows', [], { ...next, seats: [{ seat: 'committee', seats: 8 }] }, ['seat.too_many']],
  ['seats that every unit has', [], { ...next, seats: [{ seat: 'head', seats: 1 }] }, ['seat.unknown']],
  [
    'seats given twice',
    [],
    {
      ...next,
      seats: [
        { seat: 'committee', seats: 5 },
        { seat: 'committee', seats: 6 },
      ],
    },
    ['seat.twice'],
  ],
] as const)('a term: %s', (_name, others, draft, expected) => {
  expect(codes(reasonsNotToHaveTerm(facts, [...others], { ...draft, seats: [...draft.seats] }))).toEqual(expected);
});

test('a refusal for length and seats names the rule', () => {
  const reasons = reasonsNotToHaveTerm(facts, [], {
    ...next,
    endsOn: '2040-01-01',
    seats: [{ seat: 'committee', seats: 9 }],
  });
  expect(reasons.map((reason) => [reason.field, reason.rule])).toEqual([
    ['endsOn', 'ELE-04'],
    ['seats.0.seats', 'ELE-01'],
  ]);
});

test('an ended term may be corrected while another runs, but not into it', () => {
  const running = { ...earlier, id: 'b', startsOn: '2025-07-01', endsOn: '2030-07-01', endedOn: null };
  const draft = { congressOn: null, startsOn: '2020-06-30', endsOn: '2025-06-30', seats: [] };
  const long = { ...facts, latestEnd: null };
  expect(reasonsNotToHaveTerm(long, [running], draft, '2025-07-01')).toEqual([]);
  expect(codes(reasonsNotToHaveTerm(long, [running], draft, '2025-07-02'))).toEqual(['term.overlaps']);
  expect(codes(reasonsNotToHaveTerm(long, [running], draft))).toEqual(['term.running']);
});

test('a term ends once, after it began, not in the future', () => {
  const running = { ...earlier, endedOn: null };
  expect(reasonsNotToEndTerm(running, '2025-07-01', '2026-01-01')).toEqual([]);
  expect(codes(reasonsNotToEndTerm(earlier, '2025-07-01', '2026-01-01'))).toEqual(['term.ended']);
  expect(codes(reasonsNotToEndTerm(running, '2020-07-01', '2026-01-01'))).toEqual(['date.order']);
  expect(codes(reasonsNotToEndTerm(running, '2026-01-02', '2026-01-01'))).toEqual(['date.future']);
});

const day = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10));

test('terms that are let through never run at the same time', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day), { maxLength: 8 }), (spans) => {
      const kept: TermSpan[] = [];
      for (const [i, [a, b]] of spans.entries()) {
        const [startsOn, endsOn] = a < b ? [a, b] : [b, a];
        const draft = { congressOn: null, startsOn, endsOn, seats: [] };
        if (reasonsNotToHaveTerm({ ...facts, latestEnd: null }, kept, draft).length > 0) continue;
        kept.push({ id: String(i), name: String(i), startsOn, endsOn, endedOn: endsOn });
      }
      const inOrder = kept.toSorted((x, y) => (x.startsOn < y.startsOn ? -1 : 1));
      for (const [i, later] of inOrder.entries())
        for (const before of inOrder.slice(0, i)) expect((before.endedOn ?? '') <= later.startsOn).toBe(true);
    }),
  );
});
