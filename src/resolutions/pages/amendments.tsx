import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { addTo } from '../../platform/clock.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { AmendmentLine, AmendmentRecord, TargetText } from '../amendment.ts';
import type { ResolutionRecord } from '../resolution.ts';
import { addresses } from './addresses.ts';
import { GoalText } from './goal.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.amend.page') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const { on } = addressQuery(request);
  const [resolution, record] = await Promise.all([
    api.resolutionGet({ id }) as Promise<ResolutionRecord>,
    api.resolutionAmendments({ id, on }) as Promise<AmendmentRecord>,
  ]);
  return { unit: resolution.received?.unit ?? resolution.unit, resolution, record };
}

/** What a resolution said on a day, and each act that changed it. */
export default function AmendmentsPage() {
  const { t } = useText();
  const { unit, resolution, record } = useLoaderData<typeof loader>();
  const action = resolution.may['resolution.amend']?.length === 0 && (
    <LinkButton look="primary" to={addresses.amend(resolution.id)}>
      {t('resolutions.amend.title')}
    </LinkButton>
  );
  return (
    <Page
      title={t('resolutions.amend.page')}
      lead={<Name>{resolution.title}</Name>}
      crumbs={[{ label: resolution.title, to: paths.resolution(resolution.id) }]}
      action={action}
    >
      {record.flagged > 0 && (
        <Notice state="due">
          <p>
            <Link to={paths.unitPlans(unit.id, { resolution: resolution.id, flagged: 'true' })}>
              {t('resolutions.amend.flagged', { count: record.flagged })}
            </Link>
          </p>
        </Notice>
      )}
      <Section title={t('resolutions.amend.in_force', { date: date(record.day) })}>
        <div className="stack">
          <Days record={record} today={session().today} />
          <Table
            caption={t('resolutions.record.targets')}
            rows={record.targets}
            rowKey={(target) => target.id}
            columns={[
              {
                key: 'indicator',
                header: t('resolutions.target.indicator'),
                cell: (target) => <Name>{target.indicator}</Name>,
              },
              { key: 'goal', header: t('resolutions.target.goal'), cell: (target) => <GoalText goal={target} /> },
              { key: 'deadline', header: t('resolutions.target.deadline'), cell: (target) => date(target.deadline) },
            ]}
            empty={<Empty title={t('resolutions.amend.no_targets')}>{t('resolutions.amend.no_targets_hint')}</Empty>}
          />
        </div>
      </Section>
      <Section title={t('resolutions.amend.acts')}>
        {record.amendments.length === 0 && (
          <Empty title={t('resolutions.amend.none')}>{t('resolutions.amend.none_hint')}</Empty>
        )}
        <ul className="stack">
          {record.amendments.map((act) => (
            <li key={act.id}>
              <Act act={act} />
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

/** The days on which the text was another: today, and the day before each amendment. */
function Days({ record, today }: { record: AmendmentRecord; today: string }) {
  const { t } = useText();
  const address = useAddress();
  if (record.amendments.length === 0) return null;
  const days = [
    { on: today, label: t('resolutions.amend.now') },
    ...record.amendments.map((act) => ({
      on: addTo(act.on, { days: -1 }),
      label: t('resolutions.amend.before_act', { number: act.numberText, date: date(act.on) }),
    })),
  ];
  return (
    <nav className="tabs" aria-label={t('resolutions.amend.day')}>
      {days.map(({ on, label }) => (
        <Link key={on} to={address.with({ on })} aria-current={on === record.day ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Act({ act }: { act: AmendmentLine }) {
  const { t } = useText();
  return (
    <div className="stack">
      <h3>
        <Name>{act.numberText}</Name>, {date(act.on)}
      </h3>
      <Facts
        facts={[
          { label: t('resolutions.annul.reason'), value: <Name>{act.reason}</Name> },
          { label: t('resolutions.record.signer'), value: <Name>{act.signerName}</Name> },
          act.notices !== null && {
            label: t('resolutions.record.acknowledged'),
            value: <Share part={act.notices.acknowledged} whole={act.notices.total} bar={false} />,
          },
          act.mine?.acknowledgedAt != null && {
            label: t('resolutions.record.acknowledged'),
            value: dateTime(act.mine.acknowledgedAt),
          },
        ]}
      />
      <ul>
        {act.changes.map((change) => (
          <li key={change.targetId}>
            <Change before={change.before} after={change.after} />
          </li>
        ))}
      </ul>
      {act.mine && act.mine.acknowledgedAt === null && <Acknowledge mine={act.mine} number={act.numberText} />}
    </div>
  );
}

/** What one target said before and after. */
function Change({ before, after }: { before: TargetText | null; after: TargetText | null }) {
  const { t, rich } = useText();
  if (before === null && after !== null)
    return (
      <p>{rich('resolutions.amend.added', { target: <Name>{after.indicator}</Name>, goal: <Said text={after} /> })}</p>
    );
  if (after === null && before !== null)
    return <p>{rich('resolutions.amend.dropped', { target: <Name>{before.indicator}</Name> })}</p>;
  if (before === null || after === null) return null;
  return (
    <p>
      <Name>{after.indicator}</Name>
      <br />
      <span className="quiet">
        {t('resolutions.amend.before')} <Said text={before} />
      </span>
      <br />
      {t('resolutions.amend.after')} <Said text={after} />
    </p>
  );
}

function Said({ text }: { text: TargetText }) {
  const { t } = useText();
  return (
    <>
      <GoalText goal={text} />, {t('resolutions.lineage.by', { date: date(text.deadline) })}
    </>
  );
}

function Acknowledge({ mine, number }: { mine: NonNullable<AmendmentLine['mine']>; number: string }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [asking, setAsking] = useState<string>();
  const acknowledge = async () => {
    await api.amendmentAcknowledge({ unit: mine.unit, id: mine.id, version: mine.version }, { commandId: asking });
    await revalidate();
  };
  return (
    <div>
      <Button look="primary" onClick={() => setAsking(newId())}>
        {t('resolutions.record.acknowledge')}
      </Button>
      <Confirm
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={t('resolutions.record.acknowledge')}
        consequence={<p>{t('resolutions.amend.acknowledge_consequence', { number })}</p>}
        verb={t('resolutions.record.acknowledge')}
        onConfirm={acknowledge}
      />
    </div>
  );
}
