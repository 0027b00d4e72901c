import { useState } from 'react';
import { useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { HeldPost } from '../postLines.ts';
import { PostHistory } from './postHistory.tsx';

export const handle: PageHandle = { title: (t) => t('organization.posts_of.mine') };

export async function loader() {
  return await api.postOwn({});
}

/** My own posts; of one that I hold I may ask to be relieved. */
export default function MyPostsPage() {
  const { t } = useText();
  const { posts } = useLoaderData<typeof loader>();
  const [asking, setAsking] = useState<HeldPost>();
  const holds = (post: HeldPost) => post.to === null && post.side === 'party';
  return (
    <Page title={t('organization.posts_of.mine')}>
      <PostHistory
        posts={posts}
        {...(posts.some(holds) && {
          action: (post: HeldPost) =>
            holds(post) && (
              <Button look="plain" onClick={() => setAsking(post)}>
                {t('organization.resign.verb')}
              </Button>
            ),
        })}
      />
      {asking && <Resign post={asking} onClose={() => setAsking(undefined)} />}
    </Page>
  );
}

function Resign({ post, onClose }: { post: HeldPost; onClose: () => void }) {
  const { t, lang } = useText();
  const { labels, today } = useSession();
  return (
    <CommandDialog<{ on: string; reason: string; note?: string }, unknown>
      title={t('organization.resign.title', { post: labelOf('posts', post.post, lang), unit: post.unitName })}
      onClose={onClose}
      name="resignation.ask"
      entity={post.id}
      initial={{ on: today }}
      submit={(values, commandId) => api.resignationAsk({ postId: post.id, ...values }, { commandId })}
      verb={t('organization.resign.verb')}
    >
      <ChoiceField
        name="reason"
        label={t('organization.end.reason')}
        as="list"
        choices={Object.keys(labels?.postEndings_resignation ?? {}).map((value) => ({
          value,
          label: capitalized(labelOf('postEndings', value, lang), lang),
        }))}
        required
      />
      <DateField name="on" label={t('organization.resign.on')} max={today} required />
      <MultilineField name="note" label={t('organization.gaps.note')} maxLength={1000} rows={3} />
      <Notice>{t('organization.resign.consequence')}</Notice>
    </CommandDialog>
  );
}
