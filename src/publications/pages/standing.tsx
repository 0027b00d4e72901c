import type { Reason } from '../../web/refusal.ts';
import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { isKnown, judgedOf, type Values } from '../formValues.ts';
import type { RegisterNumber } from '../publication.ts';
import { reasonsAgainst } from '../rules/reasons.ts';

type StandingProps = { values: Partial<Values>; known: readonly RegisterNumber[]; smallest: number };

/** What cannot be in the table as it is typed, without what only the server knows. */
export function findingsIn({ values, known, smallest }: StandingProps): Reason[] {
  const named = [{ indicator: values.whole?.indicator }, ...(values.lines ?? [])];
  const unasked = named.some((line) => line.indicator !== undefined && !isKnown(known, line));
  const found = reasonsAgainst(judgedOf(values), { registered: known, smallest });
  return found.filter(({ code }) => !(unasked && code === 'publication.not_in_register'));
}

/** What stands against the whole, as soon as something is written of it. */
export function Standing(props: StandingProps) {
  const { t } = useText();
  const { whole, lines } = props.values;
  const begun = whole?.n !== undefined || (lines ?? []).some(({ n, share }) => n !== undefined || share !== undefined);
  const found = begun ? findingsIn(props).filter(({ field }) => !field?.startsWith('lines.')) : [];
  if (found.length === 0) return null;
  return (
    <Notice state="overdue" live>
      <p>{t('publications.page.findings', { count: found.length })}</p>
      <Reasons reasons={found} cited />
    </Notice>
  );
}
