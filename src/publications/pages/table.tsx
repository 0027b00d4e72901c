import { Fragment } from 'react';
import { Link } from 'react-router';
import { number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { isBelow, type PublicationRecord, type ShownLine } from '../publication.ts';
import './publications.css';

/** The lines of a table as on paper: what stands below another is a part of it, numbers of the register open it, shares are made of the counts. */
export function PublishedTable({ record }: { record: PublicationRecord }) {
  const { t } = useText();
  const { lines, whole, decimals, divides, state } = record;
  const shared = lines.some(({ printed, share }) => printed !== null || (state === 'draft' && share !== null));
  return (
    <div className="published-table">
      <table className="table">
        <caption className="hidden-visually">{record.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('publications.page.line')}</th>
            <th scope="col" className="numeric">
              {t('publications.page.count')}
            </th>
            {shared && (
              <>
                <th scope="col" className="numeric">
                  {t('publications.page.of')}
                </th>
                <th scope="col" className="numeric">
                  {t('publications.page.share')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
            <Fragment key={i}>
              <tr className={`published-level-${Math.min(line.level, 3)}`}>
                <th scope="row">
                  <bdi>{line.label}</bdi>
                  {line.register !== null && (
                    <span className="quiet published-register">{t(`publications.page.register_${line.register}`)}</span>
                  )}
                </th>
                <td className="numeric">
                  <Count record={record} line={line} />
                </td>
                {shared && (
                  <>
                    <td className="numeric">{line.of === null ? <span className="quiet">–</span> : number(line.of)}</td>
                    <td className="numeric">
                      {line.printed === null ? <span className="quiet">–</span> : number(line.printed, decimals)}
                      {state === 'draft' && line.share !== null && (
                        <span className="quiet published-given">
                          {t('publications.page.given', {
                            share: number(Number(line.share), line.share.split('.')[1]?.length ?? 0),
                          })}
                        </span>
                      )}
                    </td>
                  </>
                )}
              </tr>
              <LineFindings record={record} at={i} columns={shared ? 4 : 2} />
            </Fragment>
          ))}
          {divides && whole.n !== null && (
            <tr className="published-total">
              <th scope="row">{t('publications.page.total')}</th>
              <td className="numeric">{number(whole.n)}</td>
              {shared && (
                <>
                  <td className="numeric">{number(whole.n)}</td>
                  <td className="numeric">{number(100, decimals)}</td>
                </>
              )}
            </tr>
          )}
        </tbody>
      </table>
      {shared && (
        <p className="quiet small">{t(divides ? 'publications.page.made_divided' : 'publications.page.made')}</p>
      )}
    </div>
  );
}

/** A number of the register opens it as it stands on the day; any other is what somebody wrote. */
function Count({ record, line }: { record: PublicationRecord; line: ShownLine }) {
  const { t } = useText();
  if (line.n === null) return <span className="quiet">–</span>;
  if (line.indicator === null) return number(line.n);
  const days = { on: record.on, ...(record.from !== null && { from: record.from }) };
  // a line of a unit below is that unit's number
  const unit = isBelow(line.dimension) && line.code ? line.code : record.unit.id;
  return (
    <Link
      to={paths.indicator(unit, line.indicator, { ...days, tree: 'then' })}
      aria-label={`${line.label}: ${number(line.n)}. ${t('publications.page.open_register')}`}
    >
      {number(line.n)}
    </Link>
  );
}

/** What stands against a line of a draft, right under it. */
function LineFindings({ record, at, columns }: { record: PublicationRecord; at: number; columns: number }) {
  const found = record.findings.filter(({ field }) => field?.startsWith(`lines.${at}.`));
  if (found.length === 0) return null;
  return (
    <tr className="published-finding">
      <td colSpan={columns}>
        <div className="field-errors">
          <Icon name="overdue" />
          <div>
            <Reasons reasons={found} cited />
          </div>
        </div>
      </td>
    </tr>
  );
}
