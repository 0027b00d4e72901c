import { beforeAll, expect, test } from 'vitest';
import { loadRulebook } from './load.ts';
import type { Rulebook } from './rulebook.ts';
import { VIETNAM } from './testRulebook.ts';

const RULES: Record<string, number> = {
  ORG: 7,
  ELE: 11,
  VOT: 6,
  MEE: 12,
  TAS: 3,
  ADM: 11,
  PRO: 5,
  TRA: 6,
  EXE: 2,
  LEA: 2,
  INS: 5,
  DIS: 9,
  APP: 8,
  MOD: 5,
  DUE: 4,
  BAD: 2,
  CAR: 1,
  FIL: 1,
  DUA: 4,
  VIS: 2,
  RES: 1,
  REG: 1,
  STA: 1,
  REO: 3,
  DOC: 3,
  DAT: 3,
};
const RULE_IDS = Object.entries(RULES).flatMap(([prefix, count]) =>
  Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`),
);

const NOUNS =
  'organization member official_member probationary_member cell committee grassroots_committee grassroots_organization ' +
  'commune_committee province_committee unit secretary deputy_secretary committee_member overseer clerk inspector administrator ' +
  'village_head front_head resolution plan target task meeting minutes proposal vote comrade village roster party_age card admission dual_post';

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook(VIETNAM);
});

test('it holds the rules that were gathered; what the program needs beside them is marked as not read', () => {
  expect(Object.keys(rulebook.rules)).toEqual(expect.arrayContaining(RULE_IDS));
  expect(RULE_IDS).toHaveLength(118);
  const beside = Object.values(rulebook.rules).filter((rule) => !RULE_IDS.includes(rule.id));
  for (const rule of beside) expect([rule.id, rule.confidence]).toEqual([rule.id, 'GK']);
});

test('every text of every file is in three languages, the Arabic in Arabic letters', () => {
  let labels = 0;
  each(rulebook, (node) => {
    if (!('vi' in node && 'en' in node && 'ar' in node)) return;
    const texts = [node.vi, node.en, node.ar].map((each) =>
      typeof each === 'object' && each !== null && 'one' in each ? each.one : each,
    );
    if (!texts.every((each) => typeof each === 'string')) return;
    labels++;
    const [vi = '', en = '', ar = ''] = texts.map(String);
    for (const text of [vi, en, ar]) expect(text).not.toBe('');
    // separators and signs such as % have no letters
    if (/\p{L}/u.test(vi)) expect(ar, vi).toMatch(/\p{Script=Arabic}/u);
    expect(en, vi).not.toMatch(/\p{Script=Arabic}/u);
  });
  expect(labels).toBeGreaterThan(600);
});

test('no rule is a translation left undone', () => {
  for (const rule of Object.values(rulebook.rules)) {
    expect(rule.text.vi, rule.id).not.toBe(rule.text.en);
    expect(rule.text.vi, rule.id).toMatch(/[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]/i);
    expect(rule.text.en, rule.id).toMatch(/[a-z]{3}/i);
  }
});

test('the nouns the pages use are all there, in Arabic with definite forms and gender', () => {
  for (const name of NOUNS.split(' ')) {
    const noun = rulebook.nouns[name];
    expect(noun, name).toBeDefined();
    expect(noun?.ar, name).toMatchObject({
      one: expect.any(String),
      many: expect.any(String),
      the: expect.any(String),
      the_many: expect.any(String),
    });
    expect(noun?.ar.gender, name).toMatch(/^[mf]$/);
  }
});

test('one Arabic word is chosen for each thing, and none that misleads', () => {
  const everything = JSON.stringify(rulebook);
  for (const slip of ['سكرتير', 'شعبية', 'غير حكومية', 'الفصل الدراسي', 'الحزب الشيوعي الصيني'])
    expect(everything).not.toContain(slip);
});

test('there are 54 ethnic groups and one for others', () => {
  expect(rulebook.membership.ethnicities.map((each) => each.id)).toEqual(
    Array.from({ length: 55 }, (_, i) => String(i + 1).padStart(2, '0')),
  );
});

test('only grassroots cells and committees count as grassroots organizations (trap 9)', () => {
  expect(rulebook.unitKinds.filter((kind) => kind.countsAsGrassrootsOrganization).map((kind) => kind.id)).toEqual([
    'grassroots_committee',
    'grassroots_cell',
  ]);
  expect(rulebook.unitKinds.find((kind) => kind.id === 'subordinate_cell')?.hasSeal).toBe(false);
});

test.each([
  [
    'a clerk neither issues nor signs',
    'clerk',
    ['resolution.issue', 'meeting.sign', 'meeting.hold', 'plan.adopt', 'account.manage'],
  ],
  [
    'an inspector changes nothing',
    'inspector',
    ['member.edit', 'unit.edit', 'resolution.draft', 'import.run', 'member.export', 'member.reveal'],
  ],
  [
    'an administrator sees no personal record',
    'administrator',
    ['member.read', 'member.reveal', 'self.read', 'meeting.read', 'task.read'],
  ],
  [
    'a member reads no personal records of others',
    'member',
    ['member.read', 'member.reveal', 'task.assign', 'meeting.hold'],
  ],
  ['an overseer reads only', 'overseer', ['member.edit', 'meeting.hold', 'task.assign', 'member.reveal']],
  ['a cell secretary appoints no peers', 'secretary', ['post.assign', 'unit.found', 'account.manage']],
])('%s', (_what, id, never) => {
  const granted = rulebook.posts
    .find((post) => post.id === id)
    ?.grants.flatMap((grant) => grant.capabilities as string[]);
  expect(granted?.length).toBeGreaterThan(0);
  for (const capability of never) expect(granted).not.toContain(capability);
});

test('a civil post gives no rights but to put somebody forward', () => {
  for (const post of rulebook.posts.filter((each) => each.kind === 'civil'))
    for (const grant of post.grants)
      expect(grant, post.id).toEqual({ at: 'unit', capabilities: ['unit.read', 'candidate.nominate'] });
});

function each(node: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) visit(node as Record<string, unknown>);
  for (const child of Object.values(node)) each(child, visit);
}
