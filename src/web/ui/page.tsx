import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../text.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { Menu, type MenuAction } from './menu.tsx';
import { Name } from './name.tsx';

export type Crumb = { label: string; to: string };

export type PageProps = {
  /** One title that says what this is. */
  title: ReactNode;
  lead?: ReactNode;
  /** How things stand: a StateBadge and a date, under the title. */
  state?: ReactNode;
  /** The way back up; the rail shows where in the tree one is. */
  crumbs?: readonly Crumb[];
  /** The one primary action: `<LinkButton look="primary">` or `<Button look="primary">`. */
  action?: ReactNode;
  /** Everything else one may do here. Printing is always added. */
  more?: readonly MenuAction[];
  children?: ReactNode;
};

export function Page({ title, lead, state, crumbs, action, more = [], children }: PageProps) {
  return (
    <article className="page">
      {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <header className="page-head">
        <div className="page-name">
          {/* Takes the focus after a change of page, so that a screen reader begins here. */}
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p className="page-lead">{lead}</p>}
          {state && <div className="page-state row">{state}</div>}
        </div>
        <div className="page-actions">
          {action}
          <More actions={more} />
        </div>
      </header>
      {children}
    </article>
  );
}

/** A part of a page with its heading. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The menu of further actions; where printing is the only one, just that (and not on phones). */
function More({ actions }: { actions: readonly MenuAction[] }) {
  const { t } = useText();
  const print = () => window.print();
  if (actions.length > 0) {
    return <Menu actions={[...actions, { label: t('web.page.print'), icon: 'print', onSelect: print }]} />;
  }
  return (
    <Button look="plain" className="page-print" onClick={print}>
      <Icon name="print" />
      {t('web.page.print')}
    </Button>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useText();
  return (
    <nav aria-label={t('web.page.crumbs')}>
      <ol className="page-crumbs">
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Icon name="back" />
            <Link to={crumb.to}>
              <Name>{crumb.label}</Name>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
