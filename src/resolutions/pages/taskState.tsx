import { due } from '../../web/format.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import { OPEN_STATES } from '../task.ts';

type TaskStanding = { state: string; due: string; progress?: number };

/** The rulebook's word for a task's state: given, begun, reported, returned, done, cancelled. */
export function useTaskStates() {
  const { lang } = useText();
  return (state: string, progress = 0) =>
    labelOf('taskStates', state === 'open' ? (progress > 0 ? 'in_progress' : 'assigned') : state, lang);
}

/** State of a task by shape and word, and for what is in hand how many days are left. */
export function TaskState({ task }: { task: TaskStanding }) {
  const word = useTaskStates()(task.state, task.progress);
  const { today } = session();
  const open = (OPEN_STATES as readonly string[]).includes(task.state);
  return (
    <span>
      <StateBadge state={shapeOf(task, today)}>{word}</StateBadge>
      {open && <span className="small quiet"> {due(task.due, today)}</span>}
    </span>
  );
}

function shapeOf({ state, due: on }: TaskStanding, today: string): State {
  if (state === 'done') return 'done';
  if (state === 'cancelled' || state === 'carried') return 'later';
  if (on < today) return 'overdue';
  return state === 'reported' ? 'information' : 'due';
}
