import { number } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { type ShownFinding, spelled } from '../reportCheck.ts';
import { findingId, goTo, markId } from './places.ts';

export type Numbered = ShownFinding & { index: number };

/** Kinds whose numbers are shares. */
const SHARES = new Set(['wrong_share', 'impossible_share', 'cut_not_rounded', 'shares_do_not_add_up']);

/** The findings in the order of the text, each with what would be possible and the way to its place. */
export function FindingList({ findings }: { findings: readonly Numbered[] }) {
  const { t } = useText();
  return (
    <ol className="report-findings">
      {findings.map((finding) => (
        <li key={finding.index} id={findingId(finding.index)} tabIndex={-1}>
          <h3>
            {number(finding.index + 1)}. {t(`reportCheck.kind.${finding.kind}`)}
          </h3>
          <blockquote dir="auto">{finding.quote}</blockquote>
          {finding.why.map((why) => (
            <p key={why.code}>
              {t(
                `reportCheck.why.${why.code}`,
                spelled(why.values, (value) => number(value)),
              )}
            </p>
          ))}
          <Facts
            facts={[
              {
                label: t('reportCheck.given'),
                value: percent(finding.given, finding.kind === 'not_a_whole_person' || SHARES.has(finding.kind)),
              },
              ...(finding.computed === null
                ? []
                : [{ label: t('reportCheck.computed'), value: percent(finding.computed, SHARES.has(finding.kind)) }]),
              { label: t('reportCheck.possible'), value: <Nearest nearest={finding.nearest} /> },
            ]}
          />
          <Button look="plain" onClick={() => goTo(markId(finding.index))}>
            {t('reportCheck.to_text')}
          </Button>
        </li>
      ))}
    </ol>
  );
}

function Nearest({ nearest }: Pick<ShownFinding, 'nearest'>) {
  const { t } = useText();
  return (
    <ul className="report-nearest">
      {nearest.map(({ what, value, gives }) => (
        <li key={`${what} ${value}`}>
          {gives === null
            ? t(`reportCheck.nearest.${what}`, { value })
            : t(`reportCheck.nearest.${what}_gives`, { value, gives })}
        </li>
      ))}
    </ul>
  );
}

function percent(value: number, share: boolean): string {
  return share ? `${number(value)}%` : number(value);
}
