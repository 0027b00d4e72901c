import { useCallback, useMemo } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { stageName } from '../../admissions/pages/names.ts';
import { number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { barOf, bars } from './drawings.ts';
import type { Plot, Room } from './figure.tsx';
import { Picture } from './picture.tsx';

export const handle: PageHandle = { title: (t) => t('pictures.pipeline.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, counts] = await Promise.all([api.unitGet({ id }), api.candidateCounts({ unit: id })]);
  return { unit, counts };
}

/** The way from being put forward to the admission: how many stand at each stage now. */
export default function PipelinePage() {
  const { t, lang } = useText();
  const { unit, counts } = useLoaderData<typeof loader>();
  const stages = useMemo(
    () => counts.stages.map(({ code, n }) => ({ code, n, name: stageName(code, t, lang) })),
    [counts, t, lang],
  );
  const data = useMemo(
    () => stages.flatMap(({ name, n }) => (n === null ? [] : [barOf(name, n, number(n))])),
    [stages],
  );
  const draw = useCallback((plot: Plot, room: Room) => bars(data)(plot, room), [data]);
  const to = useCallback((code: string) => paths.candidates(unit.id, { stage: code }), [unit]);
  const walk = useMemo(
    () => stages.filter(({ n }) => n !== null).map(({ code }, i) => [{ words: data[i]?.says ?? '', to: to(code) }]),
    [stages, data, to],
  );
  const title = t('pictures.pipeline.title');
  return (
    <Page title={title} lead={<Name>{unit.name}</Name>} crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}>
      {data.length === 0 ? (
        <Empty title={t('pictures.nothing')}>{t('pictures.nothing_hint')}</Empty>
      ) : (
        <Picture
          title={title}
          of={unit.name}
          draw={draw}
          walk={walk}
          describe={t('pictures.describe.pipeline', { count: counts.total ?? 0, stages: data.length })}
          cells={{
            columns: [t('pictures.stage'), t('pictures.number')],
            rows: data.map((each) => [each.name, each.value]),
          }}
        >
          <Table
            caption={title}
            rows={stages}
            rowKey={({ code }) => code}
            rowLink={({ code }) => to(code)}
            columns={[
              { key: 'stage', header: t('pictures.stage'), cell: ({ name }) => name },
              {
                key: 'n',
                header: t('pictures.number'),
                numeric: true,
                cell: ({ n }) => (n === null ? '–' : number(n)),
              },
            ]}
          />
        </Picture>
      )}
    </Page>
  );
}
