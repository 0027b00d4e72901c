import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type UnitCountedInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date, month } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { Translate } from '../../web/words.ts';
import { UNIT_MEASURES } from '../indicator.ts';

export const handle: PageHandle = { title: (t, data) => titleOf(t, data?.asked ?? {}) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { measure, kind, month: of, on, after } = addressQuery(request);
  const asked = { measure, kind, month: of, on } as Omit<UnitCountedInput, 'id'>;
  const [unit, units] = await Promise.all([api.unitGet({ id }), api.unitCounted({ id, after, ...asked })]);
  return { unit, units, asked };
}

/** The units a number counts: the same condition as the count, so the list has exactly as many lines. */
export default function CountedUnitsPage() {
  const { t, lang } = useText();
  const { unit, units, asked } = useLoaderData<typeof loader>();
  const { today } = session();
  const byMonth = asked.measure?.startsWith('meeting') ?? false;
  const label = (group: string, code: string) => capitalized(labelOf(group, code, lang), lang);
  const asOf =
    asked.on && asked.on !== today
      ? t('indicators.overview.on', { date: date(asked.on) })
      : t('indicators.overview.today', { date: date(today) });
  const when = byMonth ? t('indicators.units.in_month', { month: month(asked.month ?? today.slice(0, 7)) }) : asOf;
  return (
    <Page
      title={titleOf(t, asked, lang)}
      lead={
        <>
          <Name>{unit.name}</Name> · {when}
        </>
      }
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'measure',
            label: t('indicators.units.measure'),
            wide: true,
            options: UNIT_MEASURES.filter((one) => one !== 'all').map((one) => ({
              value: one,
              label: t(`indicators.measure.${one}`),
            })),
          },
          ...(byMonth
            ? [
                {
                  kind: 'month' as const,
                  key: 'month',
                  label: t('indicators.units.month'),
                  usual: today.slice(0, 7),
                },
              ]
            : []),
        ]}
      />
      <Table
        caption={titleOf(t, asked, lang)}
        rows={units.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.unit(line.id)}
        columns={[
          { key: 'name', header: t('indicators.children.name'), cell: (line) => <Name>{line.name}</Name> },
          { key: 'kind', header: t('indicators.units.kind'), cell: (line) => label('unitKinds', line.kind) },
          {
            key: 'setting',
            header: t('indicators.units.setting'),
            cell: (line) => line.setting && label('settings', line.setting),
          },
          {
            key: 'parent',
            header: t('indicators.units.parent'),
            cell: (line) => line.parent && <Name>{line.parent}</Name>,
          },
          {
            key: 'secretary',
            header: t('indicators.units.secretary'),
            cell: (line) => line.secretary && <Name>{line.secretary}</Name>,
          },
          {
            key: 'members',
            header: t('indicators.children.members'),
            numeric: true,
            cell: (line) =>
              line.members !== null && (
                <NumberLink value={line.members} to={paths.unitPeople(line.id, { seat: 'own' })} label={line.name} />
              ),
          },
        ]}
        total={units.total}
        next={units.next}
        empty={<Empty title={t('indicators.units.empty')}>{t('indicators.units.empty_hint')}</Empty>}
      />
    </Page>
  );
}

function titleOf(t: Translate, asked: { measure?: string; kind?: string }, lang: 'vi' | 'en' | 'ar' = 'vi'): string {
  if (asked.kind) return t('indicators.units.of_kind', { kind: labelOf('unitKinds', asked.kind, lang) });
  return t(`indicators.measure.${asked.measure ?? 'all'}`);
}
