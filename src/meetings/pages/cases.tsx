import { useState } from 'react';
import { Link, useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { Polls } from '../../votes/pages/polls.tsx';
import { countOf, VoteFields, type VoteValues } from '../../votes/pages/voteFields.tsx';
import { electorateOf, reasonsNotToRecord, type Voter } from '../../votes/rules.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { MeetingCase } from '../caseVote.ts';
import type { MeetingRecord } from '../meeting.ts';

/** Cases that wait for the members' vote, and those voted on here with base, threshold and result. `vote`: while the meeting runs. */
export function MeetingCases({ meeting, vote = false }: { meeting: MeetingRecord; vote?: boolean }) {
  const { t } = useText();
  const [voting, setVoting] = useState<MeetingCase>();
  if (meeting.cases.length === 0) return null;
  const because = meeting.may['meeting.vote_case'] ?? [];
  return (
    <Section title={t('meetings.cases.title')}>
      <ul className="stack plain-list">
        {meeting.cases.map((each) => (
          <li key={`${each.id} ${each.poll?.id}`}>
            <p>
              <CaseName of={each} />
            </p>
            {each.poll && <Polls polls={[each.poll]} />}
            {vote && each.reasons.length === 0 && (
              <Button because={because} look={each.poll ? 'plain' : undefined} onClick={() => setVoting(each)}>
                {t(each.poll ? 'meetings.cases.again' : 'meetings.cases.vote')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {voting && <VoteDialog meeting={meeting} of={voting} onClose={() => setVoting(undefined)} />}
    </Section>
  );
}

/** The cases that the minutes tell the vote on, each with its page. */
export function VotedCases({ cases }: { cases: readonly MeetingCase[] }) {
  const { t } = useText();
  if (cases.length === 0) return null;
  return (
    <Section title={t('meetings.cases.title')}>
      <ul className="stack plain-list">
        {cases.map((each) => (
          <li key={`${each.id} ${each.poll?.id}`}>
            <CaseName of={each} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Whom a case is about and at which step; a restricted one by its number alone, where the reader may not know. */
function CaseName({ of }: { of: MeetingCase }) {
  const { t, own } = useText();
  if (of.subject === null) return <span>{t('meetings.cases.restricted', { number: of.number })}</span>;
  return (
    <>
      <Link to={paths.case(of.id)}>
        <Name>{of.subject}</Name>
      </Link>
      : {own(of.procedure)}, <span className="quiet">{own(of.step)}</span>
    </>
  );
}

function VoteDialog({ meeting, of, onClose }: { meeting: MeetingRecord; of: MeetingCase; onClose: () => void }) {
  const { t } = useText();
  const voters = meeting.roll as Voter[];
  const electorate = electorateOf(of.voting.base, voters);
  return (
    <CommandDialog<VoteValues, unknown>
      title={t('meetings.cases.vote')}
      lead={
        <p>
          <CaseName of={of} />
        </p>
      }
      onClose={onClose}
      name="meeting.vote_case"
      entity={`${meeting.id} ${of.id}`}
      initial={{ form: of.voting.forms[0], votesAgainst: 0, votesOther: 0 }}
      check={(values) => reasonsNotToRecord(of.voting, electorate, countOf(values), values.form)}
      submit={(values, commandId) =>
        api.meetingVoteCase({ id: meeting.id, caseId: of.id, ...values, ...countOf(values) }, { commandId })
      }
      verb={t('meetings.cases.vote')}
    >
      {(values) => <VoteFields voting={of.voting} voters={voters} votesFor={values.votesFor} />}
    </CommandDialog>
  );
}

/** Which kind of point a vote is taken under. */
const VOTE = 'vote';

/** Says that cases wait, and puts a point for each on the agenda with one press; whoever may not change it reads that they wait. */
export function WaitingCases({ meeting }: { meeting: MeetingRecord }) {
  const { t, own } = useText();
  const { revalidate } = useRevalidator();
  const [error, setError] = useState<unknown>();
  const waiting = meeting.cases.filter((each) => each.poll === null && each.reasons.length === 0);
  if (waiting.length === 0) return null;
  const titleOf = (each: MeetingCase) =>
    t('meetings.cases.item', {
      what: [own(each.procedure), each.restricted ? each.number : each.subject].filter(Boolean).join(' – '),
    });
  const missing = waiting.filter((each) => !meeting.items.some((item) => item.title === titleOf(each)));
  const mayAdd = !meeting.may['meeting.add_item']?.some(({ code }) => code === 'right.missing');
  const add = async () => {
    setError(undefined);
    try {
      const { itemKinds } = await api.meetingOffer({ unit: meeting.unit.id });
      let { version } = meeting;
      for (const each of missing) {
        const point = { kind: itemKinds.find((kind) => kind === VOTE) ?? itemKinds[0] ?? '', title: titleOf(each) };
        await api.meetingAddItem({ id: meeting.id, version, ...point }, { commandId: v7() });
        version += 1;
      }
    } catch (caught) {
      setError(caught);
    }
    await revalidate();
  };
  return (
    <Notice>
      <p>{t('meetings.cases.waiting', { count: waiting.length })}</p>
      {missing.length > 0 && mayAdd && (
        <Button because={meeting.may['meeting.add_item']} onClick={() => void add()}>
          {t('meetings.cases.to_agenda')}
        </Button>
      )}
      {error !== undefined && <Refusal error={error} />}
    </Notice>
  );
}
