import { Link, useLoaderData } from 'react-router';
import { date, due, longDate } from '../format.ts';
import type { PageHandle } from '../moduleRoutes.ts';
import type { RuleCitation } from '../refusal.ts';
import { request } from '../request.ts';
import { actingGrant, session } from '../session.ts';
import { useText } from '../text.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Citation } from '../ui/citation.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page, Section } from '../ui/page.tsx';
import { StateBadge } from '../ui/stateBadge.tsx';

type AttentionState = 'due' | 'overdue' | 'information' | 'done';
type AttentionItem = {
  what: string;
  why: string;
  rule?: RuleCitation;
  due?: string;
  state: AttentionState;
  link: string;
  action?: string;
};

export const handle: PageHandle = { title: (t) => t('web.today.title') };

export async function loader() {
  const unit = actingGrant()?.unit.id;
  return await request<{ items: AttentionItem[] }>('GET', '/api/v1/attention', { query: { unit } });
}

/** What waits for me: each line what, why with the rule, by when, and the button. */
export default function TodayPage() {
  const { t } = useText();
  const { items } = useLoaderData<typeof loader>();
  const { today } = session();
  const waiting = items.filter((item) => item.state === 'due' || item.state === 'overdue');
  const rest = items.filter((item) => item.state === 'information' || item.state === 'done');
  return (
    <Page title={t('web.today.title')} lead={longDate(today)}>
      {waiting.length === 0 ? (
        <Empty title={t('web.today.empty')}>{t('web.today.empty_hint')}</Empty>
      ) : (
        <Lines items={waiting} label={t('web.today.waiting')} />
      )}
      {rest.length > 0 && (
        <Section title={t('web.today.information')}>
          <Lines items={rest} label={t('web.today.information')} />
        </Section>
      )}
    </Page>
  );
}

function Lines({ items, label }: { items: readonly AttentionItem[]; label: string }) {
  return (
    <ul className="attention" aria-label={label}>
      {items.map((item) => (
        <Line key={`${item.link} ${item.what}`} item={item} />
      ))}
    </ul>
  );
}

function Line({ item }: { item: AttentionItem }) {
  const { t } = useText();
  const { today } = session();
  return (
    <li>
      <Link to={item.link} className="attention-what">
        <bdi>{item.what}</bdi>
      </Link>
      <div>
        <bdi className="quiet">{item.why}</bdi> {item.rule && <Citation rule={item.rule} />}
      </div>
      <div className="row small">
        <StateBadge state={item.state}>
          {item.due && item.state !== 'done' ? due(item.due, today) : undefined}
        </StateBadge>
        {item.due && <span className="quiet">{t('web.today.by', { date: date(item.due) })}</span>}
      </div>
      {item.action && (
        <div className="attention-do">
          <LinkButton to={item.link} aria-label={`${item.action}: ${item.what}`}>
            {item.action}
          </LinkButton>
        </div>
      )}
    </li>
  );
}
