import type { ReactNode } from 'react';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { type Tab, Tabs } from '../../web/ui/tabs.tsx';
import type { ReorganizationRecord } from '../reorganization.ts';
import { DecisionState } from './state.tsx';

type Props = { record: ReorganizationRecord; action?: ReactNode; more?: readonly MenuAction[]; children: ReactNode };

/** The head that every part of a decision has: its title, its day, its state, and the way to the other parts. */
export function DecisionFrame({ record, action, more, children }: Props) {
  const { t } = useText();
  const { id } = record;
  const drafts = may('reorganization.draft');
  const tabs: (Tab | false)[] = [
    { label: t('reorganization.tab.overview'), to: paths.reorganization(id) },
    drafts && { label: t('reorganization.tab.units'), to: paths.reorganizationUnits(id) },
    drafts && may('member.read') && { label: t('reorganization.tab.people'), to: paths.reorganizationPeople(id) },
    drafts && { label: t('reorganization.tab.posts'), to: paths.reorganizationPosts(id) },
    { label: t('reorganization.tab.work'), to: paths.reorganizationWork(id) },
  ];
  return (
    <Page
      title={<Name>{record.title}</Name>}
      lead={
        <>
          {record.number !== null && (
            <>
              <Name>{record.number}</Name> ·{' '}
            </>
          )}
          <Name>{record.unitName}</Name>
        </>
      }
      state={
        <>
          <DecisionState state={record.state} />
          <span className="quiet">
            {t('reorganization.fact.effective_on')} {date(record.effectiveOn)}
          </span>
        </>
      }
      crumbs={[
        {
          label: t('reorganization.list.title', { unit: record.unitName }),
          to: paths.reorganizations(record.unitId),
        },
      ]}
      action={action}
      more={more}
    >
      <Tabs label={t('reorganization.tab.label')} tabs={tabs.filter((tab) => tab !== false)} />
      {children}
    </Page>
  );
}

/** Whether the draft may still be changed by the reader. */
export function isOpen(record: ReorganizationRecord): boolean {
  return record.state === 'draft' && may('reorganization.draft');
}
