import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, dateTime, listed, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { Working } from '../../web/ui/working.tsx';
import type { PlanRecord, ReorganizationRecord } from '../reorganization.ts';
import { actText } from './acts.ts';
import { type Deed, DeedDialog } from './deeds.tsx';
import { DecisionFrame, isOpen } from './frame.tsx';
import { PlanOverview } from './plan.tsx';
import { TakingEffect } from './progress.tsx';
import { Whole } from './whole.tsx';

export const handle: PageHandle = { title: (_t, data) => data?.record.title ?? '' };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const record = (await api.reorganizationGet({ id })) as ReorganizationRecord;
  // while it takes effect the page asks how far it is, again and again: not for what it would do
  const looked = ['draft', 'decided'].includes(record.state) && record.progress === null && may('reorganization.draft');
  const plan = looked ? ((await api.reorganizationPlan({ id })) as PlanRecord) : undefined;
  return { record, plan, unit: record.unitId };
}

/** A decision: what stands against it, what it changes, and the button that puts it into force; afterwards what was done. */
export default function DecisionPage() {
  const { t } = useText();
  const { today } = useSession();
  const { record, plan } = useLoaderData<typeof loader>();
  const [deed, setDeed] = useState<Deed>();
  const { state, effectiveOn } = record;
  const applied = state === 'applied' || state === 'annulled';
  const due = state === 'decided' && today !== undefined && effectiveOn <= today;
  const decides = may('reorganization.decide');
  const action = applied ? (
    <Download kind="reorganization-certificate" id={record.id} label={t('reorganization.do.certificate')} />
  ) : (
    decides &&
    (state === 'draft' || due) &&
    !record.progress && (
      <Button
        look="primary"
        because={
          plan?.refusals.length
            ? plan.refusals.slice(0, SHOWN)
            : record.may[due ? 'reorganization.apply' : 'reorganization.decide']
        }
        onClick={() => setDeed(due ? 'apply' : 'decide')}
      >
        {t(due ? 'reorganization.do.apply' : 'reorganization.do.decide')}
      </Button>
    )
  );
  const more = [
    ...(isOpen(record)
      ? [
          { label: t('reorganization.do.edit'), to: paths.editReorganization(record.id) },
          { label: t('reorganization.do.drop'), icon: 'close' as const, onSelect: () => setDeed('drop') },
        ]
      : []),
    ...(state === 'decided' && decides && !record.progress
      ? [{ label: t('reorganization.do.take_back'), icon: 'close' as const, onSelect: () => setDeed('drop') }]
      : []),
    ...(applied ? [{ label: t('reorganization.do.print'), to: paths.reorganizationPrint(record.id) }] : []),
    ...(state === 'applied' && decides
      ? [{ label: t('reorganization.do.annul'), icon: 'close' as const, onSelect: () => setDeed('annul') }]
      : []),
  ];
  return (
    <DecisionFrame record={record} action={action} more={more}>
      {record.progress && state !== 'annulled' && <TakingEffect progress={record.progress} back={applied} />}
      {due && !record.progress && record.failure.length === 0 && (
        <Working label={t('reorganization.done.waiting')} done={0} steps={0} note={t('reorganization.done.soon')} />
      )}
      {state === 'decided' && !due && record.failure.length === 0 && (
        <Notice state="information">{t('reorganization.done.queued', { date: date(effectiveOn) })}</Notice>
      )}
      {record.failure.length > 0 && (
        <Notice state="overdue">
          <p>{t('reorganization.done.failed')}</p>
          <Reasons reasons={record.failure} />
        </Notice>
      )}
      {state === 'applied' && !record.progress && (
        <Notice state="done">{t('reorganization.done.applied', { date: date(effectiveOn) })}</Notice>
      )}
      {state === 'applied' && !record.progress && <Whole id={record.id} />}
      {plan && <PlanOverview record={record} plan={plan} />}
      <Section title={t('reorganization.plan.acts')}>
        <Acts record={record} />
      </Section>
      <Section title={t('reorganization.list.column')}>
        <Facts facts={factsOf(record, t)} />
      </Section>
      {deed && <DeedDialog deed={deed} record={record} plan={plan} onClose={() => setDeed(undefined)} />}
    </DecisionFrame>
  );
}

/** Reasons a button shows at most; the page lists them all. */
const SHOWN = 5;
/** Acts at first; the others at a word, all of them, since a refusal names an act by its number. */
const MOST_ACTS = 20;

function Acts({ record: { acts, names } }: { record: ReorganizationRecord }) {
  const { t, lang } = useText();
  const [all, setAll] = useState(false);
  return (
    <>
      <ol className="stack">
        {acts.slice(0, all ? acts.length : MOST_ACTS).map((act, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an act is known by its place
          <li key={i} id={`act-${i + 1}`}>
            {number(i + 1)}. {actText(t, lang, act, names)}
          </li>
        ))}
      </ol>
      {!all && acts.length > MOST_ACTS && (
        <div>
          <Button look="plain" onClick={() => setAll(true)}>
            {t('reorganization.plan.all_acts', { n: acts.length })}
          </Button>
        </div>
      )}
    </>
  );
}

function factsOf(record: ReorganizationRecord, t: (key: string) => string) {
  const by = (name: string | null, at: string | null) => listed([name, at && dateTime(at)]);
  return [
    record.number !== null && { label: t('reorganization.fact.number'), value: record.number },
    record.decidedOn !== null && { label: t('reorganization.fact.decided_on'), value: date(record.decidedOn) },
    { label: t('reorganization.fact.effective_on'), value: date(record.effectiveOn) },
    record.signerName !== null && {
      label: t('reorganization.fact.signer'),
      value: listed([record.signerName, record.signerPost]),
    },
    record.note !== null && { label: t('reorganization.fact.note'), value: record.note },
    { label: t('reorganization.fact.drafted'), value: by(record.draftedName, record.draftedAt) },
    record.approvedName !== null && {
      label: t('reorganization.fact.approved'),
      value: by(record.approvedName, record.approvedAt),
    },
    record.appliedAt !== null && { label: t('reorganization.fact.applied'), value: dateTime(record.appliedAt) },
    record.annulledAt !== null && {
      label: t('reorganization.fact.annulled'),
      value: [by(record.annulledName, record.annulledAt), record.annulReason].filter(Boolean).join(': '),
    },
  ];
}
