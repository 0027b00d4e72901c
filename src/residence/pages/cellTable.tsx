import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { CellLine } from '../residence.ts';
import { RoundState } from './roundState.tsx';
import { yearsBack } from './years.ts';

type CellTableProps = { cells: { items: CellLine[]; total: number; next: string | null }; year: number };

/** The cells under a committee in a year: who is introduced, remarks sent n of m, late. */
export function CellTable({ cells, year }: CellTableProps) {
  const { t } = useText();
  return (
    <Section title={t('residence.cells.title', { year: String(year) })}>
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('residence.fact.cell') },
          {
            kind: 'choice',
            key: 'year',
            label: t('residence.fact.year'),
            options: yearsBack().map((each) => ({ value: String(each), label: String(each) })),
            all: String(year),
          },
          {
            kind: 'choice',
            key: 'only',
            label: t('residence.fact.only'),
            options: (['late', 'unopened', 'waiting'] as const).map((value) => ({
              value,
              label: t(`residence.cells.only_${value}`),
            })),
          },
        ]}
      />
      <Table
        caption={t('residence.cells.title', { year: String(year) })}
        rows={cells.items}
        rowKey={(cell) => cell.unitId}
        rowLink={(cell) => (cell.roundId === null ? paths.residence(cell.unitId) : paths.residenceRound(cell.roundId))}
        sort="unit"
        columns={[
          {
            key: 'unit',
            header: t('residence.fact.cell'),
            cell: (cell) => <Name>{cell.unitName}</Name>,
            sortable: true,
          },
          {
            key: 'introduced',
            header: t('residence.overview.introduced'),
            cell: (cell) => (
              <NumberLink
                value={cell.introduced}
                to={paths.residenceIntroduced(cell.unitId, { state: 'received' })}
                label={t('residence.overview.introduced')}
              />
            ),
            numeric: true,
            sortable: true,
            largestFirst: true,
          },
          {
            key: 'waiting',
            header: t('residence.overview.waiting'),
            cell: (cell) => (
              <NumberLink
                value={cell.waiting}
                to={paths.residenceIntroduced(cell.unitId, { state: 'waiting' })}
                label={t('residence.overview.waiting')}
              />
            ),
            numeric: true,
          },
          {
            key: 'state',
            header: t('residence.fact.state'),
            cell: (cell) =>
              cell.roundId === null ? (
                cell.introduced > 0 ? (
                  t('residence.round.none')
                ) : (
                  '–'
                )
              ) : (
                <RoundState round={cell} />
              ),
          },
          {
            key: 'sent',
            header: t('residence.fact.sent'),
            cell: (cell) =>
              cell.roundId === null ? (
                '–'
              ) : (
                <Share
                  part={cell.sent}
                  whole={cell.lines}
                  to={paths.residenceRemarks(cell.unitId, { year, state: 'counted' })}
                />
              ),
          },
          {
            key: 'late',
            header: t('residence.overview.late'),
            cell: (cell) => (
              <NumberLink
                value={cell.late}
                to={paths.residenceRemarks(cell.unitId, { year, state: 'late' })}
                label={t('residence.overview.late')}
              />
            ),
            numeric: true,
            sortable: true,
            largestFirst: true,
          },
          {
            key: 'due',
            header: t('residence.fact.due'),
            cell: (cell) => (cell.due ? date(cell.due) : '–'),
            wide: true,
          },
        ]}
        total={cells.total}
        next={cells.next}
        empty={<Empty title={t('residence.cells.none')}>{t('residence.cells.none_hint')}</Empty>}
      />
    </Section>
  );
}
