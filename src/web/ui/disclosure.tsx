import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export function Disclosure({ title, open, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <Icon name="forward" />
        {title}
      </summary>
      <div>{children}</div>
    </details>
  );
}
