import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { ResolutionRecord } from '../resolution.ts';
import { reasonsAgainstTargets } from '../rules/resolutions.ts';
import { measures } from './measures.ts';
import { ResolutionFields, type ResolutionValues, targetsOf } from './resolutionForm.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.form.new') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { carries } = addressQuery(request);
  const [upper, { themes }] = await Promise.all([
    carries ? (api.resolutionGet({ id: carries }) as Promise<ResolutionRecord>) : null,
    api.themeOffer({ unit }),
  ]);
  return { unit, upper, themes };
}

/** Drafts a resolution with its targets; one that carries out a resolution received begins with its targets. */
export default function NewResolutionPage() {
  const { t } = useText();
  const { unit, upper, themes } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const back = upper ? paths.resolution(upper.id) : paths.unitResolutions(unit);
  return (
    <Page title={t('resolutions.form.new')} crumbs={[{ label: upper?.title ?? t('resolutions.list.title'), to: back }]}>
      <CommandForm<ResolutionValues, { id: string }>
        name="resolution.draft"
        entity={`${unit} ${upper?.id ?? ''}`}
        initial={{
          title: upper ? t('resolutions.form.carries_title', { title: upper.title }) : undefined,
          theme: themes[0]?.text,
          targets: (upper?.targets ?? []).map((target) => ({
            carries: target.id,
            indicator: target.indicator,
            measure: target.measure,
            baseText: target.baseText ?? undefined,
            goalMin: Number(target.goalMin),
            goalMax: Number(target.goalMax),
            deadline: target.deadline,
          })),
        }}
        because={upper?.received?.may['resolution.draft']}
        check={(values) => reasonsAgainstTargets(targetsOf(values.targets), measures())}
        submit={(values, commandId) =>
          api.resolutionDraft(
            { unit, ...values, carries: upper?.id ?? null, targets: targetsOf(values.targets) },
            { commandId },
          )
        }
        onDone={({ id }) => navigate(paths.resolution(id))}
        verb={t('resolutions.form.save_draft')}
        cancel={back}
      >
        <ResolutionFields themes={themes} upper={upper} today={session().today} />
      </CommandForm>
    </Page>
  );
}
