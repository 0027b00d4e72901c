import { useText } from '../../web/text.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { ElectionState } from '../election.ts';

export const STATE_WORDS = {
  open: 'elections.state.open',
  elected: 'elections.state.elected',
  failed: 'elections.state.failed',
  approved: 'elections.state.approved',
  refused: 'elections.state.refused',
  appointed: 'elections.state.appointed',
  cancelled: 'elections.state.cancelled',
} as const satisfies Record<ElectionState, string>;

const SHAPES = {
  open: 'due',
  elected: 'due',
  failed: 'overdue',
  approved: 'done',
  refused: 'information',
  appointed: 'done',
  cancelled: 'later',
} as const satisfies Record<ElectionState, string>;

/** How an election stands, in words. */
export function ElectionStateBadge({ state }: { state: ElectionState }) {
  const { t } = useText();
  return <StateBadge state={SHAPES[state]}>{t(STATE_WORDS[state])}</StateBadge>;
}
