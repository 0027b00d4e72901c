import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { RegulationFields, type RegulationValues } from './regulationFields.tsx';

export const handle: PageHandle = {
  title: (t, data) => t('organization.regulations.edit_title', { title: data?.record.title ?? '' }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  const record = await api.regulationGet({ id: params.id ?? '' });
  return { record, unit: record.unitId };
}

/** Changes a draft, or begins a new version of adopted regulations with their text. */
export default function EditRegulationPage() {
  const { t } = useText();
  const { record } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title={t('organization.regulations.edit_title', { title: record.title })}
      crumbs={[{ label: record.title, to: paths.regulation(record.id) }]}
    >
      <CommandForm<RegulationValues, { id: string }>
        name="regulation.revise"
        entity={`${record.id} ${record.version}`}
        initial={{ title: record.title, body: record.body }}
        submit={({ files = [], ...values }, commandId) =>
          api.regulationRevise(
            { id: record.id, version: record.version, ...values, files: files.map((file) => file.id) },
            { commandId },
          )
        }
        onDone={({ id }) => navigate(paths.regulation(id))}
        verb={t('organization.regulations.save')}
        cancel={paths.regulation(record.id)}
      >
        {record.state === 'adopted' && <Notice>{t('organization.regulations.new_version')}</Notice>}
        <RegulationFields unit={record.unitId} />
      </CommandForm>
    </Page>
  );
}
