import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { PlanItem, PlanRecord } from '../plan.ts';
import { addresses } from './addresses.ts';
import { Adjustments } from './adjustments.tsx';
import { Annul } from './annul.tsx';
import { GoalText } from './goal.tsx';
import { HowComputed } from './howComputed.tsx';
import { MeasuredText } from './measuredText.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { PlanState } from './resolutionState.tsx';
import { TaskState } from './taskState.tsx';

export const handle: PageHandle = { title: (_t, data: PlanRecord) => data.title };

export async function loader({ params }: LoaderFunctionArgs) {
  return (await api.planGet({ id: params.id ?? '' })) as PlanRecord;
}

/** A plan: its items with their tasks and how far each is, and the targets that no item takes up. */
export default function PlanPage() {
  const { t } = useText();
  const plan = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const [annulling, setAnnulling] = useState(false);
  const more: MenuAction[] = [
    ...(plan.may['plan.revise']?.length === 0
      ? [{ label: t('resolutions.plans.revise'), to: addresses.editPlan(plan.id) }]
      : []),
    ...(plan.may['plan.adjust']?.length === 0
      ? [{ label: t('resolutions.adjust.title'), to: addresses.adjustPlan(plan.id) }]
      : []),
    ...(plan.may['plan.annul']?.length === 0
      ? [{ label: t('resolutions.plans.annul'), onSelect: () => setAnnulling(true) }]
      : []),
  ];
  const flagged = plan.items.filter((item) => item.amendedBy !== null).length;
  const untaken = plan.targets.filter((target) => plan.untaken.includes(target.id));
  return (
    <Page
      title={<Name>{plan.title}</Name>}
      state={<PlanState state={plan.state} />}
      crumbs={[{ label: t('resolutions.plans.title'), to: paths.unitPlans(plan.unit.id) }]}
      action={
        <>
          <PrimaryAction plan={plan} />
          <Download kind="plan" id={plan.id} />
          <Download kind="plan-tasks" id={plan.id} label={t('resolutions.plans.task_list')} />
        </>
      }
      more={more}
    >
      <div className="stack">
        <Facts
          facts={[
            { label: t('resolutions.task.unit'), value: <Link to={paths.unit(plan.unit.id)}>{plan.unit.name}</Link> },
            {
              label: t('resolutions.plans.period'),
              value: t('resolutions.plans.from_to', { from: date(plan.startsOn), to: date(plan.endsOn) }),
            },
            plan.adoptedOn !== null && { label: t('resolutions.plans.adopted_on'), value: date(plan.adoptedOn) },
            plan.annulled !== null && {
              label: t('resolutions.state.annulled'),
              value: t('resolutions.record.annulled', {
                date: date(plan.annulled.on),
                decision: plan.annulled.decision ?? '',
              }),
            },
            plan.resolution !== null && {
              label: t('resolutions.plans.serves'),
              value: <Link to={paths.resolution(plan.resolution.id)}>{plan.resolution.title}</Link>,
            },
            plan.theme !== null && { label: t('resolutions.record.theme'), value: plan.theme },
            { label: t('resolutions.record.progress'), value: <MeasuredText measured={plan.progress} /> },
          ]}
        />
        <HowComputed of={['plan', 'item', 'task']} />
        {flagged > 0 && (
          <Notice state="due">
            <p>{t('resolutions.adjust.flagged', { count: flagged })}</p>
            {plan.may['plan.adjust']?.length === 0 && (
              <LinkButton to={addresses.adjustPlan(plan.id)}>{t('resolutions.adjust.title')}</LinkButton>
            )}
          </Notice>
        )}
        {untaken.length > 0 && (
          <Notice state="due">
            <p>{t('resolutions.plans.untaken', { count: untaken.length })}</p>
            <ul>
              {untaken.map((target) => (
                <li key={target.id}>
                  <Name>{target.indicator}</Name>
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      {plan.items.length === 0 && (
        <Empty title={t('resolutions.plans.no_items')}>{t('resolutions.plans.items_help')}</Empty>
      )}
      {plan.items.map((item, at) => (
        <Item key={item.id} item={item} number={at + 1} plan={plan} />
      ))}
      {plan.adjustments.length > 0 && (
        <Section title={t('resolutions.adjust.acts')}>
          <Adjustments plan={plan} />
        </Section>
      )}
      {plan.body !== '' && (
        <Section title={t('resolutions.record.text')}>
          <Paragraphs text={plan.body} />
        </Section>
      )}
      {annulling && (
        <Annul
          name="plan.annul"
          entity={plan.id}
          title={t('resolutions.plans.annul')}
          onClose={() => setAnnulling(false)}
          submit={(values, commandId) =>
            api.planAnnul({ id: plan.id, version: plan.version, ...values }, { commandId })
          }
          onDone={async () => {
            setAnnulling(false);
            await revalidate();
          }}
        />
      )}
    </Page>
  );
}

/** One item with its goal and its tasks. */
function Item({ item, number: place, plan }: { item: PlanItem; number: number; plan: PlanRecord }) {
  const { t } = useText();
  const target = plan.targets.find((one) => one.id === item.targetId);
  return (
    <Section
      title={
        <>
          {number(place)}. <Name>{item.what}</Name>
        </>
      }
    >
      <div className="stack">
        <Facts
          facts={[
            item.carriedFrom !== null && {
              label: t('resolutions.task.carried_from'),
              value: <Link to={paths.task(item.carriedFrom)}>{t('resolutions.task.see_carried')}</Link>,
            },
            item.amendedBy !== null && {
              label: t('resolutions.list.state'),
              value: <StateBadge state="due">{t('resolutions.adjust.item_flagged')}</StateBadge>,
            },
            target !== undefined && { label: t('resolutions.plans.target'), value: target.indicator },
            item.goalMin !== null && { label: t('resolutions.target.goal'), value: <GoalText goal={item} /> },
            item.deadline !== null && { label: t('resolutions.target.deadline'), value: date(item.deadline) },
            { label: t('resolutions.plans.weight'), value: number(item.weight) },
            { label: t('resolutions.record.progress'), value: <MeasuredText measured={item.progress} /> },
          ]}
        />
        <ul className="stack">
          {item.tasks.map((task) => (
            <li key={task.id} className="row">
              <Link to={paths.task(task.id)}>
                <Name>{task.work}</Name>
              </Link>
              <span className="quiet">
                <Name>{task.assigneeName}</Name>
              </span>
              <TaskState task={{ ...task, progress: task.progress.percent ?? 0 }} />
            </li>
          ))}
        </ul>
        {plan.may['task.assign']?.length === 0 && (
          <div>
            <LinkButton to={paths.newTask(plan.unit.id, { item: item.id })}>{t('resolutions.task.assign')}</LinkButton>
          </div>
        )}
      </div>
    </Section>
  );
}

/** A draft is adopted; nothing else is as urgent. */
function PrimaryAction({ plan }: { plan: PlanRecord }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [asking, setAsking] = useState<string>();
  const reasons = plan.may['plan.adopt'] ?? [];
  if (plan.state !== 'draft' || reasons.some((reason) => reason.code === 'right.missing')) return null;
  const adopt = async () => {
    await api.planAdopt({ id: plan.id, version: plan.version, on: session().today }, { commandId: asking });
    await revalidate();
  };
  return (
    <>
      <Button look="primary" because={reasons} onClick={() => setAsking(newId())}>
        {t('resolutions.plans.adopt')}
      </Button>
      <Confirm
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={t('resolutions.plans.adopt')}
        consequence={<p>{t('resolutions.plans.adopt_consequence')}</p>}
        verb={t('resolutions.plans.adopt')}
        onConfirm={adopt}
      />
    </>
  );
}
