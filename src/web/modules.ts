import type { ModuleRoutes, NavItem } from './moduleRoutes.ts';

/** Only the small routes.tsx files come with the first screen; every page behind them is fetched when opened. */
const gathered = import.meta.glob<ModuleRoutes>(['../*/routes.tsx', '!./routes.tsx'], {
  eager: true,
  import: 'routes',
});

/** Every module that has pages: a folder with a `routes.tsx` is enough. */
export const modules: readonly ModuleRoutes[] = Object.values(gathered);

/** The rail's groups and their order; what is not named here stands among the work, in the order of its module. */
const groups = {
  work: ['overview', 'meetings', 'members', 'candidates', 'cases', 'resolutions', 'plans', 'tasks', 'proposals'],
  unit: ['reconciliation', 'posts', 'division', 'visits', 'honours', 'residence', 'history', 'reorganizations'],
  office: [
    'imports',
    'summaries',
    'report_check',
    'archive',
    'ledger',
    'accounts',
    'integrity',
    'periods',
    'statistics',
    'publications',
  ],
};
export type NavGroup = { key: keyof typeof groups; items: NavItem[] };

/** The pages of a unit that modules offer, in the groups of the rail: what one works with first. */
export function navGroups(): NavGroup[] {
  const items = modules.flatMap((module) => module.nav ?? []);
  const named = Object.values(groups).flat();
  return (Object.keys(groups) as (keyof typeof groups)[]).map((key) => {
    const listed = groups[key].flatMap((name) => items.filter((item) => item.key === name));
    return { key, items: key === 'work' ? [...listed, ...items.filter((item) => !named.includes(item.key))] : listed };
  });
}
