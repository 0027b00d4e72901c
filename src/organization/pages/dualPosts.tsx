import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type DualListInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { DualLine } from '../term.ts';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.duals.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { apart, search, sort, after } = addressQuery(request);
  const asked = {
    search,
    after,
    ...(apart && { apart: apart === 'true' }),
    ...(sort && { sort: sort as DualListInput['sort'] }),
  };
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.dualList({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Who holds two posts that are meant to be in one hand, and whether the two terms end together. */
export default function DualPostsPage() {
  const { t, lang } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const end = (post: string, on: string | null) => (
    <>
      {capitalized(labelOf('posts', post, lang), lang)}: {on ? date(on) : t('organization.posts.term_open')}
    </>
  );
  return (
    <Page title={<Name>{unit.name}</Name>} lead={t('organization.duals.lead')} more={useUnitActions(unit)}>
      <UnitTabs unit={unit.id} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('organization.lists.search') },
          {
            kind: 'choice',
            key: 'apart',
            label: t('organization.duals.ends'),
            options: [
              { value: 'true', label: t('organization.duals.apart') },
              { value: 'false', label: t('organization.duals.together') },
            ],
          },
        ]}
      />
      <Table
        caption={t('organization.tabs.duals')}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.unitPosts(line.unitId)}
        columns={[
          {
            key: 'name',
            header: t('organization.lists.unit'),
            cell: (line) => <Name>{line.unitName}</Name>,
            sortable: true,
          },
          { key: 'holder', header: t('organization.posts.holder'), cell: (line) => <Name>{line.name}</Name> },
          { key: 'pair', header: t('organization.tabs.duals'), cell: (line) => labelOf('dualPosts', line.pair, lang) },
          {
            key: 'ends',
            header: t('organization.posts.term'),
            cell: (line) => (
              <>
                <div>{end(line.first, line.firstEnds)}</div>
                <div>{end(line.second, line.secondEnds)}</div>
              </>
            ),
            sortable: true,
          },
          { key: 'state', header: t('organization.duals.ends'), cell: (line) => <Apart line={line} /> },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('organization.duals.none')}>{t('organization.duals.none_hint')}</Empty>}
      />
    </Page>
  );
}

function Apart({ line }: { line: DualLine }) {
  const { t } = useText();
  if (line.apart === null) return <StateBadge state="later">{t('organization.posts.term_open')}</StateBadge>;
  return line.apart ? (
    <StateBadge state="due">{t('organization.duals.apart')}</StateBadge>
  ) : (
    <StateBadge state="done">{t('organization.duals.together')}</StateBadge>
  );
}
