import { api, type PostKindsResult, type UnitGetResult } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { labelOf, session, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { WAYS, type Way } from '../rules/posts.ts';
import type { PostLine } from '../unit.ts';
import { DecisionFields, type DecisionValues, decidersOf } from './decisionFields.tsx';
import { type DualHolding, leftAlone } from './dual.ts';
import { Rights } from './rights.tsx';

type EndPostProps = {
  unit: UnitGetResult;
  post: PostLine;
  kinds: PostKindsResult;
  holdings: readonly DualHolding[];
  onClose: () => void;
};
type Values = Partial<DecisionValues> & { way: Way; on: string; reason: string; note?: string };

const WAY_WORDS = {
  term: 'organization.end.way_term',
  resignation: 'organization.end.way_resignation',
  dismissal: 'organization.end.way_dismissal',
} as const;

/** Ends a post, with what ends with it in view: its term is over, the holder resigns, the level above relieves him; staff without ceremony. */
export function EndPost(props: EndPostProps) {
  const { post, onClose } = props;
  const { t, lang } = useText();
  const title = t('organization.end.title', { name: post.name, post: labelOf('posts', post.post, lang) });
  if (post.side !== 'staff') return <EndByWay {...props} title={title} />;
  return (
    <CommandDialog<{ on: string; reason: string }, unknown>
      title={title}
      onClose={onClose}
      name="post.end"
      entity={post.id}
      initial={{ on: session().today }}
      submit={(values, commandId) => api.postEnd({ id: post.id, version: post.version, ...values }, { commandId })}
      verb={t('organization.end.verb')}
    >
      <DateField name="on" label={t('organization.end.on')} max={session().today} required />
      <TextField name="reason" label={t('organization.end.reason')} maxLength={200} required />
      <Consequence {...props} />
    </CommandDialog>
  );
}

function EndByWay({ title, ...props }: EndPostProps & { title: string }) {
  const { t, lang } = useText();
  const { labels, today } = useSession();
  const { unit, post } = props;
  const above = decidersOf(unit);
  // only a member with an office of the organization asks to be relieved; others simply end
  const ways = WAYS.filter((way) => way !== 'resignation' || (post.side === 'party' && post.personId !== null));
  const reasons = (way: Way) =>
    Object.keys(labels?.[`postEndings_${way}`] ?? {}).map((value) => ({
      value,
      label: capitalized(labelOf('postEndings', value, lang), lang),
    }));
  return (
    <CommandDialog<Values, unknown>
      title={title}
      onClose={props.onClose}
      name="post.end_by"
      entity={post.id}
      initial={{ way: 'term', on: today, byUnitId: above[0]?.id, decidedOn: today }}
      submit={(values, commandId) => send(post, values, commandId)}
      verb={t('organization.end.verb')}
    >
      {({ way = 'term' }) => (
        <>
          <ChoiceField
            name="way"
            label={t('organization.end.way')}
            choices={ways.map((value) => ({ value, label: t(WAY_WORDS[value]) }))}
            required
          />
          <ChoiceField name="reason" label={t('organization.end.reason')} as="list" choices={reasons(way)} required />
          <DateField
            name="on"
            label={t(way === 'resignation' ? 'organization.resign.on' : 'organization.end.on')}
            max={today}
            required
          />
          {way === 'dismissal' && <DecisionFields above={above} />}
          {way === 'term' && <TextField name="number" label={t('organization.decision.number')} maxLength={100} />}
          {way === 'resignation' && (
            <>
              <TextField name="note" label={t('organization.gaps.note')} maxLength={1000} />
              <Notice>{t('organization.resign.consequence')}</Notice>
            </>
          )}
          {way !== 'resignation' && <Consequence {...props} />}
        </>
      )}
    </CommandDialog>
  );
}

function send(post: PostLine, values: Values, commandId: string): Promise<unknown> {
  const { way, on, reason, note, number, byUnitId = '', decidedOn = '' } = values;
  const asked = { id: post.id, version: post.version, on, reason };
  if (way === 'resignation') return api.resignationAsk({ postId: post.id, on, reason, note }, { commandId });
  if (way === 'dismissal')
    return api.postDismiss({ ...asked, byUnitId, number: number ?? '', decidedOn }, { commandId });
  return api.postExpire({ ...asked, number }, { commandId });
}

function Consequence({ post, kinds, holdings }: EndPostProps) {
  const { t, lang } = useText();
  const { name } = post;
  const grants = kinds.posts.find((kind) => kind.post === post.post)?.grants ?? [];
  return (
    <Notice>
      <p>{grants.length > 0 ? t('organization.end.rights', { name }) : t('organization.end.no_rights')}</p>
      <Rights grants={grants} />
      {leftAlone(post, holdings).map((other) => (
        <p key={other.id}>{t('organization.end.dual', { name, other: labelOf('posts', other.post, lang) })}</p>
      ))}
    </Notice>
  );
}
