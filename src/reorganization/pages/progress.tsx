import { useText } from '../../web/text.tsx';
import { Working } from '../../web/ui/working.tsx';
import type { ReorganizationRecord } from '../reorganization.ts';

type Props = { progress: NonNullable<ReorganizationRecord['progress']>; back: boolean };

/** How far a large decision has come that is taking effect, or (`back`) is being taken back. */
export function TakingEffect({ progress, back }: Props) {
  const { t } = useText();
  const { done, steps, step } = progress;
  return (
    <Working
      label={t(back ? 'reorganization.progress.back' : 'reorganization.progress.label', {
        // the one under way: as many are done as stand before it
        done: Math.min(done + 1, steps),
        steps,
        step: t(`reorganization.step.${step}`),
      })}
      done={done}
      steps={steps}
      note={t('reorganization.progress.note')}
    />
  );
}
