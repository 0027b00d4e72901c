import { Link } from 'react-router';
import { withNames } from '../../platform/i18n/called.ts';
import { withDates } from '../../platform/i18n/dates.ts';
import { currentLanguage } from '../language.ts';
import { paths } from '../paths.ts';
import type { Reason } from '../refusal.ts';
import { labelOf } from '../session.ts';
import { hasText, t } from '../words.ts';
import { Citation } from './citation.tsx';

/** What a reason says in the reader's language: the server's sentence, or our own text of its code. */
export function reasonText(reason: Reason): string {
  if (reason.message) return reason.message;
  const key = `refusal.${reason.code}`;
  return hasText(key) ? t(key, withDates(readable(reason.values ?? {}), currentLanguage())) : reason.code;
}

/** Codes in the values of a reason, by the labels they have in the rulebook or in our own words; the server does the same where it writes the sentence. */
function readable(values: Record<string, unknown>): Record<string, unknown> {
  const told = Object.entries(values).map(([name, value]) => {
    const group = LABELS[name];
    return [name, group && typeof value === 'string' ? labelOf(group, value, currentLanguage()) : value];
  });
  return withNames(Object.fromEntries(told), (key) => (hasText(key) ? t(key) : undefined));
}

const LABELS: Readonly<Record<string, string>> = {
  kind: 'unitKinds',
  parent: 'unitKinds',
  post: 'posts',
  setting: 'settings',
};

/** Reasons why not, each with its rule; `cited`: where the rule is named beside all of them. */
export function Reasons({ reasons, cited = false }: { reasons: readonly Reason[]; cited?: boolean }) {
  return reasons.map((reason) => (
    <div key={`${reason.code} ${reason.field ?? ''} ${reason.message ?? ''}`}>
      <span>{reasonText(reason)}</span> {!cited && <RuleOf rule={reason.rule} />}
    </div>
  ));
}

function RuleOf({ rule }: { rule: Reason['rule'] }) {
  if (!rule) return null;
  if (typeof rule !== 'string') return <Citation rule={rule} />;
  // a rule that the rulebook does not have is no reason to name one
  const id = labelOf('rules', rule.split('@')[0], currentLanguage());
  return /^[A-Z]{3}-/.test(id) ? (
    <Link className="small" to={paths.rulebook(id)}>
      <bdi>{id}</bdi>
    </Link>
  ) : null;
}
