import { number } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import type { CheckedReport } from '../reportCheck.ts';

/** What was recomputed and holds, folded: it is there for whoever wonders what was looked at. */
export function Holds({ fits }: Pick<CheckedReport, 'fits'>) {
  const { t } = useText();
  if (fits.length === 0) return null;
  return (
    <div className="section">
      <Disclosure title={t('reportCheck.holds', { count: fits.length })}>
        <ul className="report-fits">
          {fits.map(({ kind, start, end, quote, bases }) => (
            <li key={`${kind} ${start} ${end}`}>
              <span className="quiet small">{t(`reportCheck.fit.${kind}`)}</span>
              <blockquote dir="auto">{quote}</blockquote>
              {bases.length > 0 && (
                <p className="small">
                  {t('reportCheck.bases', { bases: bases.map((base) => number(base)).join(' · ') })}
                </p>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
