import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { LineageCarried, LineageDown, LineageItem, LineageTask } from '../lineage.ts';
import { addresses } from './addresses.ts';
import { GoalText } from './goal.tsx';
import { MeasuredText } from './measuredText.tsx';
import { TaskState } from './taskState.tsx';

/** So many items are open at once; more are folded under their target. */
const OPEN_ITEMS = 6;

export const handle: PageHandle = { title: (t) => t('resolutions.lineage.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { within } = addressQuery(request);
  const tree = (await api.lineageDown({ id: params.id ?? '', within })) as LineageDown;
  return { unit: tree.standing, tree };
}

/** A resolution read downwards: targets, what each unit takes up, its tasks, and at the leaves the evidence. */
export default function LineagePage() {
  const { t } = useText();
  const { tree } = useLoaderData<typeof loader>();
  const { resolution } = tree;
  const nothing = tree.targets.length === 0 && tree.others.length === 0 && tree.tasks.length === 0;
  return (
    <Page
      title={t('resolutions.lineage.title')}
      lead={
        <>
          <Name>{resolution.title}</Name> {resolution.numberText && <Name>({resolution.numberText})</Name>}
        </>
      }
      state={<MeasuredText measured={resolution.progress} />}
      crumbs={[{ label: resolution.title, to: paths.resolution(resolution.id) }]}
    >
      {nothing && <Empty title={t('resolutions.lineage.empty')}>{t('resolutions.lineage.empty_hint')}</Empty>}
      {tree.targets.map((target) => (
        <Section key={target.id} title={<Name>{target.indicator}</Name>}>
          <div className="lineage-goal">
            <p>
              <GoalText goal={target} /> · {t('resolutions.lineage.by', { date: date(target.deadline) })}
            </p>
            <p className="quiet">
              <MeasuredText measured={target.progress} />
            </p>
          </div>
          <div className="lineage">
            {(target.items.length > 0 || !tree.carried.some((one) => one.of === target.id)) && (
              <Items items={target.items} />
            )}
            <Carried of={target.id} carried={tree.carried} />
          </div>
        </Section>
      ))}
      {tree.others.length > 0 && (
        <Section title={t('resolutions.lineage.others')}>
          <Items items={tree.others} />
        </Section>
      )}
      {tree.tasks.length > 0 && (
        <Section title={t('resolutions.lineage.own_tasks')}>
          <Tasks tasks={tree.tasks} />
        </Section>
      )}
      {tree.more > 0 && <p className="quiet">{t('resolutions.lineage.more', { count: tree.more })}</p>}
    </Page>
  );
}

/** The targets one level below that carry this one out, each with what lies below it in turn. */
function Carried({ of, carried }: { of: string; carried: readonly LineageCarried[] }) {
  return carried
    .filter((one) => one.of === of)
    .map((one) => (
      <Disclosure
        key={one.id}
        open
        title={
          <span className="lineage-item">
            <Name>{one.resolution.issuer.name}</Name>
            <span className="lineage-what">
              <Name>{one.indicator}</Name>
            </span>
            <span className="quiet small">
              <MeasuredText measured={one.progress} />
            </span>
          </span>
        }
      >
        <div className="stack">
          <Link to={paths.resolution(one.resolution.id)}>
            <Name>{one.resolution.title}</Name>
          </Link>
          {one.items.length > 0 && <Items items={one.items} />}
          <Carried of={one.id} carried={carried} />
        </div>
      </Disclosure>
    ));
}

function Items({ items }: { items: readonly LineageItem[] }) {
  const { t } = useText();
  if (items.length === 0) return <p className="quiet">{t('resolutions.lineage.no_items')}</p>;
  if (items.length <= OPEN_ITEMS) return items.map((item) => <Item key={item.id} item={item} open />);
  // Sixty units under each of twenty targets: the targets are read first, the units when asked for.
  return (
    <Disclosure title={t('resolutions.lineage.items', { count: items.length })}>
      {items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </Disclosure>
  );
}

function Item({ item, open }: { item: LineageItem; open?: boolean }) {
  return (
    <Disclosure
      open={open}
      title={
        <span className="lineage-item">
          <Name>{item.unit.name}</Name>
          <span className="lineage-what">
            <Name>{item.what}</Name>
          </span>
          <span className="quiet small">
            <MeasuredText measured={item.progress} />
          </span>
        </span>
      }
    >
      <div className="stack">
        <Link to={paths.plan(item.planId)}>
          <Name>{item.planTitle}</Name>
        </Link>
        <Tasks tasks={item.tasks} />
      </div>
    </Disclosure>
  );
}

function Tasks({ tasks }: { tasks: readonly LineageTask[] }) {
  return (
    <ul className="lineage-tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          <Link to={paths.task(task.id)}>
            <Name>{task.work}</Name>
          </Link>
          <div className="row small">
            <span className="quiet">
              <Name>{task.assigneeName}</Name>
            </span>
            <TaskState task={{ ...task, progress: task.progress.percent ?? 0 }} />
            <span className="quiet">
              <MeasuredText measured={task.progress} />
            </span>
          </div>
          <Evidence task={task} />
        </li>
      ))}
    </ul>
  );
}

/** The leaves: the files that show it, with who sent them and when. */
function Evidence({ task }: { task: LineageTask }) {
  const { t } = useText();
  if (task.evidence.length === 0) return null;
  return (
    <ul className="lineage-evidence">
      {task.evidence.map((file) => (
        <li key={file.id}>
          <a href={addresses.file(file.id)} download>
            <Icon name="file" /> <Name>{file.name}</Name>
          </a>{' '}
          <span className="quiet small">
            {t('resolutions.record.by_on', { name: file.by, date: dateTime(file.at) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
