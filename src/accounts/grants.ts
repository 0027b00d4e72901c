/**
 * Rights follow from posts (D5, D12): asked anew for each request, from what the person or the account holds on that day.
 * No cache, so a right ends with its post.
 */
import type { CompiledQuery } from 'kysely';
import type { Actor, Grant, Reach, UnitRef } from '../platform/access.ts';
import type { Database } from '../platform/db/connect.ts';
import { scopeFor } from '../platform/db/scope.ts';
import { atOnce } from '../platform/db/transaction.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Post } from '../rulebook/schema.ts';

/** The account that belongs to nobody: the local operator at the command line, the demo loader, jobs. */
export const OPERATOR_ID = '00000000-0000-7000-8000-000000000001';
const NOWHERE: UnitRef = { id: '00000000-0000-7000-8000-000000000000', division: '00', path: '' };

/** The local operator reaches everything; each of his commands stands in the ledger under his account. */
export function operator(name = 'operator'): Actor {
  const grant: Grant = {
    id: 'operator',
    reason: 'operator',
    post: 'operator',
    unit: NOWHERE,
    reaches: [{ path: '', depth: 'subtree', capabilities: ['*'] }],
  };
  return { accountId: OPERATOR_ID, person: null, name, grant };
}

/** The person behind an account, if any. */
export function personOf(account: AccountRow): Actor['person'] {
  return account.person_id && account.person_division
    ? { id: account.person_id, division: account.person_division }
    : null;
}

export type AccountRow = { id: string; name: string; person_id: string | null; person_division: string | null };

type Held = { id: string; unitId: string; division: string; path: string };

type Row<Held extends (...args: never[]) => CompiledQuery<unknown>> =
  ReturnType<Held> extends CompiledQuery<infer R> ? R : never;

type Answers = [
  Row<typeof postsHeld>[],
  Row<typeof delegationsHeld>[],
  Row<typeof membershipsHeld>[]?,
  Row<typeof dutiesHeld>[]?,
];

/** Found by key, whoever asks: not worth a plan of its own each time. */
const BY_KEY = 'set local plan_cache_mode = force_generic_plan';

/** All grants of an account on a day: posts first, then the membership, the duty, delegations, civil posts. */
export async function grantsOf(db: Database, rulebook: Rulebook, account: AccountRow, today: string): Promise<Grant[]> {
  const opening = ['begin read only', `${BY_KEY};${scopeFor(self(account))}`];
  const person = account.person_id;
  const asked = [postsHeld(db, account, today), delegationsHeld(db, account.id, today)] as const;
  const [posts, delegations, memberships = [], duties = []]: Answers = person
    ? await atOnce(db, opening, [...asked, membershipsHeld(db, person, today), dutiesHeld(db, person, today)])
    : await atOnce(db, opening, asked);
  // a civil post carries little: nobody begins his day as one while he holds an office of the organization
  const [civil, offices] = partition(posts, (held) => postOf(rulebook, held.post)?.kind === 'civil');
  const seat = (status: string) => rulebook.posts.find((post) => post.kind === 'pseudo' && post.status === status)?.id;
  return [
    ...offices.map((held) => grantFrom('post', held, postOf(rulebook, held.post))),
    ...memberships.map((held) => grantFrom('membership', held, postOf(rulebook, seat(held.status)))),
    ...dutyGrants(rulebook, duties),
    ...delegations.map(delegated),
    ...civil.map((held) => grantFrom('post', held, postOf(rulebook, held.post))),
  ].filter((grant) => grant !== null);
}

function self(account: AccountRow): Actor {
  const person = personOf(account);
  return {
    accountId: account.id,
    person,
    name: account.name,
    grant: { id: 'self', reason: 'membership', post: '', unit: NOWHERE, reaches: [] },
  };
}

function postsHeld(db: Database, account: AccountRow, today: string) {
  return db
    .selectFrom('post')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .select(['post.id', 'post.post', 'unit.id as unitId', 'unit.division', 'unit.path'])
    .where((eb) =>
      eb.or([
        eb('post.account_id', '=', account.id),
        ...(account.person_id ? [eb('post.person_id', '=', account.person_id)] : []),
      ]),
    )
    .where('post.valid_from', '<=', today)
    .where('post.valid_to', '>', today)
    .orderBy('unit.path')
    .orderBy('post.post')
    .compile();
}

function membershipsHeld(db: Database, personId: string, today: string) {
  return db
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .select(['membership.id', 'membership.status', 'unit.id as unitId', 'unit.division', 'unit.path'])
    .where('membership.person_id', '=', personId)
    .where('membership.valid_from', '<=', today)
    .where('membership.valid_to', '>', today)
    .where('suspended', '=', false)
    .orderBy('membership.seat', 'desc')
    .compile();
}

function dutiesHeld(db: Database, personId: string, today: string) {
  return db
    .selectFrom('overseer_duty as d')
    .innerJoin('unit as u', 'u.id', 'd.unit_id')
    .innerJoin('unit as f', 'f.id', 'd.from_unit_id')
    .select(['d.id', 'u.path as overseen', 'f.id as unitId', 'f.division', 'f.path'])
    .where('d.person_id', '=', personId)
    .where('d.valid_from', '<=', today)
    .where('d.valid_to', '>', today)
    .orderBy('f.path')
    .orderBy('u.path')
    .compile();
}

function delegationsHeld(db: Database, accountId: string, today: string) {
  return db
    .selectFrom('delegation as d')
    .innerJoin('unit as u', 'u.id', 'd.unit_id')
    .select(['d.id', 'd.capabilities', 'd.grant_id', 'u.id as unitId', 'u.division', 'u.path'])
    .where('d.to_account', '=', accountId)
    .where('d.valid_from', '<=', today)
    .where('d.valid_to', '>', today)
    .compile();
}

function partition<T>(list: readonly T[], first: (each: T) => boolean): [T[], T[]] {
  return [list.filter(first), list.filter((each) => !first(each))];
}

/** One grant for all the duties that a unit gave: its reaches are the units overseen. */
function dutyGrants(rulebook: Rulebook, rows: Row<typeof dutiesHeld>[]): Grant[] {
  const post = rulebook.posts.find((p) => p.kind === 'duty');
  const capabilities = post?.grants.flatMap((g) => g.capabilities) ?? [];
  const groups = Map.groupBy(rows, (r) => r.unitId);
  return [...groups.values()].flatMap((duties) => {
    const [first] = duties;
    if (!first || !post) return [];
    const unit = unitOf(first);
    const reaches: Reach[] = [
      { path: unit.path, depth: 'unit', capabilities: ['unit.read', 'resolution.read'] },
      ...duties.map((d): Reach => ({ path: d.overseen, depth: 'unit', capabilities })),
    ];
    return [{ id: `duty-${unit.id}`, reason: 'duty' as const, post: post.id, unit, reaches }];
  });
}

function delegated(row: Row<typeof delegationsHeld>): Grant {
  return {
    id: row.id,
    reason: 'delegation',
    post: row.grant_id,
    unit: unitOf(row),
    reaches: [{ path: row.path, depth: 'unit', capabilities: row.capabilities }],
  };
}

function postOf(rulebook: Rulebook, code: string | undefined): Post | undefined {
  return rulebook.posts.find((p) => p.id === code);
}

function unitOf(row: { unitId: string; division: string; path: string }): UnitRef {
  return { id: row.unitId, division: row.division, path: row.path };
}

/** A post without rights (a civil one) gives no grant. The widest reach comes first: its range is the row-security range. */
function grantFrom(reason: Grant['reason'], held: Held, post: Post | undefined): Grant | null {
  if (!post || post.grants.length === 0) return null;
  const unit = unitOf(held);
  const reaches = post.grants
    .map(
      (g): Reach => ({
        path: unit.path,
        depth: g.at === 'subtree' ? 'subtree' : 'unit',
        capabilities: g.capabilities,
      }),
    )
    .sort((a, b) => (a.depth === b.depth ? 0 : a.depth === 'subtree' ? -1 : 1));
  return { id: held.id, reason, post: post.id, unit, reaches };
}
