import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { pathAfter } from '../../organization/tree.ts';
import type { Act, ActInput } from '../reorganization.ts';
import { resolved } from './acts.ts';
import { type Ground, planOf, type TreeUnit } from './plan.ts';
import { reasonsNotToAnnul, reasonsNotToApply, reasonsNotToDecide } from './states.ts';

const KINDS: Record<string, { parents: string[]; isCell: boolean }> = {
  top: { parents: [], isCell: false },
  committee: { parents: ['top'], isCell: false },
  cell: { parents: ['committee'], isCell: true },
  other_cell: { parents: ['top'], isCell: true },
};
const unit = (
  id: string,
  path: string,
  parentId: string | null,
  kind: string,
  more: Partial<TreeUnit> = {},
): TreeUnit => ({
  id,
  division: '00',
  path,
  parentId,
  kind,
  name: id,
  setting: null,
  closedOn: null,
  since: '2020-01-01',
  ...more,
});
const TREE = [
  unit('top', '0001', null, 'top'),
  unit('a', '00010001', 'top', 'committee'),
  unit('b', '00010002', 'top', 'committee'),
  unit('a1', '000100010001', 'a', 'cell'),
  unit('a2', '000100010002', 'a', 'cell'),
  unit('a3', '000100010003', 'a', 'cell', { closedOn: '2025-01-01' }),
  unit('b1', '000100020001', 'b', 'cell'),
  unit('c', '00010003', 'top', 'committee', { division: '01' }),
  unit('c1', '000100030001', 'c', 'cell', { division: '01' }),
];
const LAST = new Map([
  ['top', '00010003'],
  ['a', '000100010003'],
  ['b', '000100020001'],
  ['c', '000100030001'],
]);
const ground = (more: Partial<Ground> = {}): Ground => ({
  decider: { id: 'top', path: '0001' },
  effectiveOn: '2026-11-01',
  units: TREE,
  lastPlace: LAST,
  pathAfter,
  kindOf: (code) => ({
    known: code in KINDS,
    parents: KINDS[code]?.parents ?? [],
    isCell: KINDS[code]?.isCell ?? false,
  }),
  ...more,
});
const codes = (acts: Act[], more: Partial<Ground> = {}) => planOf(acts, ground(more)).reasons.map(({ code }) => code);
const pathsOf = (acts: Act[]) =>
  Object.fromEntries(planOf(acts, ground()).changes.map(({ id, after }) => [id, after.path]));

describe('what the acts do to the tree', () => {
  test('a merger hangs the source below its successor', () => {
    const { changes, sources, reasons } = planOf([{ act: 'merge', sources: ['a1'], into: 'a2' }], ground());
    expect(reasons).toEqual([]);
    expect(sources).toMatchObject([{ id: 'a1', closes: true, core: 'a2' }]);
    expect(changes.find(({ id }) => id === 'a1')).toMatchObject({
      closes: true,
      after: { parentId: 'a2', path: '0001000100020001' },
    });
  });
  test('a committee that goes takes its living cells to the successor and its closed ones along', () => {
    expect(pathsOf([{ act: 'merge', sources: ['a'], into: 'b' }])).toEqual({
      a: '000100020002',
      a1: '000100020003',
      a2: '000100020004',
      a3: '0001000200020003',
    });
  });
  test('a moved committee takes everything along', () => {
    expect(
      pathsOf([
        { act: 'found', id: 'n', key: 'n', name: 'N', kind: 'committee', parent: 'top' },
        { act: 'merge', sources: ['a', 'b'], into: 'n' },
      ]),
    ).toMatchObject({
      n: '00010004',
      a1: expect.stringMatching(/^00010004/),
      b1: expect.stringMatching(/^00010004/),
    });
  });
  test('children go where a division says, else to the core', () => {
    const acts: Act[] = [
      { act: 'found', id: 'x', key: 'x', name: 'X', kind: 'committee', parent: 'top' },
      { act: 'found', id: 'y', key: 'y', name: 'Y', kind: 'committee', parent: 'top' },
      {
        act: 'split',
        source: 'a',
        parts: [{ unit: 'x' }, { unit: 'y' }],
        core: 'x',
        children: [{ unit: 'a2', to: 'y' }],
      },
    ];
    const { changes, reasons } = planOf(acts, ground());
    expect(reasons).toEqual([]);
    const parents = Object.fromEntries(changes.map(({ id, after }) => [id, after.parentId]));
    expect(parents).toMatchObject({ a1: 'x', a2: 'y', a: 'x' });
  });
});

describe('what is refused', () => {
  it.each<[string, Act[]]>([
    ['act.unit_unknown', [{ act: 'merge', sources: ['zz'], into: 'a1' }]],
    ['act.unit_closed', [{ act: 'merge', sources: ['a3'], into: 'a1' }]],
    ['act.into_itself', [{ act: 'merge', sources: ['a1'], into: 'a1' }]],
    ['act.not_above', [{ act: 'rename', unit: 'top', name: 'x' }]],
    [
      'act.unit_twice',
      [
        { act: 'merge', sources: ['a1'], into: 'a2' },
        { act: 'close', unit: 'a1', successor: 'a2' },
      ],
    ],
    [
      'act.unit_twice',
      [
        { act: 'merge', sources: ['a1'], into: 'a2' },
        { act: 'merge', sources: ['a2'], into: 'b1' },
      ],
    ],
    [
      'act.unit_twice',
      [
        { act: 'move', unit: 'a1', parent: 'b' },
        { act: 'move', unit: 'a1', parent: 'a' },
      ],
    ],
    ['act.other_division', [{ act: 'merge', sources: ['a1'], into: 'c1' }]],
    ['act.members_in_committee', [{ act: 'merge', sources: ['a1'], into: 'b' }]],
    ['unit.wrong_parent', [{ act: 'move', unit: 'a1', parent: 'top' }]],
    ['unit.wrong_parent', [{ act: 'change_kind', unit: 'a', kind: 'other_cell' }]],
    ['unit.kind_unknown', [{ act: 'change_kind', unit: 'a1', kind: 'zz' }]],
    ['act.cycle', [{ act: 'move', unit: 'a', parent: 'a1' }]],
    ['act.too_few_parts', [{ act: 'split', source: 'a1', parts: [{ unit: 'a2' }], core: 'a2' }]],
    ['act.core_elsewhere', [{ act: 'split', source: 'a1', parts: [{ unit: 'a2' }, { unit: 'b1' }], core: 'c1' }]],
    [
      'act.no_child',
      [
        {
          act: 'split',
          source: 'a',
          parts: [{ unit: 'b' }],
          core: 'a',
          stays: true,
          children: [{ unit: 'b1', to: 'b' }],
        },
      ],
    ],
  ])('%s', (code, acts) => {
    expect(codes(acts)).toContain(code);
  });
  it('a day that is not after what is known of the unit', () => {
    expect(codes([{ act: 'merge', sources: ['a1'], into: 'a2' }], { effectiveOn: '2020-01-01' })).toContain(
      'act.before_facts',
    );
  });
  it('nothing of a move between divisions: its rows stay where they are stored', () => {
    expect(codes([{ act: 'move', unit: 'c1', parent: 'a' }])).toEqual([]);
  });
});

const ids = ['a', 'b', 'a1', 'a2', 'b1', 'c', 'c1'];
const anyId = fc.constantFrom(...ids);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('merge' as const),
    sources: fc.uniqueArray(anyId, { minLength: 1, maxLength: 2 }),
    into: anyId,
  }),
  fc.record({ act: fc.constant('move' as const), unit: anyId, parent: fc.constantFrom('top', ...ids) }),
  fc.record({ act: fc.constant('close' as const), unit: anyId, successor: anyId }),
  fc.record({ act: fc.constant('rename' as const), unit: anyId, name: fc.constant('X') }),
);

it('a sound plan is a tree: one place each, below its parent, and nothing living below what is closed', () => {
  let sound = 0;
  fc.assert(
    fc.property(fc.array(anyAct, { minLength: 1, maxLength: 4 }), (acts) => {
      const { changes, reasons } = planOf(acts, ground());
      if (reasons.length > 0) return;
      sound++;
      const after = new Map(
        TREE.map((each) => [each.id, { path: each.path, parentId: each.parentId, closed: each.closedOn !== null }]),
      );
      for (const change of changes)
        after.set(change.id, {
          path: change.after.path,
          parentId: change.after.parentId,
          closed: change.closes || after.get(change.id)?.closed === true,
        });
      const paths = [...after.values()].map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      for (const each of after.values()) {
        const parent = each.parentId === null ? null : after.get(each.parentId);
        if (parent) expect(each.path.slice(0, -4)).toBe(parent.path);
        if (parent?.closed) expect(each.closed).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
  expect(sound).toBeGreaterThan(50);
});

describe('acts as they are kept', () => {
  const keep = (acts: ActInput[]) =>
    resolved(
      acts,
      () => 'new-id',
      (id) => id === parent,
    );
  const parent = '0190a5b0-0000-7000-8000-000000000001';
  it('have ids in the place of keys', () => {
    expect(
      keep([
        { act: 'found', key: 'a', name: 'A', kind: 'cell', parent },
        { act: 'merge', sources: ['x'], into: '#a' },
      ]),
    ).toMatchObject({ reasons: [], acts: [{ id: 'new-id' }, { into: 'new-id' }] });
  });
  it.each<[string, string, ActInput[]]>([
    ['act.incomplete', 'acts.0.into', [{ act: 'merge', sources: ['x'] }]],
    ['act.key_unknown', 'acts.0.into', [{ act: 'merge', sources: ['x'], into: '#b' }]],
    ['act.unit_unknown', 'acts.0.into', [{ act: 'merge', sources: ['x'], into: 'b' }]],
    ['act.unit_unknown', 'acts.0.parts', [{ act: 'split', source: 'x', parts: [{ unit: 'b' }], core: parent }]],
    [
      'act.key_twice',
      'acts.1.key',
      [
        { act: 'found', key: 'a', name: 'A', kind: 'k', parent },
        { act: 'found', key: 'a', name: 'B', kind: 'k', parent },
      ],
    ],
  ])('%s', (code, field, acts) => {
    expect(keep(acts).reasons).toMatchObject([{ code, field }]);
  });
});

describe('states', () => {
  const facts = { state: 'draft', number: '1', decidedOn: '2026-11-01', signerName: 'A', effectiveOn: '2026-11-02' };
  it('a decision is signed, and not decided for a day before', () => {
    expect(reasonsNotToDecide(facts, '2026-11-10')).toEqual([]);
    expect(reasonsNotToDecide({ ...facts, number: null }, '2026-11-10')).toMatchObject([
      { code: 'reorganization.unsigned', field: 'number' },
    ]);
    expect(reasonsNotToDecide({ ...facts, effectiveOn: '2026-10-01' }, '2026-11-10').map(({ code }) => code)).toEqual([
      'date.order',
    ]);
    expect(reasonsNotToDecide({ ...facts, state: 'applied' }, '2026-11-10').map(({ code }) => code)).toEqual([
      'reorganization.not_draft',
    ]);
  });
  it('takes effect once, on its day', () => {
    expect(reasonsNotToApply({ state: 'decided', effectiveOn: '2026-11-02' }, '2026-11-02')).toEqual([]);
    expect(
      reasonsNotToApply({ state: 'decided', effectiveOn: '2026-11-03' }, '2026-11-02').map(({ code }) => code),
    ).toEqual(['reorganization.not_yet']);
    expect(
      reasonsNotToApply({ state: 'applied', effectiveOn: '2026-11-01' }, '2026-11-02').map(({ code }) => code),
    ).toEqual(['reorganization.not_decided']);
  });
  it('is annulled while nothing depends on it', () => {
    expect(reasonsNotToAnnul('applied', [], [])).toEqual([]);
    expect(reasonsNotToAnnul('draft', [], []).map(({ code }) => code)).toEqual(['reorganization.not_applied']);
    expect(
      reasonsNotToAnnul('applied', ['X'], [{ command: 'post.begin', unit: 'X', on: '2026-11-02' }]).map(
        ({ code }) => code,
      ),
    ).toEqual(['reorganization.moved_since', 'reorganization.facts_since']);
  });
});
