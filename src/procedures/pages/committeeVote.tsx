import { api } from '../../../gen/client.ts';
import { countOf, VoteFields, type VoteValues } from '../../votes/pages/voteFields.tsx';
import { electorateOf, reasonsNotToRecord, type Voter } from '../../votes/rules.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import type { CaseRecord } from '../case.ts';

type Values = VoteValues & { eligible: number; present: number };

/** Enters how a committee voted: how many it has, how many were there, and the votes; base and threshold are said while one types. */
export function CommitteeVote({ record, onClose }: { record: CaseRecord; onClose: () => void }) {
  const { t } = useText();
  const { voting } = record;
  if (voting === null) return null;
  const fits = (values: Partial<Values>) => (values.present ?? 0) <= (values.eligible ?? 0);
  return (
    <CommandDialog<Values, unknown>
      title={t('procedures.vote.enter')}
      onClose={onClose}
      name="case.vote"
      entity={`${record.id} ${record.step.id}`}
      initial={{ form: voting.forms[0], votesAgainst: 0, votesOther: 0 }}
      check={(values) =>
        fits(values)
          ? reasonsNotToRecord(voting, electorateOf(voting.base, bodyOf(values)), countOf(values), values.form)
          : [
              {
                code: 'case.more_present',
                field: 'present',
                values: { present: values.present, eligible: values.eligible },
              },
            ]
      }
      submit={(values, commandId) =>
        api.caseVote({ id: record.id, step: record.step.id, ...values, ...countOf(values) }, { commandId })
      }
      verb={t('procedures.vote.enter')}
    >
      {(values) => (
        <>
          <NumberField name="eligible" label={t('procedures.vote.eligible')} min={1} max={500} required />
          <NumberField name="present" label={t('procedures.vote.present')} min={0} max={500} required />
          <VoteFields voting={voting} voters={bodyOf(values)} votesFor={values.votesFor} />
        </>
      )}
    </CommandDialog>
  );
}

/** A body of which only numbers are known. */
function bodyOf({ eligible = 0, present = 0 }: Partial<Values>): Voter[] {
  return Array.from({ length: Math.min(eligible, 500) }, (_, i) => ({
    votes: true,
    exempt: false,
    away: false,
    state: i < present ? 'present' : 'absent',
  }));
}
