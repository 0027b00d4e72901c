import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { dateTime, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Figures, NumberLink } from '../../web/ui/figures.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { CheckLine, IntegrityRun } from '../finding.ts';
import { Running } from './running.tsx';
import { STATES, useSaid } from './said.ts';

export const handle: PageHandle = { title: (t, data) => t('integrity.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, overview] = await Promise.all([api.unitGet({ id }), api.integrityOverview({ unit: id })]);
  return { unit, overview };
}

/** What the checks of the night found at a unit and below: each check with its number, which opens the findings; and those that found nothing. */
export default function IntegrityPage() {
  const { t } = useText();
  const { unit, overview } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const [asking, setAsking] = useState(false);
  const [commandId, setCommandId] = useState(() => newId());
  const { last, running, checks, may } = overview;
  const found = checks.filter(({ n }) => n > 0);
  const because = may['integrity.run'] ?? [];
  const mayRun = !because.some(({ code }) => code === 'right.missing');
  return (
    <Page
      title={t('integrity.title', { unit: unit.name })}
      lead={t('integrity.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={
        mayRun && (
          <Button look="primary" because={because} onClick={() => setAsking(true)}>
            {t('integrity.run')}
          </Button>
        )
      }
    >
      {running && <Running run={running} />}
      {last === null ? !running && <Notice state="due">{t('integrity.never')}</Notice> : null}
      {found.length > 0 && (
        <div className="stack">
          {last && <Last run={last} grave={found.some(({ severity }) => severity === 'error')} />}
          <Sums unit={unit.id} checks={found} />
        </div>
      )}
      {last && found.length === 0 && (
        <Empty title={t('integrity.clean')}>
          {t('integrity.clean_hint', { at: dateTime(last.endedAt ?? last.beganAt), checks: number(checks.length) })}
        </Empty>
      )}
      {found.length > 0 && (
        <Section title={t('integrity.found')}>
          <Lines unit={unit.id} checks={found} />
          {unit.children > 0 && (
            <p>
              <Link to={paths.integrityUnits(unit.id)}>{t('integrity.units')}</Link>
            </p>
          )}
        </Section>
      )}
      {last !== null && <Quiet checks={checks.filter(({ n }) => n === 0)} />}
      {asking && (
        <Confirm
          open
          title={t('integrity.run')}
          consequence={<p>{t('integrity.run_consequence')}</p>}
          verb={t('integrity.run')}
          onConfirm={async () => {
            await api.integrityRun({ unit: unit.id }, { commandId });
            setCommandId(newId());
            await revalidate();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

/** When everything was last looked at, and over what. */
function Last({ run, grave }: { run: IntegrityRun; grave: boolean }) {
  const { t } = useText();
  return (
    <Notice state={grave ? 'overdue' : 'due'}>
      {t('integrity.last', {
        at: dateTime(run.endedAt ?? run.beganAt),
        checks: number(run.checks),
        units: number(run.units),
        over: run.unitName,
      })}
    </Notice>
  );
}

function Sums({ unit, checks }: { unit: string; checks: readonly CheckLine[] }) {
  const { t } = useText();
  const sum = (severity: string) => checks.reduce((n, check) => n + (check.severity === severity ? check.n : 0), 0);
  const explained = checks.reduce((n, check) => n + check.explained, 0);
  return (
    <Figures
      figures={[
        ...(['error', 'warning', 'note'] as const).map((severity) => ({
          label: t(`integrity.many.${severity}`),
          value: sum(severity),
          to: paths.integrityFindings(unit, { severity }),
        })),
        {
          label: t('integrity.many.explained'),
          value: explained,
          to: paths.integrityFindings(unit, { explained: 'true' }),
        },
      ]}
    />
  );
}

function Lines({ unit, checks }: { unit: string; checks: readonly CheckLine[] }) {
  const { t } = useText();
  const said = useSaid();
  const columns: Column<CheckLine>[] = [
    { key: 'check', header: t('integrity.fact.check'), cell: ({ check }) => said.title(check) },
    {
      key: 'severity',
      header: t('integrity.fact.severity'),
      cell: ({ severity }) => (
        <StateBadge state={STATES[severity] ?? 'due'}>{t(`integrity.severity.${severity}`)}</StateBadge>
      ),
    },
    {
      key: 'n',
      header: t('integrity.fact.n'),
      numeric: true,
      cell: ({ check, n }) => (
        <NumberLink value={n} to={paths.integrityFindings(unit, { check })} label={said.title(check)} />
      ),
    },
    {
      key: 'own',
      header: t('integrity.fact.own'),
      numeric: true,
      cell: ({ check, own }) => (
        <NumberLink
          value={own}
          to={paths.integrityFindings(unit, { check, own: 'true' })}
          label={t('integrity.fact.own')}
        />
      ),
    },
    {
      key: 'since',
      header: t('integrity.fact.since'),
      cell: ({ since }) => (since === null ? '' : dateTime(since)),
    },
    { key: 'rule', header: t('integrity.fact.rule'), wide: true, cell: ({ rules }) => <Rules rules={rules} /> },
  ];
  return (
    <Table
      caption={t('integrity.found')}
      rows={checks}
      rowKey={({ check }) => check}
      rowLink={({ check }) => paths.integrityFindings(unit, { check })}
      columns={columns}
    />
  );
}

function Rules({ rules }: { rules: readonly string[] }) {
  const { t } = useText();
  if (rules.length === 0) return <span className="small quiet">{t('integrity.logic')}</span>;
  return (
    <span className="row">
      {rules.map((rule) => (
        <RuleLink key={rule} rule={rule} />
      ))}
    </span>
  );
}

/** The checks that found nothing: what is looked at at all. */
function Quiet({ checks }: { checks: readonly CheckLine[] }) {
  const { t } = useText();
  const said = useSaid();
  if (checks.length === 0) return null;
  return (
    <Disclosure title={t('integrity.quiet', { n: number(checks.length) })}>
      <Table
        caption={t('integrity.quiet', { n: number(checks.length) })}
        rows={checks}
        rowKey={({ check }) => check}
        columns={[
          { key: 'check', header: t('integrity.fact.check'), cell: ({ check }) => said.title(check) },
          {
            key: 'severity',
            header: t('integrity.fact.severity'),
            cell: ({ severity }) => t(`integrity.severity.${severity}`),
          },
          { key: 'rule', header: t('integrity.fact.rule'), cell: ({ rules }) => <Rules rules={rules} /> },
        ]}
      />
    </Disclosure>
  );
}
