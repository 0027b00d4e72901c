import { useText } from '../../web/text.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';

type Standing = { state: string; box?: string; acknowledgedAt?: string | null; planId?: string | null };

/** How a resolution stands: at its issuer, or at a unit that received it. */
export function ResolutionState({ line }: { line: Standing }) {
  const { t } = useText();
  if (line.state === 'annulled') return <StateBadge state="later">{t('resolutions.state.annulled')}</StateBadge>;
  if (line.box === 'received') return <ReceivedState line={line} />;
  if (line.state === 'draft') return <StateBadge state="due">{t('resolutions.state.draft')}</StateBadge>;
  return <StateBadge state="done">{t('resolutions.state.issued')}</StateBadge>;
}

/** How far a receiving unit is with it. */
export function ReceivedState({ line }: { line: Pick<Standing, 'acknowledgedAt' | 'planId'> }) {
  const { t } = useText();
  if (line.planId) return <StateBadge state="done">{t('resolutions.state.planned')}</StateBadge>;
  if (line.acknowledgedAt) return <StateBadge state="information">{t('resolutions.state.acknowledged')}</StateBadge>;
  return <StateBadge state="due">{t('resolutions.state.waiting')}</StateBadge>;
}

/** How a plan stands. */
export function PlanState({ state }: { state: string }) {
  const { t } = useText();
  if (state === 'draft') return <StateBadge state="due">{t('resolutions.state.draft')}</StateBadge>;
  if (state === 'annulled') return <StateBadge state="later">{t('resolutions.state.annulled')}</StateBadge>;
  return <StateBadge state="done">{t('resolutions.state.adopted')}</StateBadge>;
}
