import { useText } from '../../web/text.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { hasText } from '../../web/words.ts';
import type { CaseRecord } from '../case.ts';
import { capital } from './fields.tsx';

/** What follows, before it is done: what changes in the register, and which step begins or that the case ends. */
export function Consequence({
  next,
  effect,
  name,
}: {
  next: CaseRecord['step'] | null;
  effect: string | null;
  name: string;
}) {
  const { t, own } = useText();
  const told = effect !== null && hasText(`procedures.effect.${effect}`);
  return (
    <Notice state={next === null ? 'due' : 'information'}>
      {told && <p>{t(`procedures.effect.${effect}`, { name })}</p>}
      <p>{next === null ? t('procedures.take.ends') : t('procedures.take.next', { step: capital(own(next.label)) })}</p>
    </Notice>
  );
}
