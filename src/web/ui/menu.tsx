import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Reason } from '../refusal.ts';
import { useText } from '../text.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Reasons } from './reasons.tsx';

export type MenuAction = {
  label: string;
  icon?: IconName;
  to?: string;
  /** A file of the server's (export, document): fetched by the browser itself. */
  href?: string;
  onSelect?: () => void;
  because?: readonly Reason[];
};

/** A list of further actions behind one button: a disclosure, which every reader and browser knows. */
export function Menu({
  actions,
  label,
  icon = 'more',
}: {
  actions: readonly MenuAction[];
  label?: string;
  icon?: IconName;
}) {
  const { t } = useText();
  const box = useRef<HTMLDetailsElement>(null);
  const close = () => box.current?.removeAttribute('open');
  useEffect(() => {
    const outside = (event: PointerEvent) => !box.current?.contains(event.target as Node) && close();
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    close();
    box.current?.querySelector('summary')?.focus();
  };
  return (
    <details ref={box} className="menu" onKeyDown={onKeyDown}>
      <summary className="button">
        <Icon name={icon} />
        {label ?? t('web.page.more')}
      </summary>
      <ul className="menu-list">
        {actions.map((action) => (
          <li key={action.label}>
            <MenuLine action={action} close={close} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function MenuLine({ action, close }: { action: MenuAction; close: () => void }) {
  const words = (
    <>
      {action.icon && <Icon name={action.icon} />}
      <span>
        {action.label}
        {action.because && action.because.length > 0 && (
          <span className="button-because">
            <Reasons reasons={action.because} />
          </span>
        )}
      </span>
    </>
  );
  const off = action.because !== undefined && action.because.length > 0;
  if (action.to && !off) {
    return (
      <Link className="menu-item" to={action.to} onClick={close}>
        {words}
      </Link>
    );
  }
  if (action.href && !off) {
    return (
      <a className="menu-item" href={action.href} download onClick={close}>
        {words}
      </a>
    );
  }
  const select = () => {
    if (off) return;
    close();
    action.onSelect?.();
  };
  return (
    <button type="button" className="menu-item" aria-disabled={off || undefined} onClick={select}>
      {words}
    </button>
  );
}
