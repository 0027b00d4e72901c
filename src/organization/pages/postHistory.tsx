import { Link } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { date, due } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { HeldPost } from '../postLines.ts';

const BEGUN = { elected: 'organization.posts_of.elected', appointed: 'organization.posts_of.appointed' } as const;
const ENDED = {
  term: 'organization.end.way_term',
  resignation: 'organization.end.way_resignation',
  dismissal: 'organization.end.way_dismissal',
} as const;

type PostHistoryProps = { posts: readonly HeldPost[]; action?: (post: HeldPost) => React.ReactNode };

/** The posts of a person over time: how each began and ended, by whose decision, and which term in a row it is (M64). */
export function PostHistory({ posts, action }: PostHistoryProps) {
  const { t, lang } = useText();
  return (
    <Table
      caption={t('organization.posts_of.caption')}
      rows={[...posts]}
      rowKey={(post) => post.id}
      columns={[
        {
          key: 'post',
          header: t('organization.posts.post'),
          cell: (post) => (
            <>
              <strong>{capitalized(labelOf('posts', post.post, lang), lang)}</strong>
              <div className="small">
                {post.readable ? (
                  <Link to={paths.unitPosts(post.unitId)}>
                    <Name>{post.unitName}</Name>
                  </Link>
                ) : (
                  <Name>{post.unitName}</Name>
                )}
              </div>
            </>
          ),
        },
        { key: 'time', header: t('organization.posts_of.time'), cell: (post) => <Time post={post} /> },
        { key: 'nth', header: t('organization.posts_of.nth'), cell: (post) => <Nth post={post} /> },
        { key: 'began', header: t('organization.posts_of.began'), cell: (post) => <Began post={post} /> },
        { key: 'ended', header: t('organization.posts_of.ended'), cell: (post) => <Ended post={post} /> },
        ...(action ? [{ key: 'act', header: t('organization.posts.action'), cell: action }] : []),
      ]}
      empty={<Empty title={t('organization.posts_of.none')}>{t('organization.posts_of.none_hint')}</Empty>}
    />
  );
}

function Time({ post }: { post: HeldPost }) {
  const { t } = useText();
  const { today } = useSession();
  if (post.to !== null) return t('organization.history.during', { from: date(post.from), to: date(post.to) });
  return (
    <>
      {t('organization.posts_of.since', { from: date(post.from) })}
      {post.termEnds && (
        <div className="small quiet">
          {t('organization.posts.term')}: {date(post.termEnds)} ({due(post.termEnds, today)})
        </div>
      )}
    </>
  );
}

function Nth({ post }: { post: HeldPost }) {
  const { t } = useText();
  const { limit, nth } = post;
  const words = t('organization.posts_of.term_nth', { nth });
  if (limit === null || nth < limit.terms) return words;
  return (
    <>
      <StateBadge state={nth > limit.terms ? 'overdue' : 'due'}>{words}</StateBadge>
      <div className="small quiet">{t('organization.posts_of.limit', { terms: limit.terms })}</div>
    </>
  );
}

function Began({ post }: { post: HeldPost }) {
  const { t, lang } = useText();
  const words = post.begunBy ? t(BEGUN[post.begunBy as keyof typeof BEGUN]) : t('organization.posts_of.recorded');
  return (
    <>
      {post.electionId ? <Link to={paths.election(post.electionId)}>{words}</Link> : words}
      {post.beginReason && <div className="small">{labelOf('appointmentReasons', post.beginReason, lang)}</div>}
      <Decision number={post.decision} on={post.decidedOn} by={post.decidedBy} />
    </>
  );
}

function Ended({ post }: { post: HeldPost }) {
  const { t, lang } = useText();
  const { labels } = useSession();
  if (post.to === null) return <StateBadge state="information">{t('organization.posts_of.holds')}</StateBadge>;
  const reason = post.endReason;
  const group = ['postEndings', 'endings'].find((each) => reason !== null && labels?.[each]?.[reason]);
  return (
    <>
      {post.endedBy ? t(ENDED[post.endedBy as keyof typeof ENDED]) : t('organization.posts_of.recorded')}
      {reason && <div className="small">{group ? labelOf(group, reason, lang) : <Name>{reason}</Name>}</div>}
      <Decision number={post.endDecision} on={post.endDecidedOn} by={post.endBy} />
    </>
  );
}

function Decision({ number, on, by }: { number: string | null; on: string | null; by: string | null }) {
  const { t } = useText();
  if (number === null) return null;
  return (
    <div className="small quiet">
      <Name>{number}</Name>
      {on && <> · {date(on)}</>}
      {by && <> · {t('organization.posts_of.by', { unit: by })}</>}
    </div>
  );
}
