import type { LoaderFunctionArgs } from 'react-router';
import { useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { Account } from './account.tsx';

export const handle: PageHandle = { title: (t, data) => t('dues.person.title', { name: data?.dues.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { year } = addressQuery(request);
  const dues = await api.duesPerson({ id: params.id ?? '', ...(year && { year: Number(year) }) });
  const takes = dues.may['dues.assess']?.length === 0;
  return { dues, unit: dues.unit, settings: takes ? await api.duesSettings({ unit: dues.unit.id }) : null };
}

/** A member's dues, for those who take them and those who check. */
export default function MemberDuesPage() {
  return <Account {...useLoaderData<typeof loader>()} />;
}
