import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Page } from '../../web/ui/page.tsx';
import { TASK_ROLES, type TaskLine, type TaskRole } from '../task.ts';
import { QueryTabs } from './queryTabs.tsx';
import { TaskTable } from './taskTable.tsx';

const EMPTY: Record<TaskRole, string> = {
  do: 'resolutions.mine.empty_do',
  lead: 'resolutions.mine.empty_lead',
  check: 'resolutions.mine.empty_check',
  recorded: 'resolutions.mine.empty_recorded',
};
const LABEL: Record<TaskRole, string> = {
  do: 'resolutions.mine.do',
  lead: 'resolutions.mine.lead',
  check: 'resolutions.mine.check',
  recorded: 'resolutions.mine.recorded',
};

export const handle: PageHandle = { title: (t) => t('resolutions.mine.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  const { role, all, after } = addressQuery(request);
  const page = await api.taskMine({ role: roleOf(role), after, ...(all && { all: all === 'true' }) });
  return page as { items: TaskLine[]; total: number; next: string | null };
}

/** My tasks: mine to do, I lead, I check, I recorded. */
export default function MyTasksPage() {
  const { t } = useText();
  const page = useLoaderData<typeof loader>();
  const address = useAddress();
  const role = roleOf(address.get('role'));
  const all = address.get('all') === 'true';
  return (
    <Page title={t('resolutions.mine.title')}>
      <QueryTabs
        param="role"
        label={t('resolutions.mine.title')}
        tabs={TASK_ROLES.map((one) => ({
          label: t(LABEL[one]),
          to: paths.myTasks(one === 'do' ? undefined : { role: one }),
        }))}
      />
      <p>
        <Link to={address.with({ all: all ? undefined : 'true' })}>
          {t(all ? 'resolutions.mine.in_hand_only' : 'resolutions.mine.with_ended')}
        </Link>
      </p>
      <TaskTable
        caption={t(LABEL[role])}
        page={page}
        empty={<Empty title={t(EMPTY[role])}>{t('resolutions.mine.empty_hint')}</Empty>}
      />
    </Page>
  );
}

function roleOf(text: string | undefined): TaskRole {
  return TASK_ROLES.find((role) => role === text) ?? 'do';
}
