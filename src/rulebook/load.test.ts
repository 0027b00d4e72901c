import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOf, loadRulebook } from './load.ts';
import { faultsAfter, VIETNAM } from './testRulebook.ts';

test.each([
  [
    'an unknown key',
    'posts.yaml',
    '    single: true\n',
    '    single: true\n    salary: 3\n',
    'the key "salary" is not known here',
  ],
  ['a missing language', 'rules/voting.yaml', '    ar: "لا يصح', '    fr: "لا يصح', 'is missing'],
  [
    'an unknown document',
    'rules/elections.yaml',
    '{instrument: QD294}',
    '{instrument: QD999}',
    '"QD999" is not a document of this rulebook',
  ],
  [
    'an unknown other source',
    'rules/dual-posts.yaml',
    '{other: local_rules}',
    '{other: rumour}',
    '"rumour" is not one of the other sources',
  ],
  [
    'a day that does not exist',
    'rules/elections.yaml',
    'inForceSince: 2025-07-01',
    'inForceSince: 2025-02-30',
    'is not a date written YYYY-MM-DD',
  ],
  [
    'a rule that does not exist',
    'posts.yaml',
    'rule: ELE-01',
    'rule: ELE-99',
    '"ELE-99" is not a rule of this rulebook',
  ],
  ['a capability that does not exist', 'posts.yaml', 'proposal.submit', 'proposal.win', 'is not a capability'],
  [
    'a parent that does not exist',
    'unit-kinds.yaml',
    '{kind: central_committee}',
    '{kind: moon}',
    '"moon" is not a kind of unit',
  ],
  ['a rule written twice', 'rules/elections.yaml', 'id: ELE-02', 'id: ELE-01', '"ELE-01" stands here twice'],
  [
    'two versions at once',
    'rules/elections.yaml',
    'lapsed: 2025-07-01',
    'lapsed: 2025-09-01',
    'two versions hold on 2025-07-01',
  ],
  [
    'one document listed twice',
    'instruments.yaml',
    'date: "2018-07-06"',
    'date: "2022-01-18"',
    '12-HD/BTCTW of 2022-01-18 is listed twice',
  ],
  ['a word of two meanings', 'membership.yaml', '["nam", "nam giới"]', '["nam", "nữ"]', '"nu" already means male'],
  [
    'a slot left out by an overlay',
    'overlays/gia-lai.yaml',
    'meaning: checker',
    'meaning: text',
    'no slot means checker',
  ],
  [
    'a key the rule does not set',
    'meetings.yaml',
    'key: combined_min',
    'key: combined_hours',
    'sets nothing under "combined_hours"',
  ],
  [
    'an overlay under itself',
    'overlays/gia-lai.yaml',
    'units: ',
    'within: gia-lai\nunits: ',
    'the overlay stands under itself',
  ],
  [
    'an unknown unit of a rule',
    'rules/elections.yaml',
    'unit: ballots',
    'unit: bottles',
    '"bottles" is not one of ruleUnits',
  ],
  ['a broken file', 'votes.yaml', 'majorities:', 'majorities: [', 'is not YAML'],
])('%s is named with its file and line', async (_what, file, old, changed, message) => {
  const error = await faultsAfter(file, old, changed);
  const fault = error.faults.find((each) => each.message.includes(message));
  expect(error.message).toContain(message);
  expect(fault?.file).toBe(file);
  expect(fault?.line).toBeGreaterThan(0);
});

test('a fault names the entry by its id, not by its number', async () => {
  const error = await faultsAfter(
    'posts.yaml',
    'id: village_head\n    kind: civil',
    'id: village_head\n    kind: royal',
  );
  expect(error.faults.map((fault) => fault.path)).toContain('posts[village_head].kind');
  expect(error.message).toContain('must be one of party, civil, staff, duty, pseudo, but is "royal"');
});

test('all faults of all files are listed at once', async () => {
  const dir = await copy();
  await change(dir, 'posts.yaml', 'single: true', 'single: perhaps');
  await change(dir, 'tasks.yaml', 'required: true', 'required: often');
  await rm(join(dir, 'targets.yaml'));
  const error = await loadRulebook(dir).catch((thrown: unknown) => thrown);
  await rm(dir, { recursive: true });
  expect(error).toMatchObject({ name: 'RulebookError' });
  expect(String(error)).toContain('3 faults');
  for (const file of ['posts.yaml', 'tasks.yaml', 'targets.yaml: cannot be read'])
    expect(String(error)).toContain(file);
});

test('a folder without a rulebook is refused', async () => {
  await expect(loadRulebook('/nowhere')).rejects.toThrow('rulebook.yaml: cannot be read');
});

test('the hash follows what is said, not how it is laid out', async () => {
  const first = (await loadRulebook(VIETNAM)).hash;
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  const dir = await copy();
  await change(dir, 'targets.yaml', 'measures:', '# a remark\n\nmeasures:');
  expect((await loadRulebook(dir)).hash).toBe(first);
  await change(dir, 'votes.yaml', 'smallestSecretElectorate: 5', 'smallestSecretElectorate: 7');
  expect((await loadRulebook(dir)).hash).not.toBe(first);
  await rm(dir, { recursive: true });
});

test('the hash does not depend on the order of keys or the form of Unicode', () => {
  expect(hashOf({ a: 1, b: 'Đảng ủy'.normalize('NFD') })).toBe(hashOf({ b: 'Đảng ủy', a: 1 }));
  expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
});

async function copy(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'rulebook-'));
  await cp(VIETNAM, dir, { recursive: true });
  return dir;
}

async function change(dir: string, file: string, old: string, changed: string): Promise<void> {
  await writeFile(join(dir, file), (await readFile(join(dir, file), 'utf8')).replace(old, changed));
}
