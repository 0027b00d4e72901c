import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { MeetingOffer, MeetingRecord } from '../meeting.ts';
import { AgendaField, type AgendaValue, agendaOf, PlanFields, pointOf } from './meetingForm.tsx';

type Values = { date: string; time: string; place: string; mode: string; agenda: AgendaValue[] };

export const handle: PageHandle = { title: (t) => t('meetings.edit.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const meeting = (await api.meetingGet({ id: params.id ?? '' })) as MeetingRecord;
  return { meeting, unit: meeting.unit, offer: (await api.meetingOffer({ unit: meeting.unit.id })) as MeetingOffer };
}

/** Before it opens: another time or agenda, or calling it off. */
export default function EditMeetingPage() {
  const { t } = useText();
  const { meeting, offer } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { id, version } = meeting;
  const back = () => navigate(paths.meeting(id));
  return (
    <Page title={t('meetings.edit.title')} crumbs={[{ label: meeting.title, to: paths.meeting(id) }]}>
      <CommandForm<Values, unknown>
        name="meeting.revise"
        entity={`${id} ${version}`}
        initial={{
          date: meeting.date,
          time: meeting.time,
          place: meeting.place,
          mode: meeting.mode,
          agenda: meeting.items.map(pointOf),
        }}
        submit={({ agenda, ...values }, commandId) =>
          api.meetingRevise({ id, version, ...values, agenda: agendaOf(agenda) }, { commandId })
        }
        onDone={back}
        verb={t('meetings.edit.save')}
        because={meeting.may['meeting.revise']}
        cancel={paths.meeting(id)}
      >
        <PlanFields modes={offer.modes} />
        <AgendaField itemKinds={offer.itemKinds} links={offer.links} />
      </CommandForm>
      <Section title={t('meetings.edit.cancel')}>
        <p className="quiet">{t('meetings.edit.cancel_hint')}</p>
        <CommandForm<{ reason: string }, unknown>
          name="meeting.cancel"
          entity={id}
          submit={({ reason }, commandId) => api.meetingCancel({ id, version, reason }, { commandId })}
          onDone={back}
          verb={t('meetings.edit.cancel')}
          look="quiet"
          because={meeting.may['meeting.cancel']}
        >
          <MultilineField name="reason" label={t('meetings.edit.reason')} rows={2} maxLength={500} required />
        </CommandForm>
      </Section>
    </Page>
  );
}
