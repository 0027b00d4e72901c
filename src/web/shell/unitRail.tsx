import { useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { date } from '../format.ts';
import { type NavGroup, navGroups } from '../modules.ts';
import { paths } from '../paths.ts';
import { useResource } from '../resource.ts';
import { actingGrant, labelOf, may, useSession } from '../session.ts';
import { useText } from '../text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Name } from '../ui/name.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tree } from '../ui/tree.tsx';
import { formerText, unitsFound } from '../units.ts';
import { useStanding } from './standing.ts';

/** Where one stands: the way up, this unit's pages, what is below, and a search in the tree. */
export function UnitRail() {
  const { t, lang } = useText();
  const session = useSession();
  const { id, place } = useStanding();
  if (!id) return null;
  const unit = place.data;
  return (
    <nav className="rail-part" aria-label={t('web.shell.unit')}>
      {place.loading && <Skeleton lines={2} />}
      {unit && (
        <>
          <ol className="rail-crumbs">
            {unit.path
              .filter((above) => above.id !== unit.id)
              .map((above) => (
                <li key={above.id}>
                  {above.readable === false ? (
                    <Name>{above.name}</Name>
                  ) : (
                    <Link to={paths.unit(above.id)}>
                      <Name>{above.name}</Name>
                    </Link>
                  )}
                </li>
              ))}
          </ol>
          <strong className="rail-unit">
            <Name>{unit.name}</Name>
          </strong>
          <span className="rail-label">{capitalized(labelOf('unitKinds', unit.kind, lang), lang)}</span>
        </>
      )}
      <UnitLinks unit={id} />
      {unit && unit.children > 0 && (
        <Disclosure title={t('web.shell.below', { count: unit.children })}>
          <Tree parent={unit.id} current={unit.id} linkTo={paths.unit} label={t('web.shell.below_list')} />
        </Disclosure>
      )}
      <TreeSearch root={actingGrant(session)?.unit.id} />
    </nav>
  );
}

/** What one works with stands open; the unit's own record and the office's tools fold, except around the page one is on. */
function UnitLinks({ unit }: { unit: string }) {
  const { t } = useText();
  const session = useSession();
  const { pathname } = useLocation();
  const groups = navGroups()
    .map(({ key, items }) => ({ key, items: items.filter((item) => may(item.capability, session)) }))
    .filter(({ items }) => items.length > 0);
  return groups.map(({ key, items }) =>
    key === 'work' ? (
      <Links key={key} unit={unit} items={items} />
    ) : (
      <Disclosure
        key={`${key} ${unit}`}
        title={t(titles[key])}
        open={items.some((item) => pathname.startsWith(item.path(unit)))}
      >
        <Links unit={unit} items={items} />
      </Disclosure>
    ),
  );
}

const titles = { unit: 'web.shell.group_unit', office: 'web.shell.group_office' };

function Links({ unit, items }: { unit: string; items: NavGroup['items'] }) {
  const { t } = useText();
  return (
    <ul className="rail-links">
      {items.map((item) => (
        <li key={item.key}>
          <NavLink to={item.path(unit)} end={item.path(unit) === paths.unit(unit)}>
            {t(`web.nav.${item.key}`)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** Finds a unit anywhere one may look, without opening the tree level by level; one that has closed or was renamed too, by its old name. */
function TreeSearch({ root }: { root: string | undefined }) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const asked = words.trim().length >= 2 ? words.trim() : undefined;
  const { data, loading } = useResource(asked && `find ${root} ${asked}`, (signal) => unitsFound(asked ?? '', signal));
  return (
    <search>
      <input
        type="search"
        className="input"
        aria-label={t('web.shell.find_unit')}
        placeholder={t('web.shell.find_unit')}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div role="status" className="rail-label">
        {asked && !loading && t('web.picker.found', { count: data?.length ?? 0 })}
      </div>
      <ul className="rail-links">
        {data?.map((unit) => (
          <li key={unit.id}>
            <Link to={paths.unit(unit.id)} onClick={() => setWords('')}>
              <span>
                <Name>{unit.title}</Name>
                {unit.closed && (
                  <span className="rail-label"> {t('web.search.closed', { date: date(unit.closed.on) })}</span>
                )}
                {unit.former && <span className="rail-label"> {formerText(t, unit.former)}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </search>
  );
}
