import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type BadgeDueInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { DueListed } from '../honour.ts';
import { Cautions } from './cautions.tsx';
import { useColumns } from './columns.tsx';
import { HonourTabs } from './honourTabs.tsx';
import { Skip, type Skipped } from './skip.tsx';
import { mayAt, useHonourWords } from './words.ts';

type Line = DueListed;

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
  const columns = useColumns<Line>();
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
          {propose}
          <Download
            kind="badges-due"
            id={unit.id}
            label={t('honours.paper.list')}
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
            key: 'round',
            label: t('honours.fact.round'),
            all: t('honours.due.all_rounds'),
            wide: true,
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
          ...columns.who(unit.children > 0),
          columns.years,
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
          ...columns.skip(() => mayPropose, lines.items, setSkipped),
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('honours.due.none')}>{t('honours.due.none_hint')}</Empty>}
      />
      {skipped && <Skip who={skipped} onClose={() => setSkipped(undefined)} />}
    </Page>
  );
}
