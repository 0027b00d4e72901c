import { expect, test } from 'vitest';
import { faultsAfter } from './testRulebook.ts';

test.each([
  [
    'a collecting unit of no kind',
    'at: [grassroots_cell, subordinate_cell]',
    'at: [choir]',
    '"choir" is not a kind of unit',
  ],
  ['a mark nobody can have', 'waived: [away, suspended]', 'waived: [asleep]', '"asleep" is not a mark'],
  ['a setting nobody works in', 'settings: [residential]', 'settings: [moon]', '"moon" is not a setting'],
  ['a rate that the rule does not set', 'key: pension}', 'key: lottery}', 'rule DUE-01 sets nothing under "lottery"'],
  [
    'a range for a rate',
    'share: {rule: DUE-01, key: salary}',
    'share: {rule: DUE-01, key: fixed_vnd}',
    'does not set a share here',
  ],
  [
    'a rate for a range',
    'range: {rule: DUE-01, key: fixed_vnd}',
    'range: {rule: DUE-01, key: salary}',
    'does not set a list of two whole amounts here',
  ],
  [
    'a kept amount in đồng',
    'share: {rule: DUE-02, key: cell_keep}',
    'share: {rule: DUE-01, key: fixed_vnd}',
    'does not set a share, or a list of two here',
  ],
  [
    'a share of months',
    'arrears: {rule: LEA-01, key: months_absent_or_unpaid}',
    'arrears: {rule: DUE-01, key: fixed_vnd}',
    'does not set a number of months here',
  ],
  ['a category twice', '- id: pension', '- id: salary', '"salary" stands here twice'],
])('%s is a fault', async (_, old, changed, expected) => {
  const error = await faultsAfter('dues.yaml', old, changed);
  expect(error.message).toContain(expected);
});
