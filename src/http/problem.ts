import type { Messages } from '../platform/i18n/messages.ts';
import type { Reason, Refusal } from '../platform/refusal.ts';
import { findRuleOn, type Rulebook } from '../rulebook/rulebook.ts';
import type { Language } from '../rulebook/schemaBase.ts';

export type Problem = {
  type: string; title: string; status: number; code: string;
  reasons: (Omit<Reason, 'rule'> & { message: string; rule?: Cited })[];
};

export type Cited = { id: string; citation: string; source: string; confidence: string; url?: string };

/** A rule as a refusal shows it: what it says, who says so, how sure we are. */
export function cited(rulebook: Rulebook, id: string, language: Language, on: string): Cited {
  const rule = findRuleOn(rulebook, id, on);
  if (!rule) return { id, citation: id, source: '', confidence: '' };
  const [url] = rule.url;
  return { id, citation: rule.citation(language), source: rule.text[language], confidence: rule.confidence, ...(url && { url }) };
}

/** Values of reasons that are codes of the rulebook are shown by their label. */
function readable(rulebook: Rulebook, language: Language, values: Reason['values'] = {}): Record<string, string | number> {
  const lists: Record<string, { id: string; label: unknown }[]> = {
    kind: rulebook.unitKinds, parent: rulebook.unitKinds, post: rulebook.posts, setting: rulebook.settings,
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => {
    if (typeof value === 'string' && ISO_DATE.test(value)) return [key, written(value, language)];
    const label = lists[key]?.find((entry) => entry.id === value)?.label as Record<string, string | { one: string }> | undefined;
    const inLanguage = label?.[language];
    return [key, typeof inLanguage === 'string' ? inLanguage : (inLanguage?.one ?? value)];
  }));
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A legal date as people write it, without a time zone to shift it: 28/11/2026, 28 Nov 2026, 28 نوفمبر 2026. */
function written(date: string, language: Language): string {
  const [locale, month] = ({ vi: ['en-GB', '2-digit'], en: ['en-US', 'short'], ar: ['ar-u-nu-latn', 'long'] } as const)[language];
  const parts = new Intl.DateTimeFormat(locale, { day: language === 'vi' ? '2-digit' : 'numeric', month, year: 'numeric', timeZone: 'UTC' }).formatToParts(new Date(`${date}T00:00:00Z`));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return [part('day'), part('month'), part('year')].join(language === 'vi' ? '/' : '\u00a0');
}

/** A refusal as application/problem+json in the reader's language, each reason with the citation of its rule. */
export function problemOf(refusal: Refusal, language: Language, rulebook: Rulebook, messages: Messages, on: string): Problem {
  const reasons = refusal.reasons.map(({ rule, ...reason }) => {
    const message = messages.text(language, `refusal.${reason.code}`, readable(rulebook, language, reason.values));
    return { ...reason, message, ...(rule && { rule: cited(rulebook, rule, language, on) }) };
  });
  const code = refusal.reasons[0]?.code ?? 'refused';
  return { type: `/refusals/${code}`, title: messages.text(language, `problem.${refusal.status}`), status: refusal.status, code, reasons };
}

/** Whatever else went wrong: an id to ask about, nothing of the inside. */
export function faultOf(id: string, language: Language, messages: Messages): Problem {
  return { type: '/refusals/fault', title: messages.text(language, 'problem.500', { id }), status: 500, code: 'fault', reasons: [{ code: 'fault', message: messages.text(language, 'problem.500', { id }) }] };
}

