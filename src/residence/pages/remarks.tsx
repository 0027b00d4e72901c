import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type RemarkListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { RemarkLine } from '../residence.ts';
import { RemarkTable } from './remarkTable.tsx';
import { yearsBack } from './years.ts';

export const handle: PageHandle = { title: (t, data) => t('residence.remarks.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { year, ...asked } = addressQuery(request) as Omit<RemarkListInput, 'unit' | 'side'>;
  const [unit, lines] = await Promise.all([
    api.unitGet({ id }),
    api.remarkList({ unit: id, side: 'residence', ...asked, ...(year && { year: Number(year) }) }),
  ]);
  return { unit, lines: lines as { items: RemarkLine[]; total: number; next: string | null } };
}

/** The remarks that the cells of a unit write: the list behind n of m, and behind what is late. */
export default function RemarksPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const title = t('residence.remarks.title', { unit: unit.name });
  return (
    <Page
      title={title}
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: t('residence.tabs.rounds'), to: paths.residence(unit.id) },
      ]}
    >
      <RemarkTable
        side="residence"
        caption={title}
        lines={lines}
        years={yearsBack()}
        empty={{ title: t('residence.remarks.none'), hint: t('residence.remarks.none_hint') }}
      />
    </Page>
  );
}
