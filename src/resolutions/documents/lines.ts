/** What the documents of this module have in common: paragraphs of a text, a goal in words, a task's cells. Pure. */
import type { DocumentBlock, DocumentLanguage } from '../../platform/document.ts';
import { writtenDate } from '../../platform/i18n/dates.ts';
import { writtenNumber } from '../../platform/i18n/numbers.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { TaskSlot } from '../../rulebook/schema.ts';
import type { Say } from '../../rulebook/texts.ts';
import { amountOf } from '../amount.ts';

/** A written text as paragraphs, one a line. */
export function paragraphs(text: string): DocumentBlock[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));
}

type Goal = { measure: string | null; goalMin: string | null; goalMax: string | null; baseText?: string | null };

/** "12 to 15 households", "81 % of the members"; a dash where no goal was set. */
export function goalText(
  goal: Goal,
  rulebook: Pick<Rulebook, 'targets'>,
  language: DocumentLanguage,
  say: Say,
): string {
  if (goal.goalMin === null || goal.goalMax === null) return '–';
  const low = decimal(goal.goalMin, language);
  const high = decimal(goal.goalMax, language);
  const measure = rulebook.targets.measures.find((each) => each.id === goal.measure);
  const value = low === high ? low : say('resolutions.goal.range', { low, high });
  const whole = goal.baseText ? say('resolutions.goal.of', { base: goal.baseText }) : '';
  const forms = measure?.noun?.[language];
  const counted = forms
    ? amountOf(Number(goal.goalMin), Number(goal.goalMax), forms, language)
    : { form: 'other', noun: measure?.label[language] ?? '' };
  const amount = counted.noun === '' ? value : say('resolutions.goal.amount', { ...counted, value });
  return whole === '' ? amount : `${amount} ${whole}`;
}

/** A number of the database as the language writes it. */
export function decimal(value: string, language: DocumentLanguage): string {
  return writtenNumber(Number(value), language, { maximumFractionDigits: 2 });
}

export type TaskCells = {
  work: string;
  accountability: string;
  due: string;
  result: string;
  assigneeName: string;
  checkerName: string;
  authority: string | null;
  state: string;
  progress: number;
  overdue: boolean;
};

/** The clear slots as columns, in the organization's order and words (TAS-01, D19), with how far each task is. */
export function taskTable(
  tasks: readonly TaskCells[],
  slots: readonly TaskSlot[],
  rulebook: Pick<Rulebook, 'tasks'>,
  language: DocumentLanguage,
  say: Say,
): DocumentBlock {
  // a slot of the organization's own shows where at least one task has something in it
  const shown = slots.filter((slot) => slot.meaning !== 'text' || tasks.some((task) => textOf(task, slot) !== ''));
  const stateOf = (id: string) => rulebook.tasks.states.find((state) => state.id === id)?.label[language] ?? id;
  return {
    kind: 'table',
    head: [
      say('resolutions.paper.number'),
      ...shown.map((slot) => slot.label[language]),
      say('resolutions.paper.state'),
    ],
    columns: [
      { wide: 0.35, align: 'center' },
      ...shown.map((slot) => WIDTHS[slot.meaning] ?? { wide: 1.2 }),
      { wide: 1, align: 'center' },
    ],
    rows: tasks.map((task, at) => [
      String(at + 1),
      ...shown.map((slot) => (slot.meaning === 'due' ? writtenDate(task.due, language) : textOf(task, slot))),
      say('resolutions.paper.state_of', {
        state: stateOf(task.state),
        percent: task.progress,
        late: task.overdue ? 'yes' : 'no',
      }),
    ]),
  };
}

const WIDTHS: Record<string, { wide: number; align?: 'center' }> = {
  assignee: { wide: 1.1 },
  work: { wide: 2 },
  due: { wide: 1, align: 'center' },
  accountability: { wide: 1.5 },
  result: { wide: 1.7 },
  checker: { wide: 1.1 },
};

function textOf(task: TaskCells, slot: Pick<TaskSlot, 'meaning' | 'id'>): string {
  const cells: Record<string, string> = {
    assignee: task.assigneeName,
    work: task.work,
    accountability: task.accountability,
    due: task.due,
    result: task.result,
    checker: task.checkerName,
    text: slot.id === 'authority' ? (task.authority ?? '') : '',
  };
  return cells[slot.meaning] ?? '';
}
