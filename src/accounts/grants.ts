/**
 * Rights follow from posts (D5, D12): asked anew for each request, from what the person or the account holds on that day.
 * No cache, so a right ends with its post.
 */
import { CompiledQuery } from 'kysely';
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
  const asked = [postsHeld(account, today), delegationsHeld(account.id, today)] as const;
  const [posts, delegations, memberships = [], duties = []]: Answers = person
    ? await atOnce(db, opening, [...asked, membershipsHeld(person, today), dutiesHeld(person, today)])
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

/** As texts, because every request asks them: building the same statements each time cost more than asking them. */
const HELD = `unit.id as "unitId", unit.division, unit.path`;
const POSTS = `select post.id, post.post, ${HELD} from post join unit on unit.id = post.unit_id
  where (post.account_id = $1 or post.person_id = $2) and post.valid_from <= $3 and post.valid_to > $3 order by unit.path, post.post`;
const MEMBERSHIPS = `select membership.id, membership.status, ${HELD} from membership join unit on unit.id = membership.unit_id
  where membership.person_id = $1 and membership.valid_from <= $2 and membership.valid_to > $2 and not suspended order by membership.seat desc`;
const DUTIES = `select d.id, overseen.path as overseen, ${HELD} from overseer_duty d
  join unit overseen on overseen.id = d.unit_id join unit on unit.id = d.from_unit_id
  where d.person_id = $1 and d.valid_from <= $2 and d.valid_to > $2 order by unit.path, overseen.path`;
const DELEGATIONS = `select d.id, d.capabilities, d.grant_id, ${HELD} from delegation d join unit on unit.id = d.unit_id
  where d.to_account = $1 and d.valid_from <= $2 and d.valid_to > $2`;

function postsHeld(account: AccountRow, today: string) {
  return asking<Held & { post: string }>(POSTS, [account.id, account.person_id, today]);
}

function membershipsHeld(personId: string, today: string) {
  return asking<Held & { status: string }>(MEMBERSHIPS, [personId, today]);
}

function dutiesHeld(personId: string, today: string) {
  return asking<Held & { overseen: string }>(DUTIES, [personId, today]);
}

function delegationsHeld(accountId: string, today: string) {
  return asking<Held & { capabilities: string[]; grant_id: string }>(DELEGATIONS, [accountId, today]);
}

function asking<R>(text: string, parameters: unknown[]): CompiledQuery<R> {
  return CompiledQuery.raw(text, parameters) as CompiledQuery<R>;
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
