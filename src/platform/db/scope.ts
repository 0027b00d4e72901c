import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../gen/db.ts';
import { type Actor, ancestorsOf, rangeOf, type UnitRef } from '../access.ts';

export type Tx = Kysely<DB>;

/** Sets the row-security scope of this transaction. One round trip. */
export async function setScope(tx: Tx, actor: Actor): Promise<void> {
  await sql.raw(scopeFor(actor)).execute(tx);
}

/**
 * What sets the row-security scope of this transaction (D4): the main reach as one range, the other reaches as the list,
 * the ancestors for what is issued downwards, and the person's own rows. Plain SET LOCAL, because
 * Citus workers do not see set_config().
 */
export function scopeFor(actor: Actor): string {
  const [main, ...others] = actor.grant.reaches;
  const range = main ? rangeOf(main) : { lo: '', hi: '' };
  const settings = {
    lo: range.lo,
    hi: range.hi,
    count_lo: range.lo,
    count_hi: range.hi,
    also: others.map((r) => r.path).join(','),
    above: ancestorsOf(actor.grant.unit.path).join(','),
    self: actor.person?.id ?? '',
    account: actor.accountId,
  };
  return Object.entries(settings)
    .map(([key, value]) => `set local chibo.${key} = ${literal(value)}`)
    .join(';');
}

/** The list of single units once more, with those that a command crosses into: both sides of a case lie in one transaction. */
export function crossingFor(actor: Actor, into: readonly UnitRef[]): string {
  const [, ...others] = actor.grant.reaches;
  const paths = new Set([...others, ...into].map((each) => each.path));
  return `set local chibo.also = ${literal([...paths].join(','))}`;
}

/** Paths, ids and commas only: anything else has no business in a scope. */
function literal(value: string): string {
  if (!/^[0-9a-z,{!~-]*$/.test(value)) throw new Error('A scope setting holds an unexpected character.');
  return `'${value}'`;
}
