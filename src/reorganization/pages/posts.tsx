import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api, type ReorganizationPostsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PlannedPost, ReorganizationRecord } from '../reorganization.ts';
import { DecisionFrame, isOpen } from './frame.tsx';
import { postName } from './plan.tsx';

export const handle: PageHandle = { title: (t) => t('reorganization.tab.posts') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const [record, posts] = await Promise.all([
    api.reorganizationGet({ id }),
    api.reorganizationPosts({ id, ...addressQuery(request) } as ReorganizationPostsInput),
  ]);
  return {
    record: record as ReorganizationRecord,
    posts: posts as { items: PlannedPost[]; total: number; next: string | null },
    unit: record.unitId,
  };
}

type Judged = { posts?: { key: string; approved: boolean }[]; all?: true };

/** Posts that end, and those that are proposed at new organizations, which somebody judges one by one or all at once. */
export default function ReorganizedPostsPage() {
  const { t, lang } = useText();
  const { record, posts } = useLoaderData<typeof loader>();
  const again = useRevalidator();
  const [error, setError] = useState<unknown>();
  const open = isOpen(record);
  const judge = async (judged: Judged) => {
    setError(undefined);
    try {
      await api.reorganizationApprove({ id: record.id, version: record.version, ...judged }, { commandId: newId() });
    } catch (caught) {
      setError(caught);
    }
    await again.revalidate();
  };
  const waiting = posts.items.some(({ what, approved }) => what === 'begins' && approved === null);
  return (
    <DecisionFrame
      record={record}
      action={
        open &&
        waiting && (
          <Button look="primary" busy={again.state !== 'idle'} onClick={() => void judge({ all: true })}>
            {t('reorganization.post.approve_all')}
          </Button>
        )
      }
    >
      {error !== undefined && <Refusal error={error} />}
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'what',
            label: t('reorganization.units.what'),
            options: (['begins', 'ends'] as const).map((value) => ({
              value,
              label: t(`reorganization.post.${value}`),
            })),
            wide: true,
          },
        ]}
      />
      <Table
        caption={t('reorganization.tab.posts')}
        rows={posts.items}
        rowKey={(each) => `${each.what} ${each.key}`}
        columns={[
          {
            key: 'post',
            header: t('reorganization.post.post'),
            cell: (each) => postName(t, lang, each.post),
          },
          { key: 'holder', header: t('reorganization.post.holder'), cell: (each) => <Name>{each.name}</Name> },
          { key: 'unit', header: t('reorganization.post.unit'), cell: (each) => <Name>{each.unit}</Name> },
          {
            key: 'judged',
            header: t('reorganization.post.judged'),
            cell: (each) => <PostState post={each} onJudge={open ? judge : undefined} />,
          },
        ]}
        total={posts.total}
        next={posts.next}
        empty={<Empty title={t('reorganization.post.none')}>{t('reorganization.post.none_hint')}</Empty>}
      />
    </DecisionFrame>
  );
}

function PostState({ post, onJudge }: { post: PlannedPost; onJudge?: (judged: Judged) => Promise<void> }) {
  const { t } = useText();
  const say = (approved: boolean) => void onJudge?.({ posts: [{ key: post.key, approved }] });
  if (post.what === 'ends')
    return (
      <span className="quiet">
        {t('reorganization.plan.rights_ends')}
        {post.termEnds && ` (${date(post.termEnds)})`}
      </span>
    );
  const [state, key] =
    post.approved === null
      ? (['due', 'waiting'] as const)
      : post.approved
        ? (['done', 'approved'] as const)
        : (['information', 'left_out'] as const);
  return (
    <div className="stack">
      <StateBadge state={state}>{t(`reorganization.post.${key}`)}</StateBadge>
      {post.against.length > 0 && <Reasons reasons={post.against} />}
      {onJudge && (
        <div className="row">
          {post.approved !== true && (
            <Button look="plain" onClick={() => say(true)}>
              {t('reorganization.post.approve')}
            </Button>
          )}
          {post.approved !== false && (
            <Button look="plain" onClick={() => say(false)}>
              {t('reorganization.post.leave_out')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
