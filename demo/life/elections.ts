/** Elections of a cell: a seat of its committee filled and confirmed by the commune, and one to the deputy's office that is prepared. */
import type { Chibo } from '../../src/chibo.ts';
import { act, ask, type Person, personAs } from '../people.ts';
import type { Cell, Community } from './community.ts';

type Offer = { bodies: { id: string; known: number | null }[] };
type Opened = { version: number; candidates: { id: string }[] };

const BODY = 'cell_conference';
/** Who stands for the free seat, by their place in the cell. */
const STANDING = [8, 9];
/** Absent on the day: ill, or away at work. */
const ABSENT = 2;

/** Elects on the day; the commune confirms it on the same. */
export async function fillSeat(chibo: Chibo, { id: commune, cells, committee }: Community, on: string): Promise<void> {
  const [cell] = cells;
  if (!cell) return;
  const people = STANDING.flatMap((at) => cell.members[at] ?? []);
  const { id, present } = await opened(chibo, cell, { post: 'committee_member', purpose: 'vacancy', on, people });
  const secretary = await personAs(chibo, cell.secretary, 'secretary', cell.id);
  const { version, candidates } = await ask<Opened>(chibo, secretary, 'election.get', { id });
  const valid = present - 1;
  const votes = [valid - 2, 2];
  await act(chibo, secretary, 'election.ballot', {
    id,
    version,
    form: 'secret',
    issued: present,
    collected: present,
    valid,
    votes: candidates.map((each, i) => ({ candidateId: each.id, votes: votes[i] ?? 0 })),
  });
  const board = await personAs(chibo, committee.secretary, 'committee_secretary', commune);
  await act(chibo, board, 'election.approve', {
    id,
    version: version + 1,
    byUnitId: commune,
    number: '27-QĐ/ĐU',
    decidedOn: on,
    from: on,
  });
}

/** Opens the election to the deputy's office: candidates stand, the ballot is still to come. */
export async function prepareElection(chibo: Chibo, { cells: [cell] }: Community, on: string): Promise<void> {
  if (!cell?.third) return;
  await opened(chibo, cell, { post: 'deputy_secretary', purpose: 'term', on, people: [cell.third] });
}

type Opening = { post: string; purpose: 'term' | 'vacancy'; on: string; people: readonly Person[] };

async function opened(chibo: Chibo, cell: Cell, { post, purpose, on, people }: Opening) {
  const secretary = await personAs(chibo, cell.secretary, 'secretary', cell.id);
  const { bodies } = await ask<Offer>(chibo, secretary, 'election.offer', { unit: cell.id });
  const eligible = bodies.find((each) => each.id === BODY)?.known ?? 0;
  const present = eligible - ABSENT;
  const { id } = await act(chibo, secretary, 'election.open', {
    unitId: cell.id,
    body: BODY,
    post,
    purpose,
    seats: 1,
    heldOn: on,
    eligible,
    present,
    leftOut: 0,
    candidates: people.map((person) => ({ personId: person.id, nominatedBy: 'committee' })),
  });
  return { id, present };
}
