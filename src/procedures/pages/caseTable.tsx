import type { ReactNode } from 'react';
import { date, due } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { CaseLine } from '../case.ts';
import { CaseState } from './caseState.tsx';
import { capital } from './fields.tsx';

type Page = { items: readonly CaseLine[]; total: number; next: string | null };

/** Cases as rows: whom it is about, which procedure, where it stands, what runs out when. `unit`: the list's own, whose name is not repeated. */
export function CaseTable({
  page,
  caption,
  unit,
  sides = false,
  sortable = false,
  empty,
}: {
  page: Page;
  caption: string;
  unit?: string;
  /** from where to where: of people in transit */
  sides?: boolean;
  sortable?: boolean;
  empty: ReactNode;
}) {
  const { t, own } = useText();
  const { today } = session();
  const elsewhere = !sides && page.items.some((line) => line.unit.id !== unit);
  return (
    <Table
      caption={caption}
      rows={page.items}
      rowKey={(line) => line.id}
      rowLink={(line) => paths.case(line.id)}
      sort={sortable ? 'due' : undefined}
      columns={[
        {
          key: 'name',
          header: t('procedures.list.subject'),
          cell: (line) => <Name>{line.subject.name}</Name>,
          sortable,
        },
        {
          key: 'procedure',
          header: t('procedures.list.procedure'),
          cell: (line) => capital(own(line.procedure.label)),
        },
        ...(elsewhere
          ? [
              {
                key: 'unit',
                header: t('procedures.list.unit'),
                cell: (line: CaseLine) => <Name>{line.unit.name}</Name>,
              },
            ]
          : []),
        ...(sides
          ? [
              {
                key: 'from',
                header: t('procedures.transit.from'),
                cell: (line: CaseLine) => <Name>{line.unit.name}</Name>,
              },
              {
                key: 'to',
                header: t('procedures.transit.to'),
                cell: (line: CaseLine) => line.other && <Name>{line.other.name}</Name>,
              },
            ]
          : [{ key: 'step', header: t('procedures.list.step'), cell: (line: CaseLine) => stepOf(line, own) }]),
        {
          key: 'due',
          header: t('procedures.list.due'),
          cell: (line) =>
            line.due && (
              <>
                {date(line.due)}
                <div className="small quiet">{due(line.due, today)}</div>
              </>
            ),
          sortable,
        },
        {
          key: 'opened',
          header: t('procedures.list.opened'),
          cell: (line) => date(line.openedOn),
          sortable,
          wide: true,
        },
        { key: 'state', header: t('procedures.list.state'), cell: (line) => <CaseState line={line} /> },
      ]}
      total={page.total}
      next={page.next}
      empty={empty}
    />
  );
}

/** Where an open case stands, or when an ended one did. */
function stepOf(line: CaseLine, own: (text: CaseLine['step']['label']) => string): ReactNode {
  return line.endedOn === null ? capital(own(line.step.label)) : date(line.endedOn);
}
