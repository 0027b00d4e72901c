import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { Choice } from '../../web/ui/form/choiceFields.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { ResolutionRecord, TargetInput } from '../resolution.ts';
import type { Measures } from '../rules/resolutions.ts';

export type TargetValues = {
  indicator: string;
  measure: string;
  baseText?: string;
  baseValue?: number;
  goalMin: number;
  goalMax?: number;
  deadline: string;
};
export type ResolutionValues = { title: string; body: string; theme?: string; targets: TargetValues[] };

/** The units of measure of the rulebook, as the shared rules and the form ask for them. */
export function measures(): Measures {
  const labels = session().labels?.measures ?? {};
  return Object.entries(labels).map(([id, label]) => ({ id, kind: label.en.includes('%') ? 'share' : 'count' }));
}

export function useMeasureChoices(): Choice[] {
  const { lang } = useText();
  return measures().map(({ id }) => ({ value: id, label: labelOf('measures', id, lang) }));
}

/** What was typed, as the command takes it: one number is a range of one. */
export function targetsOf(values: readonly TargetValues[] | undefined): TargetInput[] {
  return (values ?? []).map((target) => ({
    indicator: target.indicator,
    measure: target.measure,
    baseText: target.baseText ?? null,
    baseValue: target.baseValue === undefined ? null : String(target.baseValue),
    goalMin: String(target.goalMin),
    goalMax: String(target.goalMax ?? target.goalMin),
    deadline: target.deadline,
  }));
}

export function valuesOf(resolution: ResolutionRecord): ResolutionValues {
  return {
    title: resolution.title,
    body: resolution.body,
    theme: resolution.theme ?? undefined,
    targets: resolution.targets.map((target) => ({
      indicator: target.indicator,
      measure: target.measure,
      baseText: target.baseText ?? undefined,
      baseValue: target.baseValue === null ? undefined : Number(target.baseValue),
      goalMin: Number(target.goalMin),
      goalMax: Number(target.goalMax),
      deadline: target.deadline,
    })),
  };
}

/** The fields of a draft, used for a new one and for its revision. */
export function ResolutionFields() {
  const { t } = useText();
  const choices = useMeasureChoices();
  return (
    <>
      <TextField name="title" label={t('resolutions.list.subject')} maxLength={300} required />
      <MultilineField name="body" label={t('resolutions.record.text')} rows={10} maxLength={50_000} required />
      <TextField
        name="theme"
        label={t('resolutions.record.theme')}
        help={t('resolutions.form.theme_help')}
        maxLength={200}
      />
      <RepeatGroup
        name="targets"
        label={t('resolutions.record.targets')}
        help={t('resolutions.form.targets_help')}
        rowLabel={(number) => t('resolutions.form.target_number', { number })}
        add={t('resolutions.form.add_target')}
        blank={{}}
      >
        {(prefix) => (
          <>
            <TextField
              name={`${prefix}.indicator`}
              label={t('resolutions.target.indicator')}
              maxLength={300}
              required
            />
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
            <NumberField name={`${prefix}.goalMin`} label={t('resolutions.target.goal_min')} decimals={6} required />
            <NumberField
              name={`${prefix}.goalMax`}
              label={t('resolutions.target.goal_max')}
              help={t('resolutions.form.goal_max_help')}
              decimals={6}
            />
            <DateField name={`${prefix}.deadline`} label={t('resolutions.target.deadline')} required />
          </>
        )}
      </RepeatGroup>
    </>
  );
}
