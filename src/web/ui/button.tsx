import { type ComponentProps, type ReactNode, useId } from 'react';
import { Link, type LinkProps } from 'react-router';
import type { Reason } from '../refusal.ts';
import { Reasons } from './reasons.tsx';

type Look = 'primary' | 'plain' | 'icon';

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: Look;
  /** Working: stays where it is, takes no second press. */
  busy?: boolean;
  /** Why it cannot be pressed now, by the same rules that would refuse the command. Empty = it can. */
  because?: readonly Reason[];
};

export function Button({ look, busy, because = [], className, onClick, type = 'button', ...rest }: ButtonProps) {
  const whyNot = useId();
  const off = busy || because.length > 0;
  return (
    <>
      <button
        {...rest}
        type={type}
        className={buttonClass(look, className)}
        // Stays reachable by keyboard: a person must be able to come to it and hear why not.
        aria-disabled={off || undefined}
        aria-describedby={because.length > 0 ? whyNot : rest['aria-describedby']}
        onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
      />
      {because.length > 0 && (
        <div id={whyNot} className="button-because">
          <Reasons reasons={because} />
        </div>
      )}
    </>
  );
}

export function LinkButton({ look, className, ...rest }: LinkProps & { look?: Look; children: ReactNode }) {
  return <Link {...rest} className={buttonClass(look, className)} />;
}

function buttonClass(look: Look | undefined, more: string | undefined): string {
  return ['button', look && `button-${look}`, more].filter(Boolean).join(' ');
}
