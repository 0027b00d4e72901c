import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type IndicatorGetInput, type IndicatorRecordsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import { inLanguage } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { indicatorId, paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { useName } from './declared.tsx';
import { RecordTable } from './recordTable.tsx';

export const handle: PageHandle = { title: (_t, data) => (data ? inLanguage(data.list.what) : '') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const [unit, id] = [params.unit ?? '', indicatorId(params.indicator ?? '')];
  const { on, from, tree, part, dimension, code, search, sort, after } = addressQuery(request);
  const [one, list] = await Promise.all([
    api.indicatorGet({ unit, id, on, from, tree } as IndicatorGetInput),
    api.indicatorRecords({
      ...{ unit, id, on, from, tree, part, dimension, search, sort, after },
      ...(dimension && { code: code ?? '' }),
    } as IndicatorRecordsInput),
  ]);
  return { one, list };
}

/** The records behind a number: as many as it says, each the way to its page. */
export default function IndicatorRecordsPage() {
  const { t } = useText();
  const name = useName();
  const { one, list } = useLoaderData<typeof loader>();
  const { current, unit } = one;
  return (
    <Page
      title={name(list.what)}
      lead={
        <>
          <Name>{unit.name}</Name> ·{' '}
          {one.nature === 'flow'
            ? t('indicators.declared.period', { from: date(current.from), to: date(current.to) })
            : t('indicators.declared.as_of', { date: date(current.to) })}
        </>
      }
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: name(one.name), to: paths.indicator(unit.id, one.id) },
      ]}
    >
      <RecordTable caption={name(list.what)} list={list} />
    </Page>
  );
}
