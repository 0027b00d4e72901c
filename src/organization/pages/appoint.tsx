import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { DecisionFields, type DecisionValues, decidersOf } from './decisionFields.tsx';
import { searchMembers } from './people.ts';
import { Rights } from './rights.tsx';

type Values = DecisionValues & { post: string; personId: Option; reason: string; from: string; termEnds?: string };

export const handle: PageHandle = { title: (t, data) => t('organization.appoint.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, kinds, terms] = await Promise.all([
    api.unitGet({ id }),
    api.postKinds({ id }),
    api.termList({ unit: id }),
  ]);
  return { unit, kinds, termEnds: terms.terms.find((term) => !term.endedOn)?.endsOn ?? null };
}

/** The level above gives a post itself, by a decision and for a reason of the rulebook. */
export default function AppointPage() {
  const { t, lang } = useText();
  const { unit, kinds, termEnds } = useLoaderData<typeof loader>();
  const { labels, today } = useSession();
  const navigate = useNavigate();
  const above = decidersOf(unit);
  const offices = kinds.posts.filter((kind) => kind.side === 'party');
  return (
    <Page
      title={t('organization.appoint.title', { unit: unit.name })}
      lead={t('organization.appoint.lead')}
      crumbs={[{ label: t('organization.posts.title', { unit: unit.name }), to: paths.unitPosts(unit.id) }]}
    >
      <CommandForm<Values, { id: string }>
        name="post.appoint"
        entity={unit.id}
        initial={{ from: today, decidedOn: today, byUnitId: above[0]?.id, termEnds: termEnds ?? undefined }}
        submit={({ personId, ...values }, commandId) =>
          api.postAppoint({ unitId: unit.id, personId: personId.id, ...values }, { commandId })
        }
        onDone={() => navigate(paths.unitPosts(unit.id))}
        verb={t('organization.appoint.verb')}
        cancel={paths.unitPosts(unit.id)}
      >
        {(values) => {
          const kind = offices.find((one) => one.post === values.post);
          const holder = unit.posts.find((one) => one.post === values.post && (!one.to || one.to > today));
          return (
            <>
              <ChoiceField
                name="post"
                label={t('organization.posts.post')}
                as="list"
                required
                choices={offices.map(({ post }) => ({
                  value: post,
                  label: capitalized(labelOf('posts', post, lang), lang),
                }))}
              />
              <PickerField name="personId" label={t('organization.begin.member')} search={searchMembers} required />
              <ChoiceField
                name="reason"
                label={t('organization.end.reason')}
                as="list"
                required
                choices={Object.keys(labels?.appointmentsWithoutBallots ?? {}).map((reason) => ({
                  value: reason,
                  label: capitalized(labelOf('appointmentReasons', reason, lang), lang),
                }))}
              />
              <DecisionFields above={above} />
              <DateField name="from" label={t('organization.begin.from')} max={today} required />
              <DateField name="termEnds" label={t('organization.begin.term_ends')} />
              {kind && (
                <Notice state={kind.single && holder ? 'due' : 'information'}>
                  {kind.single && holder && (
                    <p>{t('organization.begin.held', { name: holder.name, from: date(holder.from) })}</p>
                  )}
                  <p>{t('organization.begin.rights')}</p>
                  <Rights grants={kind.grants} />
                </Notice>
              )}
            </>
          );
        }}
      </CommandForm>
    </Page>
  );
}
