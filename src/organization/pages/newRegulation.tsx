import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Page } from '../../web/ui/page.tsx';
import { RegulationFields, type RegulationValues } from './regulationFields.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.regulations.new_title', { unit: data?.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.unitGet({ id: params.unit ?? '' });
}

/** Drafts the working regulations of the running term. */
export default function NewRegulationPage() {
  const { t } = useText();
  const unit = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title={t('organization.regulations.new_title', { unit: unit.name })}
      crumbs={[{ label: t('organization.tabs.regulations'), to: paths.regulations(unit.id) }]}
    >
      <CommandForm<RegulationValues, { id: string }>
        name="regulation.draft"
        entity={unit.id}
        initial={{ title: t('organization.regulations.usual_title') }}
        submit={({ files = [], ...values }, commandId) =>
          api.regulationDraft({ unitId: unit.id, ...values, files: files.map((file) => file.id) }, { commandId })
        }
        onDone={({ id }) => navigate(paths.regulation(id))}
        verb={t('organization.regulations.save')}
        cancel={paths.regulations(unit.id)}
      >
        <RegulationFields unit={unit.id} />
      </CommandForm>
    </Page>
  );
}
