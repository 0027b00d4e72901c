/** What committees.yaml says of elections, appointments, the end of posts and terms that follow one another. */
import * as z from 'zod/mini';
import { confidence, id, label, ruleId, text } from './schemaBase.ts';

const ofRule = z.strictObject({ rule: ruleId });
const keyOfRule = z.strictObject({ rule: ruleId, key: text });
const some = z.array(id).check(z.minLength(1));
const reason = z.strictObject({ id, label });

/** Who elects whom, by which ballots; how a result is confirmed. */
export const elections = z.strictObject({
  /** the matter of votes.yaml that an election is voted on as */
  matter: id,
  /** so many ballots at most; then the level above appoints. Without it there is no limit */
  ballots: z.optional(ofRule),
  /** the share of the seats by which candidates may be more than them */
  surplus: z.optional(ofRule),
  /** the rule by which the level above confirms a result; without it the level above only records it */
  approval: z.optional(ofRule),
  /** from how many official members on a cell has a committee */
  committeeFrom: z.optional(keyOfRule),
  /** the rule by which only whoever has a vote may stand */
  standing: z.optional(ofRule),
  bodies: z.array(
    z.strictObject({
      id,
      label,
      at: some,
      /** members: all of the cell with a vote; committee: who sits on it; delegates: sent from below, known by number only */
      electors: z.enum(['members', 'committee', 'delegates']),
      /** the base of votes.yaml its ballots are counted on */
      base: id,
    }),
  ),
  offices: z.array(
    z.strictObject({
      post: id,
      bodies: some,
      /** only who holds one of these posts may stand, where they are elected at all */
      among: z.optional(some),
      /** required: more candidates than seats; allowed: as many or more */
      surplus: z.enum(['required', 'allowed']),
      /** elected only where a cell is large enough for a committee */
      ofCommittee: z.optional(z.boolean()),
    }),
  ),
  /** why a result is not confirmed */
  refusals: z.array(reason).check(z.minLength(1)),
});

/** Why the level above gives a post itself; `afterBallots`: because an election ended without a result. */
export const appointments = z.strictObject({
  rule: z.optional(ruleId),
  reasons: z.array(z.strictObject({ id, label, afterBallots: z.optional(z.boolean()) })).check(z.minLength(1)),
});

/** Why a post ends, by the way it ends. */
export const postEndings = z.array(z.strictObject({ id, label, way: z.enum(['term', 'resignation', 'dismissal']) }));

/** How many terms one after another somebody may hold these posts at one unit. */
export const consecutive = z.array(
  z.strictObject({ posts: some, terms: z.int().check(z.positive()), confidence, note: z.optional(text) }),
);
