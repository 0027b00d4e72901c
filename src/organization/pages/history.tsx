import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Timeline } from '../../web/ui/line.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { Holder } from './holder.tsx';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.history.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, { periods }] = await Promise.all([api.unitGet({ id }), api.unitHistory({ id })]);
  return { unit, periods };
}

/** Names, kinds, places and posts of a unit over time, the newest first. */
export default function UnitHistoryPage() {
  const { t, lang } = useText();
  const { unit, periods } = useLoaderData<typeof loader>();
  const label = (group: string, code: string) => capitalized(labelOf(group, code, lang), lang);
  const posts = unit.posts.toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return (
    <Page title={<Name>{unit.name}</Name>} lead={t('organization.tabs.history')} more={useUnitActions(unit)}>
      <UnitTabs unit={unit.id} />
      <Section title={t('organization.history.periods')}>
        <Timeline
          label={t('organization.history.periods')}
          entries={periods.toReversed().map((period) => ({
            key: period.from,
            place: period.to ? ('done' as const) : ('now' as const),
            title: <Name>{period.name}</Name>,
            meta: (
              <>
                {label('unitKinds', period.kind)}
                {' · '}
                {period.parent
                  ? t('organization.history.under', { parent: period.parent })
                  : t('organization.history.top')}
                {' · '}
                {period.to
                  ? t('organization.history.during', { from: date(period.from), to: date(period.to) })
                  : t('organization.history.since', { from: date(period.from) })}
              </>
            ),
            children: period.decision && (
              <p className="small">{t('organization.history.decision', { decision: period.decision })}</p>
            ),
          }))}
        />
      </Section>
      <Section title={t('organization.history.posts')}>
        <Table
          caption={t('organization.history.posts')}
          rows={posts}
          rowKey={(post) => post.id}
          columns={[
            { key: 'post', header: t('organization.posts.post'), cell: (post) => label('posts', post.post) },
            { key: 'holder', header: t('organization.posts.holder'), cell: (post) => <Holder post={post} /> },
            { key: 'from', header: t('organization.posts.from'), cell: (post) => date(post.from) },
            { key: 'to', header: t('organization.posts.to'), cell: (post) => post.to && date(post.to) },
            {
              key: 'decision',
              header: t('organization.posts.decision'),
              cell: (post) => post.decision && <Name>{post.decision}</Name>,
            },
          ]}
          empty={<Empty title={t('organization.history.no_posts')}>{t('organization.history.no_posts_hint')}</Empty>}
        />
      </Section>
    </Page>
  );
}
