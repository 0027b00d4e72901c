import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type SeriesListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { SeriesLine } from '../series.ts';

const EVERY: Record<string, string> = {
  month: 'resolutions.series.month',
  quarter: 'resolutions.series.quarter',
  year: 'resolutions.series.year',
};

export const handle: PageHandle = { title: (t) => t('resolutions.series.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { state, search, after } = addressQuery(request) as Partial<SeriesListInput>;
  const page = await api.seriesList({ unit, state, search, after });
  return { unit, page: page as { items: SeriesLine[]; total: number; next: string | null } };
}

/** Tasks that come again: which, how often, until when, and how the latest ones stand. */
export default function SeriesListPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  const [stopping, setStopping] = useState<SeriesLine>();
  return (
    <Page
      title={t('resolutions.series.title')}
      lead={t('resolutions.series.lead')}
      crumbs={[{ label: t('resolutions.tasks.title'), to: paths.unitTasks(unit) }]}
      action={
        may('task.assign') && (
          <LinkButton look="primary" to={paths.newTask(unit, { every: 'month' })}>
            {t('resolutions.series.start')}
          </LinkButton>
        )
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
              { value: 'running', label: t('resolutions.series.running') },
              { value: 'held', label: t('resolutions.series.held') },
              { value: 'over', label: t('resolutions.series.over') },
            ],
          },
        ]}
      />
      <Table
        caption={t('resolutions.series.title')}
        rows={page.items}
        rowKey={(line) => line.id}
        columns={[
          { key: 'work', header: t('resolutions.task.work'), cell: (line) => <Work line={line} /> },
          {
            key: 'assignee',
            header: t('resolutions.task.assignee'),
            cell: (line) => <Name>{line.assignee.name}</Name>,
          },
          { key: 'every', header: t('resolutions.series.every'), cell: (line) => t(EVERY[line.every] ?? '') },
          { key: 'ends', header: t('resolutions.series.ends_on'), cell: (line) => date(line.endsOn) },
          { key: 'state', header: t('resolutions.series.next'), cell: (line) => <Next line={line} /> },
          {
            key: 'given',
            header: t('resolutions.series.done'),
            cell: (line) => (
              <Link to={paths.unitTasks(line.unit.id, { series: line.id })}>{share(line.done, line.given)}</Link>
            ),
          },
          {
            key: 'act',
            header: t('resolutions.checks.act'),
            cell: (line) =>
              line.may['series.stop']?.length === 0 && (
                <Button look="plain" onClick={() => setStopping(line)}>
                  {t('resolutions.series.stop')}
                </Button>
              ),
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('resolutions.series.empty')}>{t('resolutions.series.empty_hint')}</Empty>}
      />
      {stopping && <StopSeries line={stopping} onClose={() => setStopping(undefined)} />}
    </Page>
  );
}

function Work({ line }: { line: SeriesLine }) {
  return (
    <>
      <Name>{line.work}</Name>
      <div className="small quiet">
        <Name>{line.unit.name}</Name>
      </div>
    </>
  );
}

/** The day of the next one; why it could not be given; or that there is none any more. */
function Next({ line }: { line: SeriesLine }) {
  const { t } = useText();
  if (line.stopped)
    return (
      <>
        <StateBadge state="later">{t('resolutions.series.stopped_on', { date: date(line.stopped.on) })}</StateBadge>
        <div className="small quiet">
          <Name>{line.stopped.reason}</Name>
        </div>
      </>
    );
  if (line.nextDue === null) return <StateBadge state="done">{t('resolutions.series.over')}</StateBadge>;
  if (line.heldBy)
    return (
      <>
        <StateBadge state="overdue">{t('resolutions.series.held')}</StateBadge>
        <Reasons reasons={[{ code: line.heldBy, values: { date: date(line.nextDue), end: date(line.endsOn) } }]} />
      </>
    );
  return <>{date(line.nextDue)}</>;
}

function StopSeries({ line, onClose }: { line: SeriesLine; onClose: () => void }) {
  const { t } = useText();
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t('resolutions.series.stop')}
      lead={<p>{t('resolutions.series.stop_consequence')}</p>}
      onClose={onClose}
      name="series.stop"
      entity={line.id}
      submit={(values, commandId) => api.seriesStop({ id: line.id, version: line.version, ...values }, { commandId })}
      verb={t('resolutions.series.stop')}
    >
      <MultilineField name="reason" label={t('resolutions.annul.reason')} rows={2} maxLength={1000} required />
    </CommandDialog>
  );
}
