/**
 * Rights follow from posts (D5, D12): asked anew for each request, from what the person or the account holds on that day.
 * No cache, so a right ends with its post.
 */
import type { Actor, Grant, Reach, UnitRef } from '../platform/access.ts';
import type { Database } from '../platform/db/connect.ts';
import { setScope, type Tx } from '../platform/db/scope.ts';
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

type Held = { id: string; post: string; unit: UnitRef };

/** All grants of an account on a day: posts first, then the membership, the duty, delegations. */
export async function grantsOf(db: Database, rulebook: Rulebook, account: AccountRow, today: string): Promise<Grant[]> {
  return await db.transaction().execute(async (tx) => {
    await setScope(tx, self(account));
    const open = await heldPosts(tx, account, today);
    const posts = open.map((held) => grantFrom('post', held, postOf(rulebook, held.post))).filter((g) => g !== null);
    const memberships = account.person_id ? await heldMemberships(tx, rulebook, account.person_id, today) : [];
    const seats = memberships
      .map((held) => grantFrom('membership', held, postOf(rulebook, held.post)))
      .filter((g) => g !== null);
    const duty = account.person_id ? await dutyGrant(tx, rulebook, account.person_id, today) : [];
    const own = [...posts, ...seats, ...duty];
    return [...own, ...(await delegated(tx, account.id, today))];
  });
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

async function heldPosts(tx: Tx, account: AccountRow, today: string): Promise<Held[]> {
  const rows = await tx
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
    .execute();
  return rows.map((r) => ({ id: r.id, post: r.post, unit: { id: r.unitId, division: r.division, path: r.path } }));
}

async function heldMemberships(tx: Tx, rulebook: Rulebook, personId: string, today: string): Promise<Held[]> {
  const rows = await tx
    .selectFrom('membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .select(['membership.id', 'membership.status', 'unit.id as unitId', 'unit.division', 'unit.path'])
    .where('membership.person_id', '=', personId)
    .where('membership.valid_from', '<=', today)
    .where('membership.valid_to', '>', today)
    .where('suspended', '=', false)
    .orderBy('membership.seat', 'desc')
    .execute();
  return rows.map((r) => ({
    id: r.id,
    post: rulebook.posts.find((post) => post.kind === 'pseudo' && post.status === r.status)?.id ?? '',
    unit: { id: r.unitId, division: r.division, path: r.path },
  }));
}

async function dutyGrant(tx: Tx, rulebook: Rulebook, personId: string, today: string): Promise<Grant[]> {
  const rows = await tx
    .selectFrom('overseer_duty as d')
    .innerJoin('unit as u', 'u.id', 'd.unit_id')
    .innerJoin('unit as f', 'f.id', 'd.from_unit_id')
    .select(['d.id', 'u.path as overseen', 'f.id as unitId', 'f.division', 'f.path'])
    .where('d.person_id', '=', personId)
    .where('d.valid_from', '<=', today)
    .where('d.valid_to', '>', today)
    .orderBy('f.path')
    .orderBy('u.path')
    .execute();
  const post = rulebook.posts.find((p) => p.kind === 'duty');
  const capabilities = post?.grants.flatMap((g) => g.capabilities) ?? [];
  const groups = Map.groupBy(rows, (r) => r.unitId);
  return [...groups.values()].flatMap((duties) => {
    const [first] = duties;
    if (!first || !post) return [];
    const unit = { id: first.unitId, division: first.division, path: first.path };
    const reaches: Reach[] = [
      { path: unit.path, depth: 'unit', capabilities: ['unit.read', 'resolution.read'] },
      ...duties.map((d): Reach => ({ path: d.overseen, depth: 'unit', capabilities })),
    ];
    return [{ id: `duty-${unit.id}`, reason: 'duty' as const, post: post.id, unit, reaches }];
  });
}

async function delegated(tx: Tx, accountId: string, today: string): Promise<Grant[]> {
  const rows = await tx
    .selectFrom('delegation as d')
    .innerJoin('unit as u', 'u.id', 'd.unit_id')
    .select(['d.id', 'd.capabilities', 'd.grant_id', 'u.id as unitId', 'u.division', 'u.path'])
    .where('d.to_account', '=', accountId)
    .where('d.valid_from', '<=', today)
    .where('d.valid_to', '>', today)
    .execute();
  return rows.map((r) => ({
    id: r.id,
    reason: 'delegation',
    post: r.grant_id,
    unit: { id: r.unitId, division: r.division, path: r.path },
    reaches: [{ path: r.path, depth: 'unit', capabilities: r.capabilities }],
  }));
}

function postOf(rulebook: Rulebook, code: string): Post | undefined {
  return rulebook.posts.find((p) => p.id === code);
}

/** A post without rights (a civil one) gives no grant. The widest reach comes first: its range is the row-security range. */
function grantFrom(reason: Grant['reason'], held: Held, post: Post | undefined): Grant | null {
  if (!post || post.grants.length === 0) return null;
  const reaches = post.grants
    .map(
      (g): Reach => ({
        path: held.unit.path,
        depth: g.at === 'subtree' ? 'subtree' : 'unit',
        capabilities: g.capabilities,
      }),
    )
    .sort((a, b) => (a.depth === b.depth ? 0 : a.depth === 'subtree' ? -1 : 1));
  return { id: held.id, reason, post: held.post, unit: held.unit, reaches };
}
