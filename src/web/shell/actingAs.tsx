import { useId } from 'react';
import { useNavigate, useRevalidator } from 'react-router';
import { paths } from '../paths.ts';
import { actingGrant, chooseGrant, type Grant, useSession } from '../session.ts';
import { useText } from '../text.tsx';
import { Name } from '../ui/name.tsx';

/** Under which post one works now: every right, list and count follows from it. */
export function ActingAs() {
  const { t, own } = useText();
  const session = useSession();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const id = useId();
  const grants = session.grants ?? [];
  const acting = actingGrant(session);
  const words = (grant: Grant) => t('web.shell.post_at', { post: own(grant.post), unit: grant.unit.name });
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
            {grants.map((grant) => (
              <option key={grant.id} value={grant.id}>
                {words(grant)}
              </option>
            ))}
          </select>
        </>
      ) : (
        <span className="rail-label">{acting ? <Name>{words(acting)}</Name> : t('web.shell.no_post')}</span>
      )}
    </div>
  );
}
