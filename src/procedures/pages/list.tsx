import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type CaseListInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { saveTable } from '../../web/saveTable.ts';
import { may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Figures } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Page } from '../../web/ui/page.tsx';
import { CASE_STATES, type CaseLine } from '../case.ts';
import type { ProcedureView } from '../procedure.ts';
import { ByProcedure } from './byProcedure.tsx';
import { CaseTable } from './caseTable.tsx';
import { capital } from './fields.tsx';

export const handle: PageHandle = { title: (t) => t('procedures.list.title') };

type Lines = { items: CaseLine[]; total: number; next: string | null };

/** What the address narrows the list by, as the API takes it. */
function filterOf({
  procedure,
  step,
  outcome,
  state,
  dueBy,
  endedFrom,
  endedTo,
  search,
  subject,
}: Record<string, string>) {
  return {
    ...(procedure && { procedure: procedure.split(',') }),
    ...(step && { step: step.split(',') }),
    ...{ outcome, state, dueBy, endedFrom, endedTo, search, subject },
  } as Partial<CaseListInput>;
}

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { sort, after, ...rest } = addressQuery(request);
  const year = session().today.slice(0, 4);
  const [page, { procedures }, { counts }, open, overdue, paused, soon] = await Promise.all([
    api.caseList({ unit, ...filterOf(rest), ...({ sort, after } as Partial<CaseListInput>) }) as Promise<Lines>,
    api.procedureList({}) as Promise<{ procedures: ProcedureView[] }>,
    may('counts.read') ? api.caseCounts({ unit, from: `${year}-01` }) : { counts: [] },
    total({ unit, state: 'open' }),
    total({ unit, state: 'overdue' }),
    total({ unit, state: 'paused' }),
    api.caseClocks({ unit, limit: 1 }),
  ]);
  return {
    unit,
    page,
    procedures,
    counts,
    year,
    figures: { open, overdue, paused, soon: (soon as { total: number }).total },
  };
}

async function total(input: CaseListInput): Promise<number> {
  return ((await api.caseList({ ...input, limit: 1 })) as Lines).total;
}

/** Cases of the unit and of those below it. */
export default function CaseListPage() {
  const { t, own } = useText();
  const address = useAddress();
  const { unit, page, procedures, figures, counts, year } = useLoaderData<typeof loader>();
  const chosen = procedures.filter((each) => address.get('procedure')?.split(',').includes(each.id));
  const steps = (chosen.length > 0 ? chosen : procedures).flatMap((each) =>
    each.steps.map((step) => ({
      value: step.id,
      label: chosen.length === 1 ? capital(own(step.label)) : `${capital(own(each.label))}: ${own(step.label)}`,
    })),
  );
  const more: MenuAction[] = [
    { label: t('procedures.clocks.title'), to: paths.caseClocks(unit) },
    { label: t('procedures.transit.title'), to: paths.transit(unit) },
    ...(may('case.answer') ? [{ label: t('procedures.questions.title'), to: paths.caseQuestions(unit) }] : []),
    { label: t('procedures.list.export'), icon: 'file', onSelect: () => void download() },
  ];
  return (
    <Page title={t('procedures.list.title')} more={more}>
      <Figures
        figures={[
          { label: t('procedures.figure.open'), value: figures.open, to: paths.unitCases(unit, { state: 'open' }) },
          {
            label: t('procedures.figure.overdue'),
            value: figures.overdue,
            to: paths.unitCases(unit, { state: 'overdue' }),
          },
          { label: t('procedures.figure.soon'), value: figures.soon, to: paths.caseClocks(unit) },
          {
            label: t('procedures.figure.paused'),
            value: figures.paused,
            to: paths.unitCases(unit, { state: 'paused' }),
          },
        ]}
      />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('procedures.list.subject') },
          {
            kind: 'choice',
            key: 'state',
            label: t('procedures.list.state'),
            options: [
              { value: 'in_hand', label: t('procedures.figure.in_hand') },
              { value: 'overdue', label: t('procedures.state.overdue') },
              ...CASE_STATES.map((state) => ({ value: state, label: t(`procedures.state.${state}`) })),
            ],
          },
          {
            kind: 'choice',
            key: 'procedure',
            label: t('procedures.list.procedure'),
            options: procedures.map((each) => ({ value: each.id, label: capital(own(each.label)) })),
          },
          {
            kind: 'choice',
            key: 'step',
            label: t('procedures.list.step'),
            options: steps.filter((step, at) => steps.findIndex((each) => each.value === step.value) === at),
            wide: true,
          },
          { kind: 'date', key: 'dueBy', label: t('procedures.list.due_by') },
        ]}
      />
      {counts.length > 0 && (
        <Disclosure title={t('procedures.list.by_procedure')}>
          <ByProcedure unit={unit} procedures={procedures} counts={counts} year={year} />
        </Disclosure>
      )}
      <CaseTable
        caption={t('procedures.list.title')}
        page={page}
        unit={unit}
        sortable
        empty={<Empty title={t('procedures.list.empty')}>{t('procedures.list.empty_hint')}</Empty>}
      />
    </Page>
  );

  async function download(): Promise<void> {
    const { rows } = (await api.caseExport({ unit, ...filterOf(Object.fromEntries(address.all)) })) as {
      rows: CaseLine[];
    };
    const heads = ['subject', 'procedure', 'unit', 'step', 'state', 'opened', 'due', 'ended'] as const;
    saveTable(`${t('procedures.list.title')}.csv`, {
      columns: heads.map((head) => t(`procedures.list.${head}`)),
      rows: rows.map((line) => [
        line.subject.name,
        own(line.procedure.label),
        line.unit.name,
        own(line.step.label),
        line.outcome ? own(line.outcome.label) : t(`procedures.state.${line.overdue ? 'overdue' : line.state}`),
        date(line.openedOn),
        line.due ? date(line.due) : '',
        line.endedOn ? date(line.endedOn) : '',
      ]),
    });
  }
}
