import { useEffect } from 'react';
import { useRevalidator } from 'react-router';
import { Notice } from './notice.tsx';
import { Progress } from './progress.tsx';

/** Milliseconds between two looks. */
const EVERY = 1500;

export type WorkingProps = {
  /** What is being done, and how far it has come, in words. */
  label: string;
  done: number;
  /** Out of how many; 0 while that is not known. */
  steps: number;
  /** That one may go away meanwhile, and what happens then. */
  note: string;
};

/** Long work at the server: how far it has come. The page asks again by itself as long as this stands on it and somebody looks. */
export function Working({ label, done, steps, note }: WorkingProps) {
  const again = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (again.state === 'idle' && document.visibilityState === 'visible') void again.revalidate();
    }, EVERY);
    return () => clearInterval(timer);
  }, [again]);
  return (
    <Notice>
      <Progress label={label} share={steps === 0 ? undefined : done / steps} />
      <p>{note}</p>
    </Notice>
  );
}
