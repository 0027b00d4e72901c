import type { ReactNode } from 'react';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { TaskLine } from '../task.ts';
import { TaskState } from './taskState.tsx';

type TaskTableProps = {
  caption: string;
  page: { items: TaskLine[]; total: number; next: string | null };
  empty: ReactNode;
  /** where the list behind it sorts */
  sortable?: boolean;
};

/** Tasks as every list shows them, by due day. */
export function TaskTable({ caption, page, empty, sortable }: TaskTableProps) {
  const { t } = useText();
  const several = new Set(page.items.map((task) => task.unit.id)).size > 1;
  return (
    <Table
      caption={caption}
      rows={page.items}
      rowKey={(task) => task.id}
      rowLink={(task) => paths.task(task.id)}
      columns={[
        {
          key: 'work',
          header: t('resolutions.task.work'),
          cell: (task) => <Work task={task} several={several} />,
          sortable,
        },
        { key: 'assignee', header: t('resolutions.task.assignee'), cell: (task) => <Name>{task.assignee.name}</Name> },
        { key: 'checker', header: t('resolutions.task.checker'), cell: (task) => <Name>{task.checker.name}</Name> },
        { key: 'due', header: t('resolutions.task.due'), cell: (task) => date(task.due), sortable },
        { key: 'state', header: t('resolutions.task.state'), cell: (task) => <TaskState task={task} />, sortable },
      ]}
      total={page.total}
      next={page.next}
      empty={empty}
    />
  );
}

/** The work names the row; its unit stands under it where the list holds several. */
function Work({ task, several }: { task: TaskLine; several: boolean }) {
  return (
    <>
      <Name>{task.work}</Name>
      {several && (
        <div className="small quiet">
          <Name>{task.unit.name}</Name>
        </div>
      )}
    </>
  );
}
