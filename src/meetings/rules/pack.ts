/** Decisions on the results that come back from the national e-handbook: whose line it is, what differs from the record, what cannot be. Pure. */
import { fold } from '../../platform/i18n/names.ts';
import type { Reason } from '../../platform/refusal.ts';
import type { Count } from '../../votes/rules.ts';
import { PACK_FORMAT, PACK_VERSION, type PackDifferences, type PackResults } from '../pack.ts';

export type Recorded = {
  meetingId: string;
  roll: readonly { id: string; personId: string | null; name: string; state: string; reason: string | null }[];
  /** the vote by which the meeting's resolution was adopted, if it was */
  adopted: (Count & { title: string }) | null;
};

/** Is it a pack of this meeting, in a version that is understood? */
export function reasonsAgainstPack(results: PackResults, meetingId: string): Reason[] {
  if (results.format !== PACK_FORMAT) return [{ code: 'pack.format', field: 'results.format' }];
  if (results.version !== PACK_VERSION)
    return [
      { code: 'pack.version', field: 'results.version', values: { version: results.version, known: PACK_VERSION } },
    ];
  return results.meeting.id === meetingId ? [] : [{ code: 'pack.other_meeting', field: 'results.meeting.id' }];
}

/**
 * What the file says otherwise than the record, or why it cannot be taken, each reason with its line: its place in the file's list. A person is
 * found by the line's own id, by the person's, or by a name that only one on the roll bears.
 */
export function differences(results: PackResults, recorded: Recorded): { found: PackDifferences; reasons: Reason[] } {
  const reasons: Reason[] = [];
  const found: PackDifferences = { roll: [], ballot: null, same: 0 };
  const seen = new Map<string, number>();
  for (const [index, given] of (results.roll ?? []).entries()) {
    const line = index + 1;
    const at = (name: string) => `results.roll.${index}.${name}`;
    const who = personOf(given, recorded.roll);
    if (who.length !== 1) {
      const code = who.length === 0 ? 'pack.person_unknown' : 'pack.person_ambiguous';
      reasons.push({ code, field: at('name'), values: { line, name: given.name ?? '' } });
      continue;
    }
    const [person] = who;
    if (!person) continue;
    const first = seen.get(person.id);
    if (first !== undefined) {
      reasons.push({ code: 'pack.person_twice', field: at('name'), values: { line, first, name: person.name } });
      continue;
    }
    seen.set(person.id, line);
    const state = given.state ?? 'unknown';
    const reason = state === 'excused' ? given.reason || null : null;
    if (state === 'unknown' || (state === person.state && reason === person.reason)) {
      found.same += 1;
      continue;
    }
    found.roll.push({
      line,
      attendanceId: person.id,
      name: person.name,
      recorded: person.state,
      recordedReason: person.reason,
      given: state,
      givenReason: reason,
    });
  }
  return { found: { ...found, ...ballotOf(results, recorded, found.same, reasons) }, reasons };
}

type RollGiven = NonNullable<PackResults['roll']>[number];

function personOf(given: RollGiven, roll: Recorded['roll']): Recorded['roll'][number][] {
  if (given.attendanceId) return roll.filter((line) => line.id === given.attendanceId);
  if (given.personId) return roll.filter((line) => line.personId === given.personId);
  const name = fold(given.name ?? '');
  return name === '' ? [] : roll.filter((line) => fold(line.name) === name);
}

/** The one ballot that was filled in. A meeting adopts one resolution; the same result twice is no second vote. */
function ballotOf(
  results: PackResults,
  recorded: Recorded,
  same: number,
  reasons: Reason[],
): Pick<PackDifferences, 'ballot' | 'same'> {
  const filled = (results.ballots ?? []).flatMap((ballot, index) =>
    ballot.votesFor === null || ballot.votesFor === undefined ? [] : [{ ballot, index, line: index + 1 }],
  );
  const [only, second] = filled;
  if (!only) return { ballot: null, same };
  if (second)
    reasons.push({
      code: 'pack.ballot_second',
      field: `results.ballots.${second.index}`,
      values: { line: second.line },
    });
  const { ballot, index, line } = only;
  const count = {
    votesFor: ballot.votesFor ?? 0,
    votesAgainst: ballot.votesAgainst ?? 0,
    votesOther: ballot.votesOther ?? 0,
  };
  const title = ballot.title || ballot.question || '';
  if (recorded.adopted) {
    const { adopted } = recorded;
    const equal =
      adopted.votesFor === count.votesFor &&
      adopted.votesAgainst === count.votesAgainst &&
      adopted.votesOther === count.votesOther;
    if (equal) return { ballot: null, same: same + 1 };
    reasons.push({ code: 'pack.voted_already', field: `results.ballots.${index}.votesFor`, values: { line } });
    return { ballot: null, same };
  }
  if (!ballot.title)
    reasons.push({ code: 'pack.ballot_title', field: `results.ballots.${index}.title`, values: { line } });
  if (!ballot.body)
    reasons.push({ code: 'pack.ballot_body', field: `results.ballots.${index}.body`, values: { line } });
  return {
    same,
    ballot: {
      line,
      title,
      body: ballot.body ?? '',
      form: ballot.form ?? '',
      ...count,
      reservedOpinions: ballot.reservedOpinions || null,
    },
  };
}
