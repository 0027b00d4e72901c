import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { useAddress } from '../../web/address.ts';
import { longDate, month, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';
import type { MeetingRecord } from '../meeting.ts';
import { crumbsOf, loadMeeting } from './meetingHead.tsx';
import './meetings.css';
import { useRollParts } from './rollParts.tsx';
import './paper.css';

const FORMS = ['invitation', 'agenda', 'roll', 'ballot'] as const;
type Form = (typeof FORMS)[number];

export const handle: PageHandle = { title: (t) => t('meetings.print.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const meeting = await loadMeeting(params);
  return { meeting, unit: meeting.unit };
}

/** The forms of the paper path (D22): large type, room for the hand, and the code that leads back to the meeting. */
export default function PrintPage() {
  const { t } = useText();
  const { meeting } = useLoaderData<typeof loader>();
  const wanted = useAddress().get('form');
  const form: Form = FORMS.find((one) => one === wanted) ?? 'invitation';
  return (
    <Page
      title={t('meetings.print.title')}
      lead={t('meetings.print.lead')}
      crumbs={crumbsOf(meeting)}
      action={
        <Button look="primary" className="only-phone" onClick={() => window.print()}>
          <Icon name="print" />
          {t('web.page.print')}
        </Button>
      }
    >
      <Tabs
        label={t('meetings.print.title')}
        tabs={FORMS.map((one) => ({
          label: t(`meetings.print.form_${one}`),
          to: paths.meetingPrint(meeting.id, { form: one }),
          current: one === form,
        }))}
      />
      <article className="paper paper-form">
        <p className="paper-unit">
          <strong>
            <bdi>{meeting.unit.name}</bdi>
          </strong>
        </p>
        <h2 className="paper-form-title">{t(`meetings.print.form_${form}`)}</h2>
        <p className="paper-form-title">
          <bdi>{meeting.title}</bdi>
        </p>
        <When meeting={meeting} />
        {form === 'roll' && <RollForm meeting={meeting} />}
        {(form === 'agenda' || form === 'invitation') && <AgendaForm meeting={meeting} />}
        {form === 'invitation' && <p>{t('meetings.print.absence')}</p>}
        {form === 'ballot' && <BallotForm meeting={meeting} />}
        <footer className="paper-code">
          {t('meetings.print.code')} <bdi>{meeting.paperCode}</bdi>
          <br />
          <bdi>{`${location.origin}${paths.meetingByCode(meeting.paperCode)}`}</bdi>
        </footer>
      </article>
    </Page>
  );
}

function When({ meeting }: { meeting: MeetingRecord }) {
  const { t, lang } = useText();
  return (
    <>
      <p>{t('meetings.print.when', { time: meeting.time, date: longDate(meeting.date) })}</p>
      <p>
        {t('meetings.print.where', {
          place: meeting.place,
          mode: capitalized(labelOf('meetingModes', meeting.mode, lang), lang),
        })}
      </p>
    </>
  );
}

function AgendaForm({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  return (
    <>
      <h2>{t('meetings.form.agenda')}</h2>
      <ol>
        {meeting.items.map((item) => (
          <li key={item.id}>
            <bdi>{item.title}</bdi>
            {item.preparation && <p className="paper-small">{item.preparation}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

function RollForm({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  const { parts, title } = useRollParts(meeting.roll);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, by the keyboard too
    <section className="paper-scroll" aria-label={t('meetings.print.form_roll')} tabIndex={0}>
      <table className="paper-roll">
        <thead>
          <tr>
            <th scope="col">{t('meetings.print.number')}</th>
            <th scope="col">{t('meetings.roll.name')}</th>
            <th scope="col">{t('meetings.roll.role')}</th>
            <th scope="col">{t('meetings.print.signature')}</th>
            <th scope="col">{t('meetings.print.reason')}</th>
          </tr>
        </thead>
        {parts.map((part) => (
          <tbody key={`${part.kind} ${part.name ?? ''}`}>
            {title(part) !== null && (
              <tr>
                <th scope="rowgroup" colSpan={5} className="paper-group">
                  {title(part)}
                </th>
              </tr>
            )}
            {part.lines.map((line) => (
              <tr key={line.id}>
                <td>{number(meeting.roll.indexOf(line) + 1)}</td>
                <td>
                  <bdi>{line.name}</bdi>
                </td>
                <td>{t(`meetings.role.${line.role}`)}</td>
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** Ballots for secret votes, three to a sheet: the question, and a box for each answer. */
function BallotForm({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  const question = t('meetings.vote.usual_title', { month: month(meeting.month) });
  return (
    <>
      {[1, 2, 3].map((copy) => (
        <section key={copy} className="paper-ballot">
          <h2>{question}</h2>
          <ul className="plain-list">
            {[t('votes.for'), t('votes.against'), t('votes.other')].map((answer) => (
              <li key={answer}>
                <span className="paper-box" aria-hidden="true" /> {answer}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>{t('meetings.print.ballot_hint')}</p>
    </>
  );
}
