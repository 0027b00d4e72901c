import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api, type TaskListInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Page } from '../../web/ui/page.tsx';
import { TASK_STATES, type TaskLine } from '../task.ts';
import { addresses } from './addresses.ts';
import { useTaskStates } from './taskState.tsx';
import { TaskTable } from './taskTable.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.tasks.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { overdue, year, ...rest } = addressQuery(request);
  const { state, month, given, done, assignee, plan, resolution, series, search, sort, after } = rest;
  const filter = {
    ...{ state, month, given, done, assignee, plan, resolution, series, search, sort, after },
    ...(overdue && { overdue: overdue === 'true' }),
    ...(year && { year: Number(year) }),
  };
  const page = await api.taskList({ unit: params.unit ?? '', ...(filter as Partial<TaskListInput>) });
  return page as { items: TaskLine[]; total: number; next: string | null };
}

/** Tasks of a unit and of the units below. */
export default function TasksPage() {
  const { t } = useText();
  const { unit = '' } = useParams();
  const address = useAddress();
  const page = useLoaderData<typeof loader>();
  const word = useTaskStates();
  const assign = may('task.assign') && (
    <LinkButton look="primary" to={paths.newTask(unit)}>
      {t('resolutions.task.assign')}
    </LinkButton>
  );
  const more: MenuAction[] = [
    ...(may('task.assign') ? [{ label: t('resolutions.sheet.title'), to: addresses.taskSheet(unit) }] : []),
    { label: t('resolutions.series.title'), to: paths.series(unit) },
  ];
  return (
    <Page
      title={t('resolutions.tasks.title')}
      more={more}
      action={
        <>
          {assign}
          <Download kind="unit-tasks" id={unit} period={{ month: address.get('month') }} />
        </>
      }
    >
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('resolutions.task.work') },
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
          { kind: 'month', key: 'given', label: t('resolutions.tasks.given') },
          { kind: 'month', key: 'done', label: t('resolutions.tasks.done') },
        ]}
      />
      <TaskTable
        caption={t('resolutions.tasks.title')}
        page={page}
        sortable
        empty={<Empty title={t('resolutions.tasks.empty')}>{t('resolutions.tasks.empty_hint')}</Empty>}
      />
    </Page>
  );
}
