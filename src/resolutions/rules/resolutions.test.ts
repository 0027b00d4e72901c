import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemInput } from '../plan.ts';
import type { TargetInput } from '../resolution.ts';
import {
  reasonsAgainstPlan,
  reasonsAgainstTargets,
  reasonsNotToAcknowledge,
  reasonsNotToAdopt,
  reasonsNotToAnnul,
  reasonsNotToIssue,
  reasonsNotToServe,
} from './resolutions.ts';

const MEASURES = [
  { id: 'percent', kind: 'share' },
  { id: 'households', kind: 'count' },
];
const target: TargetInput = {
  indicator: 'Hộ nghèo',
  measure: 'households',
  goalMin: '10',
  goalMax: '12',
  deadline: '2026-12-31',
};
const said = (reasons: { code: string; field?: string }[]) => reasons.map((r) => `${r.code} ${r.field ?? ''}`.trim());

test.each([
  ['a count from 10 to 12', target, []],
  ['one value', { ...target, goalMin: '12', goalMax: '12' }, []],
  ['a range turned round', { ...target, goalMin: '13' }, ['target.range targets.0.goalMin']],
  ['numbers are compared, not letters', { ...target, goalMin: '9', goalMax: '10' }, []],
  ['a bare per cent', { ...target, measure: 'percent' }, ['target.bare_share targets.0.baseText']],
  ['a per cent in plain text', { ...target, measure: '% hộ' }, ['target.bare_share targets.0.baseText']],
  ['a share of something', { ...target, measure: 'percent', baseText: 'tổng số hộ' }, []],
  [
    'more than the whole',
    { ...target, measure: 'percent', baseText: 'tổng số hộ', goalMax: '120' },
    ['target.share_range targets.0.goalMax'],
  ],
] as const)('a target: %s', (_name, given, out) => expect(said(reasonsAgainstTargets([given], MEASURES))).toEqual(out));

test('a range is refused exactly when its ends are turned round', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }), (low, high) => {
      expect(reasonsAgainstTargets([{ ...target, goalMin: String(low), goalMax: String(high) }], MEASURES).length).toBe(
        low > high ? 1 : 0,
      );
    }),
  );
});

const draft = { state: 'draft', kind: 'committee', issuedOn: null, targets: [{ deadline: '2026-12-31' }] };
const issue = { on: '2026-11-10', today: '2026-11-10', recipients: 3, notBelow: 0, most: 5000 };
test.each([
  ['a draft to three units', draft, issue, []],
  ['a second time', { ...draft, state: 'issued' }, issue, ['resolution.not_draft id']],
  ['to nobody', draft, { ...issue, recipients: 0 }, ['recipient.none recipients']],
  ['to a unit beside', draft, { ...issue, recipients: 0, notBelow: 1 }, ['recipient.not_below recipients']],
  ['to too many', draft, { ...issue, recipients: 5001 }, ['recipient.too_many recipients']],
  ['on a day ahead', draft, { ...issue, on: '2026-11-11' }, ['date.future on']],
  [
    'with a deadline on the day itself',
    { ...draft, targets: [{ deadline: '2026-11-10' }] },
    issue,
    ['date.order targets.0.deadline'],
  ],
] as const)('issuing %s', (_name, resolution, given, out) =>
  expect(said(reasonsNotToIssue({ ...resolution, targets: [...resolution.targets] }, given))).toEqual(out),
);

const served = { known: true, own: false, received: true, acknowledged: true, annulled: false };
test.each([
  ['its own plan', null, []],
  ['a resolution received and acknowledged', served, []],
  ['one not acknowledged yet', { ...served, acknowledged: false }, ['plan.not_acknowledged resolutionId']],
  ['one it issued itself', { ...served, own: true, received: false, acknowledged: false }, []],
  ['one issued to others', { ...served, received: false, acknowledged: false }, ['resolution.unknown resolutionId']],
  ['one that was annulled', { ...served, annulled: true }, ['resolution.annulled resolutionId']],
  [
    'one that is not there',
    { known: false, own: false, received: false, acknowledged: false, annulled: false },
    ['resolution.unknown resolutionId'],
  ],
] as const)('planning for %s', (_name, facts, out) => expect(said(reasonsNotToServe(facts))).toEqual(out));

const item: ItemInput = { what: 'Vận động', weight: 1 };
const plan = (items: ItemInput[], more = {}) =>
  said(reasonsAgainstPlan({ startsOn: '2026-01-01', endsOn: '2026-12-31', items, ...more }, ['t1'], MEASURES));
test.each([
  ['nothing but words', item, []],
  ['a target of the resolution', { ...item, targetId: 't1' }, []],
  ['a target of another', { ...item, targetId: 't2' }, ['plan.target_foreign items.0.targetId']],
  ['a deadline after the plan', { ...item, deadline: '2027-01-01' }, ['plan.deadline_outside items.0.deadline']],
  ['half a goal', { ...item, measure: 'households', goalMin: '3' }, ['plan.goal_half items.0.goalMax']],
  ['a goal without a measure', { ...item, goalMin: '3', goalMax: '3' }, ['plan.measure_missing items.0.measure']],
  [
    'a bare per cent',
    { ...item, measure: 'percent', goalMin: '3', goalMax: '3' },
    ['target.bare_share items.0.targetId'],
  ],
  ['a per cent of its target', { ...item, targetId: 't1', measure: 'percent', goalMin: '3', goalMax: '3' }, []],
  [
    'a range turned round',
    { ...item, measure: 'households', goalMin: '3', goalMax: '2' },
    ['target.range items.0.goalMin'],
  ],
] as const)('an item with %s', (_name, given, out) => expect(plan([given])).toEqual(out));

test('a plan ends after it began, and is adopted with something in it', () => {
  expect(plan([], { endsOn: '2025-12-31' })).toEqual(['date.order endsOn']);
  expect(said(reasonsNotToAdopt({ state: 'draft', items: 0 }, '2026-11-10', '2026-11-10'))).toEqual([
    'plan.empty items',
  ]);
  expect(said(reasonsNotToAdopt({ state: 'adopted', items: 1 }, '2026-11-11', '2026-11-10'))).toEqual([
    'plan.not_draft id',
    'date.future on',
  ]);
});

test('annulling is a later decision on something in force (D21)', () => {
  expect(reasonsNotToAnnul('issued', '2026-11-01', '2026-11-10', '2026-11-10')).toEqual([]);
  expect(said(reasonsNotToAnnul('draft', null, '2026-11-10', '2026-11-10'))).toEqual(['record.draft id']);
  expect(said(reasonsNotToAnnul('annulled', '2026-11-01', '2026-11-10', '2026-11-10'))).toEqual(['record.annulled id']);
  expect(said(reasonsNotToAnnul('issued', '2026-11-01', '2026-10-31', '2026-11-10'))).toEqual(['date.order on']);
  expect(said(reasonsNotToAnnul('issued', '2026-11-01', '2026-11-11', '2026-11-10'))).toEqual(['date.future on']);
});

test('a resolution is acknowledged once, while it is in force', () => {
  expect(reasonsNotToAcknowledge({ acknowledged: false, resolutionState: 'issued' })).toEqual([]);
  expect(said(reasonsNotToAcknowledge({ acknowledged: true, resolutionState: 'issued' }))).toEqual([
    'recipient.again id',
  ]);
  expect(said(reasonsNotToAcknowledge({ acknowledged: false, resolutionState: 'annulled' }))).toEqual([
    'resolution.annulled id',
  ]);
});
