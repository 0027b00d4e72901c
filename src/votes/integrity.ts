/** Checks of polls: the votes needed follow from the base, the outcome from the votes (trap 4). Whether the base follows from the roll, meetings check. */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';
import { ruleAsked } from '../organization/integrity.ts';
import { fractionValue } from '../rulebook/rulebook.ts';

export const pollIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'poll_threshold',
    severity: 'error',
    subject: 'poll',
    rules: ({ votes }) => [...new Set(votes.majorities.map(({ rule }) => rule))],
    reads: ['poll'],
    find: (asked) => {
      const majorities = asked.rulebook.votes.majorities.flatMap(({ id, rule, key }) => {
        const inForce = ruleAsked(asked, rule);
        return inForce ? [{ id, ...fractionValue(inForce, key) }] : [];
      });
      return sql`select p.division, p.unit_id, p.scope, p.id, '', jsonb_build_object('base', p.base, 'given', p.threshold, 'needed', x.needed, 'votes', p.votes_for)
        from poll p join jsonb_to_recordset(${JSON.stringify(majorities)}::jsonb) as f(id text, numerator int, denominator int, strict boolean) on f.id = p.majority
        cross join lateral (select greatest(1, case when f.strict then p.base * f.numerator / f.denominator + 1
          else (p.base * f.numerator + f.denominator - 1) / f.denominator end) as needed) x
        where ${asked.rows('p')} and p.rulebook_hash = ${asked.rulebook.hash}
          and (p.threshold <> x.needed or p.passed <> (p.base > 0 and p.votes_for >= p.threshold))`;
    },
  },
];

export const pollSubjects = {
  // a poll is read where it was taken: the list of the unit's meetings leads there
  poll: {
    table: 'poll',
    name: 'question',
    needs: 'meeting.read',
    link: (_id: string, unit: string) => `/units/${unit}/meetings`,
  },
};
