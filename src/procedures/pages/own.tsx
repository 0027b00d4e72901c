import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { CaseLine } from '../case.ts';
import { CaseTable } from './caseTable.tsx';

export const handle: PageHandle = { title: (t) => t('procedures.own.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  const { after } = addressQuery(request);
  return (await api.caseMine({ ...(after && { after }) })) as { items: CaseLine[]; total: number; next: string | null };
}

/** One's own cases, the newest first. */
export default function OwnCasesPage() {
  const { t } = useText();
  const page = useLoaderData<typeof loader>();
  return (
    <Page title={t('procedures.own.title')} lead={t('procedures.own.lead')}>
      <CaseTable
        caption={t('procedures.own.title')}
        page={page}
        empty={<Empty title={t('procedures.own.empty')}>{t('procedures.own.empty_hint')}</Empty>}
      />
    </Page>
  );
}
