import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { ReorganizationRecord } from '../reorganization.ts';
import { DecisionForm } from './decisionForm.tsx';
import { rowsOf } from './values.ts';

export const handle: PageHandle = { title: (t) => t('reorganization.edit.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.reorganizationGet({ id: params.id ?? '' })) as ReorganizationRecord;
  return { record, unit: record.unitId };
}

/** A draft that is changed. */
export default function EditReorganizationPage() {
  const { t } = useText();
  const { record } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { id, version } = record;
  return (
    <Page
      title={t('reorganization.edit.title')}
      lead={record.title}
      crumbs={[{ label: record.title, to: paths.reorganization(id) }]}
    >
      <DecisionForm
        name="reorganization.revise"
        entity={`${id} ${version}`}
        unit={record.unitId}
        initial={{
          title: record.title,
          number: record.number ?? undefined,
          decidedOn: record.decidedOn ?? undefined,
          signerName: record.signerName ?? undefined,
          signerPost: record.signerPost ?? undefined,
          effectiveOn: record.effectiveOn,
          note: record.note ?? undefined,
          acts: rowsOf(record),
        }}
        submit={(decision, commandId) => api.reorganizationRevise({ id, version, ...decision }, { commandId })}
        onDone={() => navigate(paths.reorganization(id))}
        cancel={paths.reorganization(id)}
      />
    </Page>
  );
}
