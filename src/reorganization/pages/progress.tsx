import { useText } from '../../web/text.tsx';
import { Working } from '../../web/ui/working.tsx';
import type { ReorganizationRecord } from '../reorganization.ts';

/** How far a large decision has come that is taking effect. */
export function TakingEffect({ progress }: { progress: NonNullable<ReorganizationRecord['progress']> }) {
  const { t } = useText();
  const { done, steps, step } = progress;
  return (
    <Working
      label={t('reorganization.progress.label', { done, steps, step: t(`reorganization.step.${step}`) })}
      done={done}
      steps={steps}
      note={t('reorganization.progress.note')}
    />
  );
}
