import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { searchMembers } from './people.ts';

type Values = { personId: Option; fromUnitId: string; from: string };

export const handle: PageHandle = { title: (t, data) => t('organization.overseers.new_title', { unit: data?.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.unitGet({ id: params.unit ?? '' });
}

/** Puts a member of a committee above in charge of the unit. */
export default function NewOverseerPage() {
  const { t } = useText();
  const unit = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const above = unit.path.filter((place) => place.id !== unit.id && place.readable);
  return (
    <Page
      title={t('organization.overseers.new_title', { unit: unit.name })}
      crumbs={[{ label: t('organization.posts.title', { unit: unit.name }), to: paths.unitPosts(unit.id) }]}
    >
      <CommandForm<Values, unknown>
        name="overseer.assign"
        entity={unit.id}
        initial={{ from: session().today, fromUnitId: above.at(-1)?.id }}
        submit={({ personId, ...rest }, commandId) =>
          api.overseerAssign({ unitId: unit.id, personId: personId.id, ...rest }, { commandId })
        }
        onDone={() => navigate(paths.unitPosts(unit.id))}
        verb={t('organization.overseers.verb')}
        cancel={paths.unitPosts(unit.id)}
      >
        <ChoiceField
          name="fromUnitId"
          label={t('organization.overseers.from_unit')}
          help={t('organization.overseers.from_unit_help')}
          choices={above.map((place) => ({ value: place.id, label: place.name }))}
          required
        />
        <PickerField name="personId" label={t('organization.overseers.person')} search={searchMembers} required />
        <DateField name="from" label={t('organization.begin.from')} required />
        <Notice>{t('organization.overseers.consequence', { unit: unit.name })}</Notice>
      </CommandForm>
    </Page>
  );
}
