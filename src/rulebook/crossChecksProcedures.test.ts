import { expect, test } from 'vitest';
import { faultsAfter } from './testRulebook.ts';

const FILE = 'procedures.yaml';

test.each([
  [
    'a step that leads nowhere',
    FILE,
    'effect: exempt_member, next: exempt,',
    'effect: exempt_member, next: paradise,',
    '"paradise" is not a step of this procedure',
  ],
  [
    'a step jumped to that is none',
    FILE,
    'elseNext: committee_vote',
    'elseNext: moon',
    '"moon" is not a step of this procedure',
  ],
  [
    'a kind of unit nobody knows',
    FILE,
    'kinds: [section_committee], elseNext',
    'kinds: [choir], elseNext',
    '"choir" is not a kind of unit',
  ],
  [
    'a step told twice',
    FILE,
    '- id: section_report\n        label',
    '- id: cell_vote\n        label',
    '"cell_vote" stands here twice',
  ],
  [
    'a paper nobody defined',
    FILE,
    '{paper: exemption_request, rule: EXE-01}',
    '{paper: poem, rule: EXE-01}',
    '"poem" is not a paper',
  ],
  ['a paper told twice', FILE, '- {id: curriculum, document', '- {id: application, document', '"application"'],
  [
    'a remark nobody gives',
    FILE,
    '{opinion: mass_organizations, rule: PRO-05}',
    '{opinion: weather, rule: PRO-05}',
    '"weather" is not a',
  ],
  [
    'a vote on a matter nobody knows',
    FILE,
    '{vote: exemption, body',
    '{vote: weather, body',
    '"weather" is not a matter of a vote',
  ],
  [
    'a clock from a day nobody enters',
    FILE,
    'clock: {rule: TRA-01, from: changed_on',
    'clock: {rule: TRA-01, from: birthday',
    '"birthday" is not a field of this procedure',
  ],
  [
    'a clock whose rule has no length',
    FILE,
    'clock: {rule: TRA-01, from',
    'clock: {rule: TRA-03, from',
    'rule TRA-03 sets no length of time',
  ],
  [
    'a clock after one that runs from nowhere',
    FILE,
    'clock: {rule: PRO-02, after: probation',
    'clock: {rule: PRO-02, after: decision',
    'the step "decision" has no clock',
  ],
  [
    'an earliest day from a field that is none',
    FILE,
    'notBefore: {rule: PRO-01, from: ceremony_on}',
    'notBefore: {rule: PRO-01, from: name_day}',
    '"name_day" is not a field of this procedure',
  ],
  [
    'a step of the other side where there is none',
    FILE,
    'by: case.decide\n        needs: [{paper: recognition_decision',
    'by: case.decide\n        side: other\n        needs: [{paper: recognition_decision',
    'the procedure has no other side',
  ],
  [
    'another side that nobody names',
    FILE,
    'rule: TRA-01\n    otherSide: to',
    'rule: TRA-01\n    otherSide: away',
    '"away" is not a field of this procedure',
  ],
  [
    'a reason to drop at a step that is none',
    FILE,
    'steps: [cell_vote], label',
    'steps: [paradise], label',
    '"paradise" is not a step of this procedure',
  ],
  [
    'a text with choices',
    FILE,
    '{id: letter_number, kind: text, required: true, label',
    '{id: letter_number, kind: text, required: true, choices: [], label',
    'has choices exactly when it is a choice',
  ],
  [
    'a holiday that ends before it begins',
    'calendar.yaml',
    'from: 2027-04-16, to: 2027-04-16',
    'from: 2027-04-16, to: 2027-04-15',
    'ends before it begins',
  ],
])('%s is a fault', async (_, file, old, changed, expected) => {
  expect((await faultsAfter(file, old, changed)).message).toContain(expected);
});
