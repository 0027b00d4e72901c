import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { LineageUp } from '../lineage.ts';
import { GoalText } from './goal.tsx';
import { MeasuredText } from './measuredText.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.lineage.up') };

export async function loader({ params }: LoaderFunctionArgs) {
  const tree = (await api.lineageUp({ id: params.id ?? '' })) as LineageUp;
  return { unit: tree.task.unit, tree };
}

/** A task read upwards: the plan it belongs to, the target, the resolution it serves. */
export default function TaskLineagePage() {
  const { t } = useText();
  const { tree } = useLoaderData<typeof loader>();
  const { task, month, item, plan, target, resolution } = tree;
  const down = resolution ?? month;
  return (
    <Page
      title={t('resolutions.lineage.up')}
      crumbs={[{ label: task.work, to: paths.task(task.id) }]}
      action={
        down && (
          <LinkButton look="primary" to={paths.lineage(down.id)}>
            {t('resolutions.record.lineage')}
          </LinkButton>
        )
      }
    >
      <Facts
        facts={[
          { label: t('resolutions.task.work'), value: <Link to={paths.task(task.id)}>{task.work}</Link> },
          { label: t('resolutions.record.progress'), value: <MeasuredText measured={task.progress} /> },
          month !== null && {
            label: t('resolutions.lineage.month'),
            value: <Link to={paths.resolution(month.id)}>{month.title}</Link>,
          },
          item !== null && { label: t('resolutions.task.item'), value: item.what },
          item !== null && {
            label: t('resolutions.lineage.item_progress'),
            value: <MeasuredText measured={item.progress} />,
          },
          plan !== null && {
            label: t('resolutions.record.plan'),
            value: <Link to={paths.plan(plan.id)}>{plan.title}</Link>,
          },
          plan !== null && {
            label: t('resolutions.lineage.plan_progress'),
            value: <MeasuredText measured={plan.progress} />,
          },
          target !== null && { label: t('resolutions.plans.target'), value: target.indicator },
          target !== null && { label: t('resolutions.target.goal'), value: <GoalText goal={target} /> },
          target !== null && { label: t('resolutions.target.deadline'), value: date(target.deadline) },
          target?.droppedOn != null && {
            label: t('resolutions.lineage.dropped'),
            value: <StateBadge state="later">{date(target.droppedOn)}</StateBadge>,
          },
          resolution !== null && {
            label: t('resolutions.plans.serves'),
            value: <Link to={paths.resolution(resolution.id)}>{resolution.title}</Link>,
          },
          resolution !== null && { label: t('resolutions.list.issuer'), value: resolution.issuer.name },
        ]}
      />
      {tree.above.length > 0 && (
        <Section title={t('resolutions.lineage.above')}>
          <ol className="stack">
            {tree.above.map(({ resolution: upper, target: aim }) => (
              <li key={upper.id}>
                {upper.readable ? (
                  <Link to={paths.resolution(upper.id)}>
                    <Name>{upper.title}</Name>
                  </Link>
                ) : (
                  <Name>{upper.title}</Name>
                )}
                <div className="small quiet">
                  <Name>{upper.issuer.name}</Name>
                  {aim && (
                    <>
                      {' · '}
                      <Name>{aim.indicator}</Name> · <GoalText goal={aim} />
                      {aim.droppedOn && ` · ${t('resolutions.lineage.dropped')}: ${date(aim.droppedOn)}`}
                    </>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {down === null && <p className="quiet">{t('resolutions.lineage.serves_none')}</p>}
    </Page>
  );
}
