import { useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import type { PersonResidence } from '../residence.ts';
import { Residence } from './person.tsx';

export const handle: PageHandle = { title: (t) => t('residence.own.title') };

export async function loader() {
  const of = (await api.residenceMine()) as PersonResidence;
  return { ...of, unit: of.unitId };
}

/** One's own contact with the cell where one lives, and its remarks: always readable. */
export default function OwnResidencePage() {
  return <Residence of={useLoaderData<typeof loader>()} />;
}
