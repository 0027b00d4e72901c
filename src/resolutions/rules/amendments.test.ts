import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TargetText } from '../amendment.ts';
import { reasonsNotToAmend, textOn } from './amendments.ts';
import { reasonsNotToAcknowledge } from './resolutions.ts';

const target = {
  indicator: 'Hộ thoát nghèo',
  measure: 'households',
  baseText: null,
  baseValue: null,
  goalMin: '10',
  goalMax: '12',
  deadline: '2026-12-31',
};
const facts = {
  resolution: { state: 'issued', kind: 'committee', issuedOn: '2026-01-10' as string | null },
  targets: new Map([
    ['a', target],
    ['b', { ...target, indicator: 'Nhà tạm' }],
  ]),
  lastOn: null as string | null,
  on: '2026-06-01',
  today: '2026-06-01',
  measures: [{ id: 'percent', kind: 'share' }],
};
const higher = { ...target, goalMin: '11' };

test.each([
  [
    'a draft',
    { resolution: { ...facts.resolution, state: 'draft' } },
    [{ kind: 'drop', targetId: 'a' }],
    'record.draft id',
  ],
  [
    'an annulled one',
    { resolution: { ...facts.resolution, state: 'annulled' } },
    [{ kind: 'drop', targetId: 'a' }],
    'record.annulled id',
  ],
  [
    'a month’s',
    { resolution: { ...facts.resolution, kind: 'month' } },
    [{ kind: 'drop', targetId: 'a' }],
    'amendment.month id',
  ],
  ['before it was issued', { on: '2026-01-09' }, [{ kind: 'drop', targetId: 'a' }], 'date.order on'],
  ['before the last amendment', { lastOn: '2026-06-02' }, [{ kind: 'drop', targetId: 'a' }], 'date.order on'],
  ['on a day to come', { on: '2026-06-02' }, [{ kind: 'drop', targetId: 'a' }], 'date.future on'],
  ['with nothing', {}, [], 'amendment.empty changes'],
  [
    'a target that is not there',
    {},
    [{ kind: 'change', targetId: 'x', target: higher }],
    'amendment.target_unknown changes.0.targetId',
  ],
  [
    'a target twice',
    {},
    [
      { kind: 'drop', targetId: 'a' },
      { kind: 'change', targetId: 'a', target: higher },
    ],
    'amendment.twice changes.1.targetId',
  ],
  [
    'in the same words',
    {},
    [{ kind: 'change', targetId: 'a', target: { ...target, goalMin: '10.0' } }],
    'amendment.same changes.0.target',
  ],
  ['without a new text', {}, [{ kind: 'change', targetId: 'a' }], 'text.required changes.0.target'],
  [
    'dropping with a text',
    {},
    [{ kind: 'drop', targetId: 'a', target: higher }],
    'amendment.dropped_text changes.0.target',
  ],
  [
    'adding what has a name',
    {},
    [{ kind: 'add', targetId: 'a', target: higher }],
    'amendment.target_named changes.0.targetId',
  ],
  [
    'a deadline gone by',
    {},
    [{ kind: 'change', targetId: 'a', target: { ...target, deadline: '2026-06-01' } }],
    'date.order changes.0.target.deadline',
  ],
  [
    'a bare share',
    {},
    [{ kind: 'add', target: { ...target, measure: 'percent' } }],
    'target.bare_share changes.0.target.baseText',
  ],
  [
    'until nothing is left',
    {},
    [
      { kind: 'drop', targetId: 'a' },
      { kind: 'drop', targetId: 'b' },
    ],
    'amendment.nothing_left changes',
  ],
] as const)('it is not amended: %s', (_name, more, changes, found) => {
  const [reason] = reasonsNotToAmend([...changes], { ...facts, ...more });
  expect(`${reason?.code} ${reason?.field}`).toBe(found);
});

test('it is amended when something really changes, and may lose all it had when something comes instead', () => {
  expect(reasonsNotToAmend([{ kind: 'change', targetId: 'a', target: higher }], facts)).toEqual([]);
  const swapped = [
    { kind: 'drop', targetId: 'a' },
    { kind: 'drop', targetId: 'b' },
    { kind: 'add', target: higher },
  ] as const;
  expect(reasonsNotToAmend([...swapped], facts)).toEqual([]);
});

test('a notice is acknowledged once, while the resolution stands', () => {
  expect(reasonsNotToAcknowledge({ acknowledged: false, resolutionState: 'issued' })).toEqual([]);
  expect(reasonsNotToAcknowledge({ acknowledged: true, resolutionState: 'issued' })[0]?.code).toBe('recipient.again');
  expect(reasonsNotToAcknowledge({ acknowledged: false, resolutionState: 'annulled' })[0]?.code).toBe(
    'resolution.annulled',
  );
});

/** Acts one after another on a text that starts empty: on each day the text must be what the acts up to it made. */
const anyAct = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  target: fc.constantFrom('a', 'b', 'c'),
  goal: fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
});

test('the text of any day is found again from the present one', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 12 }), fc.integer({ min: 0, max: 29 }), (acts, asked) => {
      const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}`;
      const text = new Map<string, TargetText>();
      const amendments: { on: string; changes: { targetId: string; before: TargetText | null }[] }[] = [];
      let then = new Map<string, TargetText>();
      for (const act of acts.toSorted((x, y) => x.day - y.day)) {
        const before = text.get(act.target) ?? null;
        if (act.goal === null && before === null) continue;
        if (act.goal === null) text.delete(act.target);
        else text.set(act.target, { ...target, goalMin: String(act.goal) });
        amendments.push({ on: day(act.day), changes: [{ targetId: act.target, before }] });
        if (act.day <= asked) then = new Map(text);
      }
      // the page reads them newest first
      expect(textOn(text, amendments.toReversed(), day(asked))).toEqual(then);
    }),
  );
});
