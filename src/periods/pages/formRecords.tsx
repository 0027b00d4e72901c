import { Link, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api, type StatisticsRecordsInput, type StatisticsRecordsResult } from '../../../gen/client.ts';
import { RecordTable } from '../../indicators/pages/recordTable.tsx';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import { inLanguage } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { Translate } from '../../web/words.ts';
import type { FormTable, PeriodKind } from '../period.ts';
import { periodOf } from '../rules.ts';
import { FormState } from './formState.tsx';
import { periodTitle } from './naming.ts';

export const handle: PageHandle = { title: (t, data) => (data ? titleOf(data.list, t) : '') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { row, column, code, others, search, sort, after } = addressQuery(request);
  const list = await api.statisticsRecords({
    ...{ unit: params.unit ?? '', form: params.form ?? '', kind: params.span, startsOn: params.startsOn ?? '' },
    ...{ row, column, code, others, search, sort, after },
  } as StatisticsRecordsInput);
  return { list, unit: list.unit };
}

function titleOf({ form, row, column }: StatisticsRecordsResult, t: Translate): string {
  return t('periods.records.title', { form: form.code, row: inLanguage(row), column: inLanguage(column) });
}

/** The records behind a number of a form: as many as it says, each the way to its page. */
export default function FormRecordsPage() {
  const { t, own, lang } = useText();
  const { list } = useLoaderData<typeof loader>();
  const params = useParams();
  const searched = useAddress().get('search') !== undefined;
  const { unit, form, from, to, frozen, amount } = list;
  const state = list.state as FormTable['state'];
  const period = periodOf(params.span as PeriodKind, params.startsOn ?? '');
  const listed = amount ?? list.total;
  return (
    <Page
      title={titleOf(list, t)}
      lead={
        <>
          <Name>{unit.name}</Name> ·{' '}
          {from === to
            ? t('indicators.declared.as_of', { date: date(to) })
            : t('indicators.declared.period', { from: date(from), to: date(to) })}
        </>
      }
      crumbs={[
        { label: t('periods.form.title'), to: paths.unitStatistics(unit.id) },
        {
          label: `${form.code} · ${periodTitle(period, t, lang)}`,
          to: paths.statisticsForm(unit.id, form.id, period.kind, period.startsOn),
        },
      ]}
    >
      <p>
        <FormState state={state} />
        {frozen !== null && <> · {t('periods.records.from_today')}</>}
      </p>
      {frozen !== null && !searched && frozen !== listed && (
        <Notice state="due">
          {t('periods.records.differs', { frozen: number(frozen), listed: number(listed) })}{' '}
          <Link to={paths.unitPeriod(unit.id, period.kind, period.startsOn)}>{t('periods.records.beside')}</Link>
        </Notice>
      )}
      <RecordTable caption={`${own(list.row)} – ${own(list.column)}`} list={list} />
    </Page>
  );
}
