import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type BadgeListInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { AWARD_STATES, type AwardListed } from '../honour.ts';
import { AwardState } from './badgeState.tsx';
import { Cautions } from './cautions.tsx';
import { useColumns } from './columns.tsx';
import { HonourTabs } from './honourTabs.tsx';
import { Skip, type Skipped } from './skip.tsx';
import { mayAt, useHonourWords } from './words.ts';

type Line = AwardListed;

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
  const columns = useColumns<Line>();
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
          {mayAt(unit.may, 'honour.decide') && (
            <LinkButton look="primary" to={paths.decideBadges(unit.id)}>
              {t('honours.badges.decide')}
            </LinkButton>
          )}
          {mayRecord && <LinkButton to={paths.handBadges(unit.id)}>{t('honours.badges.hand')}</LinkButton>}
          <Download
            kind="badge-proposal"
            id={unit.id}
            label={t('honours.paper.proposal')}
            period={round ? { to: round } : {}}
          />
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
          ...columns.who(unit.children > 0),
          columns.years,
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
          columns.bonus,
          ...(lines.items.some((line) => line.cautions.length > 0)
            ? [
                {
                  key: 'caution',
                  header: t('honours.caution.column'),
                  cell: (line: Line) => <Cautions line={line} />,
                },
              ]
            : []),
          ...columns.skip((line) => mayRecord && line.state === 'proposed', lines.items, setSkipped),
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
