import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { Page } from '../../web/ui/page.tsx';
import { RHYTHMS, type Rhythm } from '../series.ts';
import type { TaskOffer } from '../task.ts';
import { SlotField } from './slotField.tsx';
import { ThemeField } from './themeField.tsx';

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
  every: 'once' | Rhythm;
  endsOn?: string;
};

export const handle: PageHandle = { title: (t) => t('resolutions.task.assign') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const [offer, { themes }] = await Promise.all([
    api.taskOffer({ unit }) as Promise<TaskOffer>,
    may('resolution.read') ? api.themeOffer({ unit }) : { themes: [] },
  ]);
  const { item, every } = addressQuery(request);
  return { unit, offer, themes, item, every };
}

/** Gives a task: its six clear slots in the order and words of the rulebook; a vague one is refused, saying which part. */
export default function NewTaskPage() {
  const { t, lang } = useText();
  const { unit, offer, themes, item, every } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title={t('resolutions.task.assign')}
      lead={t('resolutions.task.assign_lead')}
      crumbs={[{ label: t('resolutions.tasks.title'), to: paths.unitTasks(unit) }]}
    >
      <CommandForm<Values, { id: string; taskId?: string }>
        name="task.assign"
        entity={`${unit} ${item ?? ''}`}
        initial={{ planItemId: item, every: RHYTHMS.find((one) => one === every) ?? 'once' }}
        submit={({ assigneeId, checkerId, every: rhythm, endsOn, ...values }, commandId) => {
          const draft = { unit, ...values, assigneeId: assigneeId?.id, checkerId: checkerId?.id };
          return rhythm === 'once'
            ? api.taskAssign(draft, { commandId })
            : api.seriesStart({ ...draft, every: rhythm, endsOn: endsOn ?? '' }, { commandId });
        }}
        onDone={({ id, taskId }) => navigate(paths.task(taskId ?? id))}
        verb={t('resolutions.task.assign')}
        cancel={paths.unitTasks(unit)}
      >
        {(values) => (
          <>
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
            <ThemeField themes={themes} />
            <ChoiceField
              name="every"
              label={t('resolutions.series.every')}
              choices={[
                { value: 'once', label: t('resolutions.series.once') },
                { value: 'month', label: t('resolutions.series.month') },
                { value: 'quarter', label: t('resolutions.series.quarter') },
                { value: 'year', label: t('resolutions.series.year') },
              ]}
              required
            />
            {values.every !== 'once' && (
              <DateField
                name="endsOn"
                label={t('resolutions.series.ends_on')}
                help={t('resolutions.series.ends_help')}
                min={values.due}
                required
              />
            )}
          </>
        )}
      </CommandForm>
    </Page>
  );
}
