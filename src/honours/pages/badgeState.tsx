import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import type { AwardRecord, CardRecord } from '../honour.ts';

const AWARD: Record<AwardRecord['state'], State> = {
  proposed: 'due',
  decided: 'information',
  handed: 'done',
  skipped: 'later',
};
const CARD: Record<CardRecord['state'], State> = {
  valid: 'done',
  lost: 'overdue',
  damaged: 'overdue',
  returned: 'later',
  replaced: 'later',
};

/** How far a badge is. */
export function AwardState({ state }: { state: AwardRecord['state'] }) {
  const { t } = useText();
  return <StateBadge state={AWARD[state]}>{t(`honours.award.${state}`)}</StateBadge>;
}

/** What became of a card. */
export function CardState({ state }: { state: CardRecord['state'] }) {
  const { t } = useText();
  return <StateBadge state={CARD[state]}>{t(`honours.card.${state}`)}</StateBadge>;
}
