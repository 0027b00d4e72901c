import { Link } from 'react-router';
import { useName } from '../../indicators/pages/declared.tsx';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Section } from '../../web/ui/page.tsx';
import { type PublicationRecord, statesOf, type TableSource } from '../publication.ts';

/** Which indicators a table's numbers are of, by which formula, as of which day, closed or not. */
export function Origins({ record }: { record: PublicationRecord }) {
  const { t, own } = useText();
  const name = useName();
  if (record.sources.length === 0) return null;
  const days = { on: record.on, ...(record.from !== null && { from: record.from }) };
  return (
    <Section title={t('publications.page.origins')}>
      <Facts
        facts={record.sources.map((source) => ({
          label: name(source.name),
          value: (
            <>
              <Link to={paths.indicator(record.unit.id, source.indicator, { ...days, tree: 'then' })}>
                {own(source.formula)}
              </Link>
              {source.own && (
                <p className="quiet">
                  {t('publications.page.origin_own', {
                    ...source.own,
                    date: date(source.own.since),
                    name: source.own.by,
                  })}
                </p>
              )}
              {source.states.length > 0 && <p className="quiet">{stateText(record, source, t)}</p>}
            </>
          ),
        }))}
      />
    </Section>
  );
}

function stateText({ on, from }: PublicationRecord, source: TableSource, t: ReturnType<typeof useText>['t']): string {
  const values = { states: statesOf(source), below: source.below ? 'yes' : 'no', date: date(on) };
  return from === null
    ? t('publications.page.origin_line', values)
    : t('publications.page.origin_period', { ...values, from: date(from) });
}
