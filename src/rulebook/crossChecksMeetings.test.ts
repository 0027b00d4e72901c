import { expect, test } from 'vitest';
import { faultsAfter } from './testRulebook.ts';

test.each([
  [
    'a criterion more than the rule has figures',
    'meetings.yaml',
    '    - {id: closing, label',
    '    - {id: song, label: {vi: "a", en: "b", ar: "ت"}}\n    - {id: closing, label',
    'does not set a list of 5 numbers',
  ],
  [
    'a level the scale does not have',
    'meetings.yaml',
    'every: fair',
    'every: splendid',
    '"splendid" is not a level of a score',
  ],
  [
    'minutes of a form nobody wrote',
    'meetings.yaml',
    'minutes: conference_minutes',
    'minutes: poem',
    '"poem" is not a form of a document',
  ],
  [
    'reports at a duty nobody fulfils',
    'meetings.yaml',
    'fieldReports: {duty: regular',
    'fieldReports: {duty: dancing',
    '"dancing" is not a duty of a meeting',
  ],
  [
    'a vote on a matter nobody knows',
    'meetings.yaml',
    'matter: meeting_score',
    'matter: weather',
    '"weather" is not a matter of a vote',
  ],
])('%s is a fault', async (_, file, old, changed, expected) => {
  expect((await faultsAfter(file, old, changed)).message).toContain(expected);
});
