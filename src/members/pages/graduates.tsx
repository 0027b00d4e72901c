import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type GraduationListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, due } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { Graduate } from '../graduation/graduation.ts';

export const handle: PageHandle = { title: (t, data) => t('members.graduates.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, page] = await Promise.all([
    api.unitGet({ id }),
    api.graduationList({ unit: id, ...addressQuery(request) } as GraduationListInput),
  ]);
  return { unit, page };
}

const BADGES: Record<string, State> = { overdue: 'overdue', due: 'due', later: 'information', unknown: 'information' };

/** Members who study, the first to graduate on top, each with his transfer. */
export default function GraduatesPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('members.graduates.title', { unit: unit.name })}
      crumbs={[{ label: t('members.graduations.menu'), to: paths.graduations(unit.id) }]}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'state',
            label: t('members.graduates.state'),
            options: [
              { value: 'late', label: t('members.graduates.state_late') },
              { value: 'soon', label: t('members.graduates.state_soon') },
              { value: 'unknown', label: t('members.graduates.state_unknown') },
            ],
          },
          { kind: 'search', key: 'search', label: t('members.year.search') },
          {
            kind: 'choice',
            key: 'transfer',
            label: t('members.graduates.transfer'),
            options: [
              { value: 'begun', label: t('members.graduates.transfer_begun') },
              { value: 'none', label: t('members.graduates.transfer_none') },
            ],
          },
        ]}
      />
      <Table<Graduate>
        caption={t('members.graduates.title', { unit: unit.name })}
        rows={page.items as Graduate[]}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.member(line.personId)}
        sort="graduates"
        columns={[
          { key: 'name', header: t('members.fact.name'), cell: (line) => <Name>{line.name}</Name> },
          { key: 'school', header: t('members.graduates.school'), cell: (line) => <bdi>{line.school}</bdi> },
          {
            key: 'graduates',
            header: t('members.graduates.on'),
            cell: (line) => <When line={line} />,
            sortable: true,
          },
          { key: 'unit', header: t('members.fact.unit'), cell: (line) => <Name>{line.unit.name}</Name> },
          {
            key: 'transfer',
            header: t('members.graduates.transfer'),
            cell: (line) => <Transfer line={line} procedure={page.procedure} />,
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('members.graduations.empty')}>{t('members.graduations.empty_hint')}</Empty>}
      />
    </Page>
  );
}

function When({ line }: { line: Graduate }) {
  const { t } = useText();
  if (line.graduatesOn === null) return <span className="quiet">{t('members.fact.unknown')}</span>;
  return (
    <span className="row">
      <StateBadge state={BADGES[line.state] ?? 'information'}>{date(line.graduatesOn)}</StateBadge>
      {line.state !== 'later' && <span className="small quiet">{due(line.graduatesOn, session().today)}</span>}
    </span>
  );
}

/** The case that is under way, or the way to open it. */
function Transfer({ line, procedure }: { line: Graduate; procedure: string | null }) {
  const { t } = useText();
  if (line.caseId !== null) return <Link to={paths.case(line.caseId)}>{t('members.graduates.transfer_begun')}</Link>;
  if (!line.mayOpen || procedure === null) return <span className="quiet">{t('members.graduates.transfer_none')}</span>;
  return <Link to={paths.newCase('member', line.personId, { procedure })}>{t('members.graduations.transfer')}</Link>;
}
