import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type TermUnderInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { TERM_SHOWS, type TermUnderLine } from '../term.ts';

export const handle: PageHandle = { title: (t, data) => t('organization.under.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<TermUnderInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.termUnder({ unit: id, ...asked })]);
  return { unit, lines };
}

const SHOWS = {
  all: 'organization.under.all',
  ending: 'organization.under.ending',
  over: 'organization.under.over',
  none: 'organization.under.none',
  no_regulation: 'organization.under.no_regulation',
} as const;

/** The running terms below: which end soon, which are over their time, who has none, who has no regulations. */
export default function TermsUnderPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const { today } = session();
  return (
    <Page
      title={t('organization.under.title', { unit: unit.name })}
      lead={t('organization.under.lead', { days: lines.remindDays })}
      crumbs={[{ label: t('organization.tabs.terms'), to: paths.unitTerms(unit.id) }]}
    >
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('organization.lists.search') },
          {
            kind: 'choice',
            key: 'show',
            label: t('organization.under.show'),
            options: TERM_SHOWS.filter((show) => show !== 'all').map((show) => ({
              value: show,
              label: t(SHOWS[show]),
            })),
          },
        ]}
      />
      <Table
        caption={t('organization.under.title', { unit: unit.name })}
        rows={lines.items}
        rowKey={(line) => line.unitId}
        rowLink={(line) => paths.unitTerms(line.unitId)}
        columns={[
          {
            key: 'name',
            header: t('organization.lists.unit'),
            cell: (line) => <Name>{line.unitName}</Name>,
            sortable: true,
          },
          { key: 'term', header: t('organization.terms.name'), cell: (line) => line.term && <Name>{line.term}</Name> },
          {
            key: 'ends',
            header: t('organization.terms.ends'),
            cell: (line) => line.endsOn && date(line.endsOn),
            sortable: true,
          },
          {
            key: 'state',
            header: t('organization.terms.state'),
            cell: (line) => <TermState line={line} today={today} />,
          },
          { key: 'regulation', header: t('organization.tabs.regulations'), cell: (line) => <Regulation line={line} /> },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('organization.lists.nothing')}>{t('organization.lists.nothing_hint')}</Empty>}
      />
    </Page>
  );
}

function TermState({ line, today }: { line: TermUnderLine; today: string }) {
  const { t } = useText();
  if (line.endsOn === null) return <StateBadge state="due">{t('organization.under.none')}</StateBadge>;
  if (line.endsOn < today) return <StateBadge state="overdue">{t('organization.under.over')}</StateBadge>;
  return <StateBadge state="information">{t('organization.terms.running')}</StateBadge>;
}

function Regulation({ line }: { line: TermUnderLine }) {
  const { t } = useText();
  if (line.term === null) return null;
  if (line.regulationId && line.regulationOn)
    return (
      <Link to={paths.regulation(line.regulationId)}>
        {t('organization.regulations.adopted_on', { on: date(line.regulationOn) })}
      </Link>
    );
  return (
    <Link to={paths.regulations(line.unitId)}>
      <StateBadge state="due">{t('organization.under.not_yet')}</StateBadge>
    </Link>
  );
}
