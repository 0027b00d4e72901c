import { Link } from 'react-router';
import { useText } from '../../web/text.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { PeriodRecord } from '../period.ts';

/** What is not finished in a period that waits to be closed; each a link to its list. */
export function Unfinished({ lines }: { lines: PeriodRecord['unfinished'] }) {
  const { t } = useText();
  if (lines.length === 0) return null;
  return (
    <Section title={t('periods.unfinished.title')}>
      <p>{t('periods.unfinished.lead')}</p>
      <ul>
        {lines.map(({ what, n, link }) => {
          const words = t(`periods.unfinished.${what}`, { count: n });
          return <li key={what}>{link === null ? words : <Link to={link}>{words}</Link>}</li>;
        })}
      </ul>
    </Section>
  );
}
