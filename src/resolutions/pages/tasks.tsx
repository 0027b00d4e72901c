import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api, type TaskListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { TASK_STATES, type TaskLine } from '../task.ts';
import { useTaskStates } from './taskState.tsx';
import { TaskTable } from './taskTable.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.tasks.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { state, overdue, month, assignee, plan, resolution, after } = addressQuery(request);
  const filter = { state, month, assignee, plan, resolution, after, ...(overdue && { overdue: overdue === 'true' }) };
  const page = await api.taskList({ unit: params.unit ?? '', ...(filter as Partial<TaskListInput>) });
  return page as { items: TaskLine[]; total: number; next: string | null };
}

/** Tasks of a unit and of the units below. */
export default function TasksPage() {
  const { t } = useText();
  const { unit = '' } = useParams();
  const page = useLoaderData<typeof loader>();
  const word = useTaskStates();
  const assign = may('task.assign') && (
    <LinkButton look="primary" to={paths.newTask(unit)}>
      {t('resolutions.task.assign')}
    </LinkButton>
  );
  return (
    <Page title={t('resolutions.tasks.title')} action={assign}>
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'state',
            label: t('resolutions.task.state'),
            options: [
              { value: 'in_hand', label: t('resolutions.tasks.in_hand') },
              ...TASK_STATES.map((state) => ({ value: state, label: word(state) })),
            ],
          },
          {
            kind: 'choice',
            key: 'overdue',
            label: t('resolutions.tasks.overdue'),
            options: [
              { value: 'true', label: t('resolutions.received.yes') },
              { value: 'false', label: t('resolutions.received.no') },
            ],
          },
          { kind: 'month', key: 'month', label: t('resolutions.tasks.month') },
        ]}
      />
      <TaskTable
        caption={t('resolutions.tasks.title')}
        page={page}
        empty={<Empty title={t('resolutions.tasks.empty')}>{t('resolutions.tasks.empty_hint')}</Empty>}
      />
    </Page>
  );
}
