import { useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import type { PersonHonours } from '../honour.ts';
import { Honours } from './honours.tsx';

export const handle: PageHandle = { title: (t) => t('honours.own.title') };

export async function loader() {
  const honours = (await api.honourMine()) as PersonHonours;
  return { ...honours, unit: honours.unitId };
}

/** One's own commendations, badges and card: always readable. */
export default function OwnHonoursPage() {
  return <Honours honours={useLoaderData<typeof loader>()} />;
}
