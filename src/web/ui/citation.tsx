import { Link } from 'react-router';
import { paths } from '../paths.ts';
import type { RuleCitation } from '../refusal.ts';
import { useText } from '../text.tsx';
import { Name } from './name.tsx';

/** The number of a rule, that leads to it as it stood on a day (today where none is given). */
export function RuleLink({ rule, on }: { rule: string; on?: string | undefined }) {
  return (
    <Link className="small rule-link" to={paths.rulebook(rule, { on })}>
      <Name>{rule}</Name>
    </Link>
  );
}

/** The rule behind a refusal, a deadline or a number: small, and opened by whoever wants to know. */
export function Citation({ rule }: { rule: RuleCitation }) {
  const { t } = useText();
  return (
    <details className="citation">
      <summary>
        <Name>{rule.citation}</Name>
      </summary>
      <div>
        <Name>{rule.source}</Name>
        {rule.confidence && <p className="quiet">{t('web.citation.confidence', { confidence: rule.confidence })}</p>}
        <p>
          <Link to={paths.rulebook(rule.id)}>{t('web.citation.open')}</Link>
          {rule.url && (
            <>
              {' · '}
              <a href={rule.url} rel="noreferrer" target="_blank">
                {t('web.citation.page')}
              </a>
            </>
          )}
        </p>
      </div>
    </details>
  );
}
