import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { optionsOf } from '../../members/pages/options.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { UploadedFile } from '../../web/upload.ts';
import { CandidateFields, type CandidateValues } from './candidateFields.tsx';

export type NominationValues = {
  body: string;
  bodyName: string;
  number?: string;
  on: string;
  votesFor?: number;
  votesOf?: number;
  remarks?: string;
  file?: UploadedFile[];
};
type Values = CandidateValues & { nomination: NominationValues; listedOn?: string };

export const handle: PageHandle = { title: (t, data) => t('admissions.new.title', { unit: data?.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.unitGet({ id: params.unit ?? '' });
}

/** Puts somebody forward: for the person of a mass organization as well as for the cell itself. */
export default function NominatePage() {
  const { t } = useText();
  const unit = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { today } = session();
  const can = (capability: string) => unit.may.includes(capability) || unit.may.includes('*');
  const back = can('candidate.read') ? paths.candidates(unit.id) : paths.myNominations();
  return (
    <Page
      title={t('admissions.new.title', { unit: unit.name })}
      lead={t('admissions.new.lead')}
      crumbs={[{ label: t(can('candidate.read') ? 'admissions.tabs.list' : 'admissions.mine.nominations'), to: back }]}
    >
      <CommandForm<Values, { id: string }>
        name="candidate.nominate"
        entity={unit.id}
        initial={{ nomination: { body: '', bodyName: '', on: today } }}
        submit={({ formerPerson, nomination, ...values }, commandId) =>
          api.candidateNominate(
            {
              unit: unit.id,
              ...values,
              ...(formerPerson && { formerPerson: formerPerson.id }),
              nomination: nominationOf(nomination),
            },
            { commandId },
          )
        }
        onDone={({ id }) => navigate(can('candidate.read') ? paths.candidate(id) : back)}
        verb={t('admissions.new.verb')}
        cancel={back}
      >
        <Section title={t('admissions.new.by')}>
          <div className="form">
            <NominationFields prefix="nomination." unit={unit.id} />
          </div>
        </Section>
        <Section title={t('admissions.new.who')}>
          <div className="form">
            <CandidateFields former={can('member.read')} />
          </div>
        </Section>
        {can('candidate.keep') && (
          <DateField
            name="listedOn"
            label={t('admissions.new.listed')}
            help={t('admissions.new.listed_help')}
            max={today}
          />
        )}
      </CommandForm>
    </Page>
  );
}

/** Which body, by which resolution and vote. */
export function NominationFields({ prefix, unit }: { prefix: string; unit: string }) {
  const { t, lang } = useText();
  const { today } = session();
  return (
    <>
      <ChoiceField
        name={`${prefix}body`}
        label={t('admissions.nomination.body')}
        as="list"
        choices={optionsOf('nominatingBodies', lang)}
        required
      />
      <TextField
        name={`${prefix}bodyName`}
        label={t('admissions.nomination.name')}
        help={t('admissions.nomination.name_help')}
        maxLength={200}
        required
      />
      <DateField name={`${prefix}on`} label={t('admissions.nomination.on')} max={today} required />
      <TextField
        name={`${prefix}number`}
        label={t('admissions.nomination.number')}
        help={t('admissions.nomination.number_help')}
        maxLength={60}
        short
      />
      <NumberField name={`${prefix}votesFor`} label={t('admissions.nomination.votes_for')} min={0} max={100_000} />
      <NumberField name={`${prefix}votesOf`} label={t('admissions.nomination.votes_of')} min={1} max={100_000} />
      <MultilineField name={`${prefix}remarks`} label={t('admissions.nomination.remarks')} maxLength={5000} />
      <FileField
        name={`${prefix}file`}
        label={t('admissions.nomination.file')}
        unit={unit}
        accept=".pdf,.jpg,.jpeg,.png,.docx"
      />
    </>
  );
}

/** What is sent of a nomination: the one file by its id. */
export function nominationOf({ file, ...values }: NominationValues) {
  return { ...values, ...(file?.[0] && { file: file[0].id }) };
}
