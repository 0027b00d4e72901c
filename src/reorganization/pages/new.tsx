import { type LoaderFunctionArgs, useLoaderData, useNavigate, useParams } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Page } from '../../web/ui/page.tsx';
import { DecisionForm } from './decisionForm.tsx';

export const handle: PageHandle = {
  title: (t, data) => t('reorganization.edit.new_title', { unit: data?.name ?? '' }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.unitGet({ id: params.unit ?? '' });
}

/** A new draft. */
export default function NewReorganizationPage() {
  const { t } = useText();
  const { unit = '' } = useParams();
  const { name } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title={t('reorganization.edit.new_title', { unit: name })}
      crumbs={[{ label: t('reorganization.list.title', { unit: name }), to: paths.reorganizations(unit) }]}
    >
      <DecisionForm
        name="reorganization.draft"
        entity={unit}
        unit={unit}
        initial={{ acts: [{}] }}
        submit={(decision, commandId) => api.reorganizationDraft({ unit, ...decision }, { commandId })}
        onDone={({ id }) => navigate(paths.reorganization(id))}
        cancel={paths.reorganizations(unit)}
      />
    </Page>
  );
}
