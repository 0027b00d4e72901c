import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, due } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { ProcedureView } from '../procedure.ts';
import type { ClockLine } from '../waiting.ts';
import { capital } from './fields.tsx';

export const handle: PageHandle = { title: (t) => t('procedures.clocks.title') };

/** Days ahead one may ask for; a week is meant where the address says nothing. */
const WITHIN = [0, 7, 15, 30, 90] as const;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { within, procedure, after } = addressQuery(request);
  const input = {
    unit,
    ...(within && { within: Number(within) }),
    ...(procedure && { procedure }),
    ...(after && { after }),
  };
  const [page, { procedures }] = await Promise.all([
    api.caseClocks(input) as Promise<{ items: ClockLine[]; total: number; next: string | null }>,
    api.procedureList({}) as Promise<{ procedures: ProcedureView[] }>,
  ]);
  return { unit, page, procedures };
}

/** Clocks that run out, those that ran out first. */
export default function CaseClocksPage() {
  const { t, own } = useText();
  const { today } = session();
  const { unit, page, procedures } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('procedures.clocks.title')}
      crumbs={[{ label: t('procedures.list.title'), to: paths.unitCases(unit) }]}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'within',
            label: t('procedures.clocks.within'),
            all: t('procedures.clocks.days', { days: 7 }),
            options: WITHIN.filter((days) => days !== 7).map((days) => ({
              value: String(days),
              label: t('procedures.clocks.days', { days }),
            })),
          },
          {
            kind: 'choice',
            key: 'procedure',
            label: t('procedures.list.procedure'),
            options: procedures.map((each) => ({ value: each.id, label: capital(own(each.label)) })),
          },
        ]}
      />
      <Table
        caption={t('procedures.clocks.title')}
        rows={page.items}
        rowKey={(clock) => clock.id}
        rowLink={(clock) => paths.case(clock.caseId)}
        columns={[
          { key: 'name', header: t('procedures.list.subject'), cell: (clock) => <Name>{clock.subject}</Name> },
          {
            key: 'procedure',
            header: t('procedures.list.procedure'),
            cell: (clock) => capital(own(clock.procedure.label)),
          },
          { key: 'step', header: t('procedures.list.step'), cell: (clock) => capital(own(clock.step.label)) },
          { key: 'unit', header: t('procedures.list.unit'), cell: (clock) => <Name>{clock.unit.name}</Name> },
          {
            key: 'due',
            header: t('procedures.list.due'),
            cell: (clock) => (
              <>
                {date(clock.due)}{' '}
                <StateBadge state={clock.overdue ? 'overdue' : 'due'}>{due(clock.due, today)}</StateBadge>
              </>
            ),
          },
          {
            key: 'rule',
            header: t('procedures.list.rule'),
            cell: (clock) => <RuleLink rule={clock.rule} />,
            wide: true,
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('procedures.clocks.empty')}>{t('procedures.clocks.empty_hint')}</Empty>}
      />
    </Page>
  );
}
