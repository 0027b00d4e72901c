import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonFacts } from '../member.ts';
import { MERGE_FIELDS } from '../merge.ts';
import { type Line, mergedFacts, planLines, reasonsNotToMerge, reasonsNotToUnmerge } from './merging.ts';

const facts: PersonFacts = {
  fullName: 'A',
  sortName: null,
  sex: 'male',
  ethnicity: null,
  birthDate: '1980-01-01',
  birthYearOnly: true,
  admittedOn: '2005-01-01',
  ceremonyOn: null,
  officialOn: '2006-01-01',
  education: null,
  theory: null,
  note: null,
  cardNo: null,
  phone: null,
};

test('each fact comes from the record that was chosen; a birth date brings along how sure it is', () => {
  const other: PersonFacts = {
    ...facts,
    fullName: 'B',
    birthDate: '1980-05-06',
    birthYearOnly: false,
    phone: '0905111222',
  };
  expect(mergedFacts(facts, other, [])).toEqual(facts);
  expect(mergedFacts(facts, other, ['phone', 'birthDate'])).toEqual({
    ...facts,
    phone: '0905111222',
    birthDate: '1980-05-06',
    birthYearOnly: false,
  });
  expect(mergedFacts(facts, other, [...MERGE_FIELDS])).toEqual(other);
});

describe('the lines of the old record', () => {
  const day = fc
    .integer({ min: 0, max: 60 })
    .map((n) => `20${String(10 + Math.floor(n / 12)).padStart(2, '0')}-${String((n % 12) + 1).padStart(2, '0')}-01`);
  const line = fc
    .record({
      id: fc.uuid(),
      unitId: fc.constantFrom('x', 'y'),
      seat: fc.constantFrom('own', 'guest'),
      a: day,
      b: fc.option(day),
    })
    .map(({ a, b, ...rest }): Line => {
      if (b === null || a === b) return { ...rest, from: a, to: 'infinity' };
      return a < b ? { ...rest, from: a, to: b } : { ...rest, from: b, to: a };
    });

  test('nothing that goes over is in the way of a line of the kept record; every line has one fate', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 4 }),
        fc.uniqueArray(line, { maxLength: 4, selector: (each) => each.id }),
        (winner, loser) => {
          const plan = planLines(winner, loser);
          expect([...plan.moves, ...plan.ends, ...plan.stays].sort()).toEqual(loser.map((each) => each.id).sort());
          const end = (to: string) => (to === 'infinity' ? '9999-12-31' : to);
          for (const moved of loser.filter((each) => plan.moves.includes(each.id)))
            for (const other of winner) {
              const meet = moved.from < end(other.to) && other.from < end(moved.to);
              expect(meet && moved.seat === 'own' && other.seat === 'own').toBe(false);
              expect(meet && moved.unitId === other.unitId).toBe(false);
            }
          for (const id of plan.ends) expect(loser.find((each) => each.id === id)?.to).toBe('infinity');
        },
      ),
    );
  });
});

describe('may two records be made one', () => {
  const clean = {
    winner: { id: 'a', merged: false },
    loser: { id: 'b', merged: false },
    references: [{ part: 'work', all: 3, reached: 3 }],
    held: [],
    keepsOneWhoLeft: false,
  };
  test.each([
    [{}, []],
    [{ loser: { id: 'a', merged: false } }, ['merge.same']],
    [{ loser: { id: 'b', merged: true } }, ['merge.already']],
    [{ references: [{ part: 'work', all: 3, reached: 2 }] }, ['merge.out_of_reach']],
    [{ held: ['cases'] }, ['merge.case_open']],
    [{ keepsOneWhoLeft: true }, ['merge.keep_member']],
  ])('%j', (more, codes) => {
    expect(reasonsNotToMerge({ ...clean, ...more }).map((reason) => reason.code)).toEqual(codes);
  });

  test.each([
    [{}, []],
    [{ undoneOn: '2026-01-01' }, ['merge.undone']],
    [{ winnerMerged: true }, ['merge.winner_merged']],
    [{ traced: false }, ['merge.no_trace']],
    [{ changed: 1, newer: 2 }, ['merge.depended']],
  ])('and taken back: %j', (more, codes) => {
    const facts = { undoneOn: null, winnerMerged: false, traced: true, changed: 0, newer: 0, ...more };
    expect(reasonsNotToUnmerge(facts).map((reason) => reason.code)).toEqual(codes);
  });
});
