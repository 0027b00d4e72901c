import { api } from '../../../gen/client.ts';
import { DecisionFields, type DecisionValues } from '../../organization/pages/decisionFields.tsx';
import { searchMembers } from '../../organization/pages/people.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date } from '../../web/format.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { ManyPickerField } from '../../web/ui/form/pickerField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { ElectionAct, ElectionRecord } from '../election.ts';
import { BallotDialog } from './ballotDialog.tsx';
import { numbered } from './candidates.tsx';

type ActProps = { election: ElectionRecord; onClose: () => void };

/** The dialog of one act on an election. */
export function ElectionDialog({ act, ...props }: ActProps & { act: ElectionAct }) {
  switch (act) {
    case 'election.ballot':
      return <BallotDialog {...props} />;
    case 'election.withdraw':
      return <WithdrawDialog {...props} />;
    case 'election.close':
    case 'election.cancel':
      return <ReasonDialog act={act} {...props} />;
    case 'election.refuse':
      return <RefuseDialog {...props} />;
    case 'election.approve':
    case 'election.appoint':
      return <DecideDialog act={act} {...props} />;
  }
}

function WithdrawDialog({ election, onClose }: ActProps) {
  const { t } = useText();
  const standing = election.candidates.filter((each) => each.withdrawnAfter === null && each.electedBallot === null);
  return (
    <CommandDialog<{ candidateId: string; reason: string }, unknown>
      title={t('elections.act.withdraw')}
      onClose={onClose}
      name="election.withdraw"
      entity={election.id}
      submit={(values, commandId) =>
        api.electionWithdraw({ id: election.id, version: election.version, ...values }, { commandId })
      }
      verb={t('elections.act.withdraw')}
    >
      <ChoiceField
        name="candidateId"
        label={t('elections.new.person')}
        choices={standing.map((each) => ({ value: each.id, label: numbered(election, each.id) }))}
        required
      />
      <TextField name="reason" label={t('organization.end.reason')} maxLength={300} required />
    </CommandDialog>
  );
}

function ReasonDialog({ act, election, onClose }: ActProps & { act: 'election.close' | 'election.cancel' }) {
  const { t } = useText();
  const closing = act === 'election.close';
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t(closing ? 'elections.act.close' : 'elections.act.cancel')}
      onClose={onClose}
      name={act}
      entity={election.id}
      submit={({ reason }, commandId) => {
        const asked = { id: election.id, version: election.version, reason };
        return closing ? api.electionClose(asked, { commandId }) : api.electionCancel(asked, { commandId });
      }}
      verb={t(closing ? 'elections.act.close' : 'elections.act.cancel')}
    >
      <TextField name="reason" label={t('organization.end.reason')} maxLength={300} required />
      <Notice state={closing ? 'information' : 'due'}>
        {t(closing ? 'elections.close.consequence' : 'elections.cancel.consequence')}
      </Notice>
    </CommandDialog>
  );
}

function RefuseDialog({ election, onClose }: ActProps) {
  const { t, lang } = useText();
  const { labels, today } = useSession();
  return (
    <CommandDialog<DecisionValues & { reason: string }, unknown>
      title={t('elections.act.refuse')}
      onClose={onClose}
      name="election.refuse"
      entity={election.id}
      initial={{ byUnitId: election.above[0]?.id, decidedOn: today }}
      submit={(values, commandId) =>
        api.electionRefuse({ id: election.id, version: election.version, ...values }, { commandId })
      }
      verb={t('elections.act.refuse')}
    >
      <ChoiceField
        name="reason"
        label={t('organization.end.reason')}
        as="list"
        choices={Object.keys(labels?.electionRefusals ?? {}).map((value) => ({
          value,
          label: capitalized(labelOf('electionRefusals', value, lang), lang),
        }))}
        required
      />
      <DecisionFields above={election.above} />
      <Notice>{t('elections.refuse.consequence')}</Notice>
    </CommandDialog>
  );
}

type DecideValues = DecisionValues & { from: string; termEnds?: string; personIds?: Option[] };

/** Confirmed, those elected begin; after ballots without a result the level above names who does. */
function DecideDialog({ act, election, onClose }: ActProps & { act: 'election.approve' | 'election.appoint' }) {
  const { t } = useText();
  const { today } = useSession();
  const approving = act === 'election.approve';
  const elected = election.candidates.filter((each) => each.electedBallot !== null);
  return (
    <CommandDialog<DecideValues, unknown>
      title={t(approving ? 'elections.act.approve' : 'elections.act.appoint')}
      onClose={onClose}
      name={act}
      entity={election.id}
      initial={{
        byUnitId: election.above[0]?.id,
        decidedOn: today,
        from: today,
        termEnds: election.usualTermEnd ?? undefined,
      }}
      submit={({ personIds, ...values }, commandId) => {
        const asked = { id: election.id, version: election.version, ...values };
        return approving
          ? api.electionApprove(asked, { commandId })
          : api.electionAppoint({ ...asked, personIds: (personIds ?? []).map((each) => each.id) }, { commandId });
      }}
      verb={t(approving ? 'elections.act.approve' : 'elections.act.appoint')}
    >
      {!approving && (
        <ManyPickerField name="personIds" label={t('elections.appoint.who')} search={searchMembers} required />
      )}
      <DecisionFields above={election.above} />
      <DateField name="from" label={t('organization.begin.from')} max={today} required />
      <DateField name="termEnds" label={t('organization.begin.term_ends')} />
      <Notice>
        {approving && (
          <p>
            {t('elections.approve.begin')}: <Names people={elected} />
          </p>
        )}
        {election.leaving.length > 0 && (
          <p>
            {t('elections.approve.leave')}:{' '}
            {election.leaving.map((each, i) => (
              <span key={each.id}>
                {i > 0 && ' · '}
                <Name>{each.name}</Name> ({t('organization.posts_of.since', { from: date(each.from) })})
              </span>
            ))}
          </p>
        )}
      </Notice>
    </CommandDialog>
  );
}

function Names({ people }: { people: readonly { id: string; name: string }[] }) {
  return people.map((each, i) => (
    <span key={each.id}>
      {i > 0 && ' · '}
      <Name>{each.name}</Name>
    </span>
  ));
}
