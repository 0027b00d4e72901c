import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Page } from '../../web/ui/page.tsx';
import { among } from './people.ts';

type Values = { body: string; addressedUnitId: string; personId?: Option };

export const handle: PageHandle = { title: (t) => t('meetings.proposal.submit') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { task, target } = addressQuery(request);
  const record = await api.unitGet({ id: unit });
  const roster = may('meeting.hold')
    ? (await api.rosterList({ unit })).items.map((line) => ({ id: line.personId, name: line.name }))
    : [];
  return { unit, task, target, levels: record.path.map(({ id, name }) => ({ id, name })).reverse(), roster };
}

/** A member proposes something to the own level or one above; the secretary may enter it for somebody else. */
export default function NewProposalPage() {
  const { t } = useText();
  const { unit, task, target, levels, roster } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title={t('meetings.proposal.submit')}
      crumbs={[{ label: t('meetings.proposals.title'), to: paths.proposals(unit) }]}
    >
      <CommandForm<Values, { id: string }>
        name="proposal.submit"
        entity={[unit, task, target].filter(Boolean).join(' ')}
        initial={{ addressedUnitId: levels[0]?.id }}
        submit={({ personId, ...values }, commandId) =>
          api.proposalSubmit(
            {
              unit,
              ...values,
              ...(personId && { personId: personId.id }),
              ...(task && { taskId: task }),
              ...(target && { targetId: target }),
            },
            { commandId },
          ) as Promise<{ id: string }>
        }
        onDone={({ id }) => navigate(paths.proposal(id))}
        verb={t('meetings.proposal.submit')}
        cancel={paths.proposals(unit)}
      >
        {(task || target) && (
          <p className="quiet">{t(task ? 'meetings.proposal.about_task' : 'meetings.proposal.about_target')}</p>
        )}
        <MultilineField name="body" label={t('meetings.proposal.body')} rows={5} maxLength={5000} required />
        <ChoiceField
          name="addressedUnitId"
          label={t('meetings.proposal.addressed')}
          choices={levels.map((level) => ({ value: level.id, label: level.name }))}
          required
        />
        {roster.length > 0 && (
          <PickerField
            name="personId"
            label={t('meetings.proposal.for_whom')}
            help={t('meetings.proposal.for_whom_help')}
            search={among(roster)}
          />
        )}
      </CommandForm>
    </Page>
  );
}
