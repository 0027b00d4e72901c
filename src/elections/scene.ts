/** For tests: an election in a cell as it is opened, voted on and confirmed, over the commune of the meetings' tests. */
import { refusalOf } from '../../checks/world/world.ts';
import type { MeetingWorld } from '../meetings/testing.ts';
import type { Actor } from '../platform/access.ts';
import type { ElectionRecord } from './election.ts';

/** What is opened, voted on and asked there, by the secretary unless somebody is named. */
export function electionScene(w: () => MeetingWorld) {
  const of = (name: string) => w().ids[name] ?? '';
  const names = (...list: string[]) => list.map((name) => ({ personId: of(name), nominatedBy: 'committee' }));
  const open = (more: object = {}, actor: Actor = w().people.secretary) =>
    w().run(
      'election.open',
      {
        unitId: w().cell,
        body: 'cell_congress',
        post: 'committee_member',
        purpose: 'term',
        seats: 3,
        heldOn: '2026-11-08',
        eligible: 11,
        present: 9,
        leftOut: 1,
        candidates: names('Lê Thị An', 'Rmah Bình', 'Phạm Cúc', 'Võ Dung'),
        ...more,
      },
      actor,
    );
  const get = (id: string, actor: Actor = w().people.secretary) =>
    w().ask<ElectionRecord>('election.get', { id }, actor);
  /** Enters a ballot: votes by name; everything collected and valid. */
  const ballot = async (id: string, votes: Record<string, number>, more: object = {}) => {
    const seen = await get(id);
    return await w().run<{ state: string; threshold: number; elected: string[] }>('election.ballot', {
      id,
      form: 'secret',
      issued: seen.present,
      collected: seen.present,
      valid: seen.present,
      votes: Object.entries(votes).map(([name, n]) => ({
        candidateId: seen.candidates.find((each) => each.name === name)?.id,
        votes: n,
      })),
      version: seen.version,
      ...more,
    });
  };
  const decided = async (id: string) => ({
    id,
    byUnitId: w().commune,
    number: '12-QĐ/ĐU',
    decidedOn: '2026-11-09',
    version: (await get(id)).version,
  });
  const codes = async (what: Promise<unknown>) => (await refusalOf(what)).codes;
  /** A committee of three and its secretary, confirmed by the level above. */
  const electCommittee = async () => {
    const committee = (await open()).id;
    await ballot(committee, { 'Lê Thị An': 9, 'Rmah Bình': 7, 'Phạm Cúc': 6, 'Võ Dung': 4 });
    const secretary = (await open({ post: 'secretary', seats: 1, candidates: names('Lê Thị An', 'Rmah Bình') })).id;
    await ballot(secretary, { 'Lê Thị An': 7, 'Rmah Bình': 2 });
    const term = { from: '2026-11-09', termEnds: '2031-11-08' };
    for (const id of [committee, secretary])
      await w().run('election.approve', { ...(await decided(id)), ...term }, w().people.commune);
  };
  return { of, names, open, get, ballot, decided, codes, electCommittee };
}
