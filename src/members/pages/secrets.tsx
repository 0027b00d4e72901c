import { type ReactNode, useState } from 'react';
import { api } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { MemberRecord, MemberSecrets } from '../member.ts';

/** Numbers stay masked until the reader asks for them; the look is written down, and the button says so. */
export function useSecrets(member: MemberRecord): {
  shown: MemberSecrets | undefined;
  number: (which: 'card' | 'phone') => ReactNode;
  button: ReactNode;
} {
  const { t } = useText();
  const [shown, setShown] = useState<MemberSecrets>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const reveal = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setShown(await api.memberReveal({ id: member.id }));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  const something = member.cardTail !== null || member.phoneTail !== null;
  const allowed = member.may['member.reveal']?.length === 0;
  return {
    shown,
    number: (which) => {
      const plain = which === 'card' ? shown?.cardNo : shown?.phone;
      const tail = which === 'card' ? member.cardTail : member.phoneTail;
      if (tail === null) return null;
      return <bdi className="numeric">{plain ?? t('members.secret.masked', { tail })}</bdi>;
    },
    button: something && allowed && !shown && (
      <div className="stack">
        <div>
          <Button busy={busy} onClick={reveal}>
            {t('members.secret.show')}
          </Button>
        </div>
        <p className="quiet small">{t(member.own ? 'members.secret.own' : 'members.secret.logged')}</p>
        {error !== undefined && <Refusal error={error} />}
      </div>
    ),
  };
}
