import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { CandidateRecord } from '../candidate.ts';
import { CandidateFields, type CandidateValues } from './candidateFields.tsx';

export const handle: PageHandle = { title: (t, data) => t('admissions.correct.title', { name: data?.record.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.candidateGet({ id: params.id ?? '' })) as CandidateRecord;
  return { record, unit: record.unit.id };
}

/** Corrects the facts of a candidate; what is left empty of what is masked stays as it is. */
export default function CorrectCandidatePage() {
  const { t } = useText();
  const { record } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const initial: Partial<CandidateValues> = {
    fullName: record.name,
    sex: record.sex,
    ...(record.birthDate && { birthDate: record.birthDate }),
    birthYearOnly: record.birthYearOnly,
    ...present({
      ethnicity: record.ethnicity,
      education: record.education,
      occupation: record.occupation,
      employer: record.employer,
      ownership: record.ownership,
      homePlace: record.homePlace,
      residence: record.residence,
      unionBody: record.unionBody,
      unionSince: record.unionSince,
      leftOn: record.leftOn,
    }),
    groups: record.groups.filter((group) => group.byHand).map((group) => group.id),
  };
  return (
    <Page
      title={t('admissions.correct.title', { name: record.name })}
      crumbs={[{ label: record.name, to: paths.candidate(record.id) }]}
    >
      <CommandForm<CandidateValues, { id: string }>
        name="candidate.correct"
        entity={record.id}
        initial={initial}
        submit={({ formerPerson: _former, ...values }, commandId) =>
          api.candidateCorrect({ id: record.id, version: record.version, ...values }, { commandId })
        }
        onDone={() => navigate(paths.candidate(record.id))}
        because={record.may['candidate.correct']}
        verb={t('admissions.correct.verb')}
        cancel={paths.candidate(record.id)}
      >
        <CandidateFields correcting former={false} />
      </CommandForm>
    </Page>
  );
}

function present<T extends Record<string, string | null>>(values: T): Partial<Record<keyof T, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<
    Record<keyof T, string>
  >;
}
