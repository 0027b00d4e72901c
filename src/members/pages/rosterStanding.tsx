import { date } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';

const STATES: Readonly<Record<string, State>> = {
  confirmed: 'done',
  confirmed_late: 'done',
  waiting: 'due',
  late: 'overdue',
};

/** How a cell stands in a period, by a shape and a word. */
export function StandingBadge({ standing }: { standing: string }) {
  const { t } = useText();
  return <StateBadge state={STATES[standing] ?? 'information'}>{t(`members.roster.standing_${standing}`)}</StateBadge>;
}

/** "1/10/2026 – 31/12/2026" */
export function usePeriodText(): (from: string, until: string) => string {
  const { t } = useText();
  return (from, until) => t('members.history.period', { from: date(from), to: date(until) });
}
