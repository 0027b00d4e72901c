import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type MemberYearFactsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { YearFact } from '../year/year.ts';
import { CorrectionState } from './correctionState.tsx';
import { YearChoice } from './yearChoice.tsx';
import './members.css';

export const handle: PageHandle = { title: (t, data) => t('members.year.title', { year: String(data?.facts.year) }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const asked = {
    id: params.id,
    year: Number(params.year),
    figure: params.figure?.replaceAll('-', '.'),
    ...addressQuery(request),
  };
  const facts = await api.memberYearFacts(asked as MemberYearFactsInput);
  return { facts, unit: facts.unit.id };
}

/** The facts behind a number of a member's year; one's own may be contested. */
export default function YearFactsPage() {
  const { t, own } = useText();
  const { facts } = useLoaderData<typeof loader>();
  const [wrong, setWrong] = useState<YearFact>();
  const { person, year, figure } = facts;
  return (
    <Page
      title={t('members.year.column', { group: own(facts.group), figure: own(figure.text) })}
      lead={t('members.year.facts_lead', { name: person.name, year: String(year) })}
      crumbs={[{ label: t('members.year.title', { year: String(year) }), to: paths.memberYear(person.id, year) }]}
    >
      <div className="stack">
        <YearChoice year={year} to={(other) => paths.memberYearFacts(person.id, other, figure.id)} />
        {facts.appeal && facts.own && <Notice>{t('members.year.appeal')}</Notice>}
        <Table<YearFact>
          caption={own(figure.text)}
          rows={facts.items as YearFact[]}
          rowKey={(fact) => fact.ref}
          rowLink={(fact) => fact.link}
          columns={[
            { key: 'what', header: t('members.year.what'), cell: (fact) => <Name>{own(fact.what)}</Name> },
            { key: 'on', header: t('members.year.on'), cell: (fact) => date(fact.on) },
            { key: 'why', header: t('members.year.why'), cell: (fact) => fact.why && <bdi>{own(fact.why)}</bdi> },
            { key: 'by', header: t('members.year.by'), cell: (fact) => fact.by && <Name>{fact.by}</Name> },
            {
              key: 'contest',
              header: t('members.year.contested'),
              cell: (fact) => <Contest fact={fact} onWrong={() => setWrong(fact)} />,
            },
          ]}
          total={facts.total}
          next={facts.next}
          empty={<Empty title={t('members.year.facts_empty')}>{t('members.year.facts_empty_hint')}</Empty>}
        />
      </div>
      {wrong && <ContestDialog fact={wrong} year={year} figure={figure.id} onClose={() => setWrong(undefined)} />}
    </Page>
  );
}

/** How a contest stands, and the way to begin one. */
function Contest({ fact, onWrong }: { fact: YearFact; onWrong: () => void }) {
  const { t } = useText();
  return (
    <span className="row">
      {fact.contest && (
        <Link to={paths.correction(fact.contest.id)}>
          <CorrectionState line={{ ...fact.contest, contested: true }} />
        </Link>
      )}
      {fact.mayContest && (
        <Button look="plain" onClick={onWrong}>
          {t('members.year.contest')}
        </Button>
      )}
    </span>
  );
}

function ContestDialog({
  fact,
  year,
  figure,
  onClose,
}: {
  fact: YearFact;
  year: number;
  figure: string;
  onClose: () => void;
}) {
  const { t, own } = useText();
  return (
    <CommandDialog<{ reason: string }, unknown>
      onClose={onClose}
      title={t('members.year.contest_title')}
      lead={
        <p>
          <bdi>{own(fact.what)}</bdi> · {date(fact.on)}
        </p>
      }
      name="correction.contest"
      entity={`${figure} ${fact.ref}`}
      submit={({ reason }, commandId) => api.correctionContest({ year, figure, ref: fact.ref, reason }, { commandId })}
      verb={t('members.year.contest_send')}
    >
      <MultilineField
        name="reason"
        label={t('members.year.contest_reason')}
        help={t('members.year.contest_help')}
        rows={4}
        maxLength={500}
        required
      />
    </CommandDialog>
  );
}
