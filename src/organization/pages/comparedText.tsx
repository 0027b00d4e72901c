import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { compareParagraphs } from '../rules/regulations.ts';
import './organization.css';

/** Two texts as one: what stayed, what was inserted and what was left out, each said in words. */
export function ComparedText({ older, newer }: { older: string; newer: string }) {
  const { t } = useText();
  const found = compareParagraphs(older, newer);
  if (found.every((one) => one.kind === 'same')) return <Notice>{t('organization.compare.same')}</Notice>;
  return (
    <div className="compared">
      {found.map(({ kind, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a comparison never change places
        <div key={at} className={`compared-${kind}`}>
          {kind === 'inserted' && <StateBadge state="done">{t('organization.compare.inserted')}</StateBadge>}
          {kind === 'removed' && <StateBadge state="overdue">{t('organization.compare.left_out')}</StateBadge>}
          <p>
            {kind === 'inserted' ? (
              <ins>
                <Name>{text}</Name>
              </ins>
            ) : kind === 'removed' ? (
              <del>
                <Name>{text}</Name>
              </del>
            ) : (
              <Name>{text}</Name>
            )}
          </p>
        </div>
      ))}
    </div>
  );
}
