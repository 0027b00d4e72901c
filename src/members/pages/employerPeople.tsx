import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type EmployerPeopleInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { EmployerPerson } from '../particulars.ts';

export const handle: PageHandle = { title: (t) => t('members.employers.people_title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = { unit: id, employer: '–', ...addressQuery(request) } as EmployerPeopleInput;
  const [unit, page] = await Promise.all([api.unitGet({ id }), api.employerPeople(asked)]);
  return { unit, page };
}

/** The official members behind an employer: each case of transfer is opened from here, and the cell is founded here (M87). */
export default function EmployerPeoplePage() {
  const { t, lang } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  const employer = useAddress().get('employer') ?? '';
  return (
    <Page
      title={<bdi>{employer}</bdi>}
      lead={t('members.employers.people_lead')}
      crumbs={[{ label: t('members.employers.title', { unit: unit.name }), to: paths.employers(unit.id) }]}
      action={
        unit.may.includes('unit.found') && (
          <LinkButton look="primary" to={`${paths.unit(unit.id)}/found`}>
            {t('members.employers.found')}
          </LinkButton>
        )
      }
    >
      <Table<EmployerPerson>
        caption={employer}
        rows={page.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.member(line.id)}
        columns={[
          { key: 'name', header: t('members.fact.name'), cell: (line) => <Name>{line.name}</Name> },
          { key: 'unit', header: t('members.fact.unit'), cell: (line) => <Name>{line.unitName}</Name> },
          {
            key: 'occupation',
            header: t('members.work.as'),
            cell: (line) => line.occupation && capitalized(labelOf('occupations', line.occupation, lang), lang),
          },
          { key: 'since', header: t('members.work.since'), cell: (line) => date(line.since), numeric: true },
          ...(may('case.open')
            ? [
                {
                  key: 'case',
                  header: t('members.employers.transfer'),
                  cell: (line: EmployerPerson) => (
                    <LinkButton to={paths.newCase('member', line.id)}>{t('members.employers.open_case')}</LinkButton>
                  ),
                },
              ]
            : []),
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('members.employers.nobody')}>{t('members.employers.empty_hint')}</Empty>}
      />
    </Page>
  );
}
