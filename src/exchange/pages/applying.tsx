import { useEffect } from 'react';
import { useRevalidator } from 'react-router';
import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import type { BatchRecord } from '../import.ts';

const EVERY = 1500;

/** How far a large file has come; the page asks again by itself until it is written. */
export function Applying({ batch }: { batch: BatchRecord }) {
  const { t } = useText();
  const again = useRevalidator();
  const { steps, stepsDone } = batch;
  useEffect(() => {
    const timer = setInterval(() => {
      if (again.state === 'idle' && document.visibilityState === 'visible') void again.revalidate();
    }, EVERY);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <Notice>
      <Progress
        label={t('exchange.batch.applying', { done: stepsDone, steps })}
        share={steps === 0 ? undefined : stepsDone / steps}
      />
      <p>{t('exchange.batch.applying_note')}</p>
    </Notice>
  );
}
