/** Writes candidates and what hangs on them. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Candidate, CandidateHelper, CandidateTask, Nomination } from '../../../gen/db.ts';
import { phoneNumber, tailOf } from '../../members/numbers.ts';
import { identityColumns } from '../../members/store/columns.ts';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Keys } from '../../platform/files/keys.ts';
import { newId } from '../../platform/ids.ts';
import type { CandidateFacts } from '../candidate.ts';
import { phoneContext } from '../reading.ts';
import type { ReviewLine } from '../rules/candidate.ts';

type Own = 'division' | 'id' | 'unit_id' | 'scope';
type Home = Pick<UnitRef, 'division'>;

/** Writes a new candidate with the groups set by hand. */
export async function insertCandidate(
  tx: Tx,
  keys: Keys,
  unit: UnitRef,
  facts: CandidateFacts,
  row: { state: 'proposed' | 'listed'; entered_on: string; listed_on: string | null; entered_name: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('candidate')
    .values({ ...at(unit), id, ...columnsOf(keys, id, facts), ...row })
    .execute();
  await putGroups(tx, unit, id, facts.groups);
  return id;
}

/** Changes the facts as they were seen. Refuses version.stale. */
export async function changeFacts(
  tx: Tx,
  keys: Keys,
  unit: UnitRef,
  id: string,
  facts: CandidateFacts,
  version: number,
): Promise<void> {
  await changeAsSeen(tx, 'candidate', unit, id, version, columnsOf(keys, id, facts));
  await tx.deleteFrom('candidate_group').where('division', '=', unit.division).where('candidate_id', '=', id).execute();
  await putGroups(tx, unit, id, facts.groups);
}

/** Changes how a candidate stands, as it was seen. Refuses version.stale. */
export async function changeCandidate(
  tx: Tx,
  unit: Home,
  id: string,
  version: number,
  change: Updateable<Candidate>,
): Promise<void> {
  await changeAsSeen(tx, 'candidate', unit, id, version, change);
}

async function putGroups(tx: Tx, unit: UnitRef, candidate: string, groups: readonly string[]): Promise<void> {
  const rows = [...new Set(groups)].map((grp) => ({ ...at(unit), id: newId(), candidate_id: candidate, grp }));
  if (rows.length > 0) await tx.insertInto('candidate_group').values(rows).execute();
}

function columnsOf(keys: Keys, id: string, facts: CandidateFacts) {
  const phone = facts.phone === null ? null : phoneNumber(facts.phone);
  return {
    ...identityColumns(facts),
    education: facts.education,
    occupation: facts.occupation,
    employer: facts.employer,
    ownership: facts.ownership,
    home_place: facts.homePlace,
    residence: facts.residence,
    union_body: facts.unionBody,
    union_since: facts.unionSince,
    phone: phone === null ? null : keys.encrypt(Buffer.from(phone), phoneContext(id)),
    phone_tail: tailOf(phone),
    former_person_id: facts.formerPerson,
    left_on: facts.leftOn,
  };
}

export async function insertNomination(tx: Tx, unit: UnitRef, row: Omit<Insertable<Nomination>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('nomination')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

export async function insertHelper(
  tx: Tx,
  unit: UnitRef,
  row: Omit<Insertable<CandidateHelper>, Own>,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('candidate_helper')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Ends a helper's charge as it was seen. Refuses version.stale. */
export async function endHelper(
  tx: Tx,
  unit: Home,
  id: string,
  version: number,
  end: { on: string; reason: string | null },
): Promise<void> {
  await changeAsSeen(tx, 'candidate_helper', unit, id, version, { valid_to: end.on, end_reason: end.reason });
}

/** Ends every charge of helping somebody who became a member; one that began on that day or later lasts its first day. */
export async function endHelpersOf(tx: Tx, personId: string, on: string): Promise<void> {
  await sql`update candidate_helper h set valid_to = greatest(${on}::date, h.valid_from + 1), version = h.version + 1
    from candidate c where c.division = h.division and c.id = h.candidate_id and c.person_id = ${personId} and h.valid_to = 'infinity'`.execute(
    tx,
  );
}

export async function insertRemark(
  tx: Tx,
  unit: UnitRef,
  row: { candidate_id: string; helper_id: string; made_on: string; body: string; by_name: string; written_at: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('candidate_remark')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

export async function insertTask(tx: Tx, unit: UnitRef, row: Omit<Insertable<CandidateTask>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('candidate_task')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Judges a task as it was seen. Refuses version.stale. */
export async function judgeTask(
  tx: Tx,
  unit: Home,
  id: string,
  version: number,
  verdict: { verdict: string; judged_on: string; judged_name: string; result: string },
): Promise<void> {
  await changeAsSeen(tx, 'candidate_task', unit, id, version, verdict);
}

/** Writes the review of a month and what it said of each. */
export async function insertReview(
  tx: Tx,
  unit: UnitRef,
  review: { month: string; held_on: string; by_name: string; at: Date },
  lines: readonly ReviewLine[],
): Promise<string> {
  const id = newId();
  const dropped = lines.filter((line) => line.verdict === 'dropped').length;
  await tx
    .insertInto('candidate_review')
    .values({ ...at(unit), id, ...review, kept: lines.length - dropped, dropped })
    .execute();
  if (lines.length > 0)
    await tx
      .insertInto('candidate_verdict')
      .values(
        lines.map((line) => ({
          ...at(unit),
          id: newId(),
          review_id: id,
          candidate_id: line.candidate,
          verdict: line.verdict,
          reason: line.reason,
          note: line.note,
        })),
      )
      .execute();
  return id;
}
