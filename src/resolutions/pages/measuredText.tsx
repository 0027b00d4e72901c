import { number, percent } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import type { Formula, Measured } from '../progress.ts';

const FORMULA: Record<Formula, string> = {
  task_own: 'resolutions.formula.task_own',
  task_done: 'resolutions.formula.task_done',
  item_mean: 'resolutions.formula.item_mean',
  item_no_task: 'resolutions.formula.item_no_task',
  plan_weighted: 'resolutions.formula.plan_weighted',
  plan_plain: 'resolutions.formula.plan_plain',
  target_mean: 'resolutions.formula.target_mean',
  resolution_mean: 'resolutions.formula.resolution_mean',
  step_share: 'resolutions.formula.step_share',
  nothing: 'resolutions.formula.nothing',
};

/** How far something is: never a per cent alone, always of what and by which formula. */
export function MeasuredText({ measured }: { measured: Measured }) {
  const { t } = useText();
  return (
    <>
      {t(FORMULA[measured.formula], {
        numerator: number(measured.numerator),
        denominator: number(measured.denominator),
        percent: percent(measured.percent ?? 0, 100),
      })}
    </>
  );
}
