import { useState } from 'react';
import { Link, NavLink } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { navItems } from '../modules.ts';
import { paths } from '../paths.ts';
import { useResource } from '../resource.ts';
import { actingGrant, labelOf, may, useSession } from '../session.ts';
import { useText } from '../text.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Name } from '../ui/name.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tree } from '../ui/tree.tsx';
import { unitSearch } from '../units.ts';
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
      <ul className="rail-links">
        {navItems()
          .filter((item) => may(item.capability, session))
          .map((item) => (
            <li key={item.key}>
              <NavLink to={item.path(id)} end={item.path(id) === paths.unit(id)}>
                {t(`web.nav.${item.key}`)}
              </NavLink>
            </li>
          ))}
      </ul>
      {unit && unit.children > 0 && (
        <Disclosure title={t('web.shell.below', { count: unit.children })}>
          <Tree parent={unit.id} current={unit.id} linkTo={paths.unit} label={t('web.shell.below_list')} />
        </Disclosure>
      )}
      <TreeSearch root={actingGrant(session)?.unit.id} />
    </nav>
  );
}

/** Finds a unit anywhere one may look, without opening the tree level by level. */
function TreeSearch({ root }: { root: string | undefined }) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const asked = words.trim().length >= 2 ? words.trim() : undefined;
  const { data, loading } = useResource(asked && `find ${root} ${asked}`, (signal) => unitSearch(asked ?? '', signal));
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
              <Name>{unit.name}</Name>
            </Link>
          </li>
        ))}
      </ul>
    </search>
  );
}
