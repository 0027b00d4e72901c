import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { actingGrant, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { CheckedReport } from '../reportCheck.ts';
import { ReportForm } from './form.tsx';
import { Result } from './result.tsx';

export const handle: PageHandle = { title: (t) => t('reportCheck.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  const id = new URL(request.url).searchParams.get('unit') ?? actingGrant(session())?.unit.id ?? '';
  return { unit: await api.unitGet({ id }) };
}

/** A report that somebody wrote: pasted or sent, recomputed, marked where it cannot be true. The text lives on this page only. */
export default function ReportCheckPage() {
  const { t } = useText();
  const { unit } = useLoaderData<typeof loader>();
  const [report, setReport] = useState<CheckedReport>();
  const [editing, setEditing] = useState(true);
  const again = (
    <Button look="primary" onClick={() => setEditing(true)}>
      {t('reportCheck.edit')}
    </Button>
  );
  return (
    <Page
      title={t('reportCheck.title')}
      lead={
        <>
          <Name>{unit.name}</Name> · {t('reportCheck.lead')}
        </>
      }
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={report && !editing ? again : undefined}
    >
      {report && !editing ? (
        <Result report={report} unit={unit.id} />
      ) : (
        <ReportForm
          key={unit.id}
          unit={unit.id}
          text={report?.text ?? ''}
          onChecked={(checked) => {
            setReport(checked);
            setEditing(false);
          }}
        />
      )}
    </Page>
  );
}
