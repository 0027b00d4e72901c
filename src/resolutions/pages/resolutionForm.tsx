import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { useForm } from '../../web/ui/form/formContext.ts';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { valueAt } from '../../web/ui/form/values.ts';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { ResolutionRecord, TargetInput } from '../resolution.ts';
import { evenSteps } from '../steps.ts';
import type { ThemeOffer } from '../theme.ts';
import { GoalText } from './goal.tsx';
import { TargetFields, type TargetValues, targetOf, valuesOfTarget } from './targetFields.tsx';
import { ThemeField } from './themeField.tsx';

export type ResolutionValues = { title: string; body: string; theme?: string; targets: TargetValues[] };

/** What was typed, as the command takes it. */
export function targetsOf(values: readonly TargetValues[] | undefined): TargetInput[] {
  return (values ?? []).map(targetOf);
}

export function valuesOf(resolution: ResolutionRecord): ResolutionValues {
  return {
    title: resolution.title,
    body: resolution.body,
    theme: resolution.theme ?? undefined,
    targets: resolution.targets.map(valuesOfTarget),
  };
}

type FieldsProps = {
  themes: ThemeOffer['themes'];
  present?: string | null;
  /** the resolution from above that this one carries out */
  upper?: Pick<ResolutionRecord, 'id' | 'title' | 'targets'> | null;
  today: string;
};

/** The fields of a draft, used for a new one and for its revision. */
export function ResolutionFields({ themes, present, upper, today }: FieldsProps) {
  const { t } = useText();
  return (
    <>
      {upper && (
        <Notice>
          <p>
            {t('resolutions.record.carries')}:{' '}
            <Link to={paths.resolution(upper.id)}>
              <Name>{upper.title}</Name>
            </Link>
          </p>
        </Notice>
      )}
      <TextField name="title" label={t('resolutions.list.subject')} maxLength={300} required />
      <MultilineField name="body" label={t('resolutions.record.text')} rows={10} maxLength={50_000} required />
      <ThemeField themes={themes} present={present} />
      <RepeatGroup
        name="targets"
        label={t('resolutions.record.targets')}
        help={t('resolutions.form.targets_help')}
        rowLabel={(number) => t('resolutions.form.target_number', { number })}
        add={t('resolutions.form.add_target')}
        blank={{}}
        fold={wordsOf}
      >
        {(prefix) => (
          <>
            <TargetFields prefix={prefix} uppers={upper?.targets} />
            <EvenSteps prefix={prefix} today={today} />
          </>
        )}
      </RepeatGroup>
    </>
  );
}

/** What a folded target is known by: its indicator and its goal. */
function wordsOf(target: Record<string, unknown>): ReactNode {
  const { indicator, measure, goalMin, goalMax } = target as Partial<TargetValues>;
  if (!indicator) return undefined;
  if (goalMin === undefined) return indicator;
  const goal = { measure: measure ?? null, goalMin: String(goalMin), goalMax: String(goalMax ?? goalMin) };
  return (
    <>
      <Name>{indicator}</Name> · <GoalText goal={goal} />
    </>
  );
}

/** Fills in even steps from where the target stands to its goal, one for each year. */
export function EvenSteps({ prefix, today }: { prefix: string; today: string }) {
  const { t } = useText();
  const { values, set } = useForm();
  const at = (name: string) => valueAt(values, `${prefix}.${name}`);
  const base = Number(at('baseValue') ?? 0);
  const to = at('goalMin');
  const last = Number(String(at('deadline') ?? '').slice(0, 4));
  const written = (at('steps') as unknown[] | undefined) ?? [];
  if (typeof to !== 'number' || !last || written.length > 0) return null;
  const decimals = Number.isInteger(to) && Number.isInteger(base) ? 0 : 2;
  const made = evenSteps(base, to, Number(today.slice(0, 4)), last, decimals);
  if (made.length < 2) return null;
  return (
    <div>
      <Button
        onClick={() =>
          set(
            `${prefix}.steps`,
            made.map((step) => ({ year: String(step.year), goal: Number(step.goal) })),
          )
        }
      >
        {t('resolutions.target.derive')}
      </Button>
    </div>
  );
}
