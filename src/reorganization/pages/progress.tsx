import { useEffect } from 'react';
import { useRevalidator } from 'react-router';
import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import type { ReorganizationRecord } from '../reorganization.ts';

const EVERY = 1500;

/** How far a large decision has come; the page asks again by itself until it is in force. */
export function TakingEffect({ progress }: { progress: NonNullable<ReorganizationRecord['progress']> }) {
  const { t } = useText();
  const again = useRevalidator();
  const { done, steps, step } = progress;
  useEffect(() => {
    const timer = setInterval(() => {
      if (again.state === 'idle' && document.visibilityState === 'visible') void again.revalidate();
    }, EVERY);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <Notice>
      <Progress
        label={t('reorganization.progress.label', { done, steps, step: t(`reorganization.step.${step}`) })}
        share={steps === 0 ? undefined : done / steps}
      />
      <p>{t('reorganization.progress.note')}</p>
    </Notice>
  );
}
