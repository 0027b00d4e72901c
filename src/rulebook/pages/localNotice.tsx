import { Link } from 'react-router';
import type { RuleListResult } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';

/** Whose local rules hold where the rules are read for, and which documents they are (M82). */
export function LocalNotice({ overlays }: Pick<RuleListResult, 'overlays'>) {
  const { t, own, lang } = useText();
  if (overlays.length === 0) return null;
  const places = new Intl.ListFormat(lang).format(overlays.map((overlay) => own(overlay.name)));
  const documents = overlays.flatMap((overlay) => overlay.documents);
  return (
    <Notice>
      <p>{t('rulebook.local', { places })}</p>
      {documents.length > 0 && (
        <ul className="plain-list">
          {documents.map((document) => (
            <li key={document.id}>
              <Link to={paths.instrument(document.id)}>
                <Name>{own(document.name)}</Name>
              </Link>{' '}
              {own(document.title)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
