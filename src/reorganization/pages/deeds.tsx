import { useState } from 'react';
import { useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { date } from '../../web/format.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Confirm, Dialog } from '../../web/ui/dialog.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import type { PlanRecord, ReorganizationRecord } from '../reorganization.ts';

export type Deed = 'decide' | 'apply' | 'drop' | 'annul';
type Props = { record: ReorganizationRecord; plan: PlanRecord | undefined; onClose: () => void };

/** Asks once more, with what follows in view. */
export function DeedDialog({ deed, ...props }: Props & { deed: Deed }) {
  switch (deed) {
    case 'decide':
    case 'apply':
      return <PutIntoForce deed={deed} {...props} />;
    case 'drop':
      return <Drop {...props} />;
    case 'annul':
      return <Annul {...props} />;
  }
}

function PutIntoForce({ deed, record, plan, onClose }: Props & { deed: 'decide' | 'apply' }) {
  const { t } = useText();
  const { today } = useSession();
  const again = useRevalidator();
  const [commandId] = useState(() => newId());
  const { id, version, effectiveOn } = record;
  const now = deed === 'apply' || (today !== undefined && effectiveOn <= today);
  return (
    <Confirm
      open
      onClose={onClose}
      title={t('reorganization.do.decide_title')}
      consequence={
        <>
          {plan && (
            <>
              <p>{t('reorganization.do.consequence_units', plan.totals)}</p>
              <p>{t('reorganization.do.consequence_people', plan.totals)}</p>
            </>
          )}
          <p>
            {now ? t('reorganization.do.decide_now') : t('reorganization.do.decide_later', { date: date(effectiveOn) })}
          </p>
        </>
      }
      verb={t(deed === 'apply' ? 'reorganization.do.apply' : 'reorganization.do.decide')}
      onConfirm={async () => {
        await meanwhile<unknown>(again, () =>
          deed === 'apply'
            ? api.reorganizationApply({ id }, { commandId })
            : api.reorganizationDecide({ id, version }, { commandId }),
        );
        await again.revalidate();
      }}
    />
  );
}

function Drop({ record, onClose }: Props) {
  const { t } = useText();
  const decided = record.state === 'decided';
  const again = useRevalidator();
  const [commandId] = useState(() => newId());
  return (
    <Confirm
      open
      onClose={onClose}
      title={t(decided ? 'reorganization.do.take_back_title' : 'reorganization.do.drop_title')}
      consequence={
        <p>{t(decided ? 'reorganization.do.take_back_consequence' : 'reorganization.do.drop_consequence')}</p>
      }
      verb={t(decided ? 'reorganization.do.take_back' : 'reorganization.do.drop')}
      onConfirm={async () => {
        await api.reorganizationDrop({ id: record.id, version: record.version }, { commandId });
        await again.revalidate();
      }}
    />
  );
}

/** Does it, and lets the page show how far it has come meanwhile. */
async function meanwhile<T>(again: ReturnType<typeof useRevalidator>, work: () => Promise<T>): Promise<T> {
  const asking = setInterval(() => void again.revalidate(), 2000);
  try {
    return await work();
  } finally {
    clearInterval(asking);
  }
}

/** What taking it back means, or why it is not possible any more. */
function Annul({ record, onClose }: Props) {
  const { t } = useText();
  const again = useRevalidator();
  const against = record.may['reorganization.annul'] ?? [];
  if (against.length > 0)
    return (
      <Dialog open onClose={onClose} title={t('reorganization.do.annul_not')}>
        <Notice state="due">
          <Reasons reasons={against} />
        </Notice>
        <div className="dialog-foot">
          <Button onClick={onClose}>{t('web.dialog.close')}</Button>
        </div>
      </Dialog>
    );
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t('reorganization.do.annul_title')}
      lead={<Notice state="due">{t('reorganization.do.annul_consequence')}</Notice>}
      onClose={onClose}
      name="reorganization.annul"
      entity={record.id}
      submit={({ reason }, commandId) =>
        meanwhile(again, () =>
          api.reorganizationAnnul({ id: record.id, version: record.version, reason }, { commandId }),
        )
      }
      verb={t('reorganization.do.annul')}
    >
      <MultilineField name="reason" label={t('reorganization.do.annul_why')} maxLength={1000} required />
    </CommandDialog>
  );
}
