import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import type { TargetInput, TargetRecord } from '../resolution.ts';
import { MOST_STEPS } from '../steps.ts';
import { useMeasureChoices } from './measures.ts';

export type StepValues = { year: string; goal: number };
export type TargetValues = {
  indicator: string;
  measure: string;
  baseText?: string;
  baseValue?: number;
  goalMin: number;
  goalMax?: number;
  deadline: string;
  carries?: string;
  steps?: StepValues[];
};

/** What was typed, as the command takes it: one number is a range of one. */
export function targetOf(target: TargetValues): TargetInput {
  return {
    indicator: target.indicator,
    measure: target.measure,
    baseText: target.baseText ?? null,
    baseValue: target.baseValue === undefined ? null : String(target.baseValue),
    goalMin: String(target.goalMin),
    goalMax: String(target.goalMax ?? target.goalMin),
    deadline: target.deadline,
    carries: target.carries ?? null,
    steps: (target.steps ?? []).map((step) => ({ year: Number(step.year), goal: String(step.goal) })),
  };
}

type Written = Pick<
  TargetRecord,
  'indicator' | 'measure' | 'baseText' | 'baseValue' | 'goalMin' | 'goalMax' | 'deadline' | 'carries' | 'steps'
>;

/** A target as it stands, to be written anew. */
export function valuesOfTarget(target: Written): TargetValues {
  return {
    indicator: target.indicator,
    measure: target.measure,
    baseText: target.baseText ?? undefined,
    baseValue: target.baseValue === null ? undefined : Number(target.baseValue),
    goalMin: Number(target.goalMin),
    goalMax: Number(target.goalMax),
    deadline: target.deadline,
    carries: target.carries ?? undefined,
    steps: target.steps.map((step) => ({ year: String(step.year), goal: Number(step.goal) })),
  };
}

type Upper = { id: string; indicator: string };

/** The fields of one target; `uppers` are those of the resolution it carries out. */
export function TargetFields({ prefix, uppers = [] }: { prefix: string; uppers?: readonly Upper[] }) {
  const { t } = useText();
  const choices = useMeasureChoices();
  const first = Number(session().today.slice(0, 4));
  const years = Array.from({ length: MOST_STEPS }, (_, i) => String(first + i)).map((year) => ({
    value: year,
    label: year,
  }));
  return (
    <>
      {uppers.length > 0 && (
        <ChoiceField
          name={`${prefix}.carries`}
          label={t('resolutions.target.carries')}
          help={t('resolutions.target.carries_help')}
          as="list"
          choices={uppers.map((upper) => ({ value: upper.id, label: upper.indicator }))}
        />
      )}
      <TextField name={`${prefix}.indicator`} label={t('resolutions.target.indicator')} maxLength={300} required />
      <ChoiceField
        name={`${prefix}.measure`}
        label={t('resolutions.target.measure')}
        choices={choices}
        as="list"
        required
      />
      <TextField
        name={`${prefix}.baseText`}
        label={t('resolutions.target.base_text')}
        help={t('resolutions.form.base_help')}
        maxLength={300}
      />
      <NumberField name={`${prefix}.baseValue`} label={t('resolutions.target.base_value')} decimals={6} />
      <div className="field-pair">
        <NumberField name={`${prefix}.goalMin`} label={t('resolutions.target.goal_min')} decimals={6} required />
        <NumberField
          name={`${prefix}.goalMax`}
          label={t('resolutions.target.goal_max')}
          help={t('resolutions.form.goal_max_help')}
          decimals={6}
        />
      </div>
      <DateField name={`${prefix}.deadline`} label={t('resolutions.target.deadline')} required />
      <RepeatGroup
        name={`${prefix}.steps`}
        label={t('resolutions.target.steps')}
        help={t('resolutions.target.steps_help')}
        rowLabel={(number) => t('resolutions.target.step_number', { number })}
        add={t('resolutions.target.add_step')}
        blank={{}}
      >
        {(step) => (
          <div className="field-pair">
            <ChoiceField name={`${step}.year`} label={t('resolutions.list.year')} as="list" choices={years} required />
            <NumberField name={`${step}.goal`} label={t('resolutions.target.step_goal')} decimals={6} required />
          </div>
        )}
      </RepeatGroup>
    </>
  );
}
