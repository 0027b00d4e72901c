import { Link } from 'react-router';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { PostLine } from '../unit.ts';

/** Who holds a post: a member by the record, anybody else by the name alone (M07). */
export function Holder({ post }: { post: PostLine }) {
  const { t } = useText();
  if (post.personId && may('member.read')) {
    return (
      <Link to={paths.member(post.personId)}>
        <Name>{post.name}</Name>
      </Link>
    );
  }
  return (
    <>
      <Name>{post.name}</Name>
      {!post.isMember && post.side === 'civil' && (
        <span className="small quiet"> ({t('organization.posts.not_member')})</span>
      )}
    </>
  );
}
