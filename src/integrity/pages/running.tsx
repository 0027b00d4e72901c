import { useEffect } from 'react';
import { useRevalidator } from 'react-router';
import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import type { IntegrityRun } from '../finding.ts';

const EVERY = 1500;

/** How far a run has come; the page asks again by itself until it is over. */
export function Running({ run }: { run: IntegrityRun }) {
  const { t } = useText();
  const again = useRevalidator();
  const { pieces, piecesDone, unitName } = run;
  useEffect(() => {
    const timer = setInterval(() => {
      if (again.state === 'idle' && document.visibilityState === 'visible') void again.revalidate();
    }, EVERY);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <Notice>
      <Progress
        label={t('integrity.running', { over: unitName, done: piecesDone, pieces })}
        share={pieces === 0 ? undefined : piecesDone / pieces}
      />
      <p>{t('integrity.running_note')}</p>
    </Notice>
  );
}
