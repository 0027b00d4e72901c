import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { TaskOffer } from '../../resolutions/task.ts';
import { capitalized } from '../../rulebook/words.ts';
import { JudgedBy } from '../../votes/pages/judgedBy.tsx';
import { electorateOf, passes, reasonsNotToRecord, thresholdOf, type Voter } from '../../votes/rules.ts';
import { month } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { MeetingRecord } from '../meeting.ts';
import { Polls } from './polls.tsx';
import { draftOf, TaskFields, type TaskValue } from './taskFields.tsx';

type Values = {
  title: string;
  body: string;
  tasks?: TaskValue[];
  form: string;
  votesFor: number;
  votesAgainst: number;
  votesOther: number;
  reservedOpinions?: string;
};

/** The resolution, its tasks and the vote on it. Base and threshold are computed from the roll as it stands, by the rules the server asks. */
export function VoteForm({ meeting, offer }: { meeting: MeetingRecord; offer: TaskOffer | null }) {
  const { t, lang } = useText();
  const { revalidate } = useRevalidator();
  const electorate = electorateOf(meeting.voting.base, meeting.roll as Voter[]);
  const countOf = (values: Partial<Values>) => ({
    votesFor: values.votesFor ?? 0,
    votesAgainst: values.votesAgainst ?? 0,
    votesOther: values.votesOther ?? 0,
  });
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
              <ChoiceField
                name="form"
                label={t('meetings.vote.form')}
                choices={meeting.voting.forms.map((form) => ({
                  value: form,
                  label: capitalized(labelOf('voteForms', form, lang), lang),
                }))}
                required
              />
              <Outlook meeting={meeting} votesFor={values.votesFor} />
              <NumberField name="votesFor" label={t('meetings.vote.for')} min={0} required />
              <NumberField name="votesAgainst" label={t('meetings.vote.against')} min={0} required />
              <NumberField name="votesOther" label={t('meetings.vote.other')} min={0} required />
              <MultilineField
                name="reservedOpinions"
                label={t('meetings.vote.reserved')}
                help={t('meetings.vote.reserved_help')}
                rows={2}
                maxLength={5000}
              />
            </>
          )}
        </CommandForm>
      )}
    </Section>
  );
}

/** Who may vote, what is counted, how many votes are needed, and whether those typed so far are enough. */
function Outlook({ meeting, votesFor }: { meeting: MeetingRecord; votesFor: number | undefined }) {
  const { t } = useText();
  const { voting } = meeting;
  const { eligible, present, base } = electorateOf(voting.base, meeting.roll as Voter[]);
  const threshold = thresholdOf(voting.fraction, base);
  const enough = votesFor !== undefined && passes(voting.fraction, base, votesFor);
  return (
    <Notice state={enough ? 'done' : 'information'} live>
      <p>{t('meetings.vote.outlook', { eligible, present, base, threshold })}</p>
      {votesFor !== undefined && (
        <p>{t(enough ? 'meetings.vote.enough' : 'meetings.vote.not_enough', { missing: threshold - votesFor })}</p>
      )}
      {threshold > present && <p>{t('meetings.vote.impossible')}</p>}
    </Notice>
  );
}
