import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { ResolutionRecord } from '../resolution.ts';
import { reasonsAgainstTargets } from '../rules/resolutions.ts';
import { measures } from './measures.ts';
import { ResolutionFields, type ResolutionValues, targetsOf, valuesOf } from './resolutionForm.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.record.revise') };

export async function loader({ params }: LoaderFunctionArgs) {
  const resolution = (await api.resolutionGet({ id: params.id ?? '' })) as ResolutionRecord;
  const { carries } = resolution;
  const [upper, { themes }] = await Promise.all([
    carries?.readable ? (api.resolutionGet({ id: carries.id }) as Promise<ResolutionRecord>) : null,
    api.themeOffer({ unit: resolution.unit.id }),
  ]);
  return { unit: resolution.unit, resolution, upper, themes };
}

/** Revises a draft; what was issued is changed by a later decision only. */
export default function EditResolutionPage() {
  const { t } = useText();
  const { resolution, upper, themes } = useLoaderData<typeof loader>();
  const { id, version } = resolution;
  const navigate = useNavigate();
  return (
    <Page title={t('resolutions.record.revise')} crumbs={[{ label: resolution.title, to: paths.resolution(id) }]}>
      <CommandForm<ResolutionValues, { id: string }>
        name="resolution.revise"
        entity={`${id} ${version}`}
        initial={valuesOf(resolution)}
        because={resolution.may['resolution.revise']}
        check={(values) => reasonsAgainstTargets(targetsOf(values.targets), measures())}
        submit={(values, commandId) =>
          api.resolutionRevise({ id, version, ...values, targets: targetsOf(values.targets) }, { commandId })
        }
        onDone={() => navigate(paths.resolution(id))}
        verb={t('resolutions.form.save')}
        cancel={paths.resolution(id)}
      >
        <ResolutionFields themes={themes} present={resolution.theme} upper={upper} today={session().today} />
      </CommandForm>
    </Page>
  );
}
