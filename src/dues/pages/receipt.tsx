import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, month } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Name } from '../../web/ui/name.tsx';
import { DuesPaper } from './duesPaper.tsx';
import { money } from './money.ts';

export const handle: PageHandle = { title: (t, data) => t('dues.receipt.title', { number: data?.receipt.number }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const receipt = await api.duesReceipt({ id: params.id ?? '' });
  return { receipt, unit: receipt.unit };
}

/** The receipt of one payment, to print and hand over. */
export default function ReceiptPage() {
  const { t, lang } = useText();
  const { receipt } = useLoaderData<typeof loader>();
  return (
    <DuesPaper
      title={t('dues.receipt.title', { number: receipt.number })}
      crumbs={[{ label: receipt.name, to: paths.memberDues(receipt.personId) }]}
      unit={receipt.unit}
      heading={t('dues.receipt.heading')}
      under={t('dues.receipt.number', { number: receipt.number })}
    >
      <Facts
        facts={[
          { label: t('dues.receipt.from'), value: <Name>{receipt.name}</Name> },
          receipt.handedBy !== null && {
            label: t('dues.collect.handed_by'),
            value: <Name>{receipt.handedBy}</Name>,
          },
          { label: t('dues.receipt.for'), value: month(receipt.month) },
          { label: t('dues.receipt.amount'), value: <strong>{money(receipt.amount)}</strong> },
          { label: t('dues.collect.method'), value: labelOf('duesMethods', receipt.method, lang) },
          { label: t('dues.collect.on'), value: date(receipt.on) },
        ]}
      />
      <div className="dues-hands">
        <span>{t('dues.receipt.payer')}</span>
        <span>
          {t('dues.receipt.taker')}
          <br />
          <Name>{receipt.takenName}</Name>
        </span>
      </div>
    </DuesPaper>
  );
}
