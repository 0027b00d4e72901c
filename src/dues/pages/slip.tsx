import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { Slip } from '../slip.ts';
import { money } from './money.ts';
import { Between, SlipState } from './slipParts.tsx';

export const handle: PageHandle = { title: (t, data) => t('dues.slip.title', { number: data?.slip.number }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const slip = await api.duesRemittance({ id: params.id ?? '' });
  return { slip, unit: slip.unit };
}

/** A slip: what came together, what stays, what goes up; the level above answers it here. */
export default function SlipPage() {
  const { t } = useText();
  const { slip } = useLoaderData<typeof loader>();
  const [answering, setAnswering] = useState(false);
  const because = slip.may['dues.confirm_remittance'] ?? [];
  return (
    <Page
      title={t('dues.slip.title', { number: slip.number })}
      lead={<Name>{slip.unit.name}</Name>}
      state={<SlipState slip={slip} />}
      crumbs={[{ label: t('dues.tabs.remittances'), to: paths.duesRemittances(slip.unit.id) }]}
      action={
        <>
          {because.length === 0 && (
            <Button look="primary" onClick={() => setAnswering(true)}>
              {t('dues.slip.answer')}
            </Button>
          )}
          <Download kind="dues-slip" id={slip.id} />
        </>
      }
    >
      <Facts
        facts={[
          { label: t('dues.slip.between'), value: <Between from={slip.fromMonth} to={slip.toMonth} /> },
          {
            label: t('dues.slip.to'),
            value: slip.to ? (
              <Link to={paths.duesRemittances(slip.to.id)}>{slip.to.name}</Link>
            ) : (
              t('dues.slip.outside')
            ),
          },
          { label: t('dues.slip.own'), value: money(slip.own) },
          { label: t('dues.slip.received'), value: money(slip.received) },
          {
            label: t('dues.slip.kept_of', { percent: slip.percent }),
            value: (
              <>
                {money(slip.kept)} <RuleLink rule={slip.rule} />
              </>
            ),
          },
          { label: t('dues.slip.remitted'), value: <strong>{money(slip.remitted)}</strong> },
          { label: t('dues.slip.sent_on'), value: t('dues.slip.by', { date: date(slip.sentOn), name: slip.sentName }) },
          slip.confirmedOn !== null && {
            label: t(`dues.slip.state_${slip.state}`),
            value: t('dues.slip.by', { date: date(slip.confirmedOn), name: slip.confirmedName ?? '' }),
          },
          slip.note !== null && { label: t('dues.slip.note'), value: <bdi>{slip.note}</bdi> },
        ]}
      />
      {answering && <AnswerDialog slip={slip} onClose={() => setAnswering(false)} />}
    </Page>
  );
}

type Values = { outcome: 'received' | 'returned'; amount?: number; on: string; note?: string };

/** The money is counted before it is confirmed: the sum is typed, not taken over. */
function AnswerDialog({ slip, onClose }: { slip: Slip; onClose: () => void }) {
  const { t } = useText();
  return (
    <CommandDialog<Values, unknown>
      title={t('dues.slip.answer')}
      lead={<p>{t('dues.slip.answer_lead', { unit: slip.unit.name, number: slip.number })}</p>}
      name="dues.confirm_remittance"
      entity={slip.id}
      draft={false}
      initial={{ outcome: 'received', on: session().today }}
      submit={(values, commandId) =>
        api.duesConfirmRemittance({ id: slip.id, version: slip.version, ...values }, { commandId })
      }
      verb={t('dues.slip.answer')}
      onClose={onClose}
    >
      {(values) => (
        <>
          <ChoiceField
            name="outcome"
            label={t('dues.slip.outcome')}
            required
            choices={(['received', 'returned'] as const).map((value) => ({
              value,
              label: t(`dues.slip.outcome_${value}`),
            }))}
          />
          {values.outcome !== 'returned' && (
            <NumberField
              name="amount"
              label={t('dues.slip.counted')}
              help={t('dues.slip.counted_help')}
              min={0}
              unit={t('dues.unit')}
              required
            />
          )}
          <DateField name="on" label={t('dues.slip.answered_on')} required />
          <TextField name="note" label={t('dues.slip.note')} required={values.outcome === 'returned'} />
        </>
      )}
    </CommandDialog>
  );
}
