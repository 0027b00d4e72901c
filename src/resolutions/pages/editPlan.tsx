import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { PlanRecord } from '../plan.ts';
import { reasonsAgainstPlan } from '../rules/resolutions.ts';
import { measures } from './measures.ts';
import { PlanFields, type PlanValues, planOf, valuesOf } from './planForm.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.plans.revise') };

export async function loader({ params }: LoaderFunctionArgs) {
  const plan = (await api.planGet({ id: params.id ?? '' })) as PlanRecord;
  const { themes } = await api.themeOffer({ unit: plan.unit.id });
  return { unit: plan.unit, plan, themes };
}

/** Revises a draft plan. */
export default function EditPlanPage() {
  const { t } = useText();
  const { plan, themes } = useLoaderData<typeof loader>();
  const { id, version, targets } = plan;
  const navigate = useNavigate();
  return (
    <Page title={t('resolutions.plans.revise')} crumbs={[{ label: plan.title, to: paths.plan(id) }]}>
      <CommandForm<PlanValues, { id: string }>
        name="plan.revise"
        entity={`${id} ${version}`}
        initial={valuesOf(plan)}
        because={plan.may['plan.revise']}
        check={(values) =>
          reasonsAgainstPlan(
            planOf(values),
            targets.map((target) => target.id),
            measures(),
          )
        }
        submit={(values, commandId) => api.planRevise({ id, version, ...planOf(values) }, { commandId })}
        onDone={() => navigate(paths.plan(id))}
        verb={t('resolutions.form.save')}
        cancel={paths.plan(id)}
      >
        <PlanFields targets={targets} themes={themes} present={plan.theme} />
      </CommandForm>
    </Page>
  );
}
