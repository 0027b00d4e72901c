import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { ItemInput, PlanRecord } from '../plan.ts';
import type { ThemeOffer } from '../theme.ts';
import { useMeasureChoices } from './measures.ts';
import { ThemeField } from './themeField.tsx';

export type ItemValues = {
  what: string;
  targetId?: string;
  measure?: string;
  goalMin?: number;
  goalMax?: number;
  deadline?: string;
  weight?: number;
  /** not shown: the task of a closed year that the item goes on with */
  carriedFrom?: string;
};
export type PlanValues = {
  title: string;
  body?: string;
  startsOn: string;
  endsOn: string;
  theme?: string;
  items: ItemValues[];
};
type Target = { id: string; indicator: string; measure: string };

/** What was typed, as the command takes it; an item weighs 1 unless said otherwise. */
export function planOf(values: PlanValues): {
  title: string;
  body: string;
  startsOn: string;
  endsOn: string;
  theme: string | null;
  items: ItemInput[];
} {
  return {
    title: values.title,
    body: values.body ?? '',
    startsOn: values.startsOn,
    endsOn: values.endsOn,
    theme: values.theme ?? null,
    items: (values.items ?? []).map(itemOf),
  };
}

/** One item, as the commands take it. */
export function itemOf(item: ItemValues): ItemInput {
  return {
    what: item.what,
    targetId: item.targetId ?? null,
    measure: item.measure ?? null,
    goalMin: item.goalMin === undefined ? null : String(item.goalMin),
    goalMax: item.goalMin === undefined ? null : String(item.goalMax ?? item.goalMin),
    deadline: item.deadline ?? null,
    weight: item.weight ?? 1,
    carriedFrom: item.carriedFrom ?? null,
  };
}

/** A first draft: an item for each target of the resolution, to be written in the unit's own words. */
export function itemsFor(targets: readonly Target[]): ItemValues[] {
  return targets.map((target) => ({ what: target.indicator, targetId: target.id, measure: target.measure, weight: 1 }));
}

export function valuesOf(plan: PlanRecord): PlanValues {
  return {
    title: plan.title,
    body: plan.body,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    theme: plan.theme ?? undefined,
    items: plan.items.map(valuesOfItem),
  };
}

export function valuesOfItem(item: PlanRecord['items'][number]): ItemValues {
  return {
    what: item.what,
    targetId: item.targetId ?? undefined,
    measure: item.measure ?? undefined,
    goalMin: item.goalMin === null ? undefined : Number(item.goalMin),
    goalMax: item.goalMax === null ? undefined : Number(item.goalMax),
    deadline: item.deadline ?? undefined,
    weight: item.weight,
    carriedFrom: item.carriedFrom ?? undefined,
  };
}

/** The fields of a plan; the targets of the resolution it serves are offered to each item. */
type PlanFieldsProps = { targets: readonly Target[]; themes: ThemeOffer['themes']; present?: string | null };

export function PlanFields({ targets, themes, present }: PlanFieldsProps) {
  const { t } = useText();
  return (
    <>
      <TextField name="title" label={t('resolutions.plans.name')} maxLength={300} required />
      <MultilineField name="body" label={t('resolutions.record.text')} maxLength={50_000} />
      <DateField name="startsOn" label={t('resolutions.plans.starts')} required />
      <DateField name="endsOn" label={t('resolutions.plans.ends')} required />
      <ThemeField themes={themes} present={present} />
      <RepeatGroup
        name="items"
        label={t('resolutions.plans.items')}
        help={t('resolutions.plans.items_help')}
        rowLabel={(number) => t('resolutions.plans.item_number', { number })}
        add={t('resolutions.plans.add_item')}
        blank={{ weight: 1 }}
      >
        {(prefix) => <ItemFields prefix={prefix} targets={targets} />}
      </RepeatGroup>
    </>
  );
}

/** The fields of one item. */
export function ItemFields({ prefix, targets }: { prefix: string; targets: readonly Target[] }) {
  const { t } = useText();
  const choices = useMeasureChoices();
  return (
    <>
      <TextField name={`${prefix}.what`} label={t('resolutions.plans.what')} maxLength={500} required />
      {targets.length > 0 && (
        <ChoiceField
          name={`${prefix}.targetId`}
          label={t('resolutions.plans.target')}
          as="list"
          choices={targets.map((target) => ({ value: target.id, label: target.indicator }))}
        />
      )}
      <ChoiceField name={`${prefix}.measure`} label={t('resolutions.target.measure')} choices={choices} as="list" />
      <NumberField name={`${prefix}.goalMin`} label={t('resolutions.target.goal_min')} decimals={6} />
      <NumberField
        name={`${prefix}.goalMax`}
        label={t('resolutions.target.goal_max')}
        help={t('resolutions.form.goal_max_help')}
        decimals={6}
      />
      <DateField name={`${prefix}.deadline`} label={t('resolutions.target.deadline')} />
      <NumberField
        name={`${prefix}.weight`}
        label={t('resolutions.plans.weight')}
        help={t('resolutions.plans.weight_help')}
        min={0}
        max={1000}
      />
    </>
  );
}
