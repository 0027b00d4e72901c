import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PostLine } from '../unit.ts';
import { addresses } from './addresses.ts';
import { dualHoldings, termsApart } from './dual.ts';
import { EndPost } from './endPost.tsx';
import { Holder } from './holder.tsx';
import { Overseers } from './overseers.tsx';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.posts.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, kinds] = await Promise.all([api.unitGet({ id }), api.postKinds({ id })]);
  return { unit, kinds };
}

const SIDES = ['party', 'civil', 'staff'] as const;
const SIDE_WORDS = {
  party: 'organization.posts.party',
  civil: 'organization.posts.civil',
  staff: 'organization.posts.staff',
};

/** Who holds which post at a unit, and who is in charge of it from above. */
export default function PostsPage() {
  const { t, lang } = useText();
  const { today } = useSession();
  const { unit, kinds } = useLoaderData<typeof loader>();
  const [ending, setEnding] = useState<PostLine>();
  const open = unit.posts.filter((post) => !post.to || post.to > today);
  const mayGive = unit.may.includes('post.assign') && !unit.closedOn;
  const label = (post: string) => capitalized(labelOf('posts', post, lang), lang);
  const holdings = dualHoldings(open, kinds.pairs);
  const vacant = kinds.posts.filter(
    (kind) => kind.single && kind.side === 'party' && !open.some((one) => one.post === kind.post),
  );
  const termEnd = (post: PostLine) => (post.termEnds ? date(post.termEnds) : t('organization.posts.term_open'));
  const give = (
    <LinkButton look="primary" to={addresses.newPost(unit.id)}>
      {t('organization.posts.begin')}
    </LinkButton>
  );
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={t('organization.tabs.posts')}
      action={mayGive && give}
      more={useUnitActions(unit)}
    >
      <UnitTabs unit={unit.id} />
      {termsApart(holdings).map(({ pair, name, first, second }) => (
        <Notice key={pair} state="due">
          {t('organization.posts.term_apart', {
            name,
            first: labelOf('posts', first.post, lang),
            second: labelOf('posts', second.post, lang),
            firstEnds: termEnd(first),
            secondEnds: termEnd(second),
          })}
        </Notice>
      ))}
      {open.length === 0 && <Empty title={t('organization.posts.none')}>{t('organization.posts.none_hint')}</Empty>}
      {SIDES.filter((side) => open.some((post) => post.side === side)).map((side) => (
        <Section key={side} title={t(SIDE_WORDS[side])}>
          <Table
            caption={t(SIDE_WORDS[side])}
            rows={inOrder(open, kinds.posts).filter((post) => post.side === side)}
            rowKey={(post) => post.id}
            columns={[
              { key: 'post', header: t('organization.posts.post'), cell: (post) => label(post.post) },
              { key: 'holder', header: t('organization.posts.holder'), cell: (post) => <Holder post={post} /> },
              { key: 'from', header: t('organization.posts.from'), cell: (post) => date(post.from) },
              {
                key: 'term',
                header: t('organization.posts.term'),
                cell: (post) => post.termEnds && date(post.termEnds),
              },
              {
                key: 'decision',
                header: t('organization.posts.decision'),
                cell: (post) => post.decision && <Name>{post.decision}</Name>,
              },
              ...(mayGive
                ? [
                    {
                      key: 'end',
                      header: t('organization.posts.action'),
                      cell: (post: PostLine) => (
                        <Button look="plain" onClick={() => setEnding(post)}>
                          {t('organization.posts.end')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      ))}
      {vacant.length > 0 && (
        <p className="section quiet">
          {t('organization.posts.vacant')}: {listed(vacant.map((kind) => labelOf('posts', kind.post, lang)))}
        </p>
      )}
      <Overseers unit={unit} />
      {ending && (
        <EndPost unit={unit} post={ending} kinds={kinds} holdings={holdings} onClose={() => setEnding(undefined)} />
      )}
    </Page>
  );
}

/** As the rulebook orders the posts: who leads stands first. */
function inOrder(open: readonly PostLine[], kinds: readonly { post: string }[]): PostLine[] {
  const place = (post: PostLine) => kinds.findIndex((kind) => kind.post === post.post);
  return open.toSorted((a, b) => place(a) - place(b) || (a.from < b.from ? -1 : 1));
}
