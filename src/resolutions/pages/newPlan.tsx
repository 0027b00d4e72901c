import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { ResolutionRecord } from '../resolution.ts';
import { reasonsAgainstPlan } from '../rules/resolutions.ts';
import { measures } from './measures.ts';
import { itemsFor, PlanFields, type PlanValues, planOf } from './planForm.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.plans.draft') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { resolution: id } = addressQuery(request);
  const unit = params.unit ?? '';
  const [resolution, { themes }] = await Promise.all([
    id ? (api.resolutionGet({ id }) as Promise<ResolutionRecord>) : null,
    api.themeOffer({ unit }),
  ]);
  return { unit, resolution, themes };
}

/** Drafts a plan: of the unit's own, or for a resolution, whose targets are then offered as items. */
export default function NewPlanPage() {
  const { t } = useText();
  const { unit, resolution, themes } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const back = resolution ? paths.resolution(resolution.id) : paths.unitPlans(unit);
  const targets = resolution?.targets ?? [];
  return (
    <Page
      title={t('resolutions.plans.draft')}
      lead={resolution && <Name>{resolution.title}</Name>}
      crumbs={[{ label: resolution?.title ?? t('resolutions.plans.title'), to: back }]}
    >
      <CommandForm<PlanValues, { id: string }>
        name="plan.draft"
        entity={`${unit} ${resolution?.id ?? ''}`}
        initial={{
          title: resolution ? t('resolutions.plans.title_for', { title: resolution.title }) : undefined,
          startsOn: session().today,
          endsOn: lastDeadline(targets),
          theme: themes[0]?.text,
          items: itemsFor(targets),
        }}
        because={resolution?.received?.may['plan.draft']}
        check={(values) =>
          reasonsAgainstPlan(
            planOf(values),
            targets.map((target) => target.id),
            measures(),
          )
        }
        submit={(values, commandId) =>
          api.planDraft({ unit, resolutionId: resolution?.id ?? null, ...planOf(values) }, { commandId })
        }
        onDone={({ id }) => navigate(paths.plan(id))}
        verb={t('resolutions.form.save_draft')}
        cancel={back}
      >
        <PlanFields targets={targets} themes={themes} />
      </CommandForm>
    </Page>
  );
}

function lastDeadline(targets: readonly { deadline: string }[]): string | undefined {
  return targets
    .map((target) => target.deadline)
    .sort()
    .at(-1);
}
