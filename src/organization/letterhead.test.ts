import { beforeAll, expect, test } from 'vitest';
import { loadRulebook } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { VIETNAM } from '../rulebook/testRulebook.ts';
import { signatureLines } from './letterhead.ts';

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook(VIETNAM);
});

test.each([
  ['grassroots_cell', 'secretary', 'vi', ['T/M CHI BỘ', 'BÍ THƯ']],
  ['subordinate_cell', 'deputy_secretary', 'vi', ['T/M CHI BỘ', 'PHÓ BÍ THƯ']],
  ['commune_committee', 'committee_secretary', 'vi', ['T/M ĐẢNG ỦY', 'BÍ THƯ']],
  ['province_committee', 'committee_secretary', 'vi', ['T/M TỈNH ỦY', 'BÍ THƯ']],
  ['province_committee', 'committee_secretary', 'en', ['FOR THE COMMITTEE', 'SECRETARY']],
  ['commune_committee', 'committee_secretary', 'ar', ['عن لجنة الحزب', 'الأمين']],
  // nobody is named yet: room for the head
  ['commune_committee', null, 'vi', ['T/M ĐẢNG ỦY', 'BÍ THƯ']],
] as const)('%s signed by %s in %s', (kind, post, language, lines) => {
  expect(signatureLines(rulebook, kind, post, language)).toEqual(lines);
});

test('who neither leads nor stands in signs in his own words', () => {
  const [first, own] = signatureLines(rulebook, 'grassroots_cell', 'committee_member', 'vi');
  expect(first).toBe('T/M CHI BỘ');
  expect(own).toBe('CHI ỦY VIÊN');
  expect(signatureLines(rulebook, 'grassroots_cell', 'no_such_post', 'vi')).toEqual(['T/M CHI BỘ']);
});

test('a rulebook without signatures puts nothing above the name', () => {
  const { documents, posts, unitKinds } = structuredClone(rulebook);
  documents.layout.signatures = [];
  expect(signatureLines({ documents, posts, unitKinds }, 'grassroots_cell', 'secretary', 'vi')).toEqual([]);
});
