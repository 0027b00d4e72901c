import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { dateTime, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { MEETING_STATES, type MeetingLine } from '../meeting.ts';
import { MeetingStateBadge } from './meetingState.tsx';

export const handle: PageHandle = { title: (t) => t('meetings.list.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { month: of, state, kind, after, code, repeats } = addressQuery(request);
  if (code) return redirect(paths.meetingByCode(code));
  const input = {
    unit,
    month: of,
    state: state?.split(',') as never,
    kind,
    after,
    ...(repeats && { repeats: repeats === 'true' }),
  };
  return { unit, page: (await api.meetingList(input)) as { items: MeetingLine[]; total: number; next: string | null } };
}

/** Meetings of the unit and of those below it. */
export default function MeetingListPage() {
  const { t, lang } = useText();
  const { unit, page } = useLoaderData() as Exclude<Awaited<ReturnType<typeof loader>>, Response>;
  const call = may('meeting.call') && (
    <LinkButton look="primary" to={paths.newMeeting(unit)}>
      {t('meetings.new.call')}
    </LinkButton>
  );
  const below = page.items.some((meeting) => meeting.unit.id !== unit);
  const states = MEETING_STATES.map((state) => ({ value: state, label: t(`meetings.state.${state}`) }));
  return (
    <Page
      title={t('meetings.list.title')}
      action={call}
      more={[
        { label: t('meetings.quality.title'), to: paths.unitQuality(unit) },
        { label: t('meetings.fields.overdue'), to: paths.overdueReports(unit) },
        { label: t('meetings.unheard.title'), to: paths.unheard(unit) },
      ]}
    >
      <Filters
        filters={[
          { kind: 'month', key: 'month', label: t('meetings.list.month') },
          {
            kind: 'choice',
            key: 'state',
            label: t('meetings.list.state'),
            options: [...states, { value: 'closed,confirmed,signed', label: t('meetings.list.held') }],
          },
          {
            kind: 'choice',
            key: 'repeats',
            label: t('meetings.form.agenda'),
            options: [
              { value: 'true', label: t('meetings.list.repeats') },
              { value: 'false', label: t('meetings.list.repeats_not') },
            ],
          },
          { kind: 'search', key: 'code', label: t('meetings.list.code') },
        ]}
      />
      <Table
        caption={t('meetings.list.title')}
        rows={page.items}
        rowKey={(meeting) => meeting.id}
        rowLink={(meeting) => paths.meeting(meeting.id)}
        columns={[
          { key: 'title', header: t('meetings.list.subject'), cell: (meeting) => <bdi>{meeting.title}</bdi> },
          ...(below
            ? [
                {
                  key: 'unit',
                  header: t('meetings.list.unit'),
                  cell: (meeting: MeetingLine) => <bdi>{meeting.unit.name}</bdi>,
                },
              ]
            : []),
          { key: 'on', header: t('meetings.list.on'), cell: (meeting) => dateTime(meeting.plannedAt) },
          {
            key: 'kind',
            header: t('meetings.list.kind'),
            cell: (meeting) => capitalized(labelOf('meetingKinds', meeting.kind, lang), lang),
          },
          {
            key: 'present',
            header: t('meetings.list.present'),
            cell: (meeting) =>
              meeting.present === null
                ? null
                : share(meeting.present, meeting.present + (meeting.excused ?? 0) + (meeting.absent ?? 0)),
          },
          {
            key: 'state',
            header: t('meetings.list.state'),
            cell: (meeting) => (
              <>
                <MeetingStateBadge state={meeting.state} />
                {meeting.repeated !== null && (
                  <div className="small quiet">{t('meetings.list.repeated', { count: meeting.repeated })}</div>
                )}
              </>
            ),
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('meetings.list.empty')}>{t('meetings.list.empty_hint')}</Empty>}
      />
    </Page>
  );
}
