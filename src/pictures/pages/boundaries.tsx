import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api, type BoundaryImportResult } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { UploadedFile } from '../../web/upload.ts';

export const handle: PageHandle = { title: (t) => t('pictures.boundaries.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const shapes = await api.boundaryMap({ unit: params.unit ?? '' });
  return { shapes, unit: shapes.unit };
}

/** Brings a boundary file; says which places were recognized, and which were not. */
export default function BoundariesPage() {
  const { t } = useText();
  const { shapes } = useLoaderData<typeof loader>();
  const [done, setDone] = useState<BoundaryImportResult>();
  const [round, setRound] = useState(0);
  const { revalidate } = useRevalidator();
  const { unit } = shapes;
  const placed = shapes.shapes.length + shapes.without;
  return (
    <Page
      title={t('pictures.boundaries.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: t('indicators.declared.title'), to: paths.indicators(unit.id) },
      ]}
    >
      <div className="stack">
        <p>{t('pictures.boundaries.lead')}</p>
        {placed > 0 && <p className="quiet">{t('pictures.boundaries.now', { n: shapes.shapes.length, of: placed })}</p>}
        {done && <Notice state="done">{t('pictures.boundaries.matched', { count: done.matched })}</Notice>}
        {placed === 0 ? (
          <Empty title={t('pictures.map.nobody')}>{t('pictures.map.nobody_hint')}</Empty>
        ) : (
          <CommandForm<{ file: UploadedFile[] }, BoundaryImportResult>
            key={round}
            name="boundary.import"
            entity={unit.id}
            initial={{}}
            submit={({ file }, commandId) =>
              api.boundaryImport({ unit: unit.id, fileId: file[0]?.id ?? '' }, { commandId })
            }
            onDone={(result) => {
              setDone(result);
              setRound(round + 1);
              void revalidate();
            }}
            draft={false}
            verb={t('pictures.boundaries.verb')}
          >
            <FileField
              name="file"
              label={t('pictures.boundaries.file')}
              unit={unit.id}
              accept=".geojson,.json"
              required
            />
          </CommandForm>
        )}
      </div>
      {done && done.unmatched.length > 0 && <Names title={t('pictures.boundaries.unmatched')} names={done.unmatched} />}
      {done && done.twice.length > 0 && <Names title={t('pictures.boundaries.twice')} names={done.twice} />}
    </Page>
  );
}

function Names({ title, names }: { title: string; names: string[] }) {
  return (
    <Section title={title}>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </Section>
  );
}
