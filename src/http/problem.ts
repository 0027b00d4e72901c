import { withNames } from '../platform/i18n/called.ts';
import type { Messages } from '../platform/i18n/messages.ts';
import type { Reason, Refusal } from '../platform/refusal.ts';
import { readable } from '../rulebook/readable.ts';
import { type Rulebook, ruleCited } from '../rulebook/rulebook.ts';
import type { Language } from '../rulebook/schemaBase.ts';

export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  reasons: (Omit<Reason, 'rule'> & { message: string; rule?: Cited })[];
};

export type Cited = { id: string; citation: string; source: string; confidence: string; url?: string };

/**
 * A rule as a refusal shows it: what it says, who says so, how sure we are. `name` as a reason has it (`ruleCited`); undefined
 * where the rulebook has no such rule on that day.
 */
export function cited(rulebook: Rulebook, name: string, language: Language, on: string): Cited | undefined {
  const rule = ruleCited(rulebook, name, on);
  if (!rule) return undefined;
  const [url] = rule.url;
  return {
    id: rule.id,
    citation: rule.citation(language),
    source: rule.text[language],
    confidence: rule.confidence,
    ...(url && { url }),
  };
}

/** A refusal as application/problem+json in the reader's language, each reason with the citation of its rule. */
export function problemOf(
  refusal: Refusal,
  language: Language,
  rulebook: Rulebook,
  messages: Messages,
  on: string,
): Problem {
  const reasons = refusal.reasons.map(({ rule, ...reason }) => {
    const values = withNames(readable(rulebook, language, reason.values), (key) =>
      messages.has(key) ? messages.text(language, key) : undefined,
    );
    const message = messages.text(language, `refusal.${reason.code}`, values);
    const citation = rule === undefined ? undefined : cited(rulebook, rule, language, on);
    return { ...reason, message, ...(citation && { rule: citation }) };
  });
  const code = refusal.reasons[0]?.code ?? 'refused';
  return {
    type: `/refusals/${code}`,
    title: messages.text(language, `problem.${refusal.status}`),
    status: refusal.status,
    code,
    reasons,
  };
}

/** Whatever else went wrong: an id to ask about, nothing of the inside. */
export function faultOf(id: string, language: Language, messages: Messages): Problem {
  return {
    type: '/refusals/fault',
    title: messages.text(language, 'problem.500', { id }),
    status: 500,
    code: 'fault',
    reasons: [{ code: 'fault', message: messages.text(language, 'problem.500', { id }) }],
  };
}
