import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWork, leftOpen, reasonsNotToAdoptWork, reasonsNotToDivide, type WorkDraftLine } from './division.ts';

const codes = (reasons: { code: string; field?: string }[]) => reasons.map((reason) => [reason.code, reason.field]);
const facts = { fields: ['security', 'youth'], seated: new Set(['p1', 'p2']), within: new Set(['u1', 'u2']) };
const line = (more: Partial<WorkDraftLine> = {}): WorkDraftLine => ({
  field: 'security',
  ownField: false,
  personId: 'p1',
  role: 'lead',
  units: [],
  ...more,
});

test.each([
  ['one leads, one supports', [line(), line({ personId: 'p2', role: 'support' })], []],
  ['a field of their own words', [line({ field: 'Chợ xã', ownField: true })], []],
  ['a field that is unknown', [line({ field: 'market' })], [['choice.unknown', 'lines.0.field']]],
  ['a person outside the committee', [line({ personId: 'p9' })], [['division.not_seated', 'lines.0.personId']]],
  ['a unit elsewhere', [line({ units: ['u1', 'u9'] })], [['division.unit_outside', 'lines.0.units']]],
  ['one person twice', [line(), line({ role: 'support' })], [['division.twice', 'lines.1.personId']]],
  ['two leaders', [line(), line({ personId: 'p2' })], [['division.two_leaders', 'lines.1.role']]],
  ['two leaders, each for units of his own', [line({ units: ['u1'] }), line({ personId: 'p2', units: ['u2'] })], []],
  [
    'two leaders for one unit',
    [line({ units: ['u1'] }), line({ personId: 'p2', units: ['u2', 'u1'] })],
    [['division.two_leaders', 'lines.1.role']],
  ],
  [
    'own words in other capitals are the same field',
    [line({ field: 'Chợ xã', ownField: true }), line({ field: 'chợ XÃ', ownField: true, personId: 'p2' })],
    [['division.two_leaders', 'lines.1.role']],
  ],
] as const)('a division of work: %s', (_name, lines, expected) => {
  expect(codes(reasonsNotToDivide(lines, facts))).toEqual(expected);
});

test('a draft is adopted after the version it replaces, not in the future, and with lines', () => {
  const draft = { state: 'draft', lines: 1 };
  expect(reasonsNotToAdoptWork(draft, '2026-01-02', { from: '2026-01-01' }, '2026-02-01')).toEqual([]);
  const first = (...of: Parameters<typeof reasonsNotToAdoptWork>) => reasonsNotToAdoptWork(...of)[0]?.code;
  expect(first(draft, '2026-01-01', { from: '2026-01-01' }, '2026-02-01')).toBe('date.order');
  expect(first(draft, '2026-02-02', null, '2026-02-01')).toBe('date.future');
  expect(first({ ...draft, lines: 0 }, '2026-01-01', null, '2026-02-01')).toBe('division.empty');
  expect(first({ ...draft, state: 'adopted' }, '2026-01-01', null, '2026-02-01')).toBe('division.adopted');
});

test('what nobody leads and what nobody answers for is left open; support alone leads nothing', () => {
  const lines = [line({ units: ['u1'] }), line({ field: 'youth', role: 'support', personId: 'p2' })];
  expect(leftOpen(lines, facts.fields, ['u1', 'u2'])).toEqual({ fields: ['youth'], units: ['u2'] });
});

const someLine = fc.record({
  field: fc.constantFrom('security', 'youth', 'Chợ'),
  ownField: fc.boolean(),
  personId: fc.constantFrom('p1', 'p2', 'p3'),
  role: fc.constantFrom('lead' as const, 'support' as const),
  units: fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3'), { maxLength: 3 }),
});

test('a version compared with itself says nothing, and with another it says what came and what went', () => {
  const unique = (lines: WorkDraftLine[]) =>
    lines.filter(
      (one, i) =>
        lines.findIndex(
          (other) => other.field === one.field && other.ownField === one.ownField && other.personId === one.personId,
        ) === i,
    );
  fc.assert(
    fc.property(fc.array(someLine, { maxLength: 8 }), fc.array(someLine, { maxLength: 8 }), (a, b) => {
      const [older, newer] = [unique(a), unique(b)];
      expect(compareWork(older, older)).toEqual([]);
      const changes = compareWork(older, newer);
      const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
      expect(older.length - count('removed') + count('added')).toBe(newer.length);
    }),
  );
});
