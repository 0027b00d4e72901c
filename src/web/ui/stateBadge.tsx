import type { ReactNode } from 'react';
import { useText } from '../text.tsx';
import { Icon } from './icon.tsx';

export type State = 'done' | 'due' | 'overdue' | 'information' | 'later';

/** A state has a shape and a word; its colour only repeats them. */
export function StateBadge({ state, children }: { state: State; children?: ReactNode }) {
  const { t } = useText();
  return (
    <span className={`state state-${state}`}>
      <Icon name={state} />
      {children ?? t(stateTexts[state])}
    </span>
  );
}

const stateTexts: Record<State, string> = {
  done: 'web.state.done',
  due: 'web.state.due',
  overdue: 'web.state.overdue',
  information: 'web.state.information',
  later: 'web.state.later',
};
