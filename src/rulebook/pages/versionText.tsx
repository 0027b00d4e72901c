import { Link } from 'react-router';
import type { RuleGetResult } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';

export type Version = RuleGetResult['versions'][number];

/** How sure we are: the mark and what it stands for. */
export function Mark({ confidence }: { confidence: string }) {
  const { lang } = useText();
  return (
    <StateBadge state={confidence === 'P' ? 'done' : 'information'}>
      {confidence}: {labelOf('confidences', confidence, lang)}
    </StateBadge>
  );
}

/** From when until when a version holds, as far as it is known. */
export function usePeriod(): (version: Version) => string {
  const { t } = useText();
  return (version) =>
    [
      version.since ? t('rulebook.since', { date: date(version.since) }) : t('rulebook.since_unknown'),
      ...(version.lapsed ? [t('rulebook.until', { date: date(version.lapsed) })] : []),
    ].join(' ');
}

/** The documents a version rests on; each opens what else rests on it. */
export function Sources({ version }: { version: Version }) {
  const { t, own } = useText();
  return (
    <ul className="plain-list">
      {version.sources.map((source) => (
        <li key={own(source.text)}>
          {source.instrument ? (
            <Link to={paths.instrument(source.instrument)}>
              <Name>{own(source.text)}</Name>
            </Link>
          ) : (
            own(source.text)
          )}
        </li>
      ))}
      {version.local && <li>{t('rulebook.overlay', { place: version.local })}</li>}
      {version.url.map((url) => (
        <li key={url} className="small">
          <a href={url} rel="noreferrer" target="_blank">
            {t('rulebook.page')}: <bdi>{new URL(url).hostname}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What a rule sets, for whoever compares it with the paper or with another version. */
export function Values({ version }: { version: Version }) {
  const { own } = useText();
  if (version.values.length === 0) return null;
  return (
    <ul className="plain-list numeric">
      {version.values.map(({ key, value }) => (
        <li key={key}>
          {key && (
            <>
              <code dir="ltr">{key}</code>{' '}
            </>
          )}
          <bdi>{value}</bdi> {version.unit && !key && own(version.unit)}
        </li>
      ))}
    </ul>
  );
}

/** What the keeper of the rulebook noted, in English as it was written. */
export function Note({ text }: { text: string }) {
  return (
    <bdi lang="en" dir="ltr" className="small">
      {text}
    </bdi>
  );
}

/** One version whole: text, figures, sources, period, mark. */
export function VersionFacts({ version }: { version: Version }) {
  const { t, own } = useText();
  const period = usePeriod();
  return (
    <div className="stack">
      <p>{own(version.text)}</p>
      <Facts
        facts={[
          version.overlay !== null && { label: t('rulebook.origin'), value: own(version.overlay) },
          { label: t('rulebook.in_force_since'), value: period(version) },
          { label: t('rulebook.confidence'), value: <Mark confidence={version.confidence} /> },
          { label: t('rulebook.sources'), value: <Sources version={version} /> },
          version.note !== null && { label: t('rulebook.note'), value: <Note text={version.note} /> },
        ]}
      />
      {version.values.length > 0 && (
        <Disclosure title={t('rulebook.sets')}>
          <Values version={version} />
        </Disclosure>
      )}
    </div>
  );
}
