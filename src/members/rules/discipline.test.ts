import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { disciplineState, type Measure, reasonsByDiscipline } from './discipline.ts';

const measure = (change: Partial<Measure> = {}): Measure => ({
  caseId: 'c',
  label: null,
  since: '2026-01-10',
  until: '2027-01-10',
  rule: 'DIS-06',
  ended: false,
  endedOn: null,
  annulled: false,
  contested: false,
  ...change,
});
const annulled = measure({ annulled: true, ended: true, endedOn: '2026-06-01' });

describe('discipline on a day', () => {
  it.each<[string, Measure, string, 'inForce' | 'underReview' | 'over' | 'nothing']>([
    ['the day it begins', measure(), '2026-01-10', 'inForce'],
    ['the last day', measure(), '2027-01-09', 'inForce'],
    ['the day of its end', measure(), '2027-01-10', 'over'],
    ['an appeal is open', measure({ contested: true }), '2027-03-01', 'inForce'],
    ['the rule sets no end', measure({ until: null }), '2040-01-01', 'inForce'],
    ['before it was annulled', annulled, '2026-05-31', 'inForce'],
    ['annulled', annulled, '2026-06-01', 'nothing'],
    ['not decided', measure({ since: null, until: null }), '2026-02-01', 'underReview'],
    ['dropped without decision', measure({ since: null, until: null, ended: true }), '2026-02-01', 'nothing'],
  ])('%s', (_what, one, on, expected) => {
    const state = disciplineState([one], on);
    const found = (Object.keys(state) as (keyof typeof state)[]).filter((key) => state[key].length > 0);
    expect(found).toEqual(expected === 'nothing' ? [] : [expected]);
  });

  test('a case is never two things at once, whatever its dates', () => {
    const day = fc.constantFrom(null, '2026-01-10', '2026-06-01', '2027-01-10', '2028-01-01');
    const any = fc.record({
      since: day,
      until: day,
      endedOn: day,
      ended: fc.boolean(),
      annulled: fc.boolean(),
      contested: fc.boolean(),
    });
    fc.assert(
      fc.property(any, fc.constantFrom('2026-01-09', '2026-07-01', '2027-01-10'), (change, on) => {
        const { inForce, underReview, over } = disciplineState([measure(change)], on);
        expect(inForce.length + underReview.length + over.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('what stands against an honour', () => {
  const state = disciplineState([measure(), measure({ since: null, until: null })], '2026-02-01');
  it.each([
    [true, false, ['discipline.in_force', 'discipline.under_review']],
    [false, false, ['discipline.in_force_undisclosed']],
    [true, true, ['discipline.in_force', 'discipline.under_review', 'discipline.suspended']],
  ])('told to one who may know: %s, suspended: %s', (knows, suspended, codes) => {
    const reasons = reasonsByDiscipline(state, { suspended, knows }, 'BAD-04');
    expect(reasons.map((reason) => reason.code)).toEqual(codes);
    expect(reasons.every((reason) => reason.rule === 'BAD-04')).toBe(true);
  });
  it('nothing where there is none', () => {
    expect(reasonsByDiscipline(undefined, { suspended: false, knows: true }, 'BAD-04')).toEqual([]);
  });
});
