/** How elections are found inside the reader's scope, and the facts that the rules are asked with. */
import { seatedPosts } from '../organization/facts.ts';
import { addressOf } from '../organization/tree.ts';
import { subtreeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found } from '../platform/refusal.ts';
import type { CaseRules } from '../rulebook/cases.ts';
import { rulesOfCase } from '../rulebook/cases.ts';
import { known, numberValue, type Rulebook, ruleOn } from '../rulebook/rulebook.ts';
import type { ElectionBody, ElectionOffice } from '../rulebook/schema.ts';
import type { Voter } from '../votes/rules.ts';
import type { VotingRule } from '../votes/vote.ts';
import { votingRuleOf } from '../votes/voting.ts';
import type { ElectionState } from './election.ts';
import type { CandidateFacts } from './rules.ts';

export async function electionRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('election').selectAll().where('id', '=', id).executeTakeFirst());
}
export type ElectionRow = Awaited<ReturnType<typeof electionRow>>;

export function stateOf(row: { state: string }): ElectionState {
  return row.state as ElectionState;
}

/** The rules an election was opened under (D17). */
export async function rulesOfElection(ctx: Context, row: ElectionRow): Promise<CaseRules> {
  return await rulesOfCase(ctx, addressOf(row), row);
}

/** Majority, base and forms of a body's ballots. Where the rulebook allows no open form, a small body elects by secret ballot as well. */
export function electionRule(rules: CaseRules, body: ElectionBody): VotingRule {
  const rule = votingRuleOf(rules, rules.rulebook.committees.elections.matter, body.base);
  const secretOnly = rule.forms.every((form) => rule.secretForms.includes(form));
  return secretOnly ? { ...rule, smallestSecretElectorate: 0 } : rule;
}

/** The body of an election that is kept. Throws a RulebookError if the rulebook no longer has it. */
export function bodyOf(rulebook: Rulebook, id: string): ElectionBody {
  return known(rulebook.committees.elections.bodies, id, 'body that elects');
}

/** Electors of whom only numbers are known: so many there, so many left out of the base, the rest absent. */
export function votersOf(row: { eligible: number; present: number; left_out: number }): Voter[] {
  const voters = (n: number, state: Voter['state'], exempt: boolean): Voter[] =>
    Array.from({ length: n }, () => ({ votes: true, exempt, away: false, state }));
  return [
    ...voters(row.present, 'present', false),
    ...voters(row.left_out, 'excused', true),
    ...voters(row.eligible - row.present - row.left_out, 'absent', false),
  ];
}

/** The largest number of ballots, and the rule that says so; null: the rulebook says nothing. */
export function ballotsAtMost({ rulebook, on, overlays }: CaseRules): { n: number; rule: string } | null {
  const { ballots } = rulebook.committees.elections;
  return ballots ? { n: numberValue(ruleOn(rulebook, ballots.rule, on, overlays)), rule: ballots.rule } : null;
}

/** The share of the seats by which candidates may be more than them; null: no limit. */
export function surplusShare({ rulebook, on, overlays }: CaseRules): { share: number; rule: string } | null {
  const { surplus } = rulebook.committees.elections;
  return surplus ? { share: numberValue(ruleOn(rulebook, surplus.rule, on, overlays)), rule: surplus.rule } : null;
}

/** From how many official members on a cell has a committee; null: of every size. */
function committeeFrom({ rulebook, on, overlays }: CaseRules): { n: number; rule: string } | null {
  const { committeeFrom: named } = rulebook.committees.elections;
  return named ? { n: numberValue(ruleOn(rulebook, named.rule, on, overlays), named.key), rule: named.rule } : null;
}

/** How many may hold an office at one unit, and by which rule; null: no limit is known. */
export function officeMaximum(
  { rulebook, on, overlays }: CaseRules,
  postId: string,
): { n: number; rule: string } | null {
  const post = known(rulebook.posts, postId, 'post');
  if (post.maximum)
    return {
      n: numberValue(ruleOn(rulebook, post.maximum.rule, on, overlays), post.maximum.key),
      rule: post.maximum.rule,
    };
  return post.single ? { n: 1, rule: post.rule ?? '' } : null;
}

export type UnitFacts = { kind: string; isCell: boolean; official: number };

/** The unit's kind, and how many official members it has on a day, exempt ones among them (ELE-05). */
export async function unitFacts(ctx: Context, unit: UnitRef, rulebook: Rulebook, on: string): Promise<UnitFacts> {
  const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
  const statuses = rulebook.membership.statuses.filter((each) => each.countsAsOfficial).map((each) => each.id);
  const n = await countedOwn(ctx, unit, { statuses, on });
  return { kind, isCell: known(rulebook.unitKinds, kind, 'unit kind').isCell, official: n };
}

/** How many in their own seat at the unit have one of these statuses on a day. */
async function countedOwn(
  ctx: Context,
  unit: UnitRef,
  { statuses, on, unsuspended = false }: { statuses: readonly string[]; on: string; unsuspended?: boolean },
): Promise<number> {
  const { n } = await ctx.tx
    .selectFrom('membership')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('seat', '=', 'own')
    .$if(unsuspended, (q) => q.where('suspended', '=', false))
    .where('status', 'in', ['', ...statuses])
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .executeTakeFirstOrThrow();
  return n;
}

/** From how many members on the cell would have the office; null: it has it. */
export function tooSmallFor(rules: CaseRules, office: ElectionOffice, facts: UnitFacts) {
  const from = committeeFrom(rules);
  return office.ofCommittee && facts.isCell && from && facts.official < from.n ? from : null;
}

/** The posts that candidates are taken from; none where the cell is too small to elect them. */
export function amongPosts(rules: CaseRules, office: ElectionOffice, facts: UnitFacts): string[] {
  const { offices } = rules.rulebook.committees.elections;
  return (office.among ?? []).filter((post) => {
    const other = offices.find((each) => each.post === post);
    return !other || tooSmallFor(rules, other, facts) === null;
  });
}

/** How many have a vote in a body on a day, by the records; null: they are sent from below, and known by number only. */
export async function knownElectors(
  ctx: Context,
  unit: UnitRef,
  body: ElectionBody,
  rulebook: Rulebook,
  facts: UnitFacts,
  on: string,
): Promise<number | null> {
  if (body.electors === 'delegates') return null;
  if (body.electors === 'committee') {
    const holders = await ctx.tx
      .selectFrom('post')
      .select(['person_id', 'holder_name'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('post', 'in', ['', ...seatedPosts(rulebook, facts.kind)])
      .where('valid_from', '<=', on)
      .where('valid_to', '>', on)
      .execute();
    return new Set(holders.map((each) => each.person_id ?? each.holder_name)).size;
  }
  const voting = rulebook.membership.statuses.filter((each) => each.hasVote).map((each) => each.id);
  return await countedOwn(ctx, unit, { statuses: voting, on, unsuspended: true });
}

type Asked = { personIds: readonly string[]; post: string; among: readonly string[]; on: string };

/** What is known of those who are to stand, by their ids: a right to stand is that of a member under the unit on the day. */
export async function candidatesOf(
  ctx: Context,
  unit: UnitRef,
  rulebook: Rulebook,
  asked: Asked,
): Promise<(CandidateFacts & { name: string })[]> {
  const { personIds, among, on } = asked;
  const standing = rulebook.membership.statuses.filter((each) => each.mayStand).map((each) => each.id);
  const range = subtreeOf(unit.path);
  const people = await ctx.tx
    .selectFrom('membership')
    .select(['person_id', 'full_name'])
    .where('division', '=', unit.division)
    .where('scope', '>=', range.lo)
    .where('scope', '<', range.hi)
    .where('person_id', 'in', [...personIds])
    .where('seat', '=', 'own')
    .where('suspended', '=', false)
    .where('status', 'in', ['', ...standing])
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .execute();
  // whoever was elected sits from that day, even where the office begins with the confirmation
  const holders = await ctx.tx
    .selectFrom('post as p')
    .leftJoin('election as e', (join) =>
      join.onRef('e.division', '=', 'p.division').onRef('e.id', '=', 'p.election_id'),
    )
    .select(['p.person_id', 'p.post', 'p.valid_to'])
    .where('p.division', '=', unit.division)
    .where('p.unit_id', '=', unit.id)
    .where('p.post', 'in', [asked.post, ...among])
    .where((eb) => eb(eb.fn.coalesce('e.held_on', 'p.valid_from'), '<=', on))
    .where('p.valid_to', '>', on)
    .execute();
  // elected at the same congress and not yet confirmed
  const elected = await ctx.tx
    .selectFrom('election_candidate as c')
    .innerJoin('election as e', (join) =>
      join.onRef('e.division', '=', 'c.division').onRef('e.id', '=', 'c.election_id'),
    )
    .select('c.person_id')
    .where('e.division', '=', unit.division)
    .where('e.unit_id', '=', unit.id)
    .where('e.post', 'in', ['', ...among])
    .where('e.state', '=', 'elected')
    .where('e.held_on', '<=', on)
    .where('c.elected_ballot', 'is not', null)
    .execute();
  return personIds.map((personId) => {
    const person = people.find((each) => each.person_id === personId);
    const held = holders.filter((each) => each.person_id === personId);
    return {
      personId,
      name: person?.full_name ?? '',
      mayStand: person !== undefined,
      amongThem: held.some((each) => among.includes(each.post)) || elected.some((each) => each.person_id === personId),
      holds: held.some((each) => each.post === asked.post && each.valid_to === 'infinity'),
    };
  });
}
