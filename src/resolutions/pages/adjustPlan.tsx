import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { PlanRecord } from '../plan.ts';
import { reasonsNotToAdjust } from '../rules/adjust.ts';
import { measures } from './measures.ts';
import { ItemFields, type ItemValues, itemOf, valuesOfItem } from './planForm.tsx';

type Values = {
  on: string;
  decision: string;
  reason: string;
  changes: (ItemValues & { itemId: string })[];
  added?: ItemValues[];
};

export const handle: PageHandle = { title: (t) => t('resolutions.adjust.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const plan = (await api.planGet({ id: params.id ?? '' })) as PlanRecord;
  return { unit: plan.unit, plan };
}

/** Adjusts an adopted plan by a dated decision; items on an amended target are put forward first. */
export default function AdjustPlanPage() {
  const { t } = useText();
  const { plan } = useLoaderData<typeof loader>();
  const { id, version, targets } = plan;
  const navigate = useNavigate();
  const { today } = session();
  const flagged = plan.items.filter((item) => item.amendedBy !== null);
  return (
    <Page
      title={t('resolutions.adjust.title')}
      lead={<Name>{plan.title}</Name>}
      crumbs={[{ label: plan.title, to: paths.plan(id) }]}
    >
      {flagged.length > 0 && (
        <Notice state="due">
          <p>{t('resolutions.adjust.flagged', { count: flagged.length })}</p>
        </Notice>
      )}
      <CommandForm<Values, { id: string }>
        name="plan.adjust"
        entity={`${id} ${version}`}
        initial={{
          on: today,
          changes: (flagged.length > 0 ? flagged : plan.items.slice(0, 1)).map((item) => ({
            itemId: item.id,
            ...valuesOfItem(item),
          })),
        }}
        because={plan.may['plan.adjust']}
        check={(values) =>
          reasonsNotToAdjust(
            plan,
            { on: values.on, today, changes: changesOf(values), added: (values.added ?? []).map(itemOf) },
            {
              items: new Map(plan.items.map((item) => [item.id, item])),
              targetIds: targets.map((target) => target.id),
              measures: measures(),
            },
          )
        }
        submit={({ on, decision, reason, ...values }, commandId) =>
          api.planAdjust(
            {
              id,
              version,
              on,
              decision,
              reason,
              changes: changesOf(values),
              added: (values.added ?? []).map(itemOf),
            },
            { commandId },
          )
        }
        onDone={() => navigate(paths.plan(id))}
        verb={t('resolutions.adjust.verb')}
        cancel={paths.plan(id)}
      >
        <DateField name="on" label={t('resolutions.annul.on')} max={today} required />
        <TextField name="decision" label={t('resolutions.adjust.decision')} maxLength={200} required />
        <MultilineField name="reason" label={t('resolutions.annul.reason')} rows={2} maxLength={1000} required />
        <RepeatGroup
          name="changes"
          label={t('resolutions.adjust.changes')}
          rowLabel={(number) => t('resolutions.plans.item_number', { number })}
          add={t('resolutions.adjust.add_change')}
          blank={{ weight: 1 }}
        >
          {(prefix) => (
            <>
              <ChoiceField
                name={`${prefix}.itemId`}
                label={t('resolutions.adjust.item')}
                as="list"
                choices={plan.items.map((item) => ({ value: item.id, label: item.what }))}
                required
              />
              <ItemFields prefix={prefix} targets={[]} />
            </>
          )}
        </RepeatGroup>
        <RepeatGroup
          name="added"
          label={t('resolutions.adjust.added')}
          rowLabel={(number) => t('resolutions.plans.item_number', { number })}
          add={t('resolutions.plans.add_item')}
          blank={{ weight: 1 }}
        >
          {(prefix) => <ItemFields prefix={prefix} targets={targets} />}
        </RepeatGroup>
        <Notice>
          <p>{t('resolutions.adjust.consequence')}</p>
        </Notice>
      </CommandForm>
    </Page>
  );
}

/** What is changed of an item: its text; the target it serves stays. */
function changesOf(values: Pick<Values, 'changes'>) {
  return (values.changes ?? []).map(({ itemId, ...item }) => {
    const { targetId: _target, carriedFrom: _carried, ...text } = itemOf(item);
    return { itemId, ...text };
  });
}
