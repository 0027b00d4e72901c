import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { Period } from '../plan.ts';
import { GoalFields, type GoalValues, goalsOf, valuesOf } from './planFields.tsx';

type Values = GoalValues & { title: string; period: Period; startsOn: string; endsOn: string; note?: string };

export const handle: PageHandle = { title: (t) => t('admissions.plans.make') };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, shares] = await Promise.all([api.unitGet({ id }), api.admissionShares({ unit: id })]);
  return { unit, given: shares.items[0] };
}

/** Makes a plan; what the unit above gave stands in the form already. */
export default function NewPlanPage() {
  const { t } = useText();
  const { unit, given } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const year = session().today.slice(0, 4);
  const initial: Partial<Values> = given
    ? { period: given.period as Period, startsOn: given.startsOn, endsOn: given.endsOn, ...valuesOf(given.goals) }
    : { period: 'year', startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  return (
    <Page
      title={t('admissions.plans.make')}
      crumbs={[{ label: t('admissions.tabs.plans'), to: paths.admissionPlans(unit.id) }]}
    >
      <CommandForm<Values, { id: string }>
        name="admission.plan"
        entity={unit.id}
        initial={initial}
        submit={({ min, max, groups, ...values }, commandId) =>
          api.admissionPlan(
            { unit: unit.id, ...values, goals: goalsOf({ min, max, ...(groups && { groups }) }) },
            { commandId },
          )
        }
        onDone={({ id }) => navigate(paths.admissionPlan(id))}
        verb={t('admissions.plans.make')}
        cancel={paths.admissionPlans(unit.id)}
      >
        <TextField name="title" label={t('admissions.plan.name')} maxLength={200} required />
        <ChoiceField
          name="period"
          label={t('admissions.plan.period')}
          choices={(['year', 'term'] as const).map((value) => ({ value, label: t(`admissions.plan.${value}`) }))}
          required
        />
        <DateField name="startsOn" label={t('admissions.class.from')} required />
        <DateField name="endsOn" label={t('admissions.class.to')} required />
        <GoalFields />
        <MultilineField name="note" label={t('admissions.class.note')} rows={3} maxLength={5000} />
      </CommandForm>
    </Page>
  );
}
