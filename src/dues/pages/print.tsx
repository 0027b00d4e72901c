import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date, month, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { DuesPaper } from './duesPaper.tsx';

export const handle: PageHandle = { title: (t) => t('dues.print.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { month } = addressQuery(request);
  const sheet = await api.duesSheet({ unit: params.unit ?? '', ...(month && { month }) });
  return { sheet, unit: sheet.unit };
}

/** The month's list on paper: taken to the meeting, signed beside each name, entered afterwards. */
export default function DuesPrintPage() {
  const { t, lang } = useText();
  const { sheet } = useLoaderData<typeof loader>();
  return (
    <DuesPaper
      title={t('dues.print.title')}
      lead={t('dues.print.lead')}
      crumbs={[{ label: t('dues.tabs.sheet'), to: paths.unitDues(sheet.unit.id, { month: sheet.month }) }]}
      unit={sheet.unit}
      heading={t('dues.print.heading')}
      under={month(sheet.month)}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, by the keyboard too */}
      <section className="dues-scroll" aria-label={t('dues.print.heading')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('dues.paper.number')}</th>
              <th scope="col">{t('dues.sheet.name')}</th>
              <th scope="col" className="dues-paper-kind">
                {t('dues.sheet.category')}
              </th>
              <th scope="col">{t('dues.sheet.due')}</th>
              <th scope="col">{t('dues.sheet.paid')}</th>
              <th scope="col">{t('dues.sheet.paid_on')}</th>
              <th scope="col">{t('dues.paper.signature')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.lines.map((line, at) => (
              <tr key={line.personId}>
                <td>{number(at + 1)}</td>
                <td>
                  <bdi>{line.name}</bdi>
                </td>
                <td className="dues-paper-kind">
                  {line.category && capitalized(labelOf('duesCategories', line.category, lang), lang)}
                </td>
                <td className="numeric">{line.due === null ? '' : number(line.due + line.voluntary)}</td>
                <td className="numeric">{line.paid === 0 ? '' : number(line.paid)}</td>
                <td>{line.paidOn && date(line.paidOn)}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        {t('dues.paper.totals', {
          members: sheet.totals.members,
          paid: sheet.totals.paidMembers,
          due: sheet.totals.due + sheet.totals.voluntary,
          collected: sheet.totals.collected,
        })}
      </p>
      {sheet.others.map((other) => (
        <p key={`${other.lineId} ${other.on}`}>
          {t('dues.paper.other', { name: other.name, month: month(other.month), amount: other.amount })}
        </p>
      ))}
      <div className="dues-hands">
        <span>{t('dues.print.collector')}</span>
        <span>{t('dues.print.head')}</span>
      </div>
    </DuesPaper>
  );
}
