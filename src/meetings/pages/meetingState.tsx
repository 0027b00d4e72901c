import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';

const SHAPES: Record<string, State> = {
  called: 'later',
  open: 'due',
  closed: 'due',
  confirmed: 'information',
  signed: 'done',
  cancelled: 'later',
};

/** How far a meeting is, in words. */
export function MeetingStateBadge({ state }: { state: string }) {
  const { t } = useText();
  return <StateBadge state={SHAPES[state] ?? 'information'}>{t(`meetings.state.${state}`)}</StateBadge>;
}

/** Whether a proposal waits, is late, or has its answer. */
export function ProposalStateBadge({ state, overdue }: { state: string; overdue: boolean }) {
  const { t } = useText();
  if (state === 'answered') return <StateBadge state="done">{t('meetings.proposal.answered')}</StateBadge>;
  return (
    <StateBadge state={overdue ? 'overdue' : 'due'}>
      {t(overdue ? 'meetings.proposal.overdue' : 'meetings.proposal.open')}
    </StateBadge>
  );
}

/** Whether a score waits for the level above, is late, or was confirmed. */
export function SheetStateBadge({ sheet }: { sheet: { state: string; overdue: boolean } }) {
  const { t } = useText();
  if (sheet.state === 'confirmed') return <StateBadge state="done">{t('meetings.score.state_confirmed')}</StateBadge>;
  return (
    <StateBadge state={sheet.overdue ? 'overdue' : 'due'}>
      {t(sheet.overdue ? 'meetings.score.state_overdue' : 'meetings.score.state_scored')}
    </StateBadge>
  );
}
