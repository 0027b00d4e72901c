import type { LoaderFunctionArgs } from 'react-router';
import { redirect, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import type { MemberRecord } from '../member.ts';
import { Record } from './record.tsx';

export const handle: PageHandle = { title: (_t, data: MemberRecord) => data.name };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.memberGet({ id: params.id ?? '' })) as MemberRecord;
  // the id of a record that was merged leads to the one that was kept
  if (record.id !== params.id) throw redirect(paths.member(record.id));
  return { ...record, unit: record.unitId };
}

/** A member's record. */
export default function MemberPage() {
  return <Record member={useLoaderData<typeof loader>()} />;
}
