import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type DisclosureProps = { title: ReactNode; open?: boolean; onOpen?: () => void; children: ReactNode };

export function Disclosure({ title, open, onOpen, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open} onToggle={onOpen && ((event) => event.currentTarget.open && onOpen())}>
      <summary>
        <Icon name="forward" />
        {title}
      </summary>
      <div>{children}</div>
    </details>
  );
}
