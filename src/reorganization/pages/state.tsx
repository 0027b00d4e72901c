import { useText } from '../../web/text.tsx';
import { type State as Look, StateBadge } from '../../web/ui/stateBadge.tsx';
import type { State } from '../reorganization.ts';

const LOOKS: Record<State, Look> = {
  draft: 'later',
  decided: 'due',
  applied: 'done',
  annulled: 'information',
  dropped: 'information',
};

/** How far a decision has come. */
export function DecisionState({ state }: { state: State }) {
  const { t } = useText();
  return <StateBadge state={LOOKS[state]}>{t(`reorganization.state.${state}`)}</StateBadge>;
}
