import { Link, NavLink } from 'react-router';

export type Tab = {
  label: string;
  to: string;
  /** Said by the page where the tabs differ in what follows the `?`. */
  current?: boolean;
};

/** Parts of a record, each with its own address. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ label: words, to, current }) =>
        current === undefined ? (
          <NavLink key={to} to={to} end>
            {words}
          </NavLink>
        ) : (
          <Link key={to} to={to} aria-current={current ? 'page' : undefined}>
            {words}
          </Link>
        ),
      )}
    </nav>
  );
}
