import { useText } from '../../web/text.tsx';
import { Working } from '../../web/ui/working.tsx';
import type { IntegrityRun } from '../finding.ts';

/** How far a run has come. */
export function Running({ run }: { run: IntegrityRun }) {
  const { t } = useText();
  const { pieces, piecesDone, unitName } = run;
  return (
    <Working
      label={t('integrity.running', { over: unitName, done: piecesDone, pieces })}
      done={piecesDone}
      steps={pieces}
      note={t('integrity.running_note')}
    />
  );
}
