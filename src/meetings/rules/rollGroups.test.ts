import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { inGroupOrder, partsOf } from './rollGroups.ts';

const line = (personId: string | null, role = 'official') => ({
  personId,
  role,
  group: null as { id: string; name: string } | null,
});
const groups = new Map([
  ['b', { groupId: 'g2', name: 'Tổ 2', sortKey: 'T000002' }],
  ['c', { groupId: 'g1', name: 'Tổ 1', sortKey: 'T000001' }],
  ['d', { groupId: 'g2', name: 'Tổ 2', sortKey: 'T000002' }],
]);

describe('a roll by groups', () => {
  const roll = inGroupOrder([line('a'), line('b'), line('c'), line('d', 'guest'), line('o', 'overseer')], groups);

  it('stands in the order of the groups, those in none behind, those from above last', () => {
    expect(roll.map(({ personId, group }) => [personId, group?.name ?? null])).toEqual([
      ['c', 'Tổ 1'],
      ['b', 'Tổ 2'],
      ['d', 'Tổ 2'],
      ['a', null],
      ['o', null],
    ]);
  });

  it('has a heading over each part', () => {
    expect(partsOf(roll)?.map(({ kind, name, lines }) => [kind, name, lines.length])).toEqual([
      ['group', 'Tổ 1', 1],
      ['group', 'Tổ 2', 2],
      ['none', null, 1],
      ['above', null, 1],
    ]);
  });

  it('is no roll by groups where nobody is in one', () => {
    expect(partsOf(inGroupOrder([line('a')], groups))).toBeNull();
    expect(partsOf([])).toBeNull();
  });
});

test('nobody is lost and nobody comes in, and each group stands together', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')), (people) => {
      const roll = inGroupOrder(
        people.map((id) => line(id)),
        groups,
      );
      expect(roll.map(({ personId }) => personId).sort()).toEqual([...people].sort());
      const parts = partsOf(roll);
      if (parts) expect(parts.flatMap((part) => part.lines)).toEqual(roll);
      expect(new Set(parts?.map((part) => part.name)).size).toBe(parts?.length ?? 0);
    }),
  );
});
