import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { PostHistory } from './postHistory.tsx';

export const handle: PageHandle = { title: (t) => t('organization.posts_of.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const found = await api.postHistory({ id: params.id ?? '' });
  return { ...found, unit: found.person.unitId };
}

/** All posts of a member, the newest first. */
export default function MemberPostsPage() {
  const { t } = useText();
  const { person, posts } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('organization.posts_of.title')}
      lead={<Name>{person.name}</Name>}
      crumbs={[{ label: person.name, to: paths.member(person.id) }]}
    >
      <PostHistory posts={posts} />
    </Page>
  );
}
