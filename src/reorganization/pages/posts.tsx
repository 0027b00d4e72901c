import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api, type ReorganizationPostsInput } from '../../../gen/client.ts';
import { searchMembers } from '../../organization/pages/people.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PlannedPost, ReorganizationRecord } from '../reorganization.ts';
import { postName } from './alsoLookedAt.tsx';
import { DecisionFrame, isOpen } from './frame.tsx';

export const handle: PageHandle = { title: (t) => t('reorganization.tab.posts') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const [record, posts] = await Promise.all([
    api.reorganizationGet({ id }) as Promise<ReorganizationRecord>,
    api.reorganizationPosts({ id, ...addressQuery(request) } as ReorganizationPostsInput),
  ]);
  // on any of the list's pages: with hundreds that end, those that wait for a word begin many pages further
  const [places, waiting] = isOpen(record)
    ? await Promise.all([
        api.reorganizationPostPlaces({ id }),
        api.reorganizationPosts({ id, waiting: true, limit: 1 }),
      ])
    : [undefined, undefined];
  return {
    record,
    places: places?.items ?? [],
    waiting: waiting?.total ?? 0,
    posts: posts as { items: PlannedPost[]; total: number; next: string | null },
    unit: record.unitId,
  };
}

type Judged = { posts?: { key: string; approved: boolean }[]; all?: true };

/** Posts that end, and what is proposed (ends of who leaves, posts at new organizations), which somebody judges one by one or all at once. */
export default function ReorganizedPostsPage() {
  const { t, lang } = useText();
  const { record, posts, places, waiting } = useLoaderData<typeof loader>();
  const again = useRevalidator();
  const address = useAddress();
  const [error, setError] = useState<unknown>();
  const [adding, setAdding] = useState(false);
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
  return (
    <DecisionFrame
      record={record}
      more={open && places.length > 0 ? [{ label: t('reorganization.post.add'), onSelect: () => setAdding(true) }] : []}
      action={
        open &&
        waiting > 0 && (
          <Button look="primary" busy={again.state !== 'idle'} onClick={() => void judge({ all: true })}>
            {t('reorganization.post.approve_all', { n: waiting })}
          </Button>
        )
      }
    >
      {error !== undefined && <Refusal error={error} />}
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('reorganization.post.search') },
          ...(open || address.get('waiting')
            ? [
                {
                  kind: 'choice' as const,
                  key: 'waiting',
                  label: t('reorganization.post.judged'),
                  options: [{ value: 'true', label: t('reorganization.post.waiting') }],
                },
              ]
            : []),
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
      {adding && <AddPost record={record} places={places} onClose={() => setAdding(false)} />}
    </DecisionFrame>
  );
}

type PostPlace = { id: string; name: string; posts: string[] };
type Added = { add: { unitId?: string; post: string; personId: Option }[] };

type AddProps = { record: ReorganizationRecord; places: readonly PostPlace[]; onClose: () => void };

/** One more post that begins with the decision: of somebody of whom nothing is proposed. */
function AddPost({ record, places, onClose }: AddProps) {
  const { t, lang } = useText();
  const choices = ({ add }: Partial<Added>) =>
    (places.find(({ id }) => id === add?.[0]?.unitId)?.posts ?? []).map((value) => ({
      value,
      label: postName(t, lang, value),
    }));
  return (
    <CommandDialog<Added, unknown>
      title={t('reorganization.post.add_title')}
      lead={<p>{t('reorganization.post.add_lead')}</p>}
      onClose={onClose}
      name="reorganization.approve"
      entity={record.id}
      initial={{ add: [{ unitId: places.length === 1 ? places[0]?.id : undefined }] } as Partial<Added>}
      submit={({ add }, commandId) =>
        api.reorganizationApprove(
          {
            id: record.id,
            version: record.version,
            add: add.map(({ unitId = '', post, personId }) => ({ unitId, post, personId: personId.id })),
          },
          { commandId },
        )
      }
      verb={t('reorganization.post.add')}
    >
      {(values) => (
        <>
          <ChoiceField
            name="add.0.unitId"
            label={t('reorganization.post.unit')}
            as="list"
            choices={places.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <ChoiceField
            name="add.0.post"
            label={t('reorganization.post.post')}
            as="list"
            choices={choices(values)}
            required
          />
          <PickerField name="add.0.personId" label={t('reorganization.post.holder')} search={searchMembers} required />
        </>
      )}
    </CommandDialog>
  );
}

function PostState({ post, onJudge }: { post: PlannedPost; onJudge?: (judged: Judged) => Promise<void> }) {
  const { t } = useText();
  const say = (approved: boolean) => void onJudge?.({ posts: [{ key: post.key, approved }] });
  const ends = post.what === 'ends';
  if (!post.proposed)
    return (
      <span className="quiet">
        {t('reorganization.plan.rights_ends')}
        {post.termEnds && ` (${date(post.termEnds)})`}
      </span>
    );
  const [state, key] =
    post.approved === null
      ? (['due', ends ? 'ends_proposed' : 'waiting'] as const)
      : post.approved
        ? (['done', 'approved'] as const)
        : (['information', ends ? 'kept' : 'left_out'] as const);
  return (
    <div className="stack">
      <StateBadge state={state}>{t(`reorganization.post.${key}`)}</StateBadge>
      {ends && <span className="quiet">{t('reorganization.post.ends_why', { name: post.name })}</span>}
      {post.against.length > 0 && <Reasons reasons={post.against} />}
      {onJudge && (
        <div className="row">
          {post.approved !== true && (
            <Button look="plain" onClick={() => say(true)}>
              {t(ends ? 'reorganization.post.approve_end' : 'reorganization.post.approve')}
            </Button>
          )}
          {post.approved !== false && (
            <Button look="plain" onClick={() => say(false)}>
              {t(ends ? 'reorganization.post.keep' : 'reorganization.post.leave_out')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
