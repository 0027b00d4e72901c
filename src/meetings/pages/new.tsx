import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { MeetingOffer } from '../meeting.ts';
import { AgendaField, type AgendaValue, agendaOf, PlanFields } from './meetingForm.tsx';
import './meetings.css';

type Values = {
  date: string;
  time: string;
  place: string;
  mode: string;
  title?: string;
  month?: string;
  agenda: AgendaValue[];
};

export const handle: PageHandle = { title: (t) => t('meetings.new.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  return (await api.meetingOffer({ unit: params.unit ?? '' })) as MeetingOffer;
}

/** Calls a meeting: the kind first, then when and where; the agenda comes from the template or from last time. */
export default function NewMeetingPage() {
  const { t, lang } = useText();
  const offer = useLoaderData<typeof loader>();
  const address = useAddress();
  const navigate = useNavigate();
  const kind = address.get('kind') ?? offer.kinds[0] ?? '';
  const fromLast = address.get('agenda') === 'last' && offer.last !== null;
  const agenda = fromLast ? offer.last?.agenda : offer.agendas[kind];
  const list = paths.unitMeetings(offer.unit.id);
  return (
    <Page
      title={t('meetings.new.title')}
      lead={<bdi>{offer.unit.name}</bdi>}
      crumbs={[{ label: t('meetings.list.title'), to: list }]}
    >
      <div className="field meeting-kind">
        <label htmlFor="meeting-kind" className="field-label">
          {t('meetings.form.kind')}
        </label>
        <select
          id="meeting-kind"
          className="input"
          value={kind}
          onChange={(event) => address.set({ kind: event.target.value })}
        >
          {offer.kinds.map((one) => (
            <option key={one} value={one}>
              {capitalized(labelOf('meetingKinds', one, lang), lang)}
            </option>
          ))}
        </select>
      </div>
      {offer.open && (
        <div className="page-notice">
          <Notice state="due">
            <p>{t('meetings.new.open_already', { date: date(offer.open.date) })}</p>
            <LinkButton to={paths.meeting(offer.open.id)}>{t('meetings.new.to_open')}</LinkButton>
          </Notice>
        </div>
      )}
      {offer.last && (
        <p className="page-notice">
          <LinkButton to={address.with({ agenda: fromLast ? undefined : 'last' })}>
            {t(fromLast ? 'meetings.new.use_template' : 'meetings.new.copy_last')}
          </LinkButton>
        </p>
      )}
      <CommandForm<Values, { id: string }>
        key={`${kind} ${fromLast}`}
        name="meeting.call"
        entity={`${offer.unit.id} ${kind} ${fromLast ? 'last' : ''}`}
        initial={{
          place: offer.last?.place,
          time: offer.last?.time,
          mode: offer.modes.find((mode) => mode === offer.last?.mode) ?? offer.modes[0],
          agenda: (agenda ?? []).map((item) => ({ ...item })),
        }}
        submit={({ agenda: points, title, ...values }, commandId) =>
          api.meetingCall(
            { unit: offer.unit.id, kind, ...values, ...(title && { title }), agenda: agendaOf(points) },
            { commandId },
          ) as Promise<{ id: string }>
        }
        onDone={({ id }) => navigate(paths.meeting(id))}
        verb={t('meetings.new.call')}
        cancel={list}
      >
        <PlanFields modes={offer.modes} />
        <TextField name="title" label={t('meetings.form.title')} help={t('meetings.form.title_help')} maxLength={200} />
        <AgendaField itemKinds={offer.itemKinds} links={offer.links} />
      </CommandForm>
    </Page>
  );
}
