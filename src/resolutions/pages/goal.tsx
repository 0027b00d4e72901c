import { number } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { amountOf } from '../amount.ts';
import { measureForms } from './measures.ts';

type Goal = {
  measure: string | null;
  goalMin: string | null;
  goalMax: string | null;
  baseText?: string | null;
  baseValue?: string | null;
};

/** A goal in words: a value or a range with its unit of measure, and for a share of what. */
export function GoalText({ goal }: { goal: Goal }) {
  const { t } = useText();
  if (goal.goalMin === null || goal.goalMax === null) return <>–</>;
  const low = number(Number(goal.goalMin));
  const high = number(Number(goal.goalMax));
  const value = low === high ? low : t('resolutions.goal.range', { low, high });
  return (
    <>
      <bdi>
        <Amount goal={goal} value={value} />
      </bdi>
      {goal.baseText && (
        <span className="quiet small">
          {' '}
          {t('resolutions.goal.of', { base: goal.baseText })}
          {goal.baseValue && ` (${t('resolutions.goal.base', { value: number(Number(goal.baseValue)) })})`}
        </span>
      )}
    </>
  );
}

function Amount({ goal, value }: { goal: Goal; value: string }) {
  const { t, lang } = useText();
  if (!goal.measure) return value;
  const forms = measureForms(goal.measure, lang);
  const counted = forms
    ? amountOf(Number(goal.goalMin), Number(goal.goalMax), forms, lang)
    : { form: 'other', noun: labelOf('measures', goal.measure, lang) };
  return t('resolutions.goal.amount', { ...counted, value });
}
