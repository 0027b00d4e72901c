import { Link, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import { useResource } from '../../web/resource.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { CaseRecord } from '../case.ts';
import type { ProcedureView } from '../procedure.ts';
import { CaseFields, capital, type FieldValues, factsOf, membersOf } from './fields.tsx';

/** The other cases of the affair: each with its own step or outcome. */
export function Affair({ affair }: { affair: NonNullable<CaseRecord['affair']> }) {
  const { t, own } = useText();
  if (affair.length === 0) return <p className="quiet">{t('procedures.affair.hidden')}</p>;
  return (
    <ul className="plain-list stack">
      {affair.map((each) => (
        <li key={each.id}>
          <Link to={paths.case(each.id)}>{each.subject.name}</Link>{' '}
          <StateBadge state={each.state === 'ended' ? 'done' : each.state === 'paused' ? 'later' : 'information'}>
            {capital(own((each.outcome ?? each.step).label))}
          </StateBadge>
        </li>
      ))}
    </ul>
  );
}

/** Brings somebody else into the affair: who, and what the procedure asks of him. */
export function Join({ record, onClose }: { record: CaseRecord; onClose: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const { today } = session();
  const { data } = useResource('procedures', () => api.procedureList({}));
  const procedure = (data?.procedures as ProcedureView[] | undefined)?.find((each) => each.id === record.procedure.id);
  if (!procedure) return null;
  const given = Object.fromEntries(record.facts.map((fact) => [fact.field.id, fact.value]));
  return (
    <CommandDialog<FieldValues, { id: string }>
      title={t('procedures.affair.join')}
      lead={t('procedures.affair.lead')}
      onClose={onClose}
      onDone={({ id }) => navigate(paths.case(id))}
      name="case.join"
      entity={record.id}
      // the affair is the same; what differs for this person is changed
      initial={Object.fromEntries(
        procedure.fields.flatMap(({ id }) => (given[id] === undefined ? [] : [[id, given[id]]])),
      )}
      submit={({ subject, ...values }, commandId) =>
        api.caseJoin(
          {
            id: record.id,
            version: record.version,
            subject: typeof subject === 'object' ? subject.id : '',
            facts: factsOf(procedure.fields, values),
          },
          { commandId },
        )
      }
      verb={t('procedures.affair.join')}
    >
      <PickerField name="subject" label={t('procedures.list.subject')} search={membersOf(record.unit.id)} required />
      <CaseFields fields={procedure.fields} unit={record.unit.id} today={today} />
    </CommandDialog>
  );
}
