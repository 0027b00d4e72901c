import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type RemarkListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { RemarkLine } from '../residence.ts';
import { RemarkTable } from './remarkTable.tsx';
import { ResidenceTabs } from './residenceTabs.tsx';
import { yearsBack } from './years.ts';

export const handle: PageHandle = { title: (t, data) => t('residence.received.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { year, ...asked } = addressQuery(request) as Omit<RemarkListInput, 'unit' | 'side'>;
  const [unit, lines] = await Promise.all([
    api.unitGet({ id }),
    api.remarkList({ unit: id, side: 'home', sort: '-sent', ...asked, ...(year && { year: Number(year) }) }),
  ]);
  return { unit, lines: lines as { items: RemarkLine[]; total: number; next: string | null } };
}

/** Remarks that arrived about the members of a unit. */
export default function ReceivedPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const title = t('residence.received.title', { unit: unit.name });
  return (
    <Page title={title} lead={t('residence.received.lead')} crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}>
      <ResidenceTabs unit={unit.id} above={unit.children > 0} />
      <RemarkTable
        side="home"
        caption={title}
        lines={lines}
        years={yearsBack()}
        empty={{ title: t('residence.received.none'), hint: t('residence.received.none_hint') }}
      />
    </Page>
  );
}
