import { due } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';

/** How a request stands, and until when it is to be answered. */
export function CorrectionState({ line }: { line: { state: string; due: string } }) {
  const { t } = useText();
  const { today } = session();
  const open = line.state === 'open';
  const late = open && line.due < today;
  const state: State = open ? (late ? 'overdue' : 'due') : line.state === 'agreed' ? 'done' : 'information';
  return (
    <span className="row">
      <StateBadge state={state}>{t(`members.corrections.state_${line.state}`)}</StateBadge>
      {open && <span className="small quiet">{due(line.due, today)}</span>}
    </span>
  );
}
