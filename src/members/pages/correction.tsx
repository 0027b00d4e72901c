import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { CorrectionRecord } from '../correction.ts';
import { CorrectionState } from './correctionState.tsx';
import { useShown } from './shown.ts';

export const handle: PageHandle = { title: (t) => t('members.corrections.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const record = (await api.correctionGet({ id: params.id ?? '' })) as CorrectionRecord;
  return { record, unit: record.unit.id };
}

/** One request, before and after; the cell decides with a reason, whoever asked takes it back. */
export default function CorrectionPage() {
  const { t } = useText();
  const { record } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const shown = useShown();
  const [withdrawing, setWithdrawing] = useState(false);
  const [commandId] = useState(() => v7());
  const decides = record.may['correction.decide']?.length === 0;
  return (
    <Page
      title={t('members.corrections.one', { field: t(`members.field.${record.field}`) })}
      lead={<Name>{record.personName}</Name>}
      state={<CorrectionState line={record} />}
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
          { label: t('members.corrections.before'), value: <bdi>{shown(record.field, record.before)}</bdi> },
          {
            label: t('members.corrections.after'),
            value: (
              <strong>
                <bdi>{shown(record.field, record.after)}</bdi>
              </strong>
            ),
          },
          { label: t('members.corrections.reason'), value: <bdi>{record.reason}</bdi> },
          { label: t('members.corrections.asked_on'), value: date(record.askedOn) },
          {
            label: t('members.corrections.due'),
            value: t('members.corrections.due_by', { date: date(record.due), rule: record.rule }),
          },
          record.decidedOn !== null && {
            label: t('members.corrections.decided'),
            value: t('members.roster.by_on', { name: record.decidedName ?? '', date: date(record.decidedOn) }),
          },
          record.answer !== null && { label: t('members.corrections.answer'), value: <bdi>{record.answer}</bdi> },
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
                { value: 'yes', label: t('members.corrections.agree'), help: t('members.corrections.agree_help') },
                { value: 'no', label: t('members.corrections.refuse'), help: t('members.corrections.refuse_help') },
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
