import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { fold } from '../../platform/i18n/names.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
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
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { TaskOffer } from '../task.ts';

type Values = {
  assigneeId: Option;
  checkerId: Option;
  work: string;
  accountability: string;
  due: string;
  result: string;
  authority?: string;
  source?: string;
  theme?: string;
  planItemId?: string;
};

export const handle: PageHandle = { title: (t) => t('resolutions.task.assign') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const offer = (await api.taskOffer({ unit })) as TaskOffer;
  return { unit, offer, item: addressQuery(request).item };
}

/** Gives a task: its six clear slots in the order and words of the rulebook; a vague one is refused, saying which part. */
export default function NewTaskPage() {
  const { t, lang } = useText();
  const { unit, offer, item } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title={t('resolutions.task.assign')}
      lead={t('resolutions.task.assign_lead')}
      crumbs={[{ label: t('resolutions.tasks.title'), to: paths.unitTasks(unit) }]}
    >
      <CommandForm<Values, { id: string }>
        name="task.assign"
        entity={`${unit} ${item ?? ''}`}
        initial={{ planItemId: item }}
        submit={({ assigneeId, checkerId, ...values }, commandId) =>
          api.taskAssign({ unit, ...values, assigneeId: assigneeId?.id, checkerId: checkerId?.id }, { commandId })
        }
        onDone={({ id }) => navigate(paths.task(id))}
        verb={t('resolutions.task.assign')}
        cancel={paths.unitTasks(unit)}
      >
        {offer.slots.map((slot) => (
          <SlotField key={slot.id} slot={slot} offer={offer} />
        ))}
        {offer.items.length > 0 && (
          <ChoiceField
            name="planItemId"
            label={t('resolutions.task.item')}
            as="list"
            choices={offer.items.map((one) => ({
              value: one.id,
              label: t('resolutions.task.item_of', { what: one.what, plan: one.planTitle, end: date(one.endsOn) }),
            }))}
          />
        )}
        <ChoiceField
          name="source"
          label={t('resolutions.task.source')}
          as="list"
          choices={offer.sources.map((source) => ({
            value: source,
            label: capitalized(labelOf('taskSources', source, lang), lang),
          }))}
        />
        <TextField name="theme" label={t('resolutions.record.theme')} maxLength={200} />
      </CommandForm>
    </Page>
  );
}

/** A slot by its fixed meaning, in the organization's own words. */
function SlotField({ slot, offer }: { slot: TaskOffer['slots'][number]; offer: TaskOffer }) {
  const { lang } = useText();
  const shared = { label: slot.label[lang] ?? slot.id, help: slot.help[lang], required: slot.required };
  switch (slot.meaning) {
    case 'assignee':
      return <PickerField name="assigneeId" search={among(offer.assignees)} {...shared} />;
    case 'checker':
      return <PickerField name="checkerId" search={among(offer.checkers)} {...shared} />;
    case 'work':
      return <MultilineField name="work" maxLength={1000} rows={3} {...shared} />;
    case 'result':
      return <MultilineField name="result" maxLength={1000} rows={3} {...shared} />;
    case 'accountability':
      return <TextField name="accountability" maxLength={500} {...shared} />;
    case 'due':
      return <DateField name="due" min={session().today} {...shared} />;
    default:
      return slot.id === 'authority' ? <TextField name="authority" maxLength={500} {...shared} /> : null;
  }
}

/** Finds a person among those the unit may choose from, tones and case aside. */
function among(people: readonly { id: string; name: string }[]) {
  return async (words: string): Promise<Option[]> =>
    people
      .filter((person) => fold(person.name).includes(fold(words)))
      .slice(0, 50)
      .map((person) => ({ id: person.id, label: person.name }));
}
