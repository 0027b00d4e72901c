import { useState } from 'react';
import { Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, month, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Periods } from '../../web/ui/periods.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { DuesSheet } from '../dues.ts';
import { AssessDialog } from './assess.tsx';
import { CloseMonth } from './closeMonth.tsx';
import { CollectDialog } from './collect.tsx';
import { DuesTabs } from './duesTabs.tsx';
import { money } from './money.ts';
import { TickList } from './tickList.tsx';
import './dues.css';

export const handle: PageHandle = { title: (t, data) => t('dues.sheet.title', { unit: data?.sheet?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const settings = await api.duesSettings({ unit });
  if (!settings.collects) throw redirect(paths.duesUnits(unit));
  const { month } = addressQuery(request);
  const sheet = await api.duesSheet({ unit, ...(month && { month }) });
  return { sheet, settings, unit };
}

/** A month's list: who owes what, ticked with the thumb; what is ticked is recorded together. */
export default function DuesSheetPage() {
  const { t } = useText();
  const { sheet, settings, unit } = useLoaderData<typeof loader>();
  const [assessing, setAssessing] = useState(false);
  const [closing, setClosing] = useState(false);
  const { totals } = sheet;
  const collects = sheet.may['dues.collect']?.length === 0;
  return (
    <Page
      title={t('dues.sheet.lead', { month: month(sheet.month) })}
      lead={<Name>{sheet.unit.name}</Name>}
      state={<SheetState sheet={sheet} />}
      action={<Download kind="dues-sheet" id={unit} period={{ month: sheet.month }} />}
      more={[{ label: t('dues.print.title'), icon: 'file', to: paths.duesPrint(unit, { month: sheet.month }) }]}
    >
      <DuesTabs unit={unit} collects />
      <Months sheet={sheet} />
      {totals.unassessed > 0 && (
        <div className="page-notice">
          <Notice state="due">
            <p>{t('dues.sheet.unassessed', { count: totals.unassessed })}</p>
            {collects && (
              <Button look="plain" onClick={() => setAssessing(true)}>
                {t('dues.assess.many')}
              </Button>
            )}
          </Notice>
        </div>
      )}
      <p className="dues-sums" aria-live="polite">
        <strong>{money(totals.collected)}</strong>{' '}
        {t('dues.sheet.of', { due: totals.due + totals.voluntary, share: share(totals.paidMembers, totals.members) })}
      </p>
      {sheet.lines.length === 0 ? (
        <Empty title={t('dues.sheet.nobody')}>{t('dues.sheet.nobody_hint')}</Empty>
      ) : (
        // a new list begins with nothing ticked
        <Ticked key={`${sheet.month} ${totals.paid}`} sheet={sheet} collects={collects} />
      )}
      <Others sheet={sheet} />
      {sheet.state === 'open' && sheet.may['dues.close_month'] && collects && (
        <Section title={t('dues.sheet.close')}>
          <p>{t('dues.sheet.close_lead')}</p>
          <div className="dues-do">
            <Button because={sheet.may['dues.close_month']} onClick={() => setClosing(true)}>
              {t('dues.sheet.close')}
            </Button>
          </div>
        </Section>
      )}
      {assessing && (
        <AssessDialog
          unit={unit}
          categories={settings.categories}
          people={sheet.lines.filter((line) => line.due === null)}
          from={sheet.month}
          onClose={() => setAssessing(false)}
        />
      )}
      {closing && <CloseMonth sheet={sheet} onClose={() => setClosing(false)} />}
    </Page>
  );
}

function SheetState({ sheet }: { sheet: DuesSheet }) {
  const { t } = useText();
  if (sheet.state === 'open') return <StateBadge state="due">{t('dues.sheet.open')}</StateBadge>;
  return (
    <StateBadge state="done">
      {t('dues.sheet.closed', { date: date(sheet.closedOn ?? ''), name: sheet.closedName ?? '' })}
    </StateBadge>
  );
}

/** One month back, one month on. */
function Months({ sheet }: { sheet: DuesSheet }) {
  const { t } = useText();
  const at = (of: string) => ({ label: month(of), to: paths.unitDues(sheet.unit.id, { month: of }) });
  return (
    <Periods
      label={t('dues.sheet.months')}
      now={month(sheet.month)}
      before={at(sheet.previous)}
      after={sheet.next ? at(sheet.next) : undefined}
    />
  );
}

function Ticked({ sheet, collects }: { sheet: DuesSheet; collects: boolean }) {
  const { t } = useText();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [taking, setTaking] = useState(false);
  const chosen = sheet.lines.filter((line) => ticked.has(line.personId));
  const sum = chosen.reduce((all, line) => all + (line.due ?? 0) + line.voluntary - line.paid, 0);
  return (
    <>
      <TickList lines={sheet.lines} ticked={ticked} onTick={setTicked} may={collects} />
      {chosen.length > 0 && (
        <div className="dues-bar" role="status">
          <span>{t('dues.sheet.chosen', { count: chosen.length, sum: money(sum) })}</span>
          <Button look="primary" onClick={() => setTaking(true)}>
            {t('dues.sheet.record')}
          </Button>
        </div>
      )}
      {taking && (
        <CollectDialog
          unit={sheet.unit.id}
          month={sheet.month}
          methods={sheet.methods}
          people={chosen.map(({ personId, name }) => ({ personId, name }))}
          sum={sum}
          onClose={() => setTaking(false)}
        />
      )}
    </>
  );
}

/** Money counted in this sheet that was paid for another month. */
function Others({ sheet }: { sheet: DuesSheet }) {
  const { t } = useText();
  if (sheet.others.length === 0) return null;
  return (
    <Section title={t('dues.sheet.others')}>
      <ul className="dues-others">
        {sheet.others.map((other) => (
          <li key={`${other.lineId} ${other.on} ${other.amount}`}>
            <Link to={paths.memberDues(other.personId)}>
              <Name>{other.name}</Name>
            </Link>{' '}
            {t('dues.sheet.other', { month: month(other.month), amount: money(other.amount), date: date(other.on) })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
