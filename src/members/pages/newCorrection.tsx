import { useLoaderData, useNavigate } from 'react-router';
import { api, type CorrectionAskInput } from '../../../gen/client.ts';
import { useAddress } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { CORRECTABLE, type CorrectableField } from '../correction.ts';
import type { MemberRecord } from '../member.ts';
import { NEEDED } from '../rules/corrections.ts';
import { optionsOf } from './options.ts';
import { useShown } from './shown.ts';

export const handle: PageHandle = { title: (t) => t('members.corrections.ask') };

export async function loader() {
  const member = (await api.memberMe()) as MemberRecord;
  return { member, unit: member.unitId };
}

type Values = { field: CorrectableField; after?: string; reason: string };

const LISTS: Partial<Record<CorrectableField, string>> = {
  sex: 'sexes',
  ethnicity: 'ethnicities',
  education: 'education',
  theory: 'theory',
};
const DATES: readonly CorrectableField[] = ['birthDate', 'admittedOn', 'ceremonyOn', 'officialOn'];

/** Asks that a fact be put right: which, what is kept now, what it should be, and why. */
export default function NewCorrectionPage() {
  const { t } = useText();
  const { member } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const asked = useAddress().get('field') as CorrectableField | undefined;
  return (
    <Page
      title={t('members.corrections.ask')}
      lead={t('members.corrections.ask_lead')}
      crumbs={[{ label: t('members.own.title'), to: paths.myRecord() }]}
    >
      <CommandForm<Values, { id: string }>
        name="correction.ask"
        entity={member.id}
        initial={asked ? { field: asked } : {}}
        submit={(values, commandId) => api.correctionAsk(values as CorrectionAskInput, { commandId })}
        onDone={({ id }) => navigate(paths.correction(id))}
        verb={t('members.corrections.send')}
        cancel={paths.myRecord()}
      >
        {(values) => (
          <>
            <ChoiceField
              name="field"
              label={t('members.corrections.field')}
              as="list"
              choices={CORRECTABLE.map((field) => ({ value: field, label: t(`members.field.${field}`) }))}
              required
            />
            {values.field && <Now member={member} field={values.field} />}
            {values.field && <After field={values.field} />}
            <MultilineField
              name="reason"
              label={t('members.corrections.reason')}
              help={t('members.corrections.reason_help')}
              rows={3}
              maxLength={500}
              required
            />
          </>
        )}
      </CommandForm>
    </Page>
  );
}

function Now({ member, field }: { member: MemberRecord; field: CorrectableField }) {
  const { t } = useText();
  const shown = useShown();
  const tail = (end: string | null) => (end === null ? null : t('members.secret.masked', { tail: end }));
  const now: Record<CorrectableField, string | null> = {
    fullName: member.name,
    sex: member.sex,
    ethnicity: member.ethnicity,
    birthDate: member.birthYearOnly ? String(member.birthYear) : member.birthDate,
    admittedOn: member.admittedOn,
    ceremonyOn: member.ceremonyOn,
    officialOn: member.officialOn,
    education: member.education,
    theory: member.theory,
    cardNo: tail(member.cardTail),
    phone: tail(member.phoneTail),
  };
  return <Notice>{t('members.corrections.now', { value: shown(field, now[field]) })}</Notice>;
}

/** What it should be, in the form of the fact. */
function After({ field }: { field: CorrectableField }) {
  const { t, lang } = useText();
  const label = t('members.corrections.after');
  const list = LISTS[field];
  // what a record may be without can be asked to be emptied
  const required = NEEDED.includes(field);
  if (list)
    return <ChoiceField name="after" label={label} as="list" choices={optionsOf(list, lang)} required={required} />;
  if (DATES.includes(field)) return <DateField name="after" label={label} max={session().today} required={required} />;
  return (
    <TextField
      name="after"
      label={label}
      maxLength={200}
      type={field === 'phone' ? 'tel' : 'text'}
      required={required}
    />
  );
}
