import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { Translate } from '../../web/words.ts';
import type { CorrectionRecord } from '../correction.ts';
import { CorrectionState } from './correctionState.tsx';
import { useShown } from './shown.ts';

export const handle: PageHandle = { title: (t) => t('members.corrections.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.correctionGet({ id: params.id ?? '' })) as CorrectionRecord;
  return { record, unit: record.unit.id };
}

const CORRECTION = {
  agree: 'members.corrections.agree',
  agreeHelp: 'members.corrections.agree_help',
  refuse: 'members.corrections.refuse',
  refuseHelp: 'members.corrections.refuse_help',
};
const CONTEST = {
  agree: 'members.corrections.contest_agree',
  agreeHelp: 'members.corrections.contest_agree_help',
  refuse: 'members.corrections.contest_refuse',
  refuseHelp: 'members.corrections.contest_refuse_help',
};

/** One request, before and after; the cell decides with a reason, whoever asked takes it back. */
export default function CorrectionPage() {
  const { t, rich, own } = useText();
  const { record } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const shown = useShown();
  const [withdrawing, setWithdrawing] = useState(false);
  const [commandId] = useState(() => v7());
  const words = record.fact ? CONTEST : CORRECTION;
  const decides = record.may['correction.decide']?.length === 0;
  return (
    <Page
      title={
        record.fact
          ? t('members.corrections.contest_one', { figure: own(record.fact.figure) })
          : t('members.corrections.one', { field: t(`members.field.${record.field}`) })
      }
      lead={<Name>{record.personName}</Name>}
      state={<CorrectionState line={{ ...record, contested: record.fact !== null }} />}
      crumbs={[
        record.own
          ? { label: t('members.own.title'), to: paths.myRecord() }
          : { label: t('members.corrections.title'), to: paths.corrections(record.unit.id) },
      ]}
    >
      <Facts
        facts={[
          !record.own && {
            label: t('members.fact.name'),
            value: <Link to={paths.member(record.personId)}>{record.personName}</Link>,
          },
          ...contested(record, t, own),
          !record.fact && {
            label: t('members.corrections.before'),
            value: <bdi>{shown(record.field, record.before)}</bdi>,
          },
          !record.fact && {
            label: t('members.corrections.after'),
            value: (
              <strong>
                <bdi>{shown(record.field, record.after)}</bdi>
              </strong>
            ),
          },
          {
            label: t(record.fact ? 'members.corrections.wrong' : 'members.corrections.reason'),
            value: <bdi>{record.reason}</bdi>,
          },
          record.source !== null && {
            label: t('members.corrections.source'),
            value: (
              <bdi>{t('members.corrections.source_by', { name: record.askedName ?? '', source: record.source })}</bdi>
            ),
          },
          { label: t('members.corrections.asked_on'), value: date(record.askedOn) },
          {
            label: t('members.corrections.due'),
            value: rich('members.corrections.due_by', {
              date: date(record.due),
              rule: <RuleLink rule={record.rule} />,
            }),
          },
          record.decidedOn !== null && {
            label: t('members.corrections.decided'),
            value: t('members.roster.by_on', { name: record.decidedName ?? '', date: date(record.decidedOn) }),
          },
          record.answer !== null && { label: t('members.corrections.answer'), value: <bdi>{record.answer}</bdi> },
          record.fact != null &&
            record.fact.changed !== null && {
              label: t('members.corrections.record'),
              value: t(record.fact.changed ? 'members.corrections.record_changed' : 'members.corrections.record_kept'),
            },
          record.movedTo !== null && {
            label: t('members.corrections.state'),
            value: <Link to={paths.correction(record.movedTo)}>{t('members.corrections.goes_on')}</Link>,
          },
        ]}
      />
      {decides && (
        <Section title={t('members.corrections.decide')}>
          <CommandForm<{ agreed: string; answer: string }, unknown>
            name="correction.decide"
            entity={`${record.id} ${record.version}`}
            submit={({ agreed, answer }, id) =>
              api.correctionDecide(
                { id: record.id, agreed: agreed === 'yes', answer, version: record.version },
                { commandId: id },
              )
            }
            onDone={() => void revalidate()}
            verb={t('members.corrections.decide')}
          >
            <ChoiceField
              name="agreed"
              label={t('members.corrections.decision')}
              choices={[
                {
                  value: 'yes',
                  label: t(words.agree),
                  help: t(words.agreeHelp),
                },
                {
                  value: 'no',
                  label: t(words.refuse),
                  help: t(words.refuseHelp),
                },
              ]}
              required
            />
            <MultilineField name="answer" label={t('members.corrections.answer')} rows={3} maxLength={500} required />
          </CommandForm>
        </Section>
      )}
      {record.may['correction.withdraw']?.length === 0 && (
        <p className="record-more">
          <Button onClick={() => setWithdrawing(true)}>{t('members.corrections.withdraw')}</Button>
        </p>
      )}
      <Confirm
        open={withdrawing}
        onClose={() => setWithdrawing(false)}
        title={t('members.corrections.withdraw')}
        consequence={<p>{t('members.corrections.withdraw_consequence')}</p>}
        verb={t('members.corrections.withdraw')}
        onConfirm={async () => {
          await api.correctionWithdraw({ id: record.id, version: record.version }, { commandId });
          await revalidate();
        }}
      />
    </Page>
  );
}

/** The fact as it stood when it was contested, and the way to its record. */
function contested({ fact }: CorrectionRecord, t: Translate, own: ReturnType<typeof useText>['own']) {
  if (!fact) return [];
  return [
    { label: t('members.corrections.fact_year'), value: String(fact.year) },
    { label: t('members.corrections.fact'), value: <Link to={fact.link}>{own(fact.what)}</Link> },
    { label: t('members.corrections.fact_on'), value: date(fact.on) },
    fact.why !== null && { label: t('members.corrections.fact_why'), value: <bdi>{own(fact.why)}</bdi> },
    fact.by !== null && { label: t('members.corrections.fact_by'), value: <Name>{fact.by}</Name> },
  ];
}
