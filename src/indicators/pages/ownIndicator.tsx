import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api, type IndicatorMeasuresResult } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Formers } from './formers.tsx';
import { DefinitionFields, type DefinitionValues, definitionOf, valuesOf } from './ownIndicatorForm.tsx';

export const handle: PageHandle = { title: (t, data) => data?.line?.name ?? t('indicators.own.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const data = await api.indicatorMeasures({ unit: params.unit ?? '' });
  return { data, line: data.own.find(({ id }) => id === params.own) };
}

type Values = DefinitionValues & { reason: string };

/** An indicator that a committee defined: what it is now, how to change it from today on, and what it was before. */
export default function OwnIndicatorPage() {
  const { t, own } = useText();
  const { data, line } = useLoaderData<typeof loader>();
  const { unit, may } = data;
  const crumbs = [
    { label: unit.name, to: paths.unit(unit.id) },
    { label: t('indicators.own.title'), to: paths.ownIndicators(unit.id) },
  ];
  if (!line)
    return (
      <Page title={t('indicators.own.title')} crumbs={crumbs}>
        <Empty title={t('indicators.own.gone')}>{t('indicators.own.gone_hint')}</Empty>
      </Page>
    );
  return (
    <Page
      title={<Name>{line.name}</Name>}
      lead={<Name>{unit.name}</Name>}
      crumbs={crumbs}
      action={<LinkButton to={paths.indicator(unit.id, line.indicator)}>{t('indicators.own.see')}</LinkButton>}
    >
      <Facts
        facts={[
          { label: t('indicators.declared.formula'), value: own(line.formula) },
          line.purpose !== null && { label: t('indicators.own.purpose'), value: <bdi>{line.purpose}</bdi> },
          {
            label: t('indicators.own.by'),
            value: (
              <>
                <Name>{line.madeName}</Name> · {date(line.madeOn)}
              </>
            ),
          },
        ]}
      />
      {line.formers.length > 0 && (
        <Section title={t('indicators.own.formers')}>
          <Formers formers={line.formers} />
        </Section>
      )}
      {may && line.here ? (
        <Section title={t('indicators.own.revise')}>
          <Notice>{t('indicators.own.revise_lead', { date: date(session().today) })}</Notice>
          <Revise key={line.version} data={data} line={line} />
        </Section>
      ) : (
        <Notice>{t('indicators.own.not_here')}</Notice>
      )}
    </Page>
  );
}

type ReviseProps = { data: IndicatorMeasuresResult; line: IndicatorMeasuresResult['own'][number] };

function Revise({ data, line }: ReviseProps) {
  const { t } = useText();
  const navigate = useNavigate();
  return (
    <CommandForm<Values, { id: string }>
      name="indicator.revise"
      entity={line.id}
      initial={valuesOf(line)}
      submit={({ reason, ...values }, commandId) =>
        api.indicatorRevise(
          { id: line.id, version: line.version, reason, ...definitionOf(values, data.measures) },
          { commandId },
        )
      }
      onDone={() => navigate(paths.indicator(data.unit.id, line.indicator))}
      verb={t('indicators.own.revise_verb')}
      cancel={paths.ownIndicators(data.unit.id)}
    >
      {(values) => (
        <>
          <DefinitionFields values={values} data={data} />
          <TextField name="reason" label={t('indicators.own.revise_reason')} required />
        </>
      )}
    </CommandForm>
  );
}
