import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import type { PeriodLine } from '../period.ts';

/** Where a period stands: closed, waiting to be closed (overdue after its day), opened again, or still running. */
export function PeriodState({ line }: { line: Pick<PeriodLine, 'state' | 'due'> }) {
  const { t } = useText();
  const late = line.due !== null && line.due < session().today;
  const shown: Record<PeriodLine['state'], State> = {
    closed: 'done',
    running: 'later',
    open: line.due === null ? 'information' : late ? 'overdue' : 'due',
    opened: late ? 'overdue' : 'due',
  };
  return <StateBadge state={shown[line.state]}>{t(`periods.state.${line.state}`)}</StateBadge>;
}
