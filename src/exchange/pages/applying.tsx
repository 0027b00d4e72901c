import { useText } from '../../web/text.tsx';
import { Working } from '../../web/ui/working.tsx';
import type { BatchRecord } from '../import.ts';

/** How far a large file has come. */
export function Applying({ batch }: { batch: BatchRecord }) {
  const { t } = useText();
  const { steps, stepsDone } = batch;
  return (
    <Working
      label={t('exchange.batch.applying', { done: stepsDone, steps })}
      done={stepsDone}
      steps={steps}
      note={t('exchange.batch.applying_note')}
    />
  );
}
