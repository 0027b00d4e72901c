import { Link } from 'react-router';
import type { RuleListResult } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import type { Query } from '../../web/request.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Mark, usePeriod } from './versionText.tsx';

type Rule = RuleListResult['items'][number];

/** One rule as a statute prints it: its number, what it says, who says so, since when, how sure. `query`: the day and place read for. */
export function RuleText({ rule, query }: { rule: Rule; query: Query }) {
  const { t, own } = useText();
  const period = usePeriod();
  const { now } = rule;
  return (
    <article id={rule.id} tabIndex={-1} aria-labelledby={`${rule.id}-number`}>
      <h3 id={`${rule.id}-number`}>
        <Link to={paths.rulebook(rule.id, query)}>
          <Name>{rule.id}</Name>
        </Link>
      </h3>
      <p>{own(now.text)}</p>
      <p className="small quiet">
        {now.overlay && <>{t('rulebook.overlay', { place: own(now.overlay) })} · </>}
        {t('rulebook.source')}: <Name>{now.sources.map((source) => own(source.text)).join('; ')}</Name> · {period(now)}
      </p>
      {rule.replaces && (
        <p className="small quiet">
          {t('rulebook.replaces')}: {own(rule.replaces.text)}
        </p>
      )}
      <p className="small">
        <Mark confidence={now.confidence} />
      </p>
    </article>
  );
}
