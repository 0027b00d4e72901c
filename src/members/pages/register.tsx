import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { Page } from '../../web/ui/page.tsx';
import { PersonFields, type PersonValues } from './personFields.tsx';

export const handle: PageHandle = { title: (t, data) => t('members.register.title', { unit: data?.name }) };

/** With the line of a national file that was compared, the form comes filled: nothing is typed a second time. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const { line } = addressQuery(request);
  const [unit, entry] = await Promise.all([
    api.unitGet({ id: params.unit ?? '' }),
    line === undefined ? null : api.summaryEntry({ id: line }),
  ]);
  return { ...unit, line, told: entry?.facts as Partial<PersonValues> | undefined };
}

/** Registers a person who is new here, with an open membership in the cell. */
export default function RegisterPage() {
  const { t } = useText();
  const unit = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  return (
    <Page
      title={t('members.register.title', { unit: unit.name })}
      crumbs={[{ label: t('members.list.title', { unit: unit.name }), to: paths.unitPeople(unit.id) }]}
    >
      <CommandForm<PersonValues & { from: string }, { id: string }>
        name="member.register"
        entity={`${unit.id} ${unit.line ?? ''}`}
        initial={{ ...unit.told, from: today }}
        submit={(values, commandId) => api.memberRegister({ unit: unit.id, ...values }, { commandId })}
        onDone={({ id }) => navigate(paths.member(id))}
        verb={t('members.register.verb')}
        cancel={paths.unitPeople(unit.id)}
      >
        <PersonFields />
        <DateField name="from" label={t('members.form.from')} help={t('members.form.from_help')} max={today} required />
      </CommandForm>
    </Page>
  );
}
