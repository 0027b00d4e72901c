import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ContactListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { ContactRecord } from '../residence.ts';
import { ContactTable } from './contactTable.tsx';
import { ResidenceTabs } from './residenceTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('residence.introduced.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<ContactListInput, 'unit' | 'side'>;
  const [unit, lines] = await Promise.all([
    api.unitGet({ id }),
    api.contactList({ unit: id, side: 'residence', ...asked }),
  ]);
  return { unit, lines: lines as { items: ContactRecord[]; total: number; next: string | null } };
}

/** Who is introduced to the cells of a unit because he lives there; who waits is received or refused here. */
export default function IntroducedPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const title = t('residence.introduced.title', { unit: unit.name });
  return (
    <Page title={title} lead={t('residence.introduced.lead')} crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}>
      <ResidenceTabs unit={unit.id} above={unit.children > 0} />
      <ContactTable
        side="residence"
        caption={title}
        lines={lines}
        empty={{ title: t('residence.introduced.none'), hint: t('residence.introduced.none_hint') }}
      />
    </Page>
  );
}
