import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { ProcedureView } from '../procedure.ts';
import { capital } from './fields.tsx';

type Count = { procedure: string; state: string; n: number };

/** How many cases of each procedure are in hand, and how many ended this year; each number opens its list. */
export function ByProcedure({
  unit,
  procedures,
  counts,
  year,
}: {
  unit: string;
  procedures: readonly ProcedureView[];
  counts: readonly Count[];
  year: string;
}) {
  const { t, own } = useText();
  const of = (procedure: string, state: string) =>
    counts
      .filter((count) => count.procedure === procedure && count.state === state)
      .reduce((sum, count) => sum + count.n, 0);
  return (
    <Table
      caption={t('procedures.list.by_procedure')}
      rows={procedures.filter((each) => counts.some((count) => count.procedure === each.id))}
      rowKey={(each) => each.id}
      columns={[
        { key: 'label', header: t('procedures.list.procedure'), cell: (each) => capital(own(each.label)) },
        {
          key: 'open',
          header: t('procedures.figure.in_hand'),
          numeric: true,
          cell: (each) => (
            <NumberLink
              value={of(each.id, 'open')}
              to={paths.unitCases(unit, { procedure: each.id, state: 'in_hand' })}
            />
          ),
        },
        {
          key: 'ended',
          header: t('procedures.figure.ended', { year }),
          numeric: true,
          cell: (each) => (
            <NumberLink
              value={of(each.id, 'ended')}
              to={paths.unitCases(unit, { procedure: each.id, state: 'ended', endedFrom: `${year}-01-01` })}
            />
          ),
        },
      ]}
    />
  );
}
