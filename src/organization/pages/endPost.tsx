import { api, type PostKindsResult } from '../../../gen/client.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { PostLine } from '../unit.ts';
import { type DualHolding, leftAlone } from './dual.ts';
import { Rights } from './rights.tsx';

type EndPostProps = {
  post: PostLine;
  kinds: PostKindsResult;
  holdings: readonly DualHolding[];
  onClose: () => void;
};

/** Ends a post on a day, with what ends with it in view. */
export function EndPost({ post, kinds, holdings, onClose }: EndPostProps) {
  const { t, lang } = useText();
  const grants = kinds.posts.find((kind) => kind.post === post.post)?.grants ?? [];
  const { name } = post;
  return (
    <CommandDialog<{ on: string; reason: string }, unknown>
      title={t('organization.end.title', { name, post: labelOf('posts', post.post, lang) })}
      onClose={onClose}
      name="post.end"
      entity={post.id}
      initial={{ on: session().today }}
      submit={(values, commandId) => api.postEnd({ id: post.id, version: post.version, ...values }, { commandId })}
      verb={t('organization.end.verb')}
    >
      <DateField name="on" label={t('organization.end.on')} max={session().today} required />
      <TextField name="reason" label={t('organization.end.reason')} maxLength={200} required />
      <Notice>
        <p>{grants.length > 0 ? t('organization.end.rights', { name }) : t('organization.end.no_rights')}</p>
        <Rights grants={grants} />
        {leftAlone(post, holdings).map((other) => (
          <p key={other.id}>{t('organization.end.dual', { name, other: labelOf('posts', other.post, lang) })}</p>
        ))}
      </Notice>
    </CommandDialog>
  );
}
