import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type BadgeListInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { AWARD_STATES } from '../honour.ts';
import { AwardState } from './badgeState.tsx';
import { HonourTabs } from './honourTabs.tsx';
import { Skip, type Skipped } from './skip.tsx';
import { mayAt, useHonourWords } from './words.ts';

export const handle: PageHandle = { title: (t, data) => t('honours.badges.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<BadgeListInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.badgeList({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Badges proposed, decided, handed or passed over, of a unit and below. */
export default function BadgesPage() {
  const { t } = useText();
  const { named } = useHonourWords();
  const { unit, lines } = useLoaderData<typeof loader>();
  const address = useAddress();
  const [skipped, setSkipped] = useState<Skipped>();
  const mayRecord = mayAt(unit.may, 'honour.record');
  const round = address.get('round');
  return (
    <Page
      title={t('honours.badges.title', { unit: unit.name })}
      lead={t('honours.badges.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={
        <>
          <Download
            kind="badge-proposal"
            id={unit.id}
            label={t('honours.paper.proposal')}
            period={round ? { to: round } : {}}
          />
          {mayRecord && <LinkButton to={paths.handBadges(unit.id)}>{t('honours.badges.hand')}</LinkButton>}
          {mayAt(unit.may, 'honour.decide') && (
            <LinkButton look="primary" to={paths.decideBadges(unit.id)}>
              {t('honours.badges.decide')}
            </LinkButton>
          )}
        </>
      }
    >
      <HonourTabs unit={unit.id} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('honours.fact.person') },
          {
            kind: 'choice',
            key: 'state',
            label: t('honours.fact.state'),
            options: AWARD_STATES.map((value) => ({ value, label: t(`honours.award.${value}`) })),
          },
          { kind: 'date', key: 'round', label: t('honours.fact.round') },
        ]}
      />
      <Table
        caption={t('honours.badges.title', { unit: unit.name })}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.memberHonours(line.personId)}
        sort="-round"
        columns={[
          { key: 'name', header: t('honours.fact.person'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
          ...(unit.children > 0
            ? [
                {
                  key: 'unit',
                  header: t('honours.fact.unit'),
                  cell: (line: (typeof lines.items)[number]) => <Name>{line.unitName}</Name>,
                  sortable: true,
                },
              ]
            : []),
          {
            key: 'years',
            header: t('honours.paper.years'),
            cell: (line) => number(line.years),
            sortable: true,
            numeric: true,
          },
          { key: 'round', header: t('honours.fact.round'), cell: (line) => date(line.roundOn), sortable: true },
          { key: 'state', header: t('honours.fact.state'), cell: (line) => <AwardState state={line.state} /> },
          {
            key: 'about',
            header: t('honours.fact.decision'),
            cell: (line) =>
              line.state === 'skipped'
                ? line.skipReason && named('badgeSkips', line.skipReason)
                : line.decidedOn
                  ? t('honours.badges.decision', { number: line.number ?? '–', date: date(line.decidedOn) })
                  : line.early && named('badgeEarly', line.early),
          },
          {
            key: 'bonus',
            header: t('honours.paper.bonus'),
            cell: (line) => line.bonus !== null && number(line.bonus),
            numeric: true,
          },
          ...(mayRecord && lines.items.some((line) => line.state === 'proposed')
            ? [
                {
                  key: 'skip',
                  header: t('honours.skip.column'),
                  cell: (line: (typeof lines.items)[number]) =>
                    line.state === 'proposed' && (
                      <Button look="plain" onClick={() => setSkipped(line)}>
                        {t('honours.skip.short')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
        total={lines.total}
        next={lines.next}
        empty={
          <Empty
            title={t('honours.badges.none')}
            action={<LinkButton to={paths.badgesDue(unit.id)}>{t('honours.tabs.due')}</LinkButton>}
          >
            {t('honours.badges.none_hint')}
          </Empty>
        }
      />
      {skipped && <Skip who={skipped} onClose={() => setSkipped(undefined)} />}
    </Page>
  );
}
