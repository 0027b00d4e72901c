import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { MemberRecord } from '../member.ts';
import { PersonFields, type PersonValues } from './personFields.tsx';

export const handle: PageHandle = { title: (t, data: MemberRecord) => t('members.correct.title', { name: data.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.memberGet({ id: params.id ?? '' })) as MemberRecord;
  return { ...record, unit: record.unitId };
}

/** What may be emptied; card and phone are masked here, so an empty field leaves them. */
const EMPTIED = ['sortName', 'ethnicity', 'ceremonyOn', 'officialOn', 'education', 'theory', 'note'] as const;

/** Corrects the facts of a person; a membership or a status is changed elsewhere. */
export default function CorrectPage() {
  const { t } = useText();
  const member = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const given = (value: string | null) => value ?? undefined;
  return (
    <Page
      title={t('members.correct.title', { name: member.name })}
      crumbs={[{ label: member.name, to: paths.member(member.id) }]}
    >
      <CommandForm<PersonValues & { reason?: string }, { id: string }>
        name="member.correct"
        entity={`${member.id} ${member.version}`}
        initial={{
          fullName: member.name,
          sortName: given(member.sortName),
          sex: member.sex,
          ethnicity: given(member.ethnicity),
          birthDate: given(member.birthDate),
          birthYearOnly: member.birthYearOnly,
          admittedOn: given(member.admittedOn),
          ceremonyOn: given(member.ceremonyOn),
          officialOn: given(member.officialOn),
          education: given(member.education),
          theory: given(member.theory),
          note: given(member.note),
        }}
        submit={(values, commandId) =>
          api.memberCorrect(
            {
              id: member.id,
              version: member.version,
              ...values,
              ...Object.fromEntries(EMPTIED.map((field) => [field, values[field] ?? null])),
            },
            { commandId },
          )
        }
        onDone={() => navigate(paths.member(member.id))}
        because={member.may['member.correct']}
        verb={t('members.correct.save')}
        cancel={paths.member(member.id)}
      >
        <PersonFields correcting />
        <TextField
          name="reason"
          label={t('members.correct.reason')}
          help={t('members.correct.reason_help')}
          maxLength={300}
        />
      </CommandForm>
    </Page>
  );
}
