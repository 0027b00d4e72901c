import { useId } from 'react';
import { number } from '../format.ts';

/** How far a long piece of work has come: `share` from 0 to 1, or unknown. */
export function Progress({ label, share }: { label: string; share?: number }) {
  const id = useId();
  return (
    <div className="progress">
      <label htmlFor={id}>
        {label}{' '}
        {share !== undefined && <bdi className="numeric" dir="ltr">{`${number(Math.floor(share * 100))}\u00A0%`}</bdi>}
      </label>
      <progress id={id} value={share} max={1} />
    </div>
  );
}
