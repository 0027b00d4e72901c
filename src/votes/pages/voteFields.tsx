import { capitalized } from '../../rulebook/words.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { type Count, electorateOf, passes, thresholdOf, type Voter } from '../rules.ts';
import type { VotingRule } from '../vote.ts';

export type VoteValues = {
  form: string;
  votesFor: number;
  votesAgainst: number;
  votesOther: number;
  reservedOpinions?: string;
};

/** The votes as typed so far; what is not typed is none. */
export function countOf(values: Partial<VoteValues>): Count {
  return {
    votesFor: values.votesFor ?? 0,
    votesAgainst: values.votesAgainst ?? 0,
    votesOther: values.votesOther ?? 0,
  };
}

/** The form of voting, how many votes are needed as the body stands, the votes, and opinions that are reserved. */
export function VoteFields({
  voting,
  voters,
  votesFor,
}: {
  voting: VotingRule;
  voters: readonly Voter[];
  votesFor: number | undefined;
}) {
  const { t, lang } = useText();
  return (
    <>
      <ChoiceField
        name="form"
        label={t('votes.form')}
        choices={voting.forms.map((form) => ({
          value: form,
          label: capitalized(labelOf('voteForms', form, lang), lang),
        }))}
        required
      />
      <Outlook voting={voting} voters={voters} votesFor={votesFor} />
      <NumberField name="votesFor" label={t('votes.for')} min={0} required />
      <NumberField name="votesAgainst" label={t('votes.against')} min={0} required />
      <NumberField name="votesOther" label={t('votes.other')} min={0} required />
      <MultilineField
        name="reservedOpinions"
        label={t('votes.reserved')}
        help={t('votes.reserved_help')}
        rows={2}
        maxLength={5000}
      />
    </>
  );
}

/** Who may vote, what is counted, how many votes are needed, and whether those typed so far are enough. */
function Outlook({
  voting,
  voters,
  votesFor,
}: {
  voting: VotingRule;
  voters: readonly Voter[];
  votesFor: number | undefined;
}) {
  const { t } = useText();
  const { eligible, present, base } = electorateOf(voting.base, voters);
  const threshold = thresholdOf(voting.fraction, base);
  const enough = votesFor !== undefined && passes(voting.fraction, base, votesFor);
  return (
    <Notice state={enough ? 'done' : 'information'} live>
      <p>{t('votes.outlook', { eligible, present, base, threshold })}</p>
      {votesFor !== undefined && (
        <p>{t(enough ? 'votes.enough' : 'votes.not_enough', { missing: threshold - votesFor })}</p>
      )}
      {threshold > present && <p>{t('votes.impossible')}</p>}
    </Notice>
  );
}
