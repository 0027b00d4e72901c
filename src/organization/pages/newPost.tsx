import { type LoaderFunctionArgs, useLoaderData, useNavigate, useSearchParams } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { searchAccounts, searchMembers } from './people.ts';
import { Rights } from './rights.tsx';

const HOLDERS = {
  member: 'organization.begin.holder_member',
  account: 'organization.begin.holder_account',
  name: 'organization.begin.holder_name',
};
type Holder = keyof typeof HOLDERS;
type Values = {
  post: string;
  holder: Holder;
  personId?: Option;
  accountId?: Option;
  holderName?: string;
  from: string;
  termEnds?: string;
  decision?: string;
};

export const handle: PageHandle = { title: (t, data) => t('organization.begin.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, kinds] = await Promise.all([api.unitGet({ id }), api.postKinds({ id })]);
  return { unit, kinds };
}

/** Gives a post to a member, an account, or somebody of whom only the name is kept; shows the rights that begin with it. */
export default function NewPostPage() {
  const { t, lang } = useText();
  const { unit, kinds } = useLoaderData<typeof loader>();
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const { today } = session();
  return (
    <Page
      title={t('organization.begin.title', { unit: unit.name })}
      crumbs={[{ label: t('organization.posts.title', { unit: unit.name }), to: paths.unitPosts(unit.id) }]}
    >
      <CommandForm<Values, { id: string }>
        name="post.begin"
        entity={unit.id}
        initial={{ holder: 'member', from: today, post: address.get('post') ?? undefined }}
        submit={({ holder, personId, accountId, holderName, ...rest }, commandId) =>
          api.postBegin(
            {
              unitId: unit.id,
              ...rest,
              ...holderOf(heldBy({ holder, post: rest.post }), { personId, accountId, holderName }),
            },
            { commandId },
          )
        }
        onDone={() => navigate(paths.unitPosts(unit.id))}
        verb={t('organization.begin.verb')}
        cancel={paths.unitPosts(unit.id)}
      >
        {(values) => (
          <>
            <ChoiceField
              name="post"
              label={t('organization.posts.post')}
              as="list"
              required
              choices={kinds.posts.map(({ post }) => ({
                value: post,
                label: capitalized(labelOf('posts', post, lang), lang),
              }))}
            />
            {choicesFor(values.post).length > 1 && (
              <ChoiceField
                name="holder"
                label={t('organization.begin.holder_kind')}
                required
                choices={choicesFor(values.post).map((value) => ({
                  value,
                  label: capitalized(t(HOLDERS[value]), lang),
                }))}
              />
            )}
            {heldBy(values) === 'member' && (
              <PickerField name="personId" label={t('organization.begin.member')} search={searchMembers} required />
            )}
            {heldBy(values) === 'account' && (
              <PickerField name="accountId" label={t('organization.begin.account')} search={searchAccounts} required />
            )}
            {heldBy(values) === 'name' && (
              <TextField
                name="holderName"
                label={t('organization.begin.name')}
                help={t('organization.begin.name_help')}
                maxLength={120}
                required
              />
            )}
            <DateField name="from" label={t('organization.begin.from')} max={today} required />
            <DateField name="termEnds" label={t('organization.begin.term_ends')} />
            <TextField name="decision" label={t('organization.begin.decision')} maxLength={200} />
            <Consequence post={values.post} />
          </>
        )}
      </CommandForm>
    </Page>
  );

  /** Only a member may hold what the rulebook keeps for members; only staff is held by an account. */
  function choicesFor(post: string | undefined): Holder[] {
    const kind = kinds.posts.find((one) => one.post === post);
    if (kind?.side === 'staff') return ['member', 'account'];
    return kind?.membersOnly ? ['member'] : ['member', 'name'];
  }

  /** What was chosen for another post holds only where this one allows it too. */
  function heldBy({ post, holder = 'member' }: Partial<Values>): Holder {
    return choicesFor(post).includes(holder) ? holder : 'member';
  }

  function Consequence({ post }: { post: string | undefined }) {
    const kind = kinds.posts.find((one) => one.post === post);
    if (!kind) return null;
    const present = unit.posts.filter((one) => one.post === post && (!one.to || one.to > today));
    const [holder] = present;
    return (
      <Notice state={kind.single && holder ? 'due' : 'information'}>
        {kind.single && holder && <p>{t('organization.begin.held', { name: holder.name, from: date(holder.from) })}</p>}
        {kind.maximum !== null && (
          <p>
            {t('organization.begin.maximum', { max: kind.maximum, rule: kind.rule ?? '', present: present.length })}
          </p>
        )}
        <p>{kind.grants.length > 0 ? t('organization.begin.rights') : t('organization.end.no_rights')}</p>
        <Rights grants={kind.grants} />
      </Notice>
    );
  }
}

function holderOf(holder: Holder, given: Pick<Values, 'personId' | 'accountId' | 'holderName'>) {
  if (holder === 'member') return { personId: given.personId?.id };
  return holder === 'account' ? { accountId: given.accountId?.id } : { holderName: given.holderName };
}
