import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { addresses } from './addresses.ts';
import { RegulationTable } from './regulationTable.tsx';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

export const handle: PageHandle = {
  title: (t, data) => t('organization.regulations.title', { unit: data?.unit.name }),
};

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, regulations] = await Promise.all([api.unitGet({ id }), api.regulationList({ unit: id })]);
  return { unit, ...regulations };
}

/** The working regulations of a unit, by terms and versions (M24). */
export default function RegulationsPage() {
  const { t } = useText();
  const { unit, items, termRuns, rule } = useLoaderData<typeof loader>();
  const mayEdit = (unit.may.includes('regulation.edit') || unit.may.includes('*')) && !unit.closedOn;
  const draft = (
    <LinkButton look="primary" to={addresses.newRegulation(unit.id)}>
      {t('organization.regulations.new')}
    </LinkButton>
  );
  const first = mayEdit && termRuns && items.length === 0;
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={t('organization.tabs.regulations')}
      action={first && draft}
      more={useUnitActions(unit)}
    >
      <UnitTabs unit={unit.id} />
      {!termRuns && (
        <Notice state="due">
          <p>{t('organization.regulations.no_term')}</p>
          <p>
            <Link to={paths.unitTerms(unit.id)}>{t('organization.tabs.terms')}</Link>
          </p>
        </Notice>
      )}
      <RegulationTable
        items={items}
        empty={<Empty title={t('organization.regulations.none')}>{t('organization.regulations.none_hint')}</Empty>}
      />
      <p className="section small quiet">
        <Link to={paths.rulebook(rule)}>{t('organization.regulations.rule', { rule })}</Link>
        {unit.children > 0 && (
          <>
            {' · '}
            <Link to={paths.termsUnder(unit.id, { show: 'no_regulation' })}>
              {t('organization.regulations.missing')}
            </Link>
          </>
        )}
      </p>
    </Page>
  );
}
