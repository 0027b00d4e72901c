import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type GapListInput, type GapListResult } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { saveTable } from '../../web/saveTable.ts';
import { labelOf, may, session, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

type GapLine = GapListResult['items'][number];

export const handle: PageHandle = { title: (t, data) => t('organization.gaps.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<GapListInput, 'unit'>;
  const [unit, lines, trend] = await Promise.all([
    api.unitGet({ id }),
    api.gapList({ unit: id, ...asked }),
    may('counts.read') ? api.unitTrend({ id }) : null,
  ]);
  return { unit, lines, goal: trend?.series.find((each) => each.key === 'dual')?.goal ?? null };
}

/** Lines that are asked for at once while the list is taken away as a file. */
const AT_ONCE = 200;

/** Villages without a dual post, each with its reason (M62). */
export default function GapsPage() {
  const { t, lang } = useText();
  const { labels } = useSession();
  const { unit, lines, goal } = useLoaderData<typeof loader>();
  const address = useAddress();
  const [open, setOpen] = useState<GapLine>();
  const mayExplain = unit.may.includes('post.assign') && !unit.closedOn;
  const label = (reason: string | null) =>
    reason === null ? t('organization.gaps.unexplained') : capitalized(labelOf('gapReasons', reason, lang), lang);
  const all = lines.byReason.reduce((sum, one) => sum + one.n, 0);
  const choices = Object.keys(labels?.gapReasons ?? {}).map((reason) => ({ value: reason, label: label(reason) }));
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={t('organization.gaps.lead', { count: all, cells: lines.cells })}
      more={[
        ...useUnitActions(unit),
        { label: t('organization.gaps.export'), icon: 'file', onSelect: () => void download() },
      ]}
    >
      <UnitTabs unit={unit.id} />
      <Goal cells={lines.cells} gaps={all} goal={goal} />
      {lines.byReason.length > 0 && (
        <Section title={t('organization.gaps.by_reason')}>
          <Facts
            facts={lines.byReason.map(({ reason, n }) => ({
              label: label(reason),
              value: <NumberLink value={n} to={paths.dualGaps(unit.id, { reason: reason ?? 'none' })} />,
            }))}
          />
        </Section>
      )}
      <Section title={t('organization.lists.all')}>
        <Filters
          filters={[
            { kind: 'search', key: 'search', label: t('organization.lists.search') },
            {
              kind: 'choice',
              key: 'reason',
              label: t('organization.gaps.reason'),
              options: [{ value: 'none', label: t('organization.gaps.unexplained') }, ...choices],
            },
          ]}
        />
        <Table
          caption={t('organization.tabs.gaps')}
          rows={lines.items}
          rowKey={(line) => line.id}
          rowLink={(line) => paths.unitPosts(line.unitId)}
          columns={[
            {
              key: 'name',
              header: t('organization.lists.unit'),
              cell: (line) => <Name>{line.unitName}</Name>,
              sortable: true,
            },
            {
              key: 'secretary',
              header: t('organization.gaps.secretary'),
              cell: (line) => line.secretary && <Name>{line.secretary}</Name>,
            },
            { key: 'head', header: t('organization.gaps.head'), cell: (line) => line.head && <Name>{line.head}</Name> },
            {
              key: 'reason',
              header: t('organization.gaps.reason'),
              cell: (line) => (
                <>
                  {label(line.reason)}
                  {line.note && (
                    <div className="small quiet">
                      <Name>{line.note}</Name>
                    </div>
                  )}
                </>
              ),
            },
            {
              key: 'since',
              header: t('organization.gaps.since'),
              cell: (line) => line.since && date(line.since),
              sortable: true,
            },
            ...(mayExplain ? [{ key: 'act', header: t('organization.posts.action'), cell: explainButton }] : []),
          ]}
          total={lines.total}
          next={lines.next}
          empty={<Empty title={t('organization.gaps.none')}>{t('organization.gaps.none_hint')}</Empty>}
        />
      </Section>
      {open && <Explain line={open} choices={choices} onClose={() => setOpen(undefined)} />}
    </Page>
  );

  /** The list as it is filtered, all of its pages. */
  async function download() {
    const { reason, search } = Object.fromEntries(address.all);
    const rows: GapLine[] = [];
    let after: string | undefined;
    do {
      const page = await api.gapList({ unit: unit.id, reason, search, limit: AT_ONCE, after });
      rows.push(...page.items);
      after = page.next ?? undefined;
    } while (after);
    saveTable(`${t('organization.gaps.title', { unit: unit.name })}.csv`, {
      columns: [
        t('organization.lists.unit'),
        t('organization.gaps.parent'),
        t('organization.gaps.secretary'),
        t('organization.gaps.head'),
        t('organization.gaps.reason'),
        t('organization.gaps.note'),
        t('organization.gaps.since'),
      ],
      rows: rows.map((line) => [
        line.unitName,
        line.parent ?? '',
        line.secretary ?? '',
        line.head ?? '',
        label(line.reason),
        line.note ?? '',
        line.since ? date(line.since) : '',
      ]),
    });
  }

  function explainButton(line: GapLine) {
    return (
      <Button look="plain" onClick={() => setOpen(line)}>
        {t('organization.gaps.explain')}
      </Button>
    );
  }
}

type GoalProps = {
  cells: number;
  gaps: number;
  goal: { least: number; deadline: string; resolution: string; resolutionId: string } | null;
};

/** How far it is to the goal that a resolution set, 100 % among them (M62). */
function Goal({ cells, gaps, goal }: GoalProps) {
  const { t } = useText();
  if (cells === 0) return null;
  const dual = cells - gaps;
  const needed = goal ? Math.max(0, Math.ceil((goal.least * cells) / 100) - dual) : 0;
  return (
    <Section title={t('organization.gaps.goal')}>
      <div className="stack">
        <Share part={dual} whole={cells} />
        {goal ? (
          <p>
            {needed > 0
              ? t('organization.gaps.needed', { count: needed, least: goal.least, date: date(goal.deadline) })
              : t('organization.gaps.reached', { least: goal.least })}{' '}
            <Link to={paths.resolution(goal.resolutionId)}>
              <bdi>{goal.resolution}</bdi>
            </Link>
          </p>
        ) : (
          <p className="quiet">{t('organization.gaps.no_goal')}</p>
        )}
      </div>
    </Section>
  );
}

type ExplainProps = { line: GapLine; choices: { value: string; label: string }[]; onClose: () => void };

function Explain({ line, choices, onClose }: ExplainProps) {
  const { t } = useText();
  return (
    <CommandDialog<{ reason: string; note?: string; on: string }, unknown>
      title={t('organization.gaps.explain_title', { unit: line.unitName })}
      onClose={onClose}
      name="gap.explain"
      entity={line.unitId}
      initial={{ reason: line.reason ?? undefined, note: line.note ?? undefined, on: session().today }}
      submit={(values, commandId) => api.gapExplain({ unitId: line.unitId, ...values }, { commandId })}
      verb={t('organization.gaps.explain')}
    >
      <ChoiceField name="reason" label={t('organization.gaps.reason')} choices={choices} as="list" required />
      <DateField name="on" label={t('organization.gaps.on')} max={session().today} required />
      <MultilineField name="note" label={t('organization.gaps.note')} maxLength={500} rows={3} />
      <Notice>{t('organization.gaps.consequence')}</Notice>
    </CommandDialog>
  );
}
