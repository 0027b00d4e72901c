import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { TaskDraft, TaskOffer } from '../task.ts';
import { among, SlotField } from './slotField.tsx';
import { ThemeField } from './themeField.tsx';

type Slots = {
  assigneeId?: Option;
  checkerId?: Option;
  work?: string;
  accountability?: string;
  due?: string;
  result?: string;
};
type Values = { shared?: Slots & { planItemId?: string }; theme?: string; lines: Slots[] };

export const handle: PageHandle = { title: (t) => t('resolutions.sheet.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const [offer, { themes }] = await Promise.all([
    api.taskOffer({ unit }) as Promise<TaskOffer>,
    may('resolution.read') ? api.themeOffer({ unit }) : { themes: [] },
  ]);
  return { unit, offer, themes };
}

/** Gives many tasks at once: what is the same for all above, one line for each member below. All of them or none. */
export default function TaskSheetPage() {
  const { t } = useText();
  const { unit, offer, themes } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title={t('resolutions.sheet.title')}
      lead={t('resolutions.sheet.lead')}
      crumbs={[{ label: t('resolutions.tasks.title'), to: paths.unitTasks(unit) }]}
    >
      <CommandForm<Values, { ids: string[] }>
        name="task.assign_many"
        entity={unit}
        initial={{ lines: [{}, {}] }}
        submit={({ shared, theme, lines }, commandId) =>
          api.taskAssignMany(
            {
              unit,
              shared: { ...draftOf(shared ?? {}), planItemId: shared?.planItemId, theme },
              lines: lines.map(draftOf),
            },
            { commandId },
          )
        }
        onDone={() => navigate(paths.unitTasks(unit))}
        verb={t('resolutions.sheet.verb')}
        cancel={paths.unitTasks(unit)}
      >
        <h2>{t('resolutions.sheet.shared')}</h2>
        {offer.slots
          .filter((slot) => slot.meaning !== 'assignee' && slot.meaning !== 'text')
          .map((slot) => (
            <SlotField key={slot.id} slot={slot} offer={offer} prefix="shared." optional />
          ))}
        {offer.items.length > 0 && (
          <ChoiceField
            name="shared.planItemId"
            label={t('resolutions.task.item')}
            as="list"
            choices={offer.items.map((one) => ({
              value: one.id,
              label: t('resolutions.task.item_of', { what: one.what, plan: one.planTitle, end: date(one.endsOn) }),
            }))}
          />
        )}
        <ThemeField themes={themes} />
        <RepeatGroup
          name="lines"
          label={t('resolutions.sheet.lines')}
          help={t('resolutions.sheet.lines_help')}
          rowLabel={(number) => t('resolutions.sheet.line', { number })}
          add={t('resolutions.sheet.add')}
          blank={{}}
          required
        >
          {(prefix) => (
            <>
              <PickerField
                name={`${prefix}.assigneeId`}
                label={t('resolutions.task.assignee')}
                search={among(offer.assignees)}
                required
              />
              <DateField name={`${prefix}.due`} label={t('resolutions.task.due')} min={session().today} />
              <TextField name={`${prefix}.result`} label={t('resolutions.sheet.result')} maxLength={1000} />
              <MultilineField name={`${prefix}.work`} label={t('resolutions.sheet.work')} rows={2} maxLength={1000} />
            </>
          )}
        </RepeatGroup>
      </CommandForm>
    </Page>
  );
}

function draftOf({ assigneeId, checkerId, ...texts }: Slots): TaskDraft {
  return { ...texts, assigneeId: assigneeId?.id, checkerId: checkerId?.id };
}
