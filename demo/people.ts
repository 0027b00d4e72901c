/** Who acts in the demo: every step is a command of the person who would take it. */
import { grantsOf, OPERATOR_ID } from '../src/accounts/grants.ts';
import type { Chibo } from '../src/chibo.ts';
import type { Actor } from '../src/platform/access.ts';
import { today } from '../src/platform/clock.ts';

export const PASSWORD = 'chibo-demo-2026';

export type Person = { id: string; name: string; division: string };

/** Runs a command as an actor and gives its result. */
export async function act<T = { id: string }>(chibo: Chibo, actor: Actor, name: string, input: unknown): Promise<T> {
  try {
    return (await chibo.bus.run(name, input, { actor })) as T;
  } catch (error) {
    const { reasons } = error as { reasons?: unknown };
    if (reasons && error instanceof Error) error.message = `${name}: ${JSON.stringify(reasons)}`;
    throw error;
  }
}

export async function ask<T>(chibo: Chibo, actor: Actor, name: string, input: unknown): Promise<T> {
  return (await chibo.bus.ask(name, input, { actor })) as T;
}

/** What was found for a person before: in the demo nobody loses the post in which he acts. */
const known = new WeakMap<Chibo, Map<string, Promise<Actor>>>();

/** The person under the grant of a post; those without an account act through the operator's, as somebody entering for them would. */
export async function personAs(chibo: Chibo, person: Person, post: string, unitId?: string): Promise<Actor> {
  const kept = known.get(chibo) ?? new Map<string, Promise<Actor>>();
  known.set(chibo, kept);
  const key = `${person.id} ${post} ${unitId ?? ''}`;
  const before = kept.get(key);
  if (before) return await before;
  const found = findPersonAs(chibo, person, post, unitId);
  kept.set(key, found);
  return await found;
}

async function findPersonAs(chibo: Chibo, person: Person, post: string, unitId?: string): Promise<Actor> {
  const account = await chibo.app.db
    .selectFrom('account')
    .selectAll()
    .where('person_id', '=', person.id)
    .executeTakeFirst();
  const row = account ?? { id: OPERATOR_ID, name: person.name, person_id: person.id, person_division: person.division };
  const grants = await grantsOf(chibo.app.db, chibo.rulebook, row, today(chibo.clock));
  const grant = grants.find((g) => g.post === post && (!unitId || g.unit.id === unitId));
  if (!grant) throw new Error(`${person.name} does not hold ${post} (${grants.map((g) => g.post).join(', ')}).`);
  return { accountId: row.id, person: { id: person.id, division: person.division }, name: person.name, grant };
}

/** An account acting under its first post. */
export async function accountAs(chibo: Chibo, login: string): Promise<Actor> {
  const account = await chibo.app.db
    .selectFrom('account')
    .selectAll()
    .where('login', '=', login)
    .executeTakeFirstOrThrow();
  const [grant] = await grantsOf(chibo.app.db, chibo.rulebook, account, today(chibo.clock));
  if (!grant) throw new Error(`${login} holds no post.`);
  return { accountId: account.id, person: null, name: account.name, grant };
}
