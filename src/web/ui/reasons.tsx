import { Link } from 'react-router';
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
  return hasText(key) ? t(key, withDates(reason.values ?? {}, currentLanguage())) : reason.code;
}

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
