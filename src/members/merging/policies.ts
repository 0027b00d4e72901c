/**
 * What becomes of each column that names a person when two records are made one. checks/merging.db.test.ts reads the migrated
 * catalogue and fails for a column without a line here, for a line without its column, and for a unique index that a moved
 * reference could hit.
 */
import { sql } from 'kysely';
import type { Condition, MergePart, PersonPolicy } from './policy.ts';

const move = (part: MergePart, stays?: Condition): PersonPolicy => ({ do: 'move', part, ...(stays && { stays }) });
/** Whether the kept record has such a row: `w`, told by a condition on `w` and `t`. */
const has =
  (column: string, same: string): Condition =>
  ({ winner }) => {
    const [table = '', name = ''] = column.split('.');
    return sql`exists (select from ${sql.table(table)} w where w.${sql.ref(name)} = ${winner} and w.division = t.division and ${sql.raw(same)})`;
  };
const BOTH_OPEN = "w.valid_to = 'infinity' and t.valid_to = 'infinity'";
const ONE_AT_A_TIME =
  'w.unit_id = t.unit_id and w.valid_from < t.valid_to and t.valid_from < w.valid_to and w.valid_from < w.valid_to';
const each = (policy: PersonPolicy, columns: readonly string[]): Record<string, PersonPolicy> =>
  Object.fromEntries(columns.map((column) => [column, policy]));

const acted: PersonPolicy = { do: 'keep', because: 'who acted then, with the name as it was written beside it' };
const account: PersonPolicy = { do: 'none', because: 'an account' };

export const POLICIES: Readonly<Record<string, PersonPolicy>> = {
  'membership.person_id': { do: 'recompute', because: 'nobody has two seats, and no two lines of his overlap' },
  'person_key.person_id': { do: 'recompute', because: 'the keys of both numbers lead to the record that is kept' },
  'person.merged_into': { do: 'keep', because: 'an older merge is followed from record to record' },

  'post.person_id': move('posts'),
  'overseer_duty.person_id': { do: 'move', part: 'posts', division: 'person_division' },
  'overseer_visit.person_id': {
    do: 'move',
    part: 'posts',
    division: 'person_division',
    stays: has('overseer_visit.person_id', 'w.meeting_id = t.meeting_id'),
  },
  'work_line.person_id': move('posts'),
  'resignation.person_id': move('posts'),
  'election_candidate.person_id': move('posts', has('election_candidate.person_id', 'w.election_id = t.election_id')),

  'task.assignee_id': move('work'),
  'task.checker_id': move('work'),
  'task.given_by': move('work'),
  'task_series.assignee_id': move('work'),
  'task_series.checker_id': move('work'),
  'task_series.given_by': move('work'),
  'resolution_check.checker_id': move('work'),

  'attendance.person_id': move('meetings', has('attendance.person_id', 'w.meeting_id = t.meeting_id')),
  'field_report.person_id': move(
    'meetings',
    has('field_report.person_id', 'w.meeting_id = t.meeting_id and w.field = t.field'),
  ),
  'meeting.chair_id': move('meetings'),
  'meeting.clerk_id': move('meetings'),
  'proposal.person_id': move('meetings'),
  'proposal_forward.person_id': move('meetings'),

  'case_file.subject_id': { do: 'move', part: 'cases', refuseWhile: () => sql`t.state <> 'ended'` },
  'case_file.person_id': move('cases'),
  'case_step.person_id': move('cases'),
  'case_clock.person_id': move('cases'),
  'case_paper.person_id': move('cases'),

  'dues_basis.person_id': move('dues', has('dues_basis.person_id', `w.unit_id = t.unit_id and ${BOTH_OPEN}`)),
  'dues_line.person_id': move('dues', has('dues_line.person_id', 'w.unit_id = t.unit_id and w.month = t.month')),
  // an entry goes with its line
  'dues_entry.person_id': move(
    'dues',
    ({ winner, loser }) =>
      sql`exists (select from dues_line l join dues_line w on w.division = l.division and w.unit_id = l.unit_id and w.month = l.month
        where l.division = t.division and l.id = t.line_id and l.person_id = ${loser} and w.person_id = ${winner})`,
  ),

  'commendation.person_id': move('honours'),
  'badge_award.person_id': move('honours', has('badge_award.person_id', 'w.years = t.years')),
  'card.person_id': move('honours', has('card.person_id', "w.state = 'valid' and t.state = 'valid'")),

  'reorganization.drafted_by': account,
  'reorganization_choice.person_id': { do: 'keep', because: 'said of the record that stood there then' },
  'reorganization_person.person_id': {
    do: 'keep',
    because: 'who went from where to where then, with the name as it was',
  },
  'residence_contact.person_id': move(
    'residence',
    has('residence_contact.person_id', `${BOTH_OPEN} and w.moved_to is null and t.moved_to is null`),
  ),
  'residence_remark.person_id': move(
    'residence',
    has('residence_remark.person_id', 'w.unit_id = t.unit_id and w.year = t.year'),
  ),
  // a correction goes with its remark
  'residence_correction.person_id': move(
    'residence',
    ({ winner, loser }) =>
      sql`exists (select from residence_remark l join residence_remark w on w.division = l.division and w.unit_id = l.unit_id and w.year = l.year
        where l.division = t.division and l.id = t.remark_id and l.person_id = ${loser} and w.person_id = ${winner})`,
  ),

  'candidate.person_id': move('admissions'),
  'candidate.former_person_id': move('admissions'),
  'candidate_helper.person_id': move(
    'admissions',
    has('candidate_helper.person_id', `w.candidate_id = t.candidate_id and ${BOTH_OPEN}`),
  ),
  'class_place.person_id': move('admissions', has('class_place.person_id', 'w.course = t.course')),

  'person_work.person_id': move('facts', has('person_work.person_id', BOTH_OPEN)),
  'person_study.person_id': move('facts', has('person_study.person_id', BOTH_OPEN)),
  'person_season.person_id': move('facts'),
  'person_group.person_id': move('facts', has('person_group.person_id', `w.grp = t.grp and ${BOTH_OPEN}`)),
  'role_conflict.person_id': move('facts'),
  // nobody is in two groups of a cell on one day: what would overlap stays with the old record, as it was
  'party_group_line.person_id': move('facts', has('party_group_line.person_id', ONE_AT_A_TIME)),
  'party_group_office.person_id': move('posts', has('party_group_office.person_id', ONE_AT_A_TIME)),
  'roster_difference.person_id': move('facts'),
  'correction.person_id': move(
    'facts',
    has(
      'correction.person_id',
      "w.field = t.field and w.subject_id is not distinct from t.subject_id and w.state = 'open' and t.state = 'open'",
    ),
  ),

  'account.person_id': { do: 'move', part: 'account', division: 'person_division', undivided: true },

  'person_merge.winner_id': { do: 'keep', because: 'the merge itself' },
  'person_merge.loser_id': { do: 'keep', because: 'the merge itself' },
  ...each({ do: 'keep', because: 'what was said of these two records' }, [
    'person_apart.person_id',
    'person_apart.other_id',
  ]),
  ...each({ do: 'keep', because: 'what an import found, as it found it' }, [
    'import_row.person_id',
    'import_trace.persons',
    'summary_line.person_id',
    'summary_line.candidates',
  ]),
  ...each({ do: 'keep', because: 'the ledger is never written again' }, [
    'ledger.person_id',
    'ledger.subject_id',
    'ledger.on_behalf_of',
  ]),
  ...each(acted, [
    'attendance.marked_by',
    'correction.recorder_id',
    'meeting.called_by',
    'field_report.on_behalf_by',
    'minutes.confirmed_by',
    'minutes.signed_by',
    'minutes_note.by_person',
    'proposal.on_behalf_by',
    'proposal.replied_by',
    'proposal_forward.by_person',
    'quality_sheet.scored_by',
    'quality_sheet.confirmed_by',
    'task_event.by_person',
    'task_event.on_behalf_of',
    'recipient.acknowledged_by',
    'amendment_notice.acknowledged_by',
  ]),
  ...each(account, [
    'badge_award.proposed_by',
    'case_file.opened_by',
    'case_step.taken_by',
    'commendation.recorded_by',
    'correction.asked_by',
    'correction.decided_by',
    'dues_basis.set_by',
    'dues_entry.taken_by',
    'dues_keep.set_by',
    'dues_month.closed_by',
    'dues_remittance.confirmed_by',
    'dues_remittance.sent_by',
    'dues_year.settled_by',
    'election.recorded_by',
    'file.uploaded_by',
    'integrity_run.ran_by',
    'integrity_note.noted_by',
    'import_batch.made_by',
    'nomination.by_account',
    'period_close.closed_by',
    'period_close.opened_by',
    'period_correction.made_by',
    'person_apart.noted_by',
    'person_merge.merged_by',
    'person_merge.undone_by',
    'plan.created_by',
    'publication.drafted_by',
    'publication.ended_by',
    'publication.published_by',
    'residence_contact.recorded_by',
    'resolution.created_by',
    'role_conflict.closed_by',
    'role_conflict.noted_by',
    'roster_check.signed_by',
    'roster_difference.settled_by',
    'summary_line.decided_by',
    'summary_report.made_by',
    'village_value.made_by',
  ]),
  ...each({ do: 'none', because: 'another row' }, [
    'candidate_remark.helper_id',
    'correction.moved_to',
    'correction.subject_id',
    'plan_item.amended_by',
    'target.added_by',
    'poll.subject_id',
    'village_value.replaced_by',
    'integrity_finding.subject_id',
  ]),
};

export type Move = Extract<PersonPolicy, { do: 'move' }> & { table: string; column: string };

/** The references that move, each table's lines before what hangs on them. */
export function moves(): Move[] {
  return Object.entries(POLICIES).flatMap(([name, policy]) => {
    if (policy.do !== 'move') return [];
    const [table = '', column = ''] = name.split('.');
    return [{ ...policy, table, column }];
  });
}

/** The columns that no merge may find the old record in. */
export function refusals(): { table: string; column: string }[] {
  return Object.entries(POLICIES).flatMap(([name, policy]) => {
    const [table = '', column = ''] = name.split('.');
    return policy.do === 'refuse' ? [{ table, column }] : [];
  });
}
