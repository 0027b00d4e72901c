import { Link, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api, type CandidateListInput } from '../../../gen/client.ts';
import { optionsOf } from '../../members/pages/options.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, listed, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { named, reasonName, STATE_BADGES, stageName } from './names.ts';
import { AdmissionTabs } from './tabs.tsx';
import './admissions.css';

export const handle: PageHandle = { title: (t, data) => t('admissions.list.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<CandidateListInput, 'unit'>;
  const [unit, list, counts] = await Promise.all([
    api.unitGet({ id }),
    api.candidateList({ unit: id, ...asked }),
    api.candidateCounts({ unit: id, ...(asked.group && { group: asked.group }) }),
  ]);
  return { unit, list, counts };
}

/** The list of candidates: how far each has come, as a line of numbers above and as a list below. */
export default function CandidatesPage() {
  const { t, lang } = useText();
  const { unit, list, counts } = useLoaderData<typeof loader>();
  const { today } = session();
  const isCell = unit.children === 0;
  const mayNominate = isCell && (unit.may.includes('candidate.nominate') || unit.may.includes('*'));
  const nominate = mayNominate && (
    <LinkButton look="primary" to={paths.newCandidate(unit.id)}>
      {t('admissions.new.verb')}
    </LinkButton>
  );
  return (
    <Page title={t('admissions.list.lead')} lead={<Name>{unit.name}</Name>} action={nominate}>
      <AdmissionTabs unit={unit.id} cell={isCell} />
      <Stages counts={counts} />
      <Section title={t('admissions.list.people')}>
        <Filters
          filters={[
            { kind: 'search', key: 'search', label: t('admissions.list.search') },
            {
              kind: 'choice',
              key: 'state',
              label: t('admissions.list.state'),
              all: t('admissions.state.open'),
              options: (['proposed', 'listed', 'admitted', 'refused', 'dropped', 'closed'] as const).map((value) => ({
                value,
                label: t(`admissions.state.${value}`),
              })),
            },
            {
              kind: 'choice',
              key: 'group',
              label: t('admissions.list.group'),
              options: optionsOf('targetGroups', lang),
              wide: true,
            },
            {
              kind: 'choice',
              key: 'stage',
              label: t('admissions.list.stage'),
              options: counts.stages.map(({ code }) => ({ value: code, label: stageName(code, t, lang) })),
            },
            {
              kind: 'choice',
              key: 'certificate',
              label: t('admissions.list.certificate'),
              options: (['valid', 'expiring', 'expired', 'none'] as const).map((value) => ({
                value,
                label: t(`admissions.certificate.${value}`),
              })),
            },
            {
              kind: 'choice',
              key: 'reason',
              label: t('admissions.list.reason'),
              options: optionsOf('dropReasons', lang),
            },
          ]}
        />
        <Table
          caption={t('admissions.list.people')}
          rows={list.items}
          rowKey={(line) => line.id}
          rowLink={(line) => paths.candidate(line.id)}
          sort="name"
          total={list.total}
          next={list.next}
          columns={[
            {
              key: 'name',
              header: t('admissions.list.name'),
              cell: (line) => (
                <>
                  <Name>{line.name}</Name> <span className="quiet numeric">({line.birthYear})</span>
                </>
              ),
              sortable: true,
            },
            {
              key: 'stage',
              header: t('admissions.list.stage'),
              cell: (line) =>
                line.closedOn ? (
                  <StateBadge state={STATE_BADGES[line.state] ?? 'information'}>
                    {listed([
                      t(`admissions.state.${line.state}`),
                      date(line.closedOn),
                      reasonName(line.closeReason, lang),
                    ])}
                  </StateBadge>
                ) : (
                  stageName(line.stage, t, lang)
                ),
            },
            ...(isCell
              ? []
              : [
                  {
                    key: 'unit',
                    header: t('admissions.list.unit'),
                    cell: (line: (typeof list.items)[number]) => <Name>{line.unit.name}</Name>,
                    sortable: true,
                  },
                ]),
            {
              key: 'helpers',
              header: t('admissions.list.helpers'),
              cell: (line) => line.helpers && <Name>{line.helpers}</Name>,
            },
            {
              key: 'groups',
              header: t('admissions.list.group'),
              cell: (line) => listed(line.groups.map((group) => named('targetGroups', group, lang))),
              wide: true,
            },
            {
              key: 'certificate',
              header: t('admissions.list.certificate'),
              cell: (line) =>
                line.certificateUntil ? (
                  <StateBadge state={line.certificateUntil < today ? 'overdue' : 'done'}>
                    {t('admissions.certificate.until', { date: date(line.certificateUntil) })}
                  </StateBadge>
                ) : (
                  line.hasCertificate && t('admissions.certificate.for_good')
                ),
              sortable: true,
            },
            {
              key: 'entered',
              header: t('admissions.list.entered'),
              cell: (line) => date(line.enteredOn),
              sortable: true,
            },
          ]}
          empty={
            <Empty title={t('admissions.list.none')} action={nominate}>
              {t('admissions.list.none_hint')}
            </Empty>
          }
        />
      </Section>
    </Page>
  );
}

type Counts = { total: number | null; stages: { code: string; n: number | null }[] };

/** How many stand at each stage, from the first to the last; each number opens its people. */
function Stages({ counts }: { counts: Counts }) {
  const { t, lang } = useText();
  const { unit } = useParams();
  const address = useAddress();
  const current = address.get('stage');
  return (
    <Section title={t('admissions.stages.title', { count: counts.total ?? 0 })}>
      <ol className="stages">
        {counts.stages.map(({ code, n }) => (
          <li key={code} className={n === 0 ? 'quiet' : undefined}>
            <Link
              to={address.with({ stage: code === current ? undefined : code, after: undefined, state: undefined })}
              aria-current={code === current ? 'true' : undefined}
            >
              <span>{stageName(code, t, lang)}</span>
              <strong className="numeric">{n === null ? '–' : number(n)}</strong>
            </Link>
          </li>
        ))}
      </ol>
      {unit && <Link to={paths.pipeline(unit)}>{t('admissions.stages.picture')}</Link>}
    </Section>
  );
}
