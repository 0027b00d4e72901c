/** Drawn on a 24 grid with one line weight. `pointing` icons turn with the direction of reading. */
const drawings = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20',
  forward: 'm9 5 7 7-7 7',
  back: 'm15 5-7 7 7 7',
  up: 'm5 15 7-7 7 7',
  down: 'm5 9 7 7 7-7',
  check: 'm5 12.5 5 5L19.5 7',
  plus: 'M12 5v14M5 12h14',
  close: 'm6 6 12 12M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M4.5 12h.8M11.6 12h.8M18.7 12h.8',
  today: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4',
  meeting:
    'M4 19v-2a4 4 0 0 1 4-4h1M9 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6M12 20v-1a4 4 0 0 1 8 0v1M16 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  tasks: 'm4 6 1.5 1.5L8 5M11 6.5h9M4 12l1.5 1.5L8 11M11 12.5h9M4 18l1.5 1.5L8 17M11 18.5h9',
  unit: 'M9 4h6v5H9zM3 15h6v5H3zM15 15h6v5h-6zM12 9v3M6 15v-3h12v3',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  offline:
    'M3 3l18 18M6.5 10.5A9 9 0 0 1 9 9M3 7a14 14 0 0 1 3-2M12 5a14 14 0 0 1 9 3.5M14.5 9.5a9 9 0 0 1 3 2M10 15a4 4 0 0 1 4 .5M12 19h.01',
  done: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.5l3 3 5.5-6.5',
  due: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3 2',
  overdue: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17.2v.1',
  information: 'M4 4h16v16H4zM12 11v5.5M12 7.7v.1',
  later: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16',
  now: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3',
} as const;

export type IconName = keyof typeof drawings;
const pointing: ReadonlySet<IconName> = new Set(['forward', 'back']);

/** Always beside a word, or inside a control that has a label: never read aloud. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={pointing.has(name) ? 'icon icon-pointing' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
