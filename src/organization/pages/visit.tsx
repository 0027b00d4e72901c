import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { reasonsNotToFollowUp } from '../rules/visits.ts';
import type { VisitRecord } from '../visit.ts';
import { FollowUp } from './followUp.tsx';
import { VisitFields, type VisitValues } from './visitFields.tsx';

export const handle: PageHandle = {
  title: (t, data) =>
    t('organization.visit.title', { unit: data?.visit.unitName ?? '', on: date(data?.visit.on ?? '') }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  const visit = await api.visitGet({ id: params.id ?? '' });
  return { visit, unit: visit.unitId };
}

/** One visit: what was seen and advised, and what is to follow. */
export default function VisitPage() {
  const { t, lang } = useText();
  const { visit } = useLoaderData<typeof loader>();
  const [open, setOpen] = useState<'correct' | 'follow_up'>();
  const close = () => setOpen(undefined);
  const mayFollow = visit.mayChange && visit.followUp !== null && visit.followUpDone === null;
  return (
    <Page
      title={t('organization.visit.title', { unit: visit.unitName, on: date(visit.on) })}
      lead={<Name>{visit.personName}</Name>}
      state={visit.followUp !== null && <FollowUp visit={visit} />}
      crumbs={[{ label: t('organization.tabs.visits'), to: paths.visits(visit.unitId) }]}
      action={
        <>
          {visit.mayChange && <Button onClick={() => setOpen('correct')}>{t('organization.visit.correct')}</Button>}
          {mayFollow && (
            <Button look="primary" onClick={() => setOpen('follow_up')}>
              {t('organization.visit.done')}
            </Button>
          )}
        </>
      }
    >
      <Facts
        facts={[
          { label: t('organization.visits.kind'), value: capitalized(labelOf('visitKinds', visit.kind, lang), lang) },
          { label: t('organization.overseers.of'), value: <Name>{visit.fromUnit}</Name> },
          visit.meetingId !== null && {
            label: t('organization.visit.meeting'),
            value: <Link to={paths.meeting(visit.meetingId)}>{t('organization.visit.open_meeting')}</Link>,
          },
          { label: t('organization.visits.seen'), value: <Text text={visit.seen} /> },
          { label: t('organization.visits.advice'), value: <Text text={visit.advice} /> },
          visit.followUp !== null && {
            label: t('organization.visits.follow_up'),
            value: <Text text={visit.followUp} />,
          },
          visit.followUpDue !== null && { label: t('organization.visits.due'), value: date(visit.followUpDue) },
          visit.followUpResult !== null && {
            label: t('organization.visit.result'),
            value: <Text text={visit.followUpResult} />,
          },
        ]}
      />
      {open === 'correct' && <Correct visit={visit} onClose={close} />}
      {open === 'follow_up' && <Done visit={visit} onClose={close} />}
    </Page>
  );
}

function Text({ text }: { text: string | null }) {
  const { t } = useText();
  return text === null ? <span className="quiet">{t('organization.visit.not_said')}</span> : <Name>{text}</Name>;
}

type DialogProps = { visit: VisitRecord; onClose: () => void };

function Correct({ visit, onClose }: DialogProps) {
  const { t } = useText();
  return (
    <CommandDialog<VisitValues, unknown>
      title={t('organization.visit.correct')}
      onClose={onClose}
      name="visit.correct"
      entity={`${visit.id} ${visit.version}`}
      initial={{
        kind: visit.kind,
        on: visit.on,
        seen: visit.seen ?? undefined,
        advice: visit.advice ?? undefined,
        followUp: visit.followUp ?? undefined,
        followUpDue: visit.followUpDue ?? undefined,
      }}
      submit={(values, commandId) =>
        api.visitCorrect({ id: visit.id, version: visit.version, ...values }, { commandId })
      }
      verb={t('organization.change.verb')}
    >
      <VisitFields ofMeeting={visit.meetingId !== null} />
    </CommandDialog>
  );
}

function Done({ visit, onClose }: DialogProps) {
  const { t } = useText();
  const { today } = session();
  return (
    <CommandDialog<{ on: string; result: string }, unknown>
      title={t('organization.visit.done')}
      onClose={onClose}
      name="visit.follow_up"
      entity={visit.id}
      initial={{ on: today }}
      check={({ on }) => reasonsNotToFollowUp(visit, on, today)}
      submit={(values, commandId) =>
        api.visitFollowUp({ id: visit.id, version: visit.version, ...values }, { commandId })
      }
      verb={t('organization.visit.done')}
    >
      <DateField name="on" label={t('organization.visit.done_on')} max={today} required />
      <MultilineField name="result" label={t('organization.visit.result')} maxLength={1000} rows={3} required />
    </CommandDialog>
  );
}
