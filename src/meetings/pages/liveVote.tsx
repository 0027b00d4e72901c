import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { TaskOffer } from '../../resolutions/task.ts';
import { JudgedBy } from '../../votes/pages/judgedBy.tsx';
import { Polls } from '../../votes/pages/polls.tsx';
import { countOf, VoteFields, type VoteValues } from '../../votes/pages/voteFields.tsx';
import { electorateOf, reasonsNotToRecord, type Voter } from '../../votes/rules.ts';
import { month } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { MeetingRecord } from '../meeting.ts';
import { draftOf, TaskFields, type TaskValue } from './taskFields.tsx';

type Values = VoteValues & { title: string; body: string; tasks?: TaskValue[] };

/** The resolution, its tasks and the vote on it. Base and threshold are computed from the roll as it stands, by the rules the server asks. */
export function VoteForm({ meeting, offer }: { meeting: MeetingRecord; offer: TaskOffer | null }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const electorate = electorateOf(meeting.voting.base, meeting.roll as Voter[]);
  return (
    <Section title={t('meetings.live.vote')}>
      <JudgedBy judged={meeting.judgedBy} />
      <Polls polls={meeting.polls} />
      {meeting.resolution === null && (
        <CommandForm<Values, unknown>
          name="meeting.adopt"
          entity={meeting.id}
          initial={{
            title: t('meetings.vote.usual_title', { month: month(meeting.month) }),
            form: meeting.voting.forms[0],
            votesAgainst: 0,
            votesOther: 0,
            tasks: [],
          }}
          check={(values) => reasonsNotToRecord(meeting.voting, electorate, countOf(values), values.form)}
          submit={({ tasks, ...values }, commandId) =>
            api.meetingAdopt(
              {
                id: meeting.id,
                version: meeting.version,
                ...values,
                ...countOf(values),
                tasks: (tasks ?? []).map(draftOf),
              },
              { commandId },
            )
          }
          onDone={revalidate}
          verb={t('meetings.vote.record')}
          look={(meeting.may['meeting.adopt'] ?? []).length === 0 ? 'primary' : 'quiet'}
          because={meeting.may['meeting.adopt']}
        >
          {(values) => (
            <>
              <TextField name="title" label={t('meetings.vote.title')} maxLength={300} required />
              <MultilineField name="body" label={t('meetings.vote.body')} rows={6} maxLength={20_000} required />
              {offer && (
                <RepeatGroup
                  name="tasks"
                  label={t('meetings.vote.tasks')}
                  help={t('meetings.vote.tasks_help')}
                  rowLabel={(number) => t('meetings.vote.task', { number })}
                  add={t('meetings.vote.add_task')}
                  blank={{}}
                >
                  {(prefix) => <TaskFields prefix={prefix} offer={offer} />}
                </RepeatGroup>
              )}
              <VoteFields voting={meeting.voting} voters={meeting.roll as Voter[]} votesFor={values.votesFor} />
            </>
          )}
        </CommandForm>
      )}
    </Section>
  );
}
