import type { ReactNode } from 'react';

/** A name, number or code from the records: keeps its own direction whatever the language around it. */
export function Name({ children }: { children: ReactNode }) {
  return <bdi>{children}</bdi>;
}

/** Plain text from the records is set apart by itself; elements are left to whoever made them. */
export function ownDirection(content: ReactNode): ReactNode {
  return typeof content === 'string' ? <bdi>{content}</bdi> : content;
}
