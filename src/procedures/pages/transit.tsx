import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type CaseListInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';
import type { CaseLine } from '../case.ts';
import type { ProcedureView } from '../procedure.ts';
import { CaseTable } from './caseTable.tsx';

export const handle: PageHandle = { title: (t) => t('procedures.transit.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { side, search, sort, after } = addressQuery(request);
  const { procedures } = (await api.procedureList({})) as { procedures: ProcedureView[] };
  // whoever stands at a step of the other side has left, and is not received yet
  const waiting = procedures.filter((each) => each.steps.some((step) => step.otherSide));
  const input = {
    unit,
    procedure: waiting.map((each) => each.id),
    step: waiting.flatMap((each) => each.steps.filter((step) => step.otherSide).map((step) => step.id)),
    state: 'open',
    side: side === 'other' ? 'other' : 'own',
    ...{ search, sort, after },
  } as CaseListInput;
  return { unit, page: (await api.caseList(input)) as { items: CaseLine[]; total: number; next: string | null } };
}

/** People who have left one cell and are not received by the other yet, those whose clock ran out first. */
export default function TransitPage() {
  const { t } = useText();
  const address = useAddress();
  const { unit, page } = useLoaderData<typeof loader>();
  const incoming = address.get('side') === 'other';
  return (
    <Page
      title={t('procedures.transit.title')}
      lead={t('procedures.transit.lead')}
      crumbs={[{ label: t('procedures.list.title'), to: paths.unitCases(unit) }]}
    >
      <Tabs
        label={t('procedures.transit.title')}
        tabs={[
          { label: t('procedures.transit.outgoing'), to: paths.transit(unit), current: !incoming },
          { label: t('procedures.transit.incoming'), to: paths.transit(unit, { side: 'other' }), current: incoming },
        ]}
      />
      <Filters filters={[{ kind: 'search', key: 'search', label: t('procedures.list.subject') }]} />
      <CaseTable
        caption={t('procedures.transit.title')}
        page={page}
        unit={unit}
        sides
        sortable
        empty={<Empty title={t('procedures.transit.empty')}>{t('procedures.transit.empty_hint')}</Empty>}
      />
    </Page>
  );
}
