import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ContactListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { ContactRecord } from '../residence.ts';
import { ContactTable } from './contactTable.tsx';
import { ResidenceTabs } from './residenceTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('residence.members.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<ContactListInput, 'unit' | 'side'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.contactList({ unit: id, side: 'home', ...asked })]);
  return { unit, lines: lines as { items: ContactRecord[]; total: number; next: string | null } };
}

/** Where the members of a unit are introduced. */
export default function IntroducedMembersPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const title = t('residence.members.title', { unit: unit.name });
  return (
    <Page
      title={title}
      lead={t('residence.members.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={<LinkButton to={paths.residenceMissing(unit.id)}>{t('residence.missing.verb')}</LinkButton>}
    >
      <ResidenceTabs unit={unit.id} above={unit.children > 0} />
      <ContactTable
        side="home"
        caption={title}
        lines={lines}
        empty={{ title: t('residence.members.none'), hint: t('residence.members.none_hint') }}
      />
    </Page>
  );
}
