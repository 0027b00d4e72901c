import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type NoticeState = 'done' | 'due' | 'overdue' | 'information';

/** Something the page has to say. `live` when it appears while the reader is here. */
export function Notice(props: { state?: NoticeState; icon?: IconName; live?: boolean; children: ReactNode }) {
  const state = props.state ?? 'information';
  return (
    <div className={`notice state-${state}`} role={props.live ? 'status' : undefined}>
      <Icon name={props.icon ?? state} />
      <div>{props.children}</div>
    </div>
  );
}
