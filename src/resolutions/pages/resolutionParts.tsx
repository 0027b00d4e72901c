import { useState } from 'react';
import { Link, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { ResolutionRecord } from '../resolution.ts';
import { addresses } from './addresses.ts';

/** The resolution from above; its link only where it can be opened. */
export function Upper({ carries }: { carries: NonNullable<ResolutionRecord['carries']> }) {
  const name = <Name>{carries.title}</Name>;
  return (
    <>
      {carries.readable ? <Link to={paths.resolution(carries.id)}>{name}</Link> : name}
      {carries.numberText && (
        <>
          {' '}
          (<Name>{carries.numberText}</Name>)
        </>
      )}
    </>
  );
}

/** Counts over those below, each opening its records; not shown where one does not see below. */
export function Recipients({ resolution }: { resolution: ResolutionRecord }) {
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
export function PrimaryAction({ resolution }: { resolution: ResolutionRecord }) {
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
