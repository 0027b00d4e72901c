import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type LedgerListResult } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { hasText } from '../../web/words.ts';

type Line = LedgerListResult['items'][number];

export const handle: PageHandle = { title: (t) => t('accounts.ledger.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { who, month, subject, after } = addressQuery(request);
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.ledgerList({ id, who, month, subject, after })]);
  return { unit, lines };
}

const SUBJECTS = [
  'unit',
  'post',
  'term',
  'overseer_duty',
  'overseer_visit',
  'work_division',
  'regulation',
  'dual_gap',
  'account',
  'person',
  'membership',
  'commendation',
  'badge_award',
  'card',
  'resolution',
  'recipient',
  'target',
  'resolution_check',
  'plan',
  'task',
  'task_series',
  'year_close',
  'meeting',
  'meeting_item',
  'field_report',
  'poll',
  'minutes',
  'quality_sheet',
  'proposal',
  'import_batch',
];

/** What was done at a unit and below: who, when, what, on which record, and whether it is sealed. */
export default function LedgerPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const more: MenuAction[] = may('account.manage') ? [{ label: t('accounts.list.title'), to: paths.accounts() }] : [];
  return (
    <Page title={t('accounts.ledger.title')} lead={t('accounts.ledger.lead', { unit: unit.name })} more={more}>
      <Filters
        filters={[
          { kind: 'search', key: 'who', label: t('accounts.ledger.who') },
          { kind: 'month', key: 'month', label: t('accounts.ledger.month') },
          {
            kind: 'choice',
            key: 'subject',
            label: t('accounts.ledger.record'),
            options: SUBJECTS.map((value) => ({ value, label: t(`accounts.subject.${value}`) })),
          },
        ]}
      />
      <Table
        caption={t('accounts.ledger.title')}
        compact
        rows={lines.items}
        rowKey={(line) => line.id}
        columns={[
          { key: 'what', header: t('accounts.ledger.what'), cell: (line) => <Did line={line} /> },
          { key: 'at', header: t('accounts.ledger.at'), cell: (line) => dateTime(line.at) },
          {
            key: 'who',
            header: t('accounts.ledger.who'),
            cell: (line) => (line.who ? <Name>{line.who}</Name> : t('accounts.ledger.operator')),
          },
          {
            key: 'where',
            header: t('accounts.ledger.where'),
            cell: (line) =>
              line.unit.name && (
                <Link to={paths.unit(line.unit.id)}>
                  <Name>{line.unit.name}</Name>
                </Link>
              ),
          },
          { key: 'record', header: t('accounts.ledger.record'), cell: (line) => <Subject line={line} /> },
          {
            key: 'reason',
            header: t('accounts.ledger.reason'),
            cell: (line) => line.reason && <Name>{line.reason}</Name>,
          },
          {
            key: 'seal',
            header: t('accounts.ledger.seal'),
            cell: (line) => (
              <StateBadge state={line.sealed ? 'done' : 'later'}>
                {t(line.sealed ? 'accounts.ledger.sealed' : 'accounts.ledger.unsealed')}
              </StateBadge>
            ),
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('accounts.ledger.empty')}>{t('accounts.ledger.empty_hint')}</Empty>}
      />
    </Page>
  );
}

/** The command in words; one that has none yet by its name, as in the API. */
function Did({ line }: { line: Line }) {
  const { t } = useText();
  const key = `accounts.did.${line.command}`;
  return hasText(key) ? t(key) : <code dir="ltr">{line.command}</code>;
}

const ADDRESS: Record<string, (id: string) => string> = {
  unit: paths.unit,
  person: paths.member,
  member: paths.member,
  resolution: paths.resolution,
  plan: paths.plan,
  task: paths.task,
  meeting: paths.meeting,
  proposal: paths.proposal,
  import_batch: paths.importBatch,
  import: paths.importBatch,
  quality_sheet: paths.qualitySheet,
  regulation: paths.regulation,
  overseer_visit: paths.visit,
};

function Subject({ line }: { line: Line }) {
  const { t } = useText();
  const key = `accounts.subject.${line.subjectKind}`;
  const words = hasText(key) ? t(key) : line.subjectKind;
  const address = ADDRESS[line.subjectKind];
  return address ? <Link to={address(line.subjectId)}>{words}</Link> : words;
}
