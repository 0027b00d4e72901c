import { Link, NavLink } from 'react-router';
import { setAppearance, useAppearance } from '../appearance.ts';
import { paths } from '../paths.ts';
import { type Grant, signOut, useSession } from '../session.ts';
import { useText } from '../text.tsx';
import { Button } from '../ui/button.tsx';
import { ActingAs } from './actingAs.tsx';
import { LanguageSwitch } from './languageSwitch.tsx';
import { UnitRail } from './unitRail.tsx';

/** The same content at the side of a desk and in the sheet of a phone. */
export function Rail() {
  const { t, own } = useText();
  const { organization, demo, grants = [], capabilities = [] } = useSession();
  return (
    <>
      <div className="rail-part">
        <Link to={paths.today()} className="rail-organization">
          {own(organization.name)}
        </Link>
        {demo && <span className="rail-label">{t('web.shell.demo')}</span>}
      </div>
      <div className="rail-part">
        <ActingAs />
      </div>
      <nav className="rail-part" aria-label={t('web.shell.mine')}>
        <ul className="rail-links">
          {mine(grants, capabilities).map(({ to, text }) => (
            <li key={to}>
              <NavLink to={to} end>
                {t(text)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <UnitRail />
      <RailFoot />
    </>
  );
}

/** One's own pages: the year for who is a member, the cells in one's charge, whom one put forward for who keeps no list of candidates. */
const mine = (grants: readonly Grant[], capabilities: readonly string[]) => [
  { to: paths.today(), text: 'web.nav.today' },
  { to: paths.myTasks(), text: 'web.nav.my_tasks' },
  ...(capabilities.includes('self.read') ? [{ to: paths.myYear(), text: 'web.nav.my_year' }] : []),
  ...(capabilities.includes('candidate.nominate') && !capabilities.includes('candidate.read')
    ? [{ to: paths.myNominations(), text: 'web.nav.my_nominations' }]
    : []),
  ...(grants.some((grant) => grant.reason === 'duty') ? [{ to: paths.myCells(), text: 'web.nav.my_cells' }] : []),
  { to: paths.search(), text: 'web.nav.search' },
  { to: paths.rulebook(), text: 'web.nav.rulebook' },
];

function RailFoot() {
  const { t } = useText();
  const large = useAppearance().type === 'large';
  const leave = async () => {
    await signOut();
    // A new start of the pages: nothing of this person stays in memory for the next.
    window.location.assign(paths.signIn());
  };
  return (
    <div className="rail-part rail-foot">
      <LanguageSwitch />
      <div className="row">
        <Button look="plain" aria-pressed={large} onClick={() => setAppearance({ type: large ? 'normal' : 'large' })}>
          {t('web.shell.large_type')}
        </Button>
        <Link to={paths.account()}>{t('web.nav.account')}</Link>
        <Button look="plain" onClick={leave}>
          {t('web.shell.sign_out')}
        </Button>
      </div>
    </div>
  );
}
