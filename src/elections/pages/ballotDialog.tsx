import { api } from '../../../gen/client.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { ElectionRecord } from '../election.ts';
import { electedOf, reasonsAgainstBallot } from '../rules.ts';
import { numbered } from './candidates.tsx';

type Values = {
  form: string;
  issued: number;
  collected: number;
  valid: number;
  votes: { candidateId: string; votes?: number }[];
};

/** Enters a ballot; while the votes are typed it shows who would be elected, by the rules the server asks. */
export function BallotDialog({ election, onClose }: { election: ElectionRecord; onClose: () => void }) {
  const { t, lang } = useText();
  const standing = election.candidates.filter((each) => each.withdrawnAfter === null && each.electedBallot === null);
  const { forms } = election.voting;
  const facts = {
    standing: standing.map((each) => each.id),
    seatsLeft: election.seatsLeft,
    present: election.present,
  };
  const counted = (votes: Values['votes'] | undefined) =>
    (votes ?? []).map((line) => ({ candidateId: line.candidateId, votes: line.votes ?? 0 }));
  return (
    <CommandDialog<Values, unknown>
      title={t('elections.ballot.enter', { no: election.ballots.length + 1 })}
      onClose={onClose}
      name="election.ballot"
      entity={`${election.id} ${election.ballots.length}`}
      initial={{
        form: forms[0],
        issued: election.present,
        collected: election.present,
        valid: election.present,
        votes: standing.map((each) => ({ candidateId: each.id })),
      }}
      check={(values) => reasonsAgainstBallot(facts, { ...values, votes: counted(values.votes) })}
      submit={({ votes, ...values }, commandId) =>
        api.electionBallot(
          { id: election.id, version: election.version, ...values, votes: counted(votes) },
          { commandId },
        )
      }
      verb={t('elections.act.ballot')}
    >
      {(values) => {
        const elected = electedOf(counted(values.votes), election.seatsLeft, election.threshold);
        return (
          <>
            {forms.length > 1 && (
              <ChoiceField
                name="form"
                label={t('elections.ballot.form')}
                choices={forms.map((value) => ({ value, label: labelOf('voteForms', value, lang) }))}
                required
              />
            )}
            <NumberField name="issued" label={t('elections.ballot.issued')} min={0} required />
            <NumberField name="collected" label={t('elections.ballot.collected')} min={0} required />
            <NumberField name="valid" label={t('elections.ballot.valid')} min={0} required />
            {standing.map((each, i) => (
              <NumberField
                key={each.id}
                name={['votes', i, 'votes'].join('.')}
                label={t('elections.ballot.votes_for', { name: numbered(election, each.id) })}
                min={0}
                required
              />
            ))}
            <Notice state={elected.length > 0 ? 'information' : 'due'} live>
              <p>
                {t('elections.record.needed', {
                  base: election.base,
                  threshold: election.threshold,
                  rule: election.voting.rule,
                })}
              </p>
              <p>
                {elected.length > 0
                  ? t('elections.ballot.would', { count: elected.length, seats: election.seatsLeft })
                  : t('elections.ballot.would_nobody')}
              </p>
            </Notice>
          </>
        );
      }}
    </CommandDialog>
  );
}
