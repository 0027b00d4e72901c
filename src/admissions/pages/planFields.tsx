import { optionsOf } from '../../members/pages/options.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { ALL, type Goal } from '../plan.ts';

/** Goals as a form holds them: the whole, and the groups beside it. */
export type GoalValues = { min: number; max: number; groups?: Goal[] };

/** The whole as a range, and as many groups of it as one likes. */
export function GoalFields() {
  const { t, lang } = useText();
  return (
    <>
      <NumberField name="min" label={t('admissions.plan.least')} min={0} max={1_000_000} required />
      <NumberField
        name="max"
        label={t('admissions.plan.most')}
        help={t('admissions.plan.most_help')}
        min={0}
        max={1_000_000}
        required
      />
      <RepeatGroup
        name="groups"
        label={t('admissions.plan.groups')}
        help={t('admissions.plan.groups_help')}
        rowLabel={(n) => t('admissions.plan.group_row', { n })}
        add={t('admissions.plan.add_group')}
        blank={{}}
      >
        {(prefix) => (
          <>
            <ChoiceField
              name={`${prefix}.group`}
              label={t('admissions.list.group')}
              as="list"
              choices={optionsOf('targetGroups', lang)}
              required
            />
            <NumberField name={`${prefix}.min`} label={t('admissions.plan.least')} min={0} max={1_000_000} required />
            <NumberField name={`${prefix}.max`} label={t('admissions.plan.most')} min={0} max={1_000_000} required />
          </>
        )}
      </RepeatGroup>
    </>
  );
}

/** As they are sent. */
export function goalsOf({ min, max, groups = [] }: GoalValues): Goal[] {
  return [{ group: ALL, min, max }, ...groups];
}

/** As the form holds them. */
export function valuesOf(goals: readonly Goal[]): Partial<GoalValues> {
  const whole = goals.find((goal) => goal.group === ALL);
  const groups = goals.filter((goal) => goal.group !== ALL).map(({ group, min, max }) => ({ group, min, max }));
  return { ...(whole && { min: whole.min, max: whole.max }), groups };
}
