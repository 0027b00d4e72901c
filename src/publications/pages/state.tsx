import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import type { PublicationState } from '../publication.ts';

const LOOKS: Record<PublicationState, State> = {
  draft: 'due',
  published: 'done',
  replaced: 'later',
  withdrawn: 'overdue',
  discarded: 'later',
};

export function PublicationBadge({ state }: { state: PublicationState }) {
  const { t } = useText();
  return <StateBadge state={LOOKS[state]}>{t(`publications.state.${state}`)}</StateBadge>;
}
