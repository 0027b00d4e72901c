import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, dateTime, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Share } from '../../web/ui/figures.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { ResolutionRecord } from '../resolution.ts';
import { addresses } from './addresses.ts';
import { Annul } from './annul.tsx';
import { MeasuredText } from './measuredText.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { ResolutionState } from './resolutionState.tsx';
import { TargetTable } from './targetTable.tsx';

export const handle: PageHandle = { title: (_t, data: Awaited<ReturnType<typeof loader>>) => data.resolution.title };

export async function loader({ params }: LoaderFunctionArgs) {
  const resolution = (await api.resolutionGet({ id: params.id ?? '' })) as ResolutionRecord;
  // the rail shows where the reader stands: at a receiver, not at the issuer, which he may not see
  return { unit: resolution.received?.unit ?? resolution.unit, resolution };
}

/** A resolution: what it says, its targets and how far they are, who received it, and what the reader may do with it. */
export default function ResolutionPage() {
  const { t, lang } = useText();
  const { resolution } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const [annulling, setAnnulling] = useState(false);
  const { may, received } = resolution;
  const more: MenuAction[] = [
    { label: t('resolutions.record.lineage'), to: paths.lineage(resolution.id) },
    ...(may['resolution.revise']?.length === 0
      ? [{ label: t('resolutions.record.revise'), to: addresses.editResolution(resolution.id) }]
      : []),
    ...(may['resolution.annul']?.length === 0
      ? [{ label: t('resolutions.record.annul'), onSelect: () => setAnnulling(true) }]
      : []),
  ];
  return (
    <Page
      title={<Name>{resolution.title}</Name>}
      lead={resolution.numberText && <Name>{resolution.numberText}</Name>}
      state={<ResolutionState line={{ ...received, state: resolution.state, box: received ? 'received' : 'own' }} />}
      crumbs={[{ label: t('resolutions.list.title'), to: backTo(resolution) }]}
      action={<PrimaryAction resolution={resolution} />}
      more={more}
    >
      {resolution.annulled && (
        <Notice state="overdue">
          <p>
            {t('resolutions.record.annulled', {
              date: date(resolution.annulled.on),
              decision: resolution.annulled.decision ?? '',
            })}
          </p>
          <p>
            <Name>{resolution.annulled.reason ?? ''}</Name>
          </p>
        </Notice>
      )}
      <Facts
        facts={[
          {
            label: t('resolutions.list.issuer'),
            value: <Link to={paths.unit(resolution.unit.id)}>{resolution.unit.name}</Link>,
          },
          resolution.issuedOn !== null && { label: t('resolutions.list.on'), value: date(resolution.issuedOn) },
          resolution.signerName !== null && {
            label: t('resolutions.record.signer'),
            value: listed([
              resolution.signerName,
              capitalized(labelOf('posts', resolution.signerPost ?? '', lang), lang),
            ]),
          },
          resolution.theme !== null && { label: t('resolutions.record.theme'), value: resolution.theme },
          { label: t('resolutions.record.progress'), value: <MeasuredText measured={resolution.progress} /> },
          received?.acknowledgedAt != null && {
            label: t('resolutions.record.acknowledged'),
            value: t('resolutions.record.by_on', {
              name: received.acknowledgedName ?? '',
              date: dateTime(received.acknowledgedAt),
            }),
          },
          received?.planId != null && {
            label: t('resolutions.record.plan'),
            value: <Link to={paths.plan(received.planId)}>{t('resolutions.record.see_plan')}</Link>,
          },
          resolution.meetingId !== null && {
            label: t('resolutions.record.meeting'),
            value: <Link to={paths.meeting(resolution.meetingId)}>{t('resolutions.record.see_meeting')}</Link>,
          },
        ]}
      />
      <Recipients resolution={resolution} />
      {resolution.targets.length > 0 && (
        <Section title={t('resolutions.record.targets')}>
          <TargetTable targets={resolution.targets} />
        </Section>
      )}
      {resolution.kind === 'month' && resolution.tasks > 0 && (
        <p>
          <Link to={paths.unitTasks(resolution.unit.id, { resolution: resolution.id })}>
            {t('resolutions.record.tasks', { count: resolution.tasks })}
          </Link>
        </p>
      )}
      <Section title={t('resolutions.record.text')}>
        <Paragraphs text={resolution.body} />
      </Section>
      {annulling && (
        <Annul
          name="resolution.annul"
          entity={resolution.id}
          title={t('resolutions.record.annul')}
          onClose={() => setAnnulling(false)}
          submit={(values, commandId) =>
            api.resolutionAnnul({ id: resolution.id, version: resolution.version, ...values }, { commandId })
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

/** Counts over those below, each opening its records; not shown where one does not see below. */
function Recipients({ resolution }: { resolution: ResolutionRecord }) {
  const { t, lang } = useText();
  const { recipients, id, state, kind } = resolution;
  if (state === 'draft' || kind === 'month' || resolution.received) return null;
  if (!recipients) return <p className="quiet">{t('resolutions.record.not_below')}</p>;
  return (
    <Section title={t('resolutions.record.recipients')}>
      <Facts
        facts={[
          {
            label: t('resolutions.record.issued_to'),
            value: (
              <Link to={addresses.recipients(id)}>{t('resolutions.record.units', { count: recipients.total })}</Link>
            ),
          },
          {
            label: capitalized(t('resolutions.state.acknowledged'), lang),
            value: (
              <Share
                part={recipients.acknowledged}
                whole={recipients.total}
                to={addresses.recipients(id, { state: 'acknowledged' })}
              />
            ),
          },
          {
            label: capitalized(t('resolutions.state.planned'), lang),
            value: (
              <Share
                part={recipients.planned}
                whole={recipients.total}
                to={addresses.recipients(id, { state: 'planned' })}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

/** The one thing to do next: issue the draft, acknowledge what was received, or plan for it. */
function PrimaryAction({ resolution }: { resolution: ResolutionRecord }) {
  const { t } = useText();
  const [asking, setAsking] = useState<string>();
  const { revalidate } = useRevalidator();
  const { received, may } = resolution;
  if (may['resolution.issue']?.length === 0) {
    return (
      <LinkButton look="primary" to={addresses.issue(resolution.id)}>
        {t('resolutions.record.issue')}
      </LinkButton>
    );
  }
  if (!received) return null;
  if (received.may['resolution.acknowledge']?.length === 0) {
    const acknowledge = async () => {
      await api.resolutionAcknowledge(
        { unit: received.unit.id, id: received.id, version: received.version },
        { commandId: asking },
      );
      await revalidate();
    };
    return (
      <>
        <Button look="primary" onClick={() => setAsking(newId())}>
          {t('resolutions.record.acknowledge')}
        </Button>
        <Confirm
          open={asking !== undefined}
          onClose={() => setAsking(undefined)}
          title={t('resolutions.record.acknowledge')}
          consequence={
            <p>
              {t('resolutions.record.acknowledge_consequence', { unit: received.unit.name, title: resolution.title })}
            </p>
          }
          verb={t('resolutions.record.acknowledge')}
          onConfirm={acknowledge}
        />
      </>
    );
  }
  if (received.planId === null && received.may['plan.draft']?.length === 0) {
    return (
      <LinkButton look="primary" to={paths.newPlan(received.unit.id, { resolution: resolution.id })}>
        {t('resolutions.record.make_plan')}
      </LinkButton>
    );
  }
  return null;
}

function backTo(resolution: ResolutionRecord): string {
  if (resolution.received) return paths.unitResolutions(resolution.received.unit.id, { box: 'received' });
  return paths.unitResolutions(resolution.unit.id);
}
