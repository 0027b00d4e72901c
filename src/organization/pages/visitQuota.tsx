import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { QuotaLine } from '../visit.ts';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

/** How many years back the choice reaches. */
const YEARS = 5;

export const handle: PageHandle = { title: (t, data) => t('organization.quota.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { year, sort, after } = addressQuery(request);
  const asked = {
    after,
    ...(year && { year: Number(year) }),
    ...(sort && { sort: sort as 'name' | '-name' | 'made' | '-made' }),
  };
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.visitQuota({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Per committee member in charge: units, visits planned by the rule and made (M27). */
export default function VisitQuotaPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const thisYear = Number(session().today.slice(0, 4));
  const [first, last] = [`${lines.year}-01-01`, `${lines.year}-12-31`];
  const visits = (line: QuotaLine, more = {}) =>
    paths.visits(unit.id, { person: line.personId, from: first, to: last, ...more });
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={t('organization.quota.lead', { year: String(lines.year) })}
      more={useUnitActions(unit)}
    >
      <UnitTabs unit={unit.id} />
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'year',
            label: t('organization.quota.year'),
            all: String(thisYear),
            options: Array.from({ length: YEARS }, (_, back) => String(thisYear - 1 - back)).map((year) => ({
              value: year,
              label: year,
            })),
          },
        ]}
      />
      <Table
        caption={t('organization.tabs.quota')}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => visits(line)}
        columns={[
          {
            key: 'name',
            header: t('organization.visits.who'),
            cell: (line) => <Name>{line.name}</Name>,
            sortable: true,
          },
          { key: 'of', header: t('organization.overseers.of'), cell: (line) => <Name>{line.fromUnit}</Name> },
          { key: 'units', header: t('organization.quota.units'), numeric: true, cell: (line) => number(line.units) },
          {
            key: 'made',
            header: t('organization.quota.made'),
            numeric: true,
            sortable: true,
            cell: (line) => <Link to={visits(line)}>{number(line.made)}</Link>,
          },
          { key: 'quota', header: t('organization.quota.planned'), cell: (line) => <Planned line={line} /> },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('organization.quota.none')}>{t('organization.quota.none_hint')}</Empty>}
      />
    </Page>
  );
}

/** What counts towards the quota, with the rule that sets it and how sure we are. */
function Planned({ line }: { line: QuotaLine }) {
  const { t, lang } = useText();
  if (!line.quota) return <span className="quiet">{t('organization.quota.no_rule')}</span>;
  const { rule, n, confidence } = line.quota;
  return (
    <>
      <Share part={line.counted} whole={n} />
      <div className="small">
        <Link to={paths.rulebook(rule)}>
          {t('organization.quota.rule', { rule, confidence: labelOf('confidences', confidence, lang) })}
        </Link>
      </div>
    </>
  );
}
