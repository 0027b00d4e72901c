import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { MemberRecord } from '../member.ts';
import { optionsOf } from './options.ts';

type Values = { on: string; reason: string; note?: string };

export const handle: PageHandle = { title: (t, data: MemberRecord) => t('members.end.title', { name: data.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.memberGet({ id: params.id ?? '' })) as MemberRecord;
  return { ...record, unit: record.unitId };
}

/** Ends the membership in the cell on a day, for a reason of the rulebook; what follows from it stands before the button. */
export default function EndPage() {
  const { t, lang } = useText();
  const member = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  const line = member.memberships.find((m) => m.to === null && m.seat === 'own');
  return (
    <Page
      title={t('members.end.title', { name: member.name })}
      crumbs={[{ label: member.name, to: paths.member(member.id) }]}
    >
      <CommandForm<Values, { id: string }>
        name="membership.end"
        entity={member.id}
        initial={{ on: today }}
        submit={(values, commandId) =>
          api.membershipEnd({ id: line?.id ?? '', version: line?.version ?? 1, ...values }, { commandId })
        }
        onDone={() => navigate(paths.unitPeople(member.unitId))}
        because={member.may['membership.end']}
        verb={t('members.end.verb')}
        cancel={paths.member(member.id)}
      >
        <ChoiceField
          name="reason"
          label={t('members.end.reason')}
          as="list"
          choices={optionsOf('endings', lang)}
          required
        />
        <DateField name="on" label={t('members.end.on')} max={today} required />
        <TextField name="note" label={t('members.end.note')} maxLength={300} />
        <Notice state="due">{t('members.end.consequence', { unit: line?.unitName ?? '' })}</Notice>
      </CommandForm>
    </Page>
  );
}
