import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { RemarkLine } from '../residence.ts';
import { RemarkState } from './contactState.tsx';
import { useResidenceWords } from './words.ts';

type RemarkTableProps = {
  side: 'home' | 'residence';
  caption: string;
  lines: { items: RemarkLine[]; total: number; next: string | null };
  years: number[];
  empty: { title: string; hint: string };
};

/** Remarks in a list: those that arrived (`home`), or those that the cells write (`residence`). */
export function RemarkTable({ side, caption, lines, years, empty }: RemarkTableProps) {
  const { t } = useText();
  const { choices } = useResidenceWords();
  const columns = useRemarkColumns(side);
  return (
    <>
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('residence.fact.person') },
          {
            kind: 'choice',
            key: 'year',
            label: t('residence.fact.year'),
            options: years.map((year) => ({ value: String(year), label: String(year) })),
          },
          { kind: 'choice', key: 'level', label: t('residence.fact.level'), options: choices('remarkLevels') },
          ...(side === 'residence'
            ? [
                {
                  kind: 'choice' as const,
                  key: 'state',
                  label: t('residence.fact.state'),
                  options: (['open', 'late', 'sent', 'counted', 'dropped'] as const).map((value) => ({
                    value,
                    label: t(`residence.remark.${value}`),
                  })),
                },
              ]
            : []),
        ]}
      />
      <Table
        caption={caption}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.residenceRemark(line.id)}
        columns={columns}
        sort="name"
        total={lines.total}
        next={lines.next}
        empty={<Empty title={empty.title}>{empty.hint}</Empty>}
      />
    </>
  );
}

/** The columns of remarks, as their reader needs them. */
export function useRemarkColumns(side: 'home' | 'residence', withName = true): Column<RemarkLine>[] {
  const { t } = useText();
  const { named } = useResidenceWords();
  const person: Column<RemarkLine> = {
    key: 'name',
    header: t('residence.fact.person'),
    cell: (line) => <Name>{line.name}</Name>,
    sortable: true,
  };
  const year: Column<RemarkLine> = {
    key: 'year',
    header: t('residence.fact.year'),
    cell: (line) => String(line.year),
    sortable: withName,
  };
  return [
    ...(withName ? [person, year] : [year]),
    side === 'home'
      ? {
          key: 'residence',
          header: t('residence.fact.residence'),
          cell: (line) => <Name>{line.residence.name}</Name>,
        }
      : { key: 'home', header: t('residence.fact.home'), cell: (line) => <Name>{line.home.name}</Name> },
    { key: 'state', header: t('residence.fact.state'), cell: (line) => <RemarkState line={line} /> },
    {
      key: 'level',
      header: t('residence.fact.level'),
      cell: (line) => (line.state === 'sent' && line.level ? named('remarkLevels', line.level) : '–'),
    },
    {
      key: 'sent',
      header: t('residence.fact.sent_on'),
      cell: (line) => (line.sentOn ? date(line.sentOn) : t('residence.remark.due', { due: date(line.due) })),
      sortable: withName,
    },
  ];
}
