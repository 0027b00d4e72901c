import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { AwardListed, DueListed } from '../honour.ts';

type Line = Pick<DueListed | AwardListed, 'cautions'>;

/** What is to be weighed of somebody before a badge (discipline, suspension), with its rule; `marked` where no column says so. */
export function Cautions({ line, marked }: { line: Line; marked?: boolean }) {
  const { t } = useText();
  if (line.cautions.length === 0) return null;
  return (
    <div className="small">
      {marked && <StateBadge state="due">{t('honours.caution.short')}</StateBadge>} <Reasons reasons={line.cautions} />
    </div>
  );
}

/** Says once, above a form, that some are to be weighed, and how sure the rule is. */
export function CautionNotice({ lines }: { lines: readonly Line[] }) {
  const { t } = useText();
  const count = lines.filter((line) => line.cautions.length > 0).length;
  if (count === 0) return null;
  return (
    <div className="page-notice">
      <Notice state="due">
        <p>{t('honours.caution.count', { count })}</p>
        <p className="small">{t('honours.caution.unsourced')}</p>
      </Notice>
    </div>
  );
}
