import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, due } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { CheckLine } from '../check.ts';
import { RecordCheck } from './recordCheck.tsx';

type CheckTableProps = { page: { items: CheckLine[]; total: number; next: string | null }; several?: boolean };

/** A check calendar: what is checked, when, by whom, and what was found. `several`: of more than one resolution. */
export function CheckTable({ page, several }: CheckTableProps) {
  const { t } = useText();
  const [open, setOpen] = useState<{ check: CheckLine; act: 'record' | 'drop' }>();
  const of: Column<CheckLine>[] = several
    ? [
        {
          key: 'resolution',
          header: t('resolutions.task.resolution'),
          cell: (check) => (
            <Link to={paths.resolution(check.resolution.id)}>
              <Name>{check.resolution.title}</Name>
            </Link>
          ),
        },
      ]
    : [];
  return (
    <>
      <Table
        caption={t('resolutions.checks.title')}
        rows={page.items}
        rowKey={(check) => check.id}
        columns={[
          { key: 'what', header: t('resolutions.checks.what'), cell: (check) => <What check={check} /> },
          ...of,
          { key: 'due', header: t('resolutions.checks.on'), cell: (check) => date(check.due), sortable: true },
          { key: 'checker', header: t('resolutions.task.checker'), cell: (check) => <Name>{check.checker.name}</Name> },
          {
            key: 'state',
            header: t('resolutions.task.state'),
            cell: (check) => <CheckState check={check} />,
            sortable: true,
          },
          {
            key: 'act',
            header: t('resolutions.checks.act'),
            cell: (check) =>
              (check.taskId || ['check.record', 'check.drop'].some((act) => check.may[act]?.length === 0)) && (
                <span className="row">
                  {check.may['check.record']?.length === 0 && (
                    <Button onClick={() => setOpen({ check, act: 'record' })}>{t('resolutions.checks.record')}</Button>
                  )}
                  {check.may['check.drop']?.length === 0 && (
                    <Button look="plain" onClick={() => setOpen({ check, act: 'drop' })}>
                      {t('resolutions.checks.drop')}
                    </Button>
                  )}
                  {check.taskId && <Link to={paths.task(check.taskId)}>{t('resolutions.checks.follow_up')}</Link>}
                </span>
              ),
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('resolutions.checks.empty')}>{t('resolutions.checks.empty_hint')}</Empty>}
      />
      {open?.act === 'record' && <RecordCheck check={open.check} onClose={() => setOpen(undefined)} />}
      {open?.act === 'drop' && <DropCheck check={open.check} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** What is looked at names the row; what was found stands under it. */
function What({ check }: { check: CheckLine }) {
  const { t } = useText();
  return (
    <>
      <Name>{check.what}</Name>
      {check.findings !== null && (
        <div className="small quiet">
          {t('resolutions.checks.found')} <Name>{check.findings}</Name>
        </div>
      )}
      {check.dropReason !== null && (
        <div className="small quiet">
          <Name>{check.dropReason}</Name>
        </div>
      )}
    </>
  );
}

const OUTCOME: Record<string, string> = {
  met: 'resolutions.checks.met',
  partly: 'resolutions.checks.partly',
  not_met: 'resolutions.checks.not_met',
};

function CheckState({ check }: { check: CheckLine }) {
  const { t } = useText();
  if (check.state === 'recorded') {
    const state = check.outcome === 'met' ? 'done' : check.outcome === 'not_met' ? 'overdue' : 'information';
    return <StateBadge state={state}>{t(OUTCOME[check.outcome ?? ''] ?? '')}</StateBadge>;
  }
  if (check.state === 'dropped') return <StateBadge state="later">{t('resolutions.checks.dropped')}</StateBadge>;
  return <StateBadge state={check.overdue ? 'overdue' : 'due'}>{due(check.due, session().today)}</StateBadge>;
}

function DropCheck({ check, onClose }: { check: CheckLine; onClose: () => void }) {
  const { t } = useText();
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t('resolutions.checks.drop')}
      lead={
        <p>
          <Name>{check.what}</Name>, {date(check.due)}
        </p>
      }
      onClose={onClose}
      name="check.drop"
      entity={check.id}
      submit={(values, commandId) => api.checkDrop({ id: check.id, version: check.version, ...values }, { commandId })}
      verb={t('resolutions.checks.drop')}
    >
      <MultilineField name="reason" label={t('resolutions.annul.reason')} rows={2} maxLength={1000} required />
    </CommandDialog>
  );
}
