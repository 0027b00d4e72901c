import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import { STATE_TEXTS } from './texts.ts';

const STATES: Record<string, State> = {
  staged: 'due',
  applying: 'information',
  applied: 'done',
  undone: 'later',
  dropped: 'later',
};

export function BatchState({ state }: { state: string }) {
  const { t } = useText();
  return <StateBadge state={STATES[state] ?? 'information'}>{t(STATE_TEXTS[state] ?? state)}</StateBadge>;
}
