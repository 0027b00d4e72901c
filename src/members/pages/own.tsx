import { useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import type { MemberRecord } from '../member.ts';
import { Record } from './record.tsx';

export const handle: PageHandle = { title: (t) => t('members.own.title') };

export async function loader() {
  const record = (await api.memberMe()) as MemberRecord;
  return { ...record, unit: record.unitId };
}

/** One's own record: always readable. */
export default function OwnRecordPage() {
  return <Record member={useLoaderData<typeof loader>()} />;
}
