import { useRevalidator } from 'react-router';
import { api, type PostKindsResult } from '../../../gen/client.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Dialog } from '../../web/ui/dialog.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
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
  const { revalidate } = useRevalidator();
  const grants = kinds.posts.find((kind) => kind.post === post.post)?.grants ?? [];
  const { name } = post;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('organization.end.title', { name, post: labelOf('posts', post.post, lang) })}
    >
      <CommandForm<{ on: string; reason: string }, unknown>
        name="post.end"
        entity={post.id}
        initial={{ on: session().today }}
        submit={(values, commandId) => api.postEnd({ id: post.id, version: post.version, ...values }, { commandId })}
        onDone={async () => {
          onClose();
          await revalidate();
        }}
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
      </CommandForm>
      <div className="dialog-foot">
        <Button onClick={onClose}>{t('web.dialog.cancel')}</Button>
      </div>
    </Dialog>
  );
}
