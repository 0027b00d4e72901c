import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRulebook } from '../../rulebook/load.ts';
import { VIETNAM } from '../../rulebook/testRulebook.ts';
import { differencesOf, type TheirLine } from './compare.ts';
import { knownOf, whoIs } from './find.ts';
import type { OurMember } from './members.ts';
import { type Decidable, reasonsNotToDecide, reasonsNotToMatch } from './rules.ts';
import { type DECISIONS, isCorrectable, SUMMARY_FIELDS, type Told } from './summary.ts';

const rulebook = await loadRulebook(VIETNAM);
const told: Told = {
  name: 'Võ Thị Lan',
  birthDate: '1980-12-01',
  sex: 'female',
  ethnicity: null,
  cardNumber: '91993353',
  cell: 'Chi bộ thôn 2',
  status: 'official',
  admittedOn: '2006-06-21',
  ceremonyOn: null,
  officialOn: '2007-06-21',
  education: null,
  theory: null,
  partyPosts: 'secretary',
  civilPosts: null,
  exempt: 'no',
  state: 'present',
};
const lan: OurMember = {
  personId: 'lan',
  unit: { id: 'u', division: '00', path: '0001' },
  sortKey: 'lan',
  cellCode: 'CB2',
  facts: { fullName: 'Võ Thị Lan', birthDate: '1980-12-01', birthYearOnly: false } as OurMember['facts'],
  told,
  partyPosts: ['secretary'],
  civilPosts: [],
};
const line = (said: Partial<Told>, cellCode: string | null = null): TheirLine => ({ no: 7, said, cellCode });
const fields = (said: Partial<Told>, code?: string) =>
  differencesOf(rulebook, lan, line(said, code ?? null)).map((d) => d.field);

describe('what differs', () => {
  it.each<[string, Partial<Told>, string | undefined, string[]]>([
    ['what the file does not speak of', {}, undefined, []],
    ['the same', told, undefined, []],
    ['a bare year of a known date', { birthDate: '1980' }, undefined, []],
    ['another year', { birthDate: '1981' }, undefined, ['birthDate']],
    ['none where there is one', { cardNumber: null }, undefined, ['cardNumber']],
    ['one where there is none', { education: 'university' }, undefined, ['education']],
    ['the cell by its code, whatever it is called', { cell: 'Thôn hai' }, 'CB2', []],
    ['another code', { cell: 'Chi bộ thôn 2' }, 'CB1', ['cell']],
    ['the cell by its name, tones aside', { cell: 'chi bo thon 2' }, undefined, []],
    ['a post by a word of the rulebook', { partyPosts: 'Bí thư chi bộ' }, undefined, []],
    ['no post', { partyPosts: null }, undefined, ['partyPosts']],
    ['a post more', { partyPosts: 'Bí thư chi bộ; Trưởng ban' }, undefined, ['partyPosts']],
  ])('%s', (_what, said, code, expected) => {
    expect(fields(said, code)).toEqual(expected);
  });

  it('what the register says of itself never differs, whichever fields the file speaks of', () => {
    fc.assert(
      fc.property(fc.subarray([...SUMMARY_FIELDS]), (some) => {
        expect(fields(Object.fromEntries(some.map((field) => [field, told[field]])))).toEqual([]);
      }),
    );
  });
});

describe('whom a line means', () => {
  const namesake: OurMember = { ...lan, personId: 'other', cellCode: 'CB1', told: { ...told, cell: 'Chi bộ thôn 1' } };
  const cards = new Map([
    ['91993353', { personId: 'lan' }],
    ['11112222', { personId: 'away' }],
  ]);
  const who = (said: Partial<Told>, { code = null, taken = [] as string[], members = [lan] } = {}) => {
    const found = whoIs(line(said, code), knownOf(members, cards), new Set(taken));
    return [found.existing?.personId ?? null, found.by, found.cause, found.candidates.length];
  };
  const same = { name: 'VÕ THỊ LAN', birthDate: '1980-12-01' };
  it('by card, by name, not at all, or not clear', () => {
    expect(who({ ...same, cardNumber: '9199 3353' })).toEqual(['lan', 'card', null, 0]);
    expect(who({ name: 'Võ Thị Lan', birthDate: '1999-01-01', cardNumber: '91993353' })).toEqual([
      'lan',
      'card',
      null,
      0,
    ]);
    expect(who({ name: 'Siu Blan', birthDate: '1999-01-01', cardNumber: '91993353' })).toEqual([
      null,
      null,
      'card_other',
      1,
    ]);
    expect(who({ ...same, cardNumber: '11112222' })).toEqual([null, null, 'elsewhere', 0]);
    expect(who(same)).toEqual(['lan', 'name', null, 0]);
    expect(who({ ...same, birthDate: '1980' })).toEqual(['lan', 'name', null, 0]);
    expect(who({ ...same, birthDate: '1981' })).toEqual([null, null, null, 0]);
    expect(who(same, { members: [lan, namesake] })).toEqual([null, null, 'several', 2]);
    expect(who(same, { members: [lan, namesake], code: 'CB1' as never })).toEqual(['other', 'name', null, 0]);
    expect(who(same, { taken: ['lan'] })).toEqual([null, null, 'twice', 1]);
    expect(who({ ...same, cardNumber: '91993353' }, { taken: ['lan'] })).toEqual([null, null, 'twice', 1]);
  });
});

describe('what may be decided', () => {
  const differs: Decidable = {
    no: 7,
    kind: 'differs',
    cause: null,
    field: 'education',
    theirs: 'university',
    written: false,
    asked: false,
  };
  it.each<[Partial<Decidable>, (typeof DECISIONS)[number], string | null, string[]]>([
    [{}, 'theirs', null, []],
    [{}, 'ours', 'sổ gốc', []],
    [{}, 'ours', null, ['field.required']],
    [{}, 'look', null, []],
    [{ field: 'cell' }, 'theirs', null, ['summary.by_procedure']],
    [{ field: 'status' }, 'theirs', null, ['summary.by_procedure']],
    [{ field: 'birthDate', theirs: '1980' }, 'theirs', null, ['summary.birth_not_whole']],
    [{ field: 'birthDate', theirs: '1980-12-11' }, 'theirs', null, []],
    [{ kind: 'same', field: null }, 'look', null, ['summary.same']],
    [{ kind: 'only_here', field: null }, 'theirs', null, ['summary.ends_by_procedure']],
    [{ kind: 'only_here', field: null }, 'ours', 'còn sinh hoạt', []],
    [{ kind: 'only_there', field: null }, 'theirs', null, []],
    [{ kind: 'only_there', field: null, cause: 'elsewhere' }, 'theirs', null, ['summary.elsewhere']],
    [{ kind: 'ambiguous', field: null }, 'theirs', null, ['summary.match_first']],
    [{ written: true }, 'ours', 'x', ['summary.carried_out']],
    [{ asked: true }, 'theirs', null, ['summary.carried_out']],
  ])('%j %s %s', (change, decision, note, codes) => {
    expect(reasonsNotToDecide({ ...differs, ...change }, decision, note).map((r) => r.code)).toEqual(codes);
  });

  it('nothing of the register is written by a file but what a correction can write', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SUMMARY_FIELDS), fc.option(fc.string()), (field, theirs) => {
        const allowed = reasonsNotToDecide({ ...differs, field, theirs }, 'theirs', null).length === 0;
        expect(allowed).toBe(isCorrectable(field, theirs));
        if (['cell', 'status', 'partyPosts', 'civilPosts', 'exempt', 'state'].includes(field))
          expect(allowed).toBe(false);
      }),
    );
  });

  it('only what is not clear is matched, and with nobody whom another line means', () => {
    expect(reasonsNotToMatch({ no: 3, kind: 'ambiguous' }, null)).toEqual([]);
    expect(reasonsNotToMatch({ no: 3, kind: 'ambiguous' }, 9).map((r) => r.code)).toEqual(['summary.taken']);
    expect(reasonsNotToMatch({ no: 3, kind: 'differs' }, null).map((r) => r.code)).toEqual(['summary.not_ambiguous']);
  });
});
