import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { YearRecord } from '../year.ts';
import { addresses } from './addresses.ts';
import { HowComputed } from './howComputed.tsx';
import { MeasuredText } from './measuredText.tsx';
import { TaskTable } from './taskTable.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.year.page') };

export async function loader({ params }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  return { unit, year: (await api.yearGet({ unit, year: Number(params.year) })) as YearRecord };
}

/** A unit's year: what became of its targets, tasks and plans; what is left; and, once closed, what went on. */
export default function YearPage() {
  const { t } = useText();
  const { unit, year } = useLoaderData<typeof loader>();
  const { review, closed } = year;
  const reasons = year.may['year.close'] ?? [];
  const mayClose = !reasons.some((reason) => reason.code === 'right.missing');
  return (
    <Page
      title={t('resolutions.year.title', { year: String(year.year) })}
      lead={<Name>{year.unit.name}</Name>}
      state={
        <StateBadge state={closed ? 'done' : 'due'}>
          {t(closed ? 'resolutions.year.closed' : 'resolutions.year.open')}
        </StateBadge>
      }
      crumbs={[{ label: t('resolutions.plans.title'), to: paths.unitPlans(unit) }]}
      action={
        reasons.length === 0 && (
          <LinkButton look="primary" to={addresses.closeYear(unit, year.year)}>
            {t('resolutions.year.close')}
          </LinkButton>
        )
      }
    >
      <div className="stack">
        <p className="row">
          <Link to={paths.year(unit, year.year - 1)}>{String(year.year - 1)}</Link>
          <Link to={paths.year(unit, year.year + 1)}>{String(year.year + 1)}</Link>
        </p>
        {closed && (
          <Notice state="done">
            <p>{t('resolutions.year.closed_by', { name: closed.by, date: date(closed.on) })}</p>
            <p>{t('resolutions.year.closed_why')}</p>
            <p>
              {t('resolutions.year.carried', { count: closed.carried })}{' '}
              <Link to={paths.plan(closed.programme.id)}>
                <Name>{closed.programme.title}</Name>
              </Link>
            </p>
          </Notice>
        )}
        {!closed && mayClose && reasons.length > 0 && (
          <Notice>
            <Reasons reasons={reasons} />
          </Notice>
        )}
        <Facts
          facts={[
            {
              label: t('resolutions.year.targets'),
              value: <Share part={review.targets.met} whole={review.targets.all} to="#targets" />,
            },
            {
              label: t('resolutions.year.tasks_done'),
              value: (
                <Share
                  part={review.tasks.done}
                  whole={review.tasks.all}
                  to={paths.unitTasks(unit, { state: 'done', year: year.year })}
                />
              ),
            },
            {
              label: t('resolutions.year.tasks_late'),
              value: (
                <NumberLink value={review.tasks.late} to={paths.unitTasks(unit, { state: 'done', year: year.year })} />
              ),
            },
            {
              label: t('resolutions.year.tasks_open'),
              value: (
                <NumberLink
                  value={review.tasks.open}
                  to={paths.unitTasks(unit, { state: 'in_hand', year: year.year })}
                />
              ),
            },
            {
              label: t('resolutions.year.tasks_carried'),
              value: (
                <NumberLink
                  value={review.tasks.carried}
                  to={paths.unitTasks(unit, { state: 'carried', year: year.year })}
                />
              ),
            },
            {
              label: t('resolutions.year.plans'),
              value: (
                <Share
                  part={review.plans.whole}
                  whole={review.plans.adopted}
                  to={paths.unitPlans(unit, { state: 'adopted', year: year.year })}
                />
              ),
            },
          ]}
        />
      </div>
      {closed && (
        <Section title={t('resolutions.year.conclusion')}>
          <p className="prose">
            <Name>{closed.conclusion}</Name>
          </p>
        </Section>
      )}
      {!closed && (
        <Section title={t('resolutions.year.unfinished')}>
          <TaskTable
            caption={t('resolutions.year.unfinished')}
            page={{ items: year.unfinished, total: year.unfinished.length, next: null }}
            empty={<Empty title={t('resolutions.year.all_done')}>{t('resolutions.year.all_done_hint')}</Empty>}
          />
        </Section>
      )}
      <Section title={<span id="targets">{t('resolutions.record.targets')}</span>}>
        <Table
          caption={t('resolutions.record.targets')}
          rows={year.targets}
          rowKey={(target) => target.id}
          rowLink={(target) => paths.resolution(target.resolution.id)}
          columns={[
            {
              key: 'indicator',
              header: t('resolutions.target.indicator'),
              cell: (target) => <Name>{target.indicator}</Name>,
            },
            {
              key: 'resolution',
              header: t('resolutions.task.resolution'),
              cell: (target) => <Name>{target.resolution.title}</Name>,
            },
            {
              key: 'progress',
              header: t('resolutions.record.progress'),
              cell: (target) => <MeasuredText measured={target.progress} />,
            },
          ]}
          empty={<Empty title={t('resolutions.year.no_targets')}>{t('resolutions.year.no_targets_hint')}</Empty>}
        />
        <HowComputed of={['target', 'item', 'task']} />
      </Section>
    </Page>
  );
}
