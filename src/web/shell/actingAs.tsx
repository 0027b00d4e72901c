import { useId } from 'react';
import { useNavigate, useRevalidator } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { paths } from '../paths.ts';
import { actingGrant, chooseGrant, type Grant, useSession } from '../session.ts';
import { useText } from '../text.tsx';
import { Name } from '../ui/name.tsx';

/** Under which post one works now: every right, list and count follows from it. */
export function ActingAs() {
  const { t, own, lang } = useText();
  const session = useSession();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const id = useId();
  const grants = session.grants ?? [];
  const acting = actingGrant(session);
  const post = (grant: Grant) => capitalized(own(grant.post), lang);
  const units = [...new Map(grants.map((grant) => [grant.unit.id, grant.unit])).values()];
  const choose = async (grant: string) => {
    await chooseGrant(grant);
    // What is on the screen may be out of reach under another post.
    await navigate(paths.today());
    await revalidate();
  };
  return (
    <div className="rail-acting">
      <Name>{session.account?.name}</Name>
      {grants.length > 1 ? (
        <>
          <label htmlFor={id} className="rail-label">
            {t('web.shell.acting_as')}
          </label>
          <select id={id} className="input" value={acting?.id} onChange={(event) => choose(event.target.value)}>
            {units.map((unit) => (
              <optgroup key={unit.id} label={unit.name}>
                {grants
                  .filter((grant) => grant.unit.id === unit.id)
                  .map((grant) => (
                    <option key={grant.id} value={grant.id}>
                      {post(grant)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </>
      ) : (
        <span className="rail-label">{acting ? <Name>{post(acting)}</Name> : t('web.shell.no_post')}</span>
      )}
      {acting && (
        <span className="rail-label">
          <Name>{acting.unit.name}</Name>
        </span>
      )}
    </div>
  );
}
