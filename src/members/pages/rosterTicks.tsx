import { useState } from 'react';
import { useNavigate } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import type { Reason } from '../../platform/refusal.ts';
import { date, number } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';
import type { BookLine, RosterBook, SaidMissing, Verdict } from '../reconciliation.ts';
import { summaryOf } from '../rules/roster.ts';
import { StandingBadge, usePeriodText } from './rosterStanding.tsx';
import { Missing, Tick } from './rosterTick.tsx';

export type Said = Record<string, { verdict: Verdict; note: string }>;

export const OTHERS = ['left', 'unknown', 'wrong'] as const;

/** The list of a cell: one line is one big tick, what differs is said beside it; the whole is signed at once, with both numbers in view. */
export function RosterTicks({ book }: { book: RosterBook }) {
  const { t, rich } = useText();
  const navigate = useNavigate();
  const period = usePeriodText();
  const [said, setSaid] = useState<Said>({});
  const [missing, setMissing] = useState<SaidMissing[]>([]);
  const [asking, setAsking] = useState(false);
  const [commandId] = useState(() => v7());
  const unsaid = book.lines.filter((line) => said[line.membershipId] === undefined);
  const unnoted = Object.values(said).filter(({ verdict, note }) => verdict === 'wrong' && note.trim() === '').length;
  const put = (line: BookLine, verdict: Verdict | undefined, note = '') => {
    const { [line.membershipId]: _before, ...rest } = said;
    setSaid(verdict === undefined ? rest : { ...rest, [line.membershipId]: { verdict, note } });
  };
  const lines = Object.entries(said).map(([membershipId, { verdict, note }]) => ({
    membershipId,
    verdict,
    note: note.trim() === '' ? null : note.trim(),
  }));
  const against: Reason[] = [
    ...(unsaid.length > 0 ? [{ code: 'roster.unsaid', values: { count: unsaid.length }, rule: book.rule }] : []),
    ...(unnoted > 0 ? [{ code: 'roster.what_is_wrong' }] : []),
  ];
  const summary = summaryOf(book.lines, lines, missing);
  const mayConfirm = book.may['roster.confirm']?.length === 0;
  const send = async () => {
    const { id } = await api.rosterConfirm(
      {
        unit: book.unit.id,
        period: book.period,
        lines,
        missing: missing.map(({ name, note }) => ({ name, note: note ?? null })),
      },
      { commandId },
    );
    await navigate(paths.rosterCheck(id));
  };
  return (
    <Page
      title={t('members.roster.title', { unit: book.unit.name })}
      lead={rich('members.roster.lead', {
        date: date(book.asOf),
        rule: <RuleLink rule={book.rule} />,
        months: book.months,
      })}
      state={<StandingBadge standing={book.standing} />}
      crumbs={[{ label: t('members.list.title', { unit: book.unit.name }), to: paths.unitPeople(book.unit.id) }]}
      action={<Download kind="roster-book" id={book.unit.id} label={t('members.roster.print')} />}
    >
      <Tabs
        label={t('members.roster.periods')}
        tabs={book.periods.slice(0, TABS).map((each) => ({
          label: period(each.period, each.until),
          to: paths.reconciliation(book.unit.id, { period: each.period }),
          current: each.period === book.period,
        }))}
      />
      {book.checkId !== null ? (
        <Notice state="done">
          <p>{t('members.roster.already')}</p>
          <LinkButton to={paths.rosterCheck(book.checkId)}>{t('members.roster.see')}</LinkButton>
        </Notice>
      ) : book.lines.length === 0 ? (
        <Empty title={t('members.list.empty')}>{t('members.list.empty_hint')}</Empty>
      ) : (
        <>
          <Section title={t('members.roster.list', { count: book.lines.length })}>
            {mayConfirm && unsaid.length > 0 && (
              <Button
                onClick={() =>
                  setSaid({
                    ...said,
                    ...Object.fromEntries(
                      unsaid.map((line) => [line.membershipId, { verdict: 'present' as const, note: '' }]),
                    ),
                  })
                }
              >
                {t('members.roster.rest', { count: unsaid.length })}
              </Button>
            )}
            <ul className="ticks">
              {book.lines.map((line) => (
                <Tick
                  key={line.membershipId}
                  line={line}
                  said={said[line.membershipId]}
                  disabled={!mayConfirm}
                  onSay={(verdict, note) => put(line, verdict, note)}
                />
              ))}
            </ul>
          </Section>
          {mayConfirm && (
            <>
              <Missing missing={missing} onChange={setMissing} />
              <div className="ticks-foot">
                {against.length === 0 && <p aria-live="polite">{t('members.roster.all_said')}</p>}
                <Button look="primary" because={against} onClick={() => setAsking(true)}>
                  {t('members.roster.sign')}
                </Button>
              </div>
            </>
          )}
        </>
      )}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t('members.roster.sign_title', { from: date(book.period), until: date(book.until) })}
        verb={t('members.roster.sign')}
        onConfirm={send}
        consequence={
          <>
            <Facts
              facts={[
                { label: t('members.roster.registered'), value: number(summary.registered) },
                { label: t('members.roster.confirmed'), value: number(summary.confirmed) },
                ...(['left', 'unknown', 'wrong', 'missing'] as const)
                  .filter((kind) => summary.differences[kind] > 0)
                  .map((kind) => ({
                    label: t(`members.roster.kind_${kind}`),
                    value: number(summary.differences[kind]),
                  })),
              ]}
            />
            <p>{t('members.roster.consequence')}</p>
          </>
        }
      />
    </Page>
  );
}

const TABS = 3;
