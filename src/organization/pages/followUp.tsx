import { date } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { VisitRecord } from '../visit.ts';

/** How what was to follow a visit stands. */
export function FollowUp({ visit }: { visit: VisitRecord }) {
  const { t } = useText();
  if (visit.followUp === null || visit.followUpDue === null) return null;
  if (visit.followUpDone)
    return <StateBadge state="done">{t('organization.visits.done_on', { on: date(visit.followUpDone) })}</StateBadge>;
  const state = visit.followUpDue < session().today ? 'overdue' : 'due';
  return <StateBadge state={state}>{t('organization.visits.due_on', { on: date(visit.followUpDue) })}</StateBadge>;
}
