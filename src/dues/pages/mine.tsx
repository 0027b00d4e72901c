import type { LoaderFunctionArgs } from 'react-router';
import { useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { Account } from './account.tsx';

export const handle: PageHandle = { title: (t) => t('dues.mine.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  const { year } = addressQuery(request);
  const dues = await api.duesMine(year ? { year: Number(year) } : {});
  return { dues, unit: dues.unit, settings: null };
}

/** One's own dues: what was paid, what is missing, with receipts. */
export default function MyDuesPage() {
  return <Account {...useLoaderData<typeof loader>()} />;
}
