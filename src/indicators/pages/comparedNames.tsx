import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type UnitComparedInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { periodOf } from './period.ts';
import { reasonLabel } from './reasonLabel.ts';

export const handle: PageHandle = { title: (t) => t('indicators.compare.names') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const query = addressQuery(request);
  const period = periodOf(query, session().today);
  const way = (['out', 'became'] as const).find((each) => each === query.way) ?? 'in';
  const asked: UnitComparedInput = { id, ...period, way, reason: query.reason, after: query.after };
  const [unit, names] = await Promise.all([api.unitGet({ id }), api.unitCompared(asked)]);
  return { unit, names, period, way, reason: query.reason } as const;
}

/** Who came or went between two days for one reason. */
export default function ComparedNamesPage() {
  const { t, lang } = useText();
  const { unit, names, period, way, reason } = useLoaderData<typeof loader>();
  const title =
    way === 'became'
      ? t('indicators.statuses.became_title', { status: labelOf('statuses', reason ?? '', lang) })
      : reason
        ? reasonLabel(way, reason, t, lang)
        : t(way === 'in' ? 'indicators.compare.came' : 'indicators.compare.went');
  return (
    <Page
      title={title}
      lead={
        <>
          <Name>{unit.name}</Name> · {t('indicators.period.days', { from: date(period.from), to: date(period.to) })}
        </>
      }
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: t('indicators.compare.title'), to: paths.comparison(unit.id, period) },
      ]}
    >
      <Table
        caption={title}
        rows={names.items}
        rowKey={(line) => `${line.personId} ${line.on}`}
        rowLink={(line) => paths.member(line.personId)}
        columns={[
          { key: 'name', header: t('indicators.compare.name'), cell: (line) => <Name>{line.name}</Name> },
          { key: 'unit', header: t('indicators.children.name'), cell: (line) => <Name>{line.unitName}</Name> },
          { key: 'on', header: t('indicators.compare.on'), cell: (line) => date(line.on) },
        ]}
        total={names.total}
        next={names.next}
        empty={<Empty title={t('indicators.compare.nobody')}>{t('indicators.compare.nobody_hint')}</Empty>}
      />
    </Page>
  );
}
