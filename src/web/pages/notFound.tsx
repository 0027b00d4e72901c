import { Link } from 'react-router';
import type { PageHandle } from '../moduleRoutes.ts';
import { paths } from '../paths.ts';
import { useText } from '../text.tsx';

export const handle: PageHandle = { title: (t) => t('web.error.missing_title') };

export default function NotFoundPage() {
  const { t } = useText();
  return (
    <article className="error-page">
      <h1 tabIndex={-1}>{t('web.error.missing_title')}</h1>
      <p>{t('web.error.missing_body')}</p>
      <Link to={paths.today()}>{t('web.error.today')}</Link>
    </article>
  );
}
