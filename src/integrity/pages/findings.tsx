import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api, type IntegrityFindingsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { Finding } from '../finding.ts';
import { STATES, useSaid } from './said.ts';

export const handle: PageHandle = { title: (t, data) => t('integrity.findings_title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<IntegrityFindingsInput, 'unit'>;
  const [unit, page, overview] = await Promise.all([
    api.unitGet({ id }),
    api.integrityFindings({ unit: id, ...asked }),
    api.integrityOverview({ unit: id }),
  ]);
  return { unit, page, check: asked.check ?? null, checks: overview.checks };
}

/** Every record that was found: what is wrong, why, what to do; and where somebody explained it, what he said. */
export default function FindingsPage() {
  const { t } = useText();
  const said = useSaid();
  const { unit, page, check, checks } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const [explaining, setExplaining] = useState<Finding | null>(null);
  const columns: Column<Finding>[] = [
    { key: 'record', header: t('integrity.fact.record'), cell: (finding) => <RecordOf finding={finding} /> },
    {
      key: 'what',
      header: t('integrity.fact.what'),
      cell: (finding) => (
        <span className="stack">
          {check === null && <strong>{said.title(finding.check)}</strong>}
          <span>{said.why(finding)}</span>
          {check === null && <span className="small quiet">{said.remedy(finding.check)}</span>}
          {finding.notes.map((note) => (
            <span key={`${note.on} ${note.reason}`} className="small">
              {t('integrity.note_of', { on: date(note.on), name: note.name, reason: note.reason })}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'where',
      header: t('integrity.fact.where'),
      cell: (finding) => (
        <Link to={paths.unit(finding.unitId)}>
          <Name>{finding.unitName}</Name>
        </Link>
      ),
    },
    { key: 'state', header: t('integrity.fact.state'), cell: (finding) => <StateOf finding={finding} /> },
    {
      key: 'explain',
      header: t('integrity.filter.explained'),
      cell: (finding) =>
        (finding.may['integrity.explain'] ?? []).length === 0 && (
          <Button look="plain" onClick={() => setExplaining(finding)}>
            {t('integrity.explain')}
          </Button>
        ),
    },
  ];
  return (
    <Page
      title={
        check === null
          ? t('integrity.findings_title', { unit: unit.name })
          : t('integrity.of_check', { check: said.title(check), unit: unit.name })
      }
      lead={check === null ? undefined : said.remedy(check)}
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: t('integrity.crumb'), to: paths.integrity(unit.id) },
      ]}
    >
      <FindingFilters checks={checks.map((line) => line.check)} />
      <Table<Finding>
        caption={t('integrity.findings_title', { unit: unit.name })}
        rows={page.items}
        rowKey={(finding) => finding.id}
        columns={columns}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('integrity.none')}>{t('integrity.none_hint')}</Empty>}
      />
      {explaining && (
        <Explain
          finding={explaining}
          onClose={() => setExplaining(null)}
          onDone={() => {
            setExplaining(null);
            void revalidate();
          }}
        />
      )}
    </Page>
  );
}

function RecordOf({ finding: { name, link } }: { finding: Finding }) {
  const { t } = useText();
  const said = useSaid();
  return <Link to={link}>{name === null ? t('integrity.open_record') : <Name>{said.name(name)}</Name>}</Link>;
}

function StateOf({ finding }: { finding: Finding }) {
  const { t } = useText();
  const found = dateTime(finding.foundAt);
  if (finding.goneAt !== null)
    return (
      <span className="stack">
        <StateBadge state="done">{t('integrity.filter.gone')}</StateBadge>
        <span className="small">{t('integrity.from_to', { from: found, to: dateTime(finding.goneAt) })}</span>
      </span>
    );
  return (
    <span className="stack">
      {finding.explainedOn === null ? (
        <StateBadge state={STATES[finding.severity] ?? 'due'}>{t(`integrity.severity.${finding.severity}`)}</StateBadge>
      ) : (
        <StateBadge state="information">{t('integrity.explained', { on: date(finding.explainedOn) })}</StateBadge>
      )}
      <span className="small">
        {t('integrity.fact.since')} {found}
      </span>
    </span>
  );
}

function FindingFilters({ checks }: { checks: readonly string[] }) {
  const { t } = useText();
  const said = useSaid();
  const severities = ['error', 'warning', 'note'] as const;
  return (
    <Filters
      filters={[
        {
          kind: 'choice',
          key: 'check',
          label: t('integrity.fact.check'),
          options: checks.map((id) => ({ value: id, label: said.title(id) })),
        },
        {
          kind: 'choice',
          key: 'severity',
          label: t('integrity.fact.severity'),
          options: severities.map((id) => ({ value: id, label: t(`integrity.severity.${id}`) })),
        },
        {
          kind: 'choice',
          key: 'own',
          label: t('integrity.filter.own'),
          all: t('integrity.filter.all'),
          options: [{ value: 'true', label: t('integrity.filter.own_yes') }],
        },
        {
          kind: 'choice',
          key: 'explained',
          label: t('integrity.filter.explained'),
          options: [
            { value: 'true', label: t('integrity.filter.explained_yes') },
            { value: 'false', label: t('integrity.filter.explained_no') },
          ],
        },
        {
          kind: 'choice',
          key: 'gone',
          label: t('integrity.fact.state'),
          all: t('integrity.filter.open'),
          options: [{ value: 'true', label: t('integrity.filter.gone') }],
        },
      ]}
    />
  );
}

function Explain({ finding, onClose, onDone }: { finding: Finding; onClose: () => void; onDone: () => void }) {
  const { t } = useText();
  const said = useSaid();
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t('integrity.explain_title', { check: said.title(finding.check) })}
      onClose={onClose}
      name="integrity.explain"
      entity={finding.id}
      submit={async ({ reason }, commandId) => {
        await api.integrityExplain({ id: finding.id, reason }, { commandId });
        onDone();
      }}
      verb={t('integrity.explain')}
    >
      <Notice>
        <p>{said.why(finding)}</p>
        <p>{t('integrity.explain_hint')}</p>
      </Notice>
      <MultilineField name="reason" label={t('integrity.reason')} required />
    </CommandDialog>
  );
}
