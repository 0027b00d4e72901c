import type { RuleListResult } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';

type Rule = RuleListResult['items'][number];
type Version = Rule['now'];

/** One rule: its number, what it says, who says so, since when, how sure. */
export function RuleText({ rule }: { rule: Rule }) {
  const { t } = useText();
  return (
    <article id={rule.id} tabIndex={-1} aria-labelledby={`${rule.id}-number`}>
      <h3 id={`${rule.id}-number`}>
        <Name>{rule.id}</Name>
      </h3>
      <VersionText version={rule.now} />
      {rule.before.length > 0 && (
        <Disclosure title={t('rulebook.history')}>
          <div className="stack">
            {rule.before.map((version) => (
              <VersionText key={`${version.since} ${version.lapsed} ${version.overlay?.en}`} version={version} />
            ))}
          </div>
        </Disclosure>
      )}
    </article>
  );
}

function VersionText({ version }: { version: Version }) {
  const { t, own, lang } = useText();
  const since = version.since ? t('rulebook.since', { date: date(version.since) }) : t('rulebook.since_unknown');
  return (
    <div>
      <p>{own(version.text)}</p>
      <p className="small quiet">
        {version.overlay && <>{t('rulebook.overlay', { place: own(version.overlay) })} · </>}
        {t('rulebook.source')}: <Name>{sourceOf(own(version.citation))}</Name> · {since}
        {version.lapsed && <> {t('rulebook.until', { date: date(version.lapsed) })}</>}
        {version.url.map((url) => (
          <span key={url}>
            {' · '}
            <a href={url} rel="noreferrer" target="_blank">
              {t('rulebook.page')}
            </a>
          </span>
        ))}
      </p>
      <p className="small">
        <StateBadge state={version.confidence === 'P' ? 'done' : 'information'}>
          {version.confidence}: {labelOf('confidences', version.confidence, lang)}
        </StateBadge>
      </p>
    </div>
  );
}

/** The citation ends with the mark, which stands beside it here with its own sign. */
function sourceOf(citation: string): string {
  const parts = citation.split(/[;؛] /);
  return parts.length > 1 ? parts.slice(0, -1).join('; ') : citation;
}
