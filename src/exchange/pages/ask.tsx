import { useState } from 'react';
import { useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { useResource } from '../../web/resource.ts';
import { useText } from '../../web/text.tsx';
import { Confirm, Dialog } from '../../web/ui/dialog.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { BatchRecord } from '../import.ts';
import { ASK_TEXTS } from './texts.ts';
import type { Deed } from './writing.ts';

export type Asked = 'apply' | 'drop' | 'undo';
type Props = {
  batch: BatchRecord;
  /** What takes long is done by the page, which shows that it is at work. */
  onStart: (deed: Deed, version: number) => void;
  onClose: () => void;
};

/** The dry run's sum in words, before it is done. */
export function Ask({ what, ...props }: Props & { what: Asked }) {
  return what === 'undo' ? <AskUndo {...props} /> : <AskBefore what={what} {...props} />;
}

function AskBefore({ what, batch, onStart, onClose }: Props & { what: 'apply' | 'drop' }) {
  const { t } = useText();
  const again = useRevalidator();
  const [commandId] = useState(() => newId());
  const { units, members, posts, duties = 0 } = batch.counts;
  const refused = units.refused + members.refused;
  return (
    <Confirm
      open
      onClose={onClose}
      title={t(ASK_TEXTS[what].title)}
      consequence={
        what === 'drop' ? (
          <p>{t('exchange.batch.drop_consequence')}</p>
        ) : (
          <>
            <p>{t('exchange.batch.apply_units', { fresh: units.new, changed: units.changed })}</p>
            <p>{t('exchange.batch.apply_members', { fresh: members.new, changed: members.changed })}</p>
            <p>{t('exchange.batch.apply_posts', { count: posts })}</p>
            {duties > 0 && <p>{t('exchange.batch.apply_duties', { count: duties })}</p>}
            {refused > 0 && <p>{t('exchange.batch.apply_refused', { count: refused })}</p>}
          </>
        )
      }
      verb={t(ASK_TEXTS[what].verb)}
      onConfirm={async () => {
        const { id, version } = batch;
        if (what === 'apply') return onStart('apply', version);
        await api.importDrop({ id, version }, { commandId });
        await again.revalidate();
      }}
    />
  );
}

/** What would be taken back, and what stands in the way of it. */
function AskUndo({ batch, onStart, onClose }: Props) {
  const { t } = useText();
  const { data, error } = useResource(`undoing ${batch.id} ${batch.version}`, () =>
    api.importUndoing({ id: batch.id }),
  );
  const title = t('exchange.batch.undo_title');
  if (data && data.reasons.length === 0)
    return (
      <Confirm
        open
        onClose={onClose}
        title={title}
        consequence={
          <>
            <p>{t('exchange.batch.undo_people', { persons: data.persons })}</p>
            <p>{t('exchange.batch.undo_units', { units: data.units, posts: data.posts })}</p>
            {data.duties > 0 && <p>{t('exchange.batch.undo_duties', { duties: data.duties })}</p>}
            {data.restored > 0 && <p>{t('exchange.batch.undo_restored', { restored: data.restored })}</p>}
          </>
        }
        verb={t('exchange.batch.undo')}
        onConfirm={async () => onStart('undo', data.version)}
      />
    );
  return (
    <Dialog open onClose={onClose} title={title}>
      {error !== undefined && <Refusal error={error} />}
      {data === undefined && error === undefined && <Progress label={t('exchange.batch.undo_looking')} />}
      {data && (
        <div className="stack">
          <p>{t('exchange.batch.undo_blocked')}</p>
          <Reasons reasons={data.reasons} />
        </div>
      )}
    </Dialog>
  );
}
