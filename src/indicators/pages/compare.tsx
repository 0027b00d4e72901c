import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { AccountTable } from './accountTable.tsx';
import { periodOf } from './period.ts';
import { PeriodForm } from './periodForm.tsx';
import { StatusTable } from './statusTable.tsx';

export const handle: PageHandle = { title: (t) => t('indicators.compare.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  return await api.unitCompare({ id, ...periodOf(addressQuery(request), session().today) });
}

/** Why the head count of one day is not that of another: every difference with its reason, and the names behind it. */
export default function ComparePage() {
  const { t } = useText();
  const found = useLoaderData<typeof loader>();
  const { unit, from, to, before, after, entered, left } = found;
  const names = (way: 'in' | 'out', reason: string) => paths.comparedNames(unit.id, { from, to, way, reason });
  return (
    <Page
      title={t('indicators.compare.title')}
      lead={
        <>
          <Name>{unit.name}</Name> · {t('indicators.period.days', { from: date(from), to: date(to) })}
        </>
      }
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      <div className="stack">
        <PeriodForm from={from} to={to} />
        {after === null ? (
          <Notice state="due">
            {found.recordedSince
              ? t('indicators.overview.not_recorded', { since: date(found.recordedSince) })
              : t('indicators.overview.never_recorded')}
          </Notice>
        ) : (
          <>
            <p>
              {before === null
                ? t('indicators.compare.from_nothing', {
                    since: date(found.recordedSince ?? from),
                    after: number(after),
                  })
                : t('indicators.compare.sum', {
                    from: date(from),
                    to: date(to),
                    before: number(before),
                    entered: number(entered ?? 0),
                    left: number(left ?? 0),
                    after: number(after),
                  })}
            </p>
            <AccountTable account={found} from={from} to={to} names={found.names ? names : null} />
            <StatusTable statuses={found.statuses} unit={unit.id} from={from} to={to} />
            <p className="quiet">
              {t('indicators.state.compared_live', { date: date(session().today) })}{' '}
              <Link to={paths.unitPeriods(unit.id)}>{t('indicators.state.periods')}</Link>
            </p>
          </>
        )}
        {found.beyond > 0 && <Notice>{t('indicators.compare.beyond', { count: found.beyond })}</Notice>}
      </div>
    </Page>
  );
}
