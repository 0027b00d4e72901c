import { type ReactNode, useState } from 'react';
import { api } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { MemberRecord } from '../member.ts';

/**
 * What stays masked until the reader asks for it; the look is written down, and the button says so. `shown` is null before, `number` shows a
 * number or the end of it, `button` is there while it is `offered` and nothing was shown.
 */
export function useReveal<S>(secrets: { load: () => Promise<S>; offered: boolean; note: string }): {
  shown: S | undefined;
  number: (tail: string | null, plain: string | null | undefined) => ReactNode;
  button: ReactNode;
} {
  const { t } = useText();
  const [shown, setShown] = useState<S>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const reveal = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setShown(await secrets.load());
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return {
    shown,
    number: (tail, plain) =>
      tail === null ? null : <bdi className="numeric">{plain ?? t('members.secret.masked', { tail })}</bdi>,
    button: secrets.offered && shown === undefined && (
      <div className="stack">
        <div>
          <Button busy={busy} onClick={reveal}>
            {t('members.secret.show')}
          </Button>
        </div>
        <p className="quiet small">{secrets.note}</p>
        {error !== undefined && <Refusal error={error} />}
      </div>
    ),
  };
}

/** Card and phone of a member. */
export function useSecrets(member: MemberRecord) {
  const { t } = useText();
  const { shown, number, button } = useReveal({
    load: () => api.memberReveal({ id: member.id }),
    offered: (member.cardTail !== null || member.phoneTail !== null) && member.may['member.reveal']?.length === 0,
    note: t(member.own ? 'members.secret.own' : 'members.secret.logged'),
  });
  return {
    shown,
    number: (which: 'card' | 'phone') =>
      which === 'card' ? number(member.cardTail, shown?.cardNo) : number(member.phoneTail, shown?.phone),
    button,
  };
}
