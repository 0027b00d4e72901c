import type { ModuleRoutes, NavItem } from './moduleRoutes.ts';

/** Only the small routes.tsx files come with the first screen; every page behind them is fetched when opened. */
const gathered = import.meta.glob<ModuleRoutes>(['../*/routes.tsx', '!./routes.tsx'], {
  eager: true,
  import: 'routes',
});

/** Every module that has pages: a folder with a `routes.tsx` is enough. */
export const modules: readonly ModuleRoutes[] = Object.values(gathered);

/** Order of the rail; what is not named here comes after, in the order of its module. */
const order = [
  'overview',
  'members',
  'resolutions',
  'plans',
  'tasks',
  'meetings',
  'proposals',
  'posts',
  'history',
  'imports',
  'ledger',
  'accounts',
];

/** The pages of a unit that modules offer, in the order of the rail. */
export function navItems(): NavItem[] {
  const items = modules.flatMap((module) => module.nav ?? []);
  const place = (item: NavItem) => (order.includes(item.key) ? order.indexOf(item.key) : order.length);
  return items.sort((a, b) => place(a) - place(b));
}
