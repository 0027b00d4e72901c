import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type GroupPerson,
  reasonsAgainstCell,
  reasonsAgainstDay,
  reasonsAgainstFounding,
  reasonsAgainstGroupName,
  reasonsNotToSeat,
  reasonsNotToTakeBack,
} from './rules.ts';
import { codes, people, someone, TERMS, TODAY } from './testing.ts';

test.each([
  [TERMS, 'grassroots_cell', null, []],
  [TERMS, 'commune_committee', null, ['party_group.not_here unit ORG-03']],
  [null, 'grassroots_cell', null, ['party_group.not_here unit']],
  [TERMS, 'grassroots_cell', '2026-01-01', ['unit.closed unit']],
] as const)('groups stand in cells only: %#', (terms, kind, closedOn, expected) => {
  expect(codes(reasonsAgainstCell(terms, { kind, closedOn }))).toEqual(expected);
});

test.each([
  ['Tổ 1', 'to 1', [], []],
  ['Tổ 1', 'to 1', ['to 1'], ['party_group.name_taken name']],
  ['...', '...', [], ['name.missing name']],
  ['Tổ\u202e1', 'to 1', [], ['text.hidden name']],
] as const)('the name of a group: %#', (name, folded, taken, expected) => {
  expect(codes(reasonsAgainstGroupName(name, folded, taken))).toEqual(expected);
});

test('a group begins with somebody, on a day that has been', () => {
  expect(codes(reasonsAgainstFounding([], 'ORG-03'))).toEqual(['party_group.empty members ORG-03']);
  expect(reasonsAgainstFounding(['a'], 'ORG-03')).toEqual([]);
  expect(codes(reasonsAgainstDay('on', '2026-11-11', '2020-01-01', TODAY))).toEqual(['date.future on']);
  expect(codes(reasonsAgainstDay('on', '2019-12-31', '2020-01-01', TODAY))).toEqual(['date.order on']);
  expect(reasonsAgainstDay('on', '2020-01-01', '2020-01-01', TODAY)).toEqual([]);
});

describe('who may be put into which group', () => {
  const groups = new Map([
    ['g1', { id: 'g1', foundedOn: '2026-01-01', closedOn: null }],
    ['g2', { id: 'g2', foundedOn: '2026-06-01', closedOn: null }],
    ['old', { id: 'old', foundedOn: '2020-01-01', closedOn: '2025-01-01' }],
  ]);
  const facts = (list: GroupPerson[], on = TODAY) => ({
    people: people(...list),
    groups,
    on,
    today: TODAY,
    rule: 'ORG-03',
    field: (i: number, name: string) => `members.${i}.${name}`,
  });
  const one = (person: GroupPerson, groupId: string | null, on?: string) =>
    codes(reasonsNotToSeat([{ personId: person.personId, groupId }], facts([person], on)));

  test.each([
    ['an own member', someone('a'), 'g1', TODAY, []],
    ['a guest', someone('a', { seat: 'guest' }), 'g1', TODAY, []],
    ['a probationary member', someone('a', { status: 'probationary' }), 'g1', TODAY, []],
    ['into none', someone('a', { groupId: 'g1', lastChange: '2026-02-01' }), null, TODAY, []],
    ['from the day he came', someone('a', { since: '2026-03-01' }), 'g1', '2026-03-01', []],
    [
      'before he came',
      someone('a', { since: '2026-03-01' }),
      'g1',
      '2026-02-28',
      ['party_group.not_member members.0.personId ORG-03'],
    ],
    [
      'on the first day of his present group',
      someone('a', { groupId: 'g1', lastChange: '2026-07-01' }),
      'g2',
      '2026-07-01',
      [],
    ],
    [
      'before his present group',
      someone('a', { groupId: 'g1', lastChange: '2026-07-01' }),
      'g2',
      '2026-06-30',
      ['date.order on'],
    ],
    ['where he is already', someone('a', { groupId: 'g1', lastChange: '2026-07-01' }), 'g1', '2026-06-30', []],
    ['before the group was', someone('a'), 'g2', '2026-05-31', ['date.order on']],
    ['into a closed one', someone('a'), 'old', TODAY, ['party_group.closed members.0.groupId']],
    ['into one of another cell', someone('a'), 'elsewhere', TODAY, ['party_group.unknown members.0.groupId']],
    ['tomorrow', someone('a'), 'g1', '2026-11-11', ['date.future on']],
  ] as const)('%s', (_what, person, groupId, on, expected) => {
    expect(one(person, groupId, on)).toEqual(expected);
  });

  test('nobody twice, nobody from elsewhere', () => {
    expect(
      codes(
        reasonsNotToSeat(
          [
            { personId: 'a', groupId: 'g1' },
            { personId: 'a', groupId: 'g2' },
            { personId: 'b', groupId: 'g1' },
          ],
          facts([someone('a')]),
        ),
      ),
    ).toEqual(['party_group.twice members.1.personId', 'party_group.not_member members.2.personId ORG-03']);
  });

  test('whoever is on the list may be put into any open group from the latest day of all on', () => {
    const day = fc
      .integer({ min: 0, max: 300 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (since, lastChange, on) => {
        const latest = [since, lastChange, '2026-01-01'].sort().at(-1) ?? '';
        const refused = one(someone('a', { since, lastChange, groupId: 'g2' }), 'g1', on).length > 0;
        expect(refused).toBe(on < latest);
      }),
    );
  });
});

test('only what runs is taken back', () => {
  expect(reasonsNotToTakeBack({ to: null })).toEqual([]);
  expect(codes(reasonsNotToTakeBack({ to: '2026-10-01' }))).toEqual(['party_group.line_ended']);
});
