import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import type { PeriodLine } from '../period.ts';

/** Where a period stands: closed, waiting to be closed (overdue after its day), opened again, or still running, or has not begun. One of before the records waits for nobody. */
export function PeriodState({ line }: { line: Pick<PeriodLine, 'state' | 'startsOn' | 'due' | 'before'> }) {
  const { t } = useText();
  if (line.before && line.state === 'open') return <span className="quiet">{t('periods.state.before')}</span>;
  const late = line.due !== null && line.due < session().today;
  const shown: Record<PeriodLine['state'], State> = {
    closed: 'done',
    running: 'later',
    open: line.due === null ? 'information' : late ? 'overdue' : 'due',
    opened: late ? 'overdue' : 'due',
  };
  const coming = line.state === 'running' && line.startsOn > session().today;
  const said = late && line.state === 'open' ? 'late' : coming ? 'coming' : line.state;
  return <StateBadge state={shown[line.state]}>{t(`periods.state.${said}`)}</StateBadge>;
}
