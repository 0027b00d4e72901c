import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { optionsOf } from '../../members/pages/options.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { ClassFacts } from '../training.ts';

type Values = ClassFacts & { course: string };

export const handle: PageHandle = { title: (t) => t('admissions.classes.open') };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.unitGet({ id: params.unit ?? '' });
}

/** Opens a class of a course. */
export default function NewClassPage() {
  const { t, lang } = useText();
  const unit = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title={t('admissions.classes.open')}
      crumbs={[{ label: t('admissions.tabs.classes'), to: paths.classes(unit.id) }]}
    >
      <CommandForm<Values, { id: string }>
        name="class.open"
        entity={unit.id}
        submit={(values, commandId) => api.classOpen({ unit: unit.id, ...values }, { commandId })}
        onDone={({ id }) => navigate(paths.trainingClass(id))}
        verb={t('admissions.classes.open')}
        cancel={paths.classes(unit.id)}
      >
        <ChoiceField name="course" label={t('admissions.course.which')} choices={optionsOf('courses', lang)} required />
        <ClassFields />
      </CommandForm>
    </Page>
  );
}

/** What is said of a class, the same for opening and for changing. */
export function ClassFields() {
  const { t } = useText();
  return (
    <>
      <TextField name="name" label={t('admissions.class.name')} maxLength={200} required />
      <TextField name="heldBy" label={t('admissions.class.held_by')} maxLength={200} required />
      <TextField name="place" label={t('admissions.class.place')} maxLength={200} required />
      <DateField name="startsOn" label={t('admissions.class.from')} required />
      <DateField name="endsOn" label={t('admissions.class.to')} required />
      <NumberField name="seats" label={t('admissions.class.seats')} min={1} max={2000} required />
      <MultilineField name="note" label={t('admissions.class.note')} rows={3} maxLength={2000} />
    </>
  );
}
