import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ResidenceCellsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Figures } from '../../web/ui/figures.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { CellLine, RoundRecord } from '../residence.ts';
import { CellTable } from './cellTable.tsx';
import { ResidenceTabs } from './residenceTabs.tsx';
import { RoundState, SentOf } from './roundState.tsx';
import { mayAt } from './words.ts';

export const handle: PageHandle = { title: (t, data) => t('residence.overview.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { year: asked, ...list } = addressQuery(request) as Omit<ResidenceCellsInput, 'unit' | 'year'> & {
    year?: string;
  };
  const [unit, rounds] = await Promise.all([api.unitGet({ id }), api.roundList({ unit: id, limit: 20 })]);
  const year = Number(asked ?? rounds.season?.year ?? session().today.slice(0, 4));
  const cells = await api.residenceCells({ unit: id, ...list, year });
  return { unit, rounds, cells, year };
}

/** The yearly remarks of a unit: its rounds at a cell, its cells at a committee, and the numbers that open the lists behind them. */
export default function ResidencePage() {
  const { t } = useText();
  const { unit, rounds, cells, year } = useLoaderData<typeof loader>();
  const [opening, setOpening] = useState(false);
  const above = unit.children > 0;
  const { sums } = cells;
  const opens = mayAt(unit.may, 'residence.open') && rounds.season !== null;
  return (
    <Page
      title={t('residence.overview.title', { unit: unit.name })}
      lead={t('residence.overview.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={
        opens && (
          <Button look="primary" because={rounds.may['round.open'] ?? []} onClick={() => setOpening(true)}>
            {t('residence.open.verb', { year: String(rounds.season?.year ?? year) })}
          </Button>
        )
      }
    >
      <ResidenceTabs unit={unit.id} above={above} />
      <Figures
        figures={[
          {
            label: t('residence.overview.introduced'),
            value: sums.introduced,
            to: paths.residenceIntroduced(unit.id, { state: 'received' }),
          },
          {
            label: t('residence.overview.waiting'),
            value: sums.waiting,
            to: paths.residenceIntroduced(unit.id, { state: 'waiting' }),
          },
          {
            label: t('residence.overview.sent', { year: String(year) }),
            value: sums.sent,
            to: paths.residenceRemarks(unit.id, { state: 'sent', year }),
            note: t('residence.overview.of', { count: sums.lines }),
          },
          {
            label: t('residence.overview.late'),
            value: sums.late,
            to: paths.residenceRemarks(unit.id, { state: 'late', year }),
          },
        ]}
      />
      {above ? (
        <CellTable cells={cells as { items: CellLine[]; total: number; next: string | null }} year={year} />
      ) : (
        <Rounds rounds={rounds.items as RoundRecord[]} />
      )}
      {opening && rounds.season && (
        <OpenRound unit={unit.id} above={above} season={rounds.season} onClose={() => setOpening(false)} />
      )}
    </Page>
  );
}

function Rounds({ rounds }: { rounds: RoundRecord[] }) {
  const { t } = useText();
  return (
    <Section title={t('residence.rounds.title')}>
      <Table
        caption={t('residence.rounds.title')}
        rows={rounds}
        rowKey={(round) => round.id}
        rowLink={(round) => paths.residenceRound(round.id)}
        columns={[
          {
            key: 'year',
            header: t('residence.fact.year'),
            cell: (round) => t('residence.rounds.of', { year: String(round.year) }),
          },
          { key: 'state', header: t('residence.fact.state'), cell: (round) => <RoundState round={round} /> },
          { key: 'sent', header: t('residence.fact.sent'), cell: (round) => <SentOf round={round} /> },
          { key: 'due', header: t('residence.fact.due'), cell: (round) => date(round.due) },
          {
            key: 'opened',
            header: t('residence.fact.opened'),
            cell: (round) => (
              <>
                {date(round.openedOn)} · <Name>{round.openedName}</Name>
              </>
            ),
            wide: true,
          },
        ]}
        empty={<Empty title={t('residence.rounds.none')}>{t('residence.rounds.none_hint')}</Empty>}
      />
    </Section>
  );
}

type OpenProps = { unit: string; above: boolean; season: { year: number; due: string }; onClose: () => void };

/** Opens the round of the year; what follows stands in view. */
function OpenRound({ unit, above, season, onClose }: OpenProps) {
  const { t } = useText();
  type Values = { due: string };
  return (
    <CommandDialog<Values, unknown>
      title={t('residence.open.title', { year: String(season.year) })}
      onClose={onClose}
      name="round.open"
      entity={unit}
      initial={{ due: season.due }}
      submit={(values, commandId) => api.roundOpen({ unit, year: season.year, ...values }, { commandId })}
      verb={t('residence.open.do')}
    >
      <Notice>{t(above ? 'residence.open.hint_above' : 'residence.open.hint')}</Notice>
      <DateField name="due" label={t('residence.fact.due')} required />
    </CommandDialog>
  );
}
