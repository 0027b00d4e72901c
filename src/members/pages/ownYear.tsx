import { redirect } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import type { MemberRecord } from '../member.ts';

export const handle: PageHandle = { title: (t) => t('members.year.mine') };

/** One's own year leads to its page, this year's. */
export async function loader() {
  const { id } = (await api.memberMe()) as MemberRecord;
  throw redirect(paths.memberYear(id, Number(session().today.slice(0, 4))));
}

export default function OwnYearPage() {
  return null;
}
