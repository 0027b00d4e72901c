import { useNavigate, useParams } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Page } from '../../web/ui/page.tsx';
import { reasonsAgainstTargets } from '../rules/resolutions.ts';
import { measures, ResolutionFields, type ResolutionValues, targetsOf } from './resolutionForm.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.form.new') };

/** Drafts a resolution with its targets. */
export default function NewResolutionPage() {
  const { t } = useText();
  const { unit = '' } = useParams();
  const navigate = useNavigate();
  return (
    <Page
      title={t('resolutions.form.new')}
      crumbs={[{ label: t('resolutions.list.title'), to: paths.unitResolutions(unit) }]}
    >
      <CommandForm<ResolutionValues, { id: string }>
        name="resolution.draft"
        entity={unit}
        initial={{ targets: [] }}
        check={(values) => reasonsAgainstTargets(targetsOf(values.targets), measures())}
        submit={(values, commandId) =>
          api.resolutionDraft({ unit, ...values, targets: targetsOf(values.targets) }, { commandId })
        }
        onDone={({ id }) => navigate(paths.resolution(id))}
        verb={t('resolutions.form.save_draft')}
        cancel={paths.unitResolutions(unit)}
      >
        <ResolutionFields />
      </CommandForm>
    </Page>
  );
}
