import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type BadgeDueInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { HonourTabs } from './honourTabs.tsx';
import { Skip, type Skipped } from './skip.tsx';
import { mayAt, useHonourWords } from './words.ts';

export const handle: PageHandle = { title: (t, data) => t('honours.due.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<BadgeDueInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.badgeDue({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Who becomes due for a badge in the rounds ahead, with the money that comes with it. */
export default function BadgesDuePage() {
  const { t } = useText();
  const { years } = useHonourWords();
  const { unit, lines } = useLoaderData<typeof loader>();
  const address = useAddress();
  const [skipped, setSkipped] = useState<Skipped>();
  const { today } = session();
  const round = address.get('round') ?? lines.rounds[0];
  const mayPropose = mayAt(unit.may, 'honour.record') && !address.get('on');
  const propose = mayPropose && round && lines.total > 0 && (
    <LinkButton look="primary" to={paths.proposeBadges(unit.id, { round })}>
      {t('honours.due.propose')}
    </LinkButton>
  );
  return (
    <Page
      title={t('honours.due.title', { unit: unit.name })}
      lead={t('honours.due.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={
        <>
          <Download
            kind="badges-due"
            id={unit.id}
            label={t('honours.paper.list')}
            period={round ? { to: round } : {}}
          />
          {propose}
        </>
      }
    >
      <HonourTabs unit={unit.id} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('honours.fact.person') },
          {
            kind: 'choice',
            key: 'round',
            label: t('honours.fact.round'),
            all: t('honours.due.all_rounds'),
            options: lines.rounds.map((value) => ({ value, label: date(value) })),
          },
          {
            kind: 'choice',
            key: 'years',
            label: t('honours.fact.badge'),
            options: lines.steps.map((step) => ({ value: String(step), label: years(step) })),
          },
          { kind: 'date', key: 'on', label: t('honours.due.on'), usual: today },
        ]}
      />
      <Table
        caption={t('honours.due.title', { unit: unit.name })}
        rows={lines.items}
        rowKey={(line) => `${line.personId} ${line.years}`}
        rowLink={(line) => paths.memberHonours(line.personId)}
        sort="due"
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
          { key: 'admitted', header: t('honours.fact.admitted'), cell: (line) => date(line.admittedOn), wide: true },
          { key: 'due', header: t('honours.fact.due'), cell: (line) => date(line.dueOn), sortable: true },
          // one round ahead: the filter above says which
          ...(lines.rounds.length > 1
            ? [
                {
                  key: 'round',
                  header: t('honours.fact.round'),
                  cell: (line: (typeof lines.items)[number]) => date(line.roundOn),
                },
              ]
            : []),
          {
            key: 'bonus',
            header: t('honours.paper.bonus'),
            cell: (line) => line.bonus !== null && number(line.bonus),
            numeric: true,
          },
          ...(mayPropose
            ? [
                {
                  key: 'skip',
                  header: t('honours.skip.column'),
                  cell: (line: (typeof lines.items)[number]) => (
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
        empty={<Empty title={t('honours.due.none')}>{t('honours.due.none_hint')}</Empty>}
      />
      {skipped && <Skip who={skipped} onClose={() => setSkipped(undefined)} />}
    </Page>
  );
}
