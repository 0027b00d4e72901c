import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type CheckListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { useText } from '../../web/text.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { CheckLine } from '../check.ts';
import { CheckFilters } from './checkFilters.tsx';
import { CheckTable } from './checkTable.tsx';
import { ResolutionTabs } from './resolutionTabs.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.checks.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { state, search, sort, after } = addressQuery(request);
  const filter = { state, search, sort, after } as Partial<CheckListInput>;
  const page = await api.checkList({ unit, ...filter });
  return { unit, page: page as { items: CheckLine[]; total: number; next: string | null } };
}

/** The check calendar of a unit and those below, over all its resolutions. */
export default function ChecksPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  return (
    <Page title={t('resolutions.checks.title')} lead={t('resolutions.checks.lead')}>
      <ResolutionTabs unit={unit} />
      <CheckFilters />
      <CheckTable page={page} several />
    </Page>
  );
}
