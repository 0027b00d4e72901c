import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type IndicatorMeasuresResult } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { DefineIndicator } from './ownIndicatorForm.tsx';

export const handle: PageHandle = { title: (t) => t('indicators.own.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.indicatorMeasures({ unit: params.unit ?? '' });
}

type Own = IndicatorMeasuresResult['own'][number];

/** The indicators that a committee defined, its own to change or retire, those from above to read. */
export default function OwnIndicatorsPage() {
  const { t, own: inOwn } = useText();
  const data = useLoaderData<typeof loader>();
  const { unit, may, own } = data;
  const [asked, ask] = useState<'define' | Own | null>(null);
  const close = () => ask(null);
  return (
    <Page
      title={t('indicators.own.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: t('indicators.declared.title'), to: paths.indicators(unit.id) },
      ]}
      action={
        may ? (
          <Button look="primary" onClick={() => ask('define')}>
            {t('indicators.own.define')}
          </Button>
        ) : undefined
      }
    >
      <Table
        caption={t('indicators.own.title')}
        rows={own}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.indicator(unit.id, line.indicator)}
        columns={[
          { key: 'name', header: t('indicators.declared.name'), cell: (line) => <Name>{line.name}</Name> },
          {
            key: 'formula',
            header: t('indicators.declared.formula'),
            cell: (line) => (
              <>
                {inOwn(line.formula)}
                {line.purpose && (
                  <p className="quiet">
                    <bdi>{line.purpose}</bdi>
                  </p>
                )}
              </>
            ),
          },
          {
            key: 'by',
            header: t('indicators.own.by'),
            cell: (line) => (
              <>
                <Name>{line.madeName}</Name> <span className="quiet">{date(line.madeOn)}</span>
              </>
            ),
          },
          {
            key: 'do',
            header: t('indicators.own.do'),
            cell: (line) =>
              may && line.here ? (
                <span className="row">
                  <LinkButton to={paths.ownIndicator(unit.id, line.id)}>{t('indicators.own.change')}</LinkButton>
                  <Button onClick={() => ask(line)}>{t('indicators.own.retire')}</Button>
                </span>
              ) : (
                !line.here && <span className="quiet">{t('indicators.own.from_above')}</span>
              ),
          },
        ]}
        empty={<Empty title={t('indicators.own.none')}>{t('indicators.own.none_hint')}</Empty>}
      />
      {asked === 'define' && <DefineIndicator data={data} onClose={close} />}
      {asked !== null && asked !== 'define' && (
        <CommandDialog<{ reason: string }, unknown>
          title={t('indicators.own.retire_title', { name: asked.name })}
          lead={<p>{t('indicators.own.retire_lead')}</p>}
          onClose={close}
          name="indicator.retire"
          entity={asked.id}
          submit={({ reason }, commandId) =>
            api.indicatorRetire({ id: asked.id, version: asked.version, reason }, { commandId })
          }
          verb={t('indicators.own.retire')}
        >
          <TextField name="reason" label={t('indicators.own.reason')} required />
        </CommandDialog>
      )}
    </Page>
  );
}
