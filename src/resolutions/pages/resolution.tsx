import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, dateTime, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { actingGrant, labelOf, may as mayHere } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { ResolutionRecord } from '../resolution.ts';
import { addresses } from './addresses.ts';
import { Annul } from './annul.tsx';
import { HowComputed } from './howComputed.tsx';
import { MeasuredText } from './measuredText.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { PrimaryAction, Recipients, Upper } from './resolutionParts.tsx';
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
    ...(resolution.kind === 'committee' && resolution.state !== 'draft'
      ? [
          { label: t('resolutions.levels.title'), to: addresses.levels(resolution.id) },
          { label: t('resolutions.amend.page'), to: addresses.amendments(resolution.id) },
          { label: t('resolutions.checks.title'), to: addresses.checksOf(resolution.id) },
        ]
      : []),
    ...(received?.may['resolution.draft']?.length === 0
      ? [
          {
            label: t('resolutions.record.carry_out'),
            to: paths.newResolution(received.unit.id, { carries: resolution.id }),
          },
        ]
      : []),
    ...(may['resolution.amend']?.length === 0
      ? [{ label: t('resolutions.amend.title'), to: addresses.amend(resolution.id) }]
      : []),
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
      action={
        <>
          <PrimaryAction resolution={resolution} />
          <Download kind={resolution.kind === 'month' ? 'meeting-resolution' : 'resolution'} id={resolution.id} />
        </>
      }
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
          resolution.carries !== null && {
            label: t('resolutions.record.carries'),
            value: <Upper carries={resolution.carries} />,
          },
          resolution.theme !== null && {
            label: t('resolutions.record.theme'),
            value: resolution.themeOf ? (
              <Link to={paths.theme(resolution.themeOf.unit, resolution.themeOf.year)}>{resolution.theme}</Link>
            ) : (
              resolution.theme
            ),
          },
          { label: t('resolutions.record.progress'), value: <MeasuredText measured={resolution.progress} /> },
          resolution.carriedOut > 0 && {
            label: t('resolutions.record.carried_out'),
            value: (
              <Link to={addresses.levels(resolution.id)}>
                {t('resolutions.record.carried_out_by', { count: resolution.carriedOut })}
              </Link>
            ),
          },
          resolution.amendments > 0 && {
            label: t('resolutions.amend.acts'),
            value: <NumberLink value={resolution.amendments} to={addresses.amendments(resolution.id)} />,
          },
          resolution.checks > 0 && {
            label: t('resolutions.checks.title'),
            value: <NumberLink value={resolution.checks} to={addresses.checksOf(resolution.id)} />,
          },
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
          <TargetTable targets={resolution.targets} proposeAt={proposingUnit(resolution)} />
          <HowComputed of={['resolution', 'target', 'item', 'task', 'step']} />
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

/** Where the reader may propose something about a target: at the receiver's or the issuer's unit he acts in, while the resolution is in force. */
function proposingUnit({ state, received, unit }: ResolutionRecord): string | undefined {
  const here = actingGrant()?.unit.id;
  const at = received?.unit.id ?? unit.id;
  return state === 'issued' && here === at && mayHere('proposal.submit') ? at : undefined;
}

function backTo(resolution: ResolutionRecord): string {
  if (resolution.received) return paths.unitResolutions(resolution.received.unit.id, { box: 'received' });
  return paths.unitResolutions(resolution.unit.id);
}
