import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import type { PersonResidence } from '../residence.ts';
import { Residence } from './person.tsx';

export const handle: PageHandle = { title: (t, data) => t('residence.person.title', { name: data?.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const of = (await api.residencePerson({ id: params.id ?? '' })) as PersonResidence;
  return { ...of, unit: of.unitId };
}

/** A member's contact with the cell where he lives, and its remarks. */
export default function MemberResidencePage() {
  return <Residence of={useLoaderData<typeof loader>()} />;
}
