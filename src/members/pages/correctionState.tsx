import { due } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';

/** How a request stands, and until when it is to be answered; what is agreed or refused of a contested fact has words of its own. */
export function CorrectionState({ line }: { line: { state: string; due: string; contested?: boolean } }) {
  const { t } = useText();
  const { today } = session();
  const open = line.state === 'open';
  const late = open && line.due < today;
  const state: State = open ? (late ? 'overdue' : 'due') : line.state === 'agreed' ? 'done' : 'information';
  return (
    <span className="row">
      <StateBadge state={state}>{t(wordOf(line.state, line.contested ?? false))}</StateBadge>
      {open && <span className="small quiet">{due(line.due, today)}</span>}
    </span>
  );
}

function wordOf(state: string, contested: boolean): string {
  if (contested && state === 'agreed') return 'members.corrections.found_wrong';
  if (contested && state === 'refused') return 'members.corrections.kept';
  return `members.corrections.state_${state}`;
}
