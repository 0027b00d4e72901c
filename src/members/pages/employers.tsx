import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type EmployerScatteredInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { ScatteredEmployer } from '../particulars.ts';

export const handle: PageHandle = { title: (t, data) => t('members.employers.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { all, ...rest } = addressQuery(request);
  const asked = { unit: id, ...rest, ...(all && { all: all === 'true' }) } as EmployerScatteredInput;
  const [unit, counts, page] = await Promise.all([
    api.unitGet({ id }),
    api.memberCounted({ unit: id }),
    api.employerScattered(asked),
  ]);
  return { unit, counts, page };
}

/** Where members work and study, in numbers; employers whose members sit scattered in cells where they live (M87). */
export default function EmployersPage() {
  const { t, rich, lang } = useText();
  const { unit, counts, page } = useLoaderData<typeof loader>();
  const label = (group: string, code: string) => capitalized(labelOf(group, code, lang), lang);
  const people = (query: Record<string, string>) => paths.unitPeople(unit.id, query);
  return (
    <Page
      title={t('members.employers.title', { unit: unit.name })}
      crumbs={[{ label: t('members.list.title', { unit: unit.name }), to: paths.unitPeople(unit.id) }]}
    >
      <Section title={t('members.employers.counts')}>
        <Facts
          facts={[
            {
              label: t('members.employers.non_state'),
              value: <NumberLink value={counts.nonState} to={people({ sector: 'non_state' })} />,
            },
            {
              label: t('members.employers.foreign'),
              value: <NumberLink value={counts.foreignInvested} to={people({ sector: 'foreign' })} />,
            },
            {
              label: t('members.employers.graduating', { year: String(counts.year) }),
              value: <NumberLink value={counts.graduating} to={people({ graduates: String(counts.year) })} />,
            },
            ...counts.ownerships.map(({ code, n }) => ({
              label: label('ownerships', code),
              value: <NumberLink value={n} to={people({ ownership: code })} />,
            })),
            ...counts.groups.map(({ code, n }) => ({
              label: label('targetGroups', code),
              value: <NumberLink value={n} to={people({ group: code })} />,
            })),
          ]}
        />
      </Section>
      <Section title={t('members.employers.scattered')}>
        <p className="page-notice">
          {rich('members.employers.lead', { least: page.least, rule: <RuleLink rule={page.rule} /> })}
        </p>
        <Filters
          filters={[
            { kind: 'search', key: 'search', label: t('members.work.employer') },
            {
              kind: 'choice',
              key: 'all',
              label: t('members.employers.size'),
              all: t('members.employers.enough', { least: page.least }),
              options: [{ value: 'true', label: t('members.employers.all') }],
            },
          ]}
        />
        <Table<ScatteredEmployer>
          caption={t('members.employers.scattered')}
          rows={page.items}
          rowKey={(line) => line.key}
          rowLink={(line) => paths.employerPeople(unit.id, { employer: line.employer })}
          sort="-official"
          columns={[
            {
              key: 'employer',
              header: t('members.work.employer'),
              cell: (line) => <bdi>{line.employer}</bdi>,
              sortable: true,
            },
            {
              key: 'official',
              header: t('members.employers.official'),
              cell: (line) => (
                <NumberLink value={line.official} to={paths.employerPeople(unit.id, { employer: line.employer })} />
              ),
              sortable: true,
              numeric: true,
            },
            { key: 'cells', header: t('members.employers.cells'), cell: (line) => line.cells, numeric: true },
            {
              key: 'ownership',
              header: t('members.work.ownership'),
              cell: (line) => line.ownership && label('ownerships', line.ownership),
            },
            {
              key: 'enough',
              header: t('members.employers.founding'),
              cell: (line) =>
                line.enough && <StateBadge state="information">{t('members.employers.may_found')}</StateBadge>,
            },
          ]}
          total={page.total}
          next={page.next}
          empty={<Empty title={t('members.employers.empty')}>{t('members.employers.empty_hint')}</Empty>}
        />
      </Section>
    </Page>
  );
}
