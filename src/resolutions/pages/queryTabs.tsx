import { Link, useLocation } from 'react-router';

type QueryTab = { label: string; to: string };

/** Parts of one list that differ in a parameter of the address; `ui/tabs.tsx` tells tabs apart by their path only. */
export function QueryTabs({ tabs, label, param }: { tabs: readonly QueryTab[]; label: string; param: string }) {
  const { pathname, search } = useLocation();
  const chosen = new URLSearchParams(search).get(param);
  const isCurrent = (to: string) => {
    const [path, query] = to.split('?');
    return path === pathname && new URLSearchParams(query).get(param) === chosen;
  };
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={isCurrent(tab.to) ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
