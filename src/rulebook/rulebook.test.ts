import { beforeAll, expect, test } from 'vitest';
import { instrumentsNumbered } from './citation.ts';
import { needed, reaches } from './fraction.ts';
import { kindsUnder, mayStandUnder, overlaysFor, postsAt, taskSlots } from './kinds.ts';
import { loadRulebook } from './load.ts';
import {
  citation,
  findNumber,
  findRuleOn,
  fractionValue,
  numbersValue,
  numberValue,
  type Rulebook,
  ruleHistory,
  ruleOn,
} from './rulebook.ts';
import { VIETNAM } from './testRulebook.ts';

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook(VIETNAM);
});

test('the term of a cell was 2.5 years until 30/6/2025 and is 5 years since (ELE-04)', () => {
  const before = ruleOn(rulebook, 'ELE-04', '2025-06-30');
  const since = ruleOn(rulebook, 'ELE-04', '2025-07-01');
  expect(numberValue(before, 'years')).toBe(2.5);
  expect(before).toMatchObject({ since: null, lapsed: '2025-07-01' });
  expect(numberValue(since, 'years')).toBe(5);
  expect(since).toMatchObject({ since: '2025-07-01', lapsed: null });
  expect(ruleHistory(rulebook, 'ELE-04').map((version) => version.since)).toEqual(['2025-07-01', null]);
});

test('the length of a meeting changed on 28/10/2025 (MEE-03)', () => {
  expect(findNumber(ruleOn(rulebook, 'MEE-03', '2023-11-03'), 'combined_min')).toBeUndefined();
  expect(numberValue(ruleOn(rulebook, 'MEE-03', '2025-10-28'), 'combined_min')).toBe(120);
});

test('a rule whose start is unknown says so and holds on any day', () => {
  expect(ruleOn(rulebook, 'ORG-01', '1990-01-01').since).toBeNull();
});

test('a rule is not answered for a day before it was in force', () => {
  expect(findRuleOn(rulebook, 'TRA-04', '2025-12-11')).toBeUndefined();
  expect(() => ruleOn(rulebook, 'TRA-04', '2025-12-11')).toThrow('Rule TRA-04 has no version in force on 2025-12-11.');
  expect(() => ruleOn(rulebook, 'XXX-01', '2025-12-11')).toThrow('no rule "XXX-01"');
  expect(() => ruleOn(rulebook, 'constructor', '2025-12-11')).toThrow('no rule "constructor"');
});

test('the six clear slots are worded and ordered the local way in Gia Lai', () => {
  const there = overlaysFor(rulebook, ['52', '23590', 'CB001']);
  expect(there).toEqual(['gia-lai']);
  expect(overlaysFor(rulebook, ['14'])).toEqual([]);
  expect(taskSlots(rulebook, there).map((slot) => slot.meaning)).toEqual([
    'assignee',
    'work',
    'accountability',
    'due',
    'result',
    'checker',
  ]);
  expect(taskSlots(rulebook, there)[4]?.label.vi).toBe('Rõ hiệu quả');
  expect(taskSlots(rulebook).map((slot) => slot.id)).toContain('authority');
  const rule = ruleOn(rulebook, 'TAS-01', '2025-09-15', there);
  expect(rule).toMatchObject({ overlay: 'gia-lai', confidence: 'S' });
  expect(ruleOn(rulebook, 'TAS-01', '2025-09-15').overlay).toBeNull();
  expect(ruleOn(rulebook, 'ELE-04', '2025-09-15', there).overlay).toBeNull();
});

test('an overlay may add a rule that only its units know', () => {
  const rule = ruleOn(rulebook, 'QNI-01', '2024-06-01', ['quang-ninh']);
  expect(rule.citation('en')).toContain('Guidance 05-HD/TU (7/3/2024)');
  expect(() => ruleOn(rulebook, 'QNI-01', '2024-06-01')).toThrow('no rule');
});

test('a narrower overlay goes before a wider one', () => {
  const [province] = rulebook.overlays;
  if (province === undefined) throw new Error('no overlay');
  const commune = {
    ...province,
    id: 'bien-ho',
    within: 'gia-lai',
    units: ['23590'],
    rules: province.rules?.map((rule) => ({ ...rule, value: 5 })),
  };
  const wider = { ...rulebook, overlays: [commune, ...rulebook.overlays] };
  const chain = overlaysFor(wider, ['52', '23590']);
  expect(chain).toEqual(['gia-lai', 'bien-ho']);
  expect(numberValue(ruleOn(wider, 'TAS-01', '2025-09-15', chain))).toBe(5);
});

test('three documents of one number are three documents', () => {
  const documents = instrumentsNumbered(rulebook, '12-HD/BTCTW');
  expect(documents.map((each) => each.date).sort()).toEqual(['2012-05-17', '2018-07-06', '2022-01-18']);
  expect(new Set(documents.map((each) => each.id)).size).toBe(3);
});

test('a citation gives type, number, date, place and mark in each language', () => {
  expect(citation(rulebook, 'TRA-01', 'vi')).toBe(
    'Quy định 294-QĐ/TW (26/5/2025), mục 6.3.1; mức tin cậy P: đã đọc trích đoạn',
  );
  expect(citation(rulebook, 'ORG-01', 'en')).toBe(
    'Statutes Đại hội XI (1/2011), Art. 21 cl. 2, Art. 24 cl. 1; mark P: read in an excerpt',
  );
  expect(citation(rulebook, 'VIS-01', 'ar')).toMatch(/776-QĐ\/TU.*Kon Tum.*L: قاعدة محلية/);
});

test('a getter names the rule whose value is of another sort', () => {
  const rule = ruleOn(rulebook, 'ELE-01', '2026-01-01');
  expect(numberValue(rule, 'min_official')).toBe(9);
  expect(() => numberValue(rule, 'max_age')).toThrow('Rule ELE-01 does not set a value under "max_age".');
  expect(() => numberValue(rule)).toThrow('Rule ELE-01 does not set a number.');
  expect(numbersValue(ruleOn(rulebook, 'ADM-01', '2026-01-01'))).toEqual([18, 60]);
});

test.each([
  ['VOT-01', undefined, 16, 8, false],
  ['VOT-01', undefined, 16, 9, true],
  ['ADM-05', undefined, 18, 12, true],
  ['ADM-05', undefined, 16, 10, false],
  ['ADM-05', undefined, 16, 11, true],
  ['MEE-06', 'attendance', 20, 17, false],
  ['MEE-06', 'attendance', 20, 18, true],
  ['VOT-01', undefined, 0, 0, false],
])('the share of %s %s: of %i, %i is enough: %s', (id, key, whole, count, enough) => {
  const share = fractionValue(ruleOn(rulebook, id, '2026-01-01'), key);
  expect(reaches(share, count, whole)).toBe(enough);
  if (whole > 0) expect(count >= needed(share, whole)).toBe(enough);
});

test('the commune stands directly above grassroots cells only since 1/7/2025 (ORG-04)', () => {
  expect(mayStandUnder(rulebook, 'grassroots_cell', 'commune_committee', '2025-07-01')).toBe(true);
  expect(mayStandUnder(rulebook, 'grassroots_cell', 'commune_committee', '2025-06-30')).toBe(false);
  expect(mayStandUnder(rulebook, 'grassroots_committee', 'district_committee', '2025-06-30')).toBe(true);
  expect(mayStandUnder(rulebook, 'grassroots_committee', 'district_committee', '2025-07-01')).toBe(false);
  expect(mayStandUnder(rulebook, 'subordinate_cell', 'commune_committee', '2026-01-01')).toBe(false);
  expect(mayStandUnder(rulebook, 'district_committee', null, '2026-01-01')).toBe(false);
  expect(kindsUnder(rulebook, 'commune_committee', '2026-01-01').map((kind) => kind.id)).toEqual([
    'grassroots_committee',
    'grassroots_cell',
  ]);
});

test('duties and memberships are not posts that can be given', () => {
  const posts = postsAt(rulebook, 'grassroots_cell').map((each) => each.id);
  expect(posts).toContain('secretary');
  expect(posts).toContain('village_head');
  for (const never of ['member', 'probationary_member', 'overseer', 'committee_secretary', 'clerk'])
    expect(posts).not.toContain(never);
});
