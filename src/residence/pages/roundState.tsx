import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { RoundRecord } from '../residence.ts';

/** Where a round stands. */
export function RoundState({ round }: { round: Pick<RoundRecord, 'closedOn' | 'late'> }) {
  const { t } = useText();
  if (round.closedOn !== null) return <StateBadge state="done">{t('residence.round.closed')}</StateBadge>;
  if (round.late > 0)
    return <StateBadge state="overdue">{t('residence.round.late', { count: round.late })}</StateBadge>;
  return <StateBadge state="due">{t('residence.round.open')}</StateBadge>;
}

/** How many remarks of a round were sent, of how many. */
export function SentOf({ round }: { round: Pick<RoundRecord, 'id' | 'unitId' | 'year' | 'lines' | 'sent'> }) {
  return (
    <Share
      part={round.sent}
      whole={round.lines}
      to={paths.residenceRemarks(round.unitId, { year: round.year, state: 'counted' })}
    />
  );
}
