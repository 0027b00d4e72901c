import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import { type CaseLine, MOVED } from '../case.ts';

/** How a case stands: overdue before anything else, ended by its outcome. */
export function CaseState({ line }: { line: Pick<CaseLine, 'state' | 'overdue' | 'outcome'> }) {
  const { t, own } = useText();
  if (line.state === 'ended')
    return (
      <StateBadge state="done">
        {line.outcome && line.outcome.id !== MOVED ? (
          <bdi>{own(line.outcome.label)}</bdi>
        ) : (
          t(line.outcome ? 'procedures.state.moved' : 'procedures.state.ended')
        )}
      </StateBadge>
    );
  if (line.overdue) return <StateBadge state="overdue">{t('procedures.state.overdue')}</StateBadge>;
  const paused = line.state === 'paused';
  return (
    <StateBadge state={paused ? 'later' : 'due'}>
      {t(paused ? 'procedures.state.paused' : 'procedures.state.open')}
    </StateBadge>
  );
}

/** How the rulebook shows an outcome, as a badge can. */
export function shownAs(shows: string): State {
  return shows === 'done' || shows === 'overdue' ? shows : 'information';
}
