import { useState } from 'react';
import { useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import { month } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import type { DuesSheet } from '../dues.ts';
import { money } from './money.ts';

/** Closing is final, so what stands on the sheet is said once more. */
export function CloseMonth({ sheet, onClose }: { sheet: DuesSheet; onClose: () => void }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [commandId] = useState(() => v7());
  const { totals } = sheet;
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('dues.close.title', { month: month(sheet.month) })}
      consequence={
        <>
          <p>
            {t('dues.close.sums', {
              members: totals.members,
              collected: money(totals.collected),
              unpaid: totals.members - totals.paidMembers,
            })}
          </p>
          <p>{t('dues.close.final')}</p>
        </>
      }
      verb={t('dues.sheet.close')}
      onConfirm={async () => {
        await api.duesCloseMonth({ unit: sheet.unit.id, month: sheet.month }, { commandId });
        await revalidate();
      }}
    />
  );
}
