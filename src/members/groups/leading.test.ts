/** Who may lead a group, and until when. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonsAgainstOfficers, reasonsNotToLead, reasonsNotToName } from './rules.ts';
import { codes, people, someone, TERMS, TODAY } from './testing.ts';

describe('who leads a group', () => {
  const list = people(
    someone('a'),
    someone('b'),
    someone('new', { status: 'probationary' }),
    someone('guest', { seat: 'guest' }),
    someone('out', { suspended: true }),
  );
  const inGroup = new Set([...list.keys()].filter((id) => id !== 'b'));
  const judge = (...officers: [string, string][]) =>
    codes(
      reasonsAgainstOfficers(
        officers.map(([office, personId]) => ({ office, personId })),
        { terms: TERMS, inGroup, people: list },
      ),
    );

  test.each([
    [[['head', 'a']], []],
    [[], ['party_group.no_office officers ORG-03']],
    [[['deputy', 'a']], ['party_group.no_office officers ORG-03']],
    [[['head', 'b']], ['party_group.officer_outside officers.0.personId ORG-03']],
    [[['head', 'new']], ['party_group.may_not_lead officers.0.personId VOT-03']],
    [[['head', 'guest']], ['party_group.may_not_lead officers.0.personId VOT-04']],
    [[['head', 'out']], ['party_group.may_not_lead officers.0.personId DIS-09']],
    [
      [
        ['head', 'a'],
        ['deputy', 'a'],
      ],
      ['party_group.two_offices officers.1.personId'],
    ],
    [
      [
        ['head', 'a'],
        ['head', 'a'],
      ],
      ['party_group.office_twice officers.1.office ORG-03'],
    ],
    [
      [
        ['head', 'a'],
        ['treasurer', 'a'],
      ],
      ['choice.unknown officers.1.office'],
    ],
  ] as [[string, string][], string[]][])('%j', (officers, expected) => {
    expect(judge(...officers)).toEqual(expected);
  });

  test('only the seat, the status and a suspension decide', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('own', 'guest'),
        fc.constantFrom('official', 'probationary'),
        fc.boolean(),
        (seat, status, suspended) => {
          const allowed = reasonsNotToLead({ seat, status, suspended }, TERMS, 'personId').length === 0;
          expect(allowed).toBe(seat === 'own' && status === 'official' && !suspended);
        },
      ),
    );
  });

  const facts = (more: object = {}) => ({
    group: { id: 'g1', foundedOn: '2026-01-01', closedOn: null },
    office: 'head',
    holder: { personId: 'a', from: '2026-05-01' },
    lastChange: '2026-05-01',
    on: TODAY,
    today: TODAY,
    terms: TERMS,
    ...more,
  });
  const member = someone('b', { groupId: 'g1', lastChange: '2026-08-01' });
  test.each([
    ['another of the group', member, {}, []],
    ['nobody', null, {}, []],
    ['nobody where there is nobody', null, { holder: null }, ['party_group.office_vacant office']],
    ['the same again', someone('a', { groupId: 'g1' }), {}, ['party_group.holds_already personId']],
    ['somebody of another group', someone('b', { groupId: 'g2' }), {}, ['party_group.officer_outside personId ORG-03']],
    ['somebody unknown', undefined, {}, ['party_group.officer_outside personId ORG-03']],
    ['a probationary member', { ...member, status: 'probationary' }, {}, ['party_group.may_not_lead personId VOT-03']],
    ['before he came into the group', member, { on: '2026-07-31' }, ['date.order on']],
    ['on the first day of the one before him', { ...member, lastChange: '2026-02-01' }, { on: '2026-05-01' }, []],
    ['before the one before him', { ...member, lastChange: '2026-02-01' }, { on: '2026-04-30' }, ['date.order on']],
    ['an office that is not', member, { office: 'treasurer' }, ['choice.unknown office']],
    [
      'of a closed group',
      member,
      { group: { id: 'g1', foundedOn: '2026-01-01', closedOn: '2026-09-01' } },
      ['party_group.closed'],
    ],
  ] as const)('%s', (_what, person, more, expected) => {
    expect(codes(reasonsNotToName(person, facts(more)))).toEqual(expected);
  });
});
