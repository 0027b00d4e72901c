import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import type { PersonHonours } from '../honour.ts';
import { Honours } from './honours.tsx';

export const handle: PageHandle = { title: (t, data) => t('honours.member.title', { name: data?.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const honours = (await api.honourPerson({ id: params.id ?? '' })) as PersonHonours;
  return { ...honours, unit: honours.unitId };
}

/** What a member was given, and what comes next. */
export default function MemberHonoursPage() {
  return <Honours honours={useLoaderData<typeof loader>()} />;
}
