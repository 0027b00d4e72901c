import { useState } from 'react';
import { capitalized } from '../../rulebook/words.ts';
import { month } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Periods } from '../../web/ui/periods.tsx';
import type { MonthLine, PersonDues } from '../dues.ts';
import type { DuesSettings } from '../slip.ts';
import { AssessDialog } from './assess.tsx';
import { CollectDialog } from './collect.tsx';
import { CorrectDialog } from './correct.tsx';
import { money } from './money.ts';
import { MonthAccount } from './monthAccount.tsx';
import './dues.css';

type Doing = { what: 'assess' } | { what: 'collect' | 'correct'; line: MonthLine };
type Props = { dues: PersonDues; settings: DuesSettings | null };

/** What one person's dues are based on, and month by month what was owed and paid. */
export function Account({ dues, settings }: Props) {
  const { t } = useText();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const mayTake = dues.may['dues.collect']?.length === 0 && !dues.own;
  return (
    <Page
      title={dues.own ? t('dues.mine.title') : <Name>{dues.name}</Name>}
      lead={t('dues.person.lead', { unit: dues.unit.name })}
      crumbs={dues.own ? [] : [{ label: dues.name, to: paths.member(dues.personId) }]}
      action={
        settings && (
          <Button look="primary" onClick={() => setDoing({ what: 'assess' })}>
            {t('dues.assess.verb')}
          </Button>
        )
      }
    >
      <Arrears dues={dues} />
      <Section title={t('dues.person.basis')}>
        <Bases dues={dues} />
      </Section>
      <Section title={t('dues.person.months', { year: String(dues.year) })}>
        <Years dues={dues} />
        {dues.months.length === 0 ? (
          <Empty title={t('dues.person.none')}>{t('dues.person.none_hint')}</Empty>
        ) : (
          <>
            <p>
              {t('dues.person.totals', {
                paid: money(dues.totals.paid),
                due: money(dues.totals.due + dues.totals.voluntary),
              })}
            </p>
            <ul className="dues-list">
              {dues.months.map((line) => (
                <MonthAccount
                  key={line.id}
                  line={line}
                  mayTake={mayTake}
                  onCollect={() => setDoing({ what: 'collect', line })}
                  onCorrect={() => setDoing({ what: 'correct', line })}
                />
              ))}
            </ul>
          </>
        )}
      </Section>
      {doing?.what === 'assess' && settings && (
        <AssessDialog
          unit={dues.unit.id}
          categories={settings.categories}
          people={[{ personId: dues.personId, name: dues.name }]}
          from={session().today.slice(0, 7)}
          onClose={close}
        />
      )}
      {doing?.what === 'collect' && (
        <CollectDialog
          unit={dues.unit.id}
          month={doing.line.month}
          methods={methodsOf()}
          people={[{ personId: dues.personId, name: dues.name }]}
          sum={doing.line.due + doing.line.dueChange + doing.line.voluntary - doing.line.paid}
          onClose={close}
        />
      )}
      {doing?.what === 'correct' && <CorrectDialog line={doing.line} onClose={close} />}
    </Page>
  );
}

function methodsOf(): string[] {
  return Object.keys(session().labels?.duesMethods ?? {});
}

function Arrears({ dues }: { dues: PersonDues }) {
  const { t } = useText();
  const { months, owed, signal, rule, from } = dues.arrears;
  if (months.length === 0) return null;
  return (
    <div className="page-notice">
      <Notice state={signal ? 'overdue' : 'due'}>
        <p>{t('dues.person.arrears', { count: months.length, owed: money(owed) })}</p>
        {signal && rule && from !== null && (
          <p>
            {t('dues.person.signal', { count: from })} <RuleLink rule={rule} />
          </p>
        )}
      </Notice>
    </div>
  );
}

function Bases({ dues }: { dues: PersonDues }) {
  const { t, lang } = useText();
  if (dues.bases.length === 0) return <p className="quiet">{t('dues.person.no_basis')}</p>;
  return (
    <>
      {dues.bases.map((basis) => (
        <Facts
          key={basis.id}
          facts={[
            {
              label: basis.to
                ? t('dues.person.between', { from: month(basis.from), to: month(basis.to) })
                : t('dues.person.since', { from: month(basis.from) }),
              value: capitalized(labelOf('duesCategories', basis.category, lang), lang),
            },
            {
              label: t('dues.person.base'),
              value: basis.base === null ? t('dues.person.hidden') : money(basis.base),
            },
            basis.voluntary > 0 && {
              label: t('dues.assess.voluntary'),
              value: t('dues.person.voluntary', { amount: money(basis.voluntary), consent: basis.consent ?? '' }),
            },
            { label: t('dues.person.set_by'), value: <Name>{basis.setName}</Name> },
          ]}
        />
      ))}
    </>
  );
}

function Years({ dues }: { dues: PersonDues }) {
  const { t } = useText();
  const at = (year: number) => {
    const query = { year: String(year) };
    return { label: query.year, to: dues.own ? paths.myDues(query) : paths.memberDues(dues.personId, query) };
  };
  return (
    <Periods
      label={t('dues.year.years')}
      now={String(dues.year)}
      before={at(dues.year - 1)}
      after={at(dues.year + 1)}
    />
  );
}
