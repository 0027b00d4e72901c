import { month } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import type { Slip } from '../slip.ts';

const SHOWN: Record<string, State> = { sent: 'due', confirmed: 'done', returned: 'overdue' };

export function SlipState({ slip }: { slip: Pick<Slip, 'state'> }) {
  const { t } = useText();
  return <StateBadge state={SHOWN[slip.state] ?? 'information'}>{t(`dues.slip.state_${slip.state}`)}</StateBadge>;
}

/** The months a slip covers. */
export function Between({ from, to }: { from: string; to: string }) {
  const { t } = useText();
  return from === to ? month(from) : t('dues.arrears.from_to', { from: month(from), to: month(to) });
}
