import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRulebook } from '../../rulebook/load.ts';
import { SLOTS, type TaskDraft } from '../task.ts';
import {
  type AssignFacts,
  reasonsNotToAssign,
  reasonsNotToChangeDue,
  reasonsNotToCheck,
  reasonsNotToReport,
  reasonsOfVagueness,
} from './tasks.ts';
import { isMeasurable, vagueWordsIn } from './vagueness.ts';

const { tasks: words } = await loadRulebook(join(import.meta.dirname, '../../../rulebooks/vietnam'));
const facts: AssignFacts = {
  today: '2026-11-10',
  assignees: new Set(['an', 'binh']),
  checkers: new Set(['an', 'binh', 'overseer']),
  sources: ['cell', 'upper_committee'],
  words,
  extras: ['authority'],
  required: [],
  rule: 'TAS-01',
  plan: null,
};
const clear: TaskDraft = {
  assigneeId: 'an',
  work: 'Vận động 12 hộ hiến đất làm đường',
  accountability: 'chịu trách nhiệm chính',
  due: '2026-11-30',
  result: 'Danh sách 12 hộ ký cam kết',
  checkerId: 'binh',
};
const codes = (task: TaskDraft, more: Partial<AssignFacts> = {}) =>
  reasonsNotToAssign(task, { ...facts, ...more }).map((r) => `${r.code} ${r.field}`);

describe('giving a task', () => {
  test('a clear task is given', () => expect(codes(clear)).toEqual([]));

  test.each(SLOTS)('with the slot %s blank it is refused, and the slot is named', (slot) => {
    for (const blank of [undefined, null, '']) {
      const reasons = reasonsNotToAssign({ ...clear, [slot]: blank }, facts);
      expect(reasons[0]).toEqual({ code: 'task.slot_missing', field: slot, values: { slot }, rule: 'TAS-01' });
    }
  });

  test('any set of blank slots is named whole', () => {
    fc.assert(
      fc.property(fc.subarray([...SLOTS]), (blank) => {
        const task = { ...clear, ...Object.fromEntries(blank.map((slot) => [slot, ''])) };
        const named = reasonsNotToAssign(task, facts)
          .filter((r) => r.code === 'task.slot_missing')
          .map((r) => r.field);
        expect(named).toEqual(SLOTS.filter((slot) => blank.includes(slot)));
      }),
    );
  });

  test('an extra slot that the province does not have is not silently kept', () => {
    const task = { ...clear, authority: 'tự quyết trong 5 triệu đồng' };
    expect(codes(task)).toEqual([]);
    expect(codes(task, { extras: [] })).toEqual(['task.slot_not_here authority']);
    expect(codes({ ...task, authority: '' }, { extras: [] })).toEqual([]);
  });

  test('an extra slot that the province requires is asked for', () => {
    expect(codes(clear, { required: ['authority'] })).toEqual(['task.slot_missing authority']);
    expect(codes({ ...clear, authority: 'tự quyết trong 5 triệu đồng' }, { required: ['authority'] })).toEqual([]);
  });

  test.each([
    ['nobody checks himself', { checkerId: 'an' }, {}, ['task.self_check checkerId']],
    ['an outsider does not do it', { assigneeId: 'stranger' }, {}, ['task.outsider assigneeId']],
    ['an overseer checks, but is not given it', { checkerId: 'overseer' }, {}, []],
    ['an overseer is not given it', { assigneeId: 'overseer' }, {}, ['task.outsider assigneeId']],
    ['today is not past', { due: '2026-11-10' }, {}, []],
    ['yesterday is', { due: '2026-11-09' }, {}, ['task.due_past due']],
    ['an unknown source', { source: 'moon' }, {}, ['choice.unknown source']],
    [
      'after the end of the plan',
      { planItemId: 'i' },
      { plan: { known: true, state: 'adopted', endsOn: '2026-11-29' } },
      ['task.due_after_plan due'],
    ],
    [
      'on the last day of the plan',
      { planItemId: 'i' },
      { plan: { known: true, state: 'adopted', endsOn: '2026-11-30' } },
      [],
    ],
    [
      'a plan that is still a draft',
      { planItemId: 'i' },
      { plan: { known: true, state: 'draft', endsOn: '2026-12-31' } },
      ['task.plan_not_adopted planItemId'],
    ],
    [
      'an item of another unit',
      { planItemId: 'i' },
      { plan: { known: false, state: '', endsOn: '' } },
      ['task.item_unknown planItemId'],
    ],
  ] as const)('%s', (_name, change, more, out) => {
    expect(codes({ ...clear, ...change }, more as Partial<AssignFacts>)).toEqual(out);
  });
});

describe('a vague task (M54)', () => {
  const vague = (work: string, result: string) =>
    reasonsOfVagueness({ work, result }, facts).map((r) => [r.field, r.values?.found, r.values?.words]);

  test.each([
    [
      'Tăng cường công tác tuyên truyền',
      'Nâng cao nhận thức',
      [
        ['work', 'yes', 'tăng cường'],
        ['result', 'yes', 'nâng cao'],
      ],
    ],
    ['Tăng cường vận động quần chúng', 'Nâng cao nhận thức', [['result', 'yes', 'nâng cao']]],
    ['Giúp bà con', 'Mọi việc tốt đẹp', [['result', 'no', '']]],
    [
      'Strengthening propaganda',
      'Awareness is improved',
      [
        ['work', 'yes', 'strengthen'],
        ['result', 'yes', 'improve'],
      ],
    ],
    [
      'تعزيز التوعية',
      'رفع مستوى الوعي',
      [
        ['work', 'yes', 'تعزيز'],
        ['result', 'yes', 'رفع مستوى'],
      ],
    ],
  ])('%s / %s', (work, result, out) => expect(vague(work, result)).toEqual(out));

  test.each([
    ['Vận động 12 hộ hiến đất', 'Đất được bàn giao'],
    ['Tăng cường tuyên truyền: 2 buổi', 'Báo cáo bằng văn bản'],
    ['Collect the dues', 'Signed lists handed in'],
    ['جمع التواقيع', 'وبالتقرير النهائي'],
    ['Dọn vệ sinh', 'Trước ngày 20/11'],
  ])('%s / %s is clear', (work, result) => expect(vague(work, result)).toEqual([]));

  test('tones tell words apart, and a word inside another is not found', () => {
    expect(isMeasurable('họ và tên', words)).toBe(false);
    expect(isMeasurable('hộ nghèo', words)).toBe(true);
    expect(vagueWordsIn('cơ bảng', words)).toEqual([]);
    expect(isMeasurable('planet', words)).toBe(false);
    expect(isMeasurable('٣ اجتماعات', words)).toBe(true);
  });

  test('any number makes a part measurable, in any form of Unicode', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...words.vagueWords.vi), (n, word) => {
        expect(reasonsOfVagueness({ work: `${word} ${n}`.normalize('NFD'), result: `${word} ${n}` }, facts)).toEqual(
          [],
        );
        expect(reasonsOfVagueness({ work: word.normalize('NFD'), result: 'xong' }, facts)).toHaveLength(1);
      }),
    );
  });
});

const at = (state: string, self: string | null, mayEnterForOthers = false) => ({
  state,
  assigneeId: 'an',
  checkerId: 'binh',
  self,
  mayEnterForOthers,
});
const said = (reasons: { code: string }[]) => reasons.map((r) => r.code);

test.each([
  ['the one it was given to', at('open', 'an'), null, []],
  ['somebody else', at('open', 'chi'), null, ['task.not_assignee']],
  ['a secretary who does not say for whom', at('open', 'chi', true), null, ['task.not_assignee']],
  ['a secretary for him', at('open', 'chi', true), 'an', []],
  ['a member for him', at('open', 'chi'), 'an', ['task.not_on_behalf']],
  ['a secretary for somebody else', at('open', 'chi', true), 'binh', ['task.not_assignee']],
  ['after it was returned', at('returned', 'an'), null, []],
  ['while it waits for its checker', at('reported', 'an'), null, ['task.reported_already']],
  ['when it is done', at('done', 'an'), null, ['task.closed']],
  ['an account without a person', at('open', null), null, ['task.not_assignee']],
] as const)('reporting: %s', (_name, task, onBehalfOf, out) =>
  expect(said(reasonsNotToReport(task, onBehalfOf))).toEqual(out),
);

test.each([
  ['its checker', at('reported', 'binh'), null, []],
  ['the one who did it', at('reported', 'an'), null, ['task.self_check']],
  ['the one who did it, in the name of the checker', at('reported', 'an', true), 'binh', ['task.self_check']],
  ['a secretary for the checker', at('reported', 'chi', true), 'binh', []],
  ['somebody else', at('reported', 'chi'), null, ['task.not_checker']],
  ['before anything was reported', at('open', 'binh'), null, ['task.not_reported']],
  ['a second time', at('done', 'binh'), null, ['task.closed']],
] as const)('checking: %s', (_name, task, onBehalfOf, out) =>
  expect(said(reasonsNotToCheck(task, onBehalfOf))).toEqual(out),
);

test('nobody who did a task ever checks it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('open', 'reported', 'returned', 'done', 'cancelled'),
      fc.boolean(),
      fc.constantFrom(null, 'an', 'binh'),
      (state, enters, behalf) => {
        expect(reasonsNotToCheck(at(state, 'an', enters), behalf)).not.toEqual([]);
      },
    ),
  );
});

test.each([
  [{ state: 'open', due: '2026-11-20' }, '2026-12-01', null, []],
  [{ state: 'open', due: '2026-11-20' }, '2026-11-09', null, ['task.due_past']],
  [{ state: 'open', due: '2026-11-20' }, '2026-11-20', null, ['task.due_same']],
  [{ state: 'open', due: '2026-11-20' }, '2026-12-01', '2026-11-30', ['task.due_after_plan']],
  [{ state: 'done', due: '2026-11-20' }, '2026-12-01', null, ['task.closed']],
])('a new due day: %o to %s', (task, due, ends, out) =>
  expect(said(reasonsNotToChangeDue(task, due, '2026-11-10', ends))).toEqual(out),
);
