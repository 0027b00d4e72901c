import { Link, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Share } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.coverage.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.resolutionCoverage({ unit: params.unit ?? '' });
}

/** Cells without a plan, members without a task: the counts and the gap lists. */
export default function CoveragePage() {
  const { t } = useText();
  const { unit = '' } = useParams();
  const seen = useLoaderData<typeof loader>();
  const idle = seen.membersWithoutTask;
  return (
    <Page
      title={t('resolutions.coverage.title')}
      lead={t('resolutions.coverage.lead')}
      crumbs={[{ label: t('resolutions.list.title'), to: paths.unitResolutions(unit) }]}
    >
      <Facts
        facts={[
          {
            label: t('resolutions.coverage.with_plan'),
            value: (
              <Share part={seen.cellsWithPlan} whole={seen.cells} to={paths.unitPlans(unit, { state: 'adopted' })} />
            ),
          },
          {
            label: t('resolutions.coverage.with_task'),
            value: <Share part={seen.membersWithTask} whole={seen.members} to={paths.unitTasks(unit)} />,
          },
        ]}
      />
      <Section title={t('resolutions.coverage.without_plan')}>
        {seen.cellsWithoutPlan.length === 0 && <p className="quiet">{t('resolutions.coverage.none')}</p>}
        <ul className="columns">
          {seen.cellsWithoutPlan.map((cell) => (
            <li key={cell.id}>
              <Link to={paths.unit(cell.id)}>
                <Name>{cell.name}</Name>
              </Link>
            </li>
          ))}
        </ul>
        <Cut shown={seen.cellsWithoutPlan.length} of={seen.cells - seen.cellsWithPlan} />
      </Section>
      <Section title={t('resolutions.coverage.without_task')}>
        {idle === null && <p className="quiet">{t('resolutions.coverage.names_withheld')}</p>}
        {idle?.length === 0 && <p className="quiet">{t('resolutions.coverage.none')}</p>}
        <ul className="columns">
          {idle?.map((member) => (
            <li key={`${member.id} ${member.unit.id}`}>
              <Link to={paths.member(member.id)}>
                <Name>{member.name}</Name>
              </Link>{' '}
              <span className="quiet">
                <Name>{member.unit.name}</Name>
              </span>
            </li>
          ))}
        </ul>
        {idle && <Cut shown={idle.length} of={seen.members - seen.membersWithTask} />}
      </Section>
    </Page>
  );
}

/** A list that is cut says so, and where the rest is found. */
function Cut({ shown, of }: { shown: number; of: number }) {
  const { t } = useText();
  if (shown >= of) return null;
  return <p className="quiet">{t('resolutions.coverage.cut', { shown, of })}</p>;
}
