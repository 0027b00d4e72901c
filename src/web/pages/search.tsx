import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import { date } from '../format.ts';
import type { PageHandle } from '../moduleRoutes.ts';
import { paths } from '../paths.ts';
import { request } from '../request.ts';
import { labelOf, type UnitRef } from '../session.ts';
import { useText } from '../text.tsx';
import { Empty } from '../ui/empty.tsx';
import { Name } from '../ui/name.tsx';
import { Page } from '../ui/page.tsx';
import { SearchBox } from '../ui/searchBox.tsx';
import { type Former, formerText } from '../units.ts';
import type { Translate } from '../words.ts';

type Closed = { on: string; successors: string[] };
type Found = {
  kind: string;
  id: string;
  title: string;
  unit?: UnitRef | string;
  link: string;
  closed?: Closed | null;
  former?: Former | null;
};

export const handle: PageHandle = { title: (t) => t('web.search.title') };

export async function loader({ request: { url } }: LoaderFunctionArgs) {
  const q = new URL(url).searchParams.get('q')?.trim() ?? '';
  if (q === '') return { q, items: [] as Found[] };
  const { items } = await request<{ items: Found[] }>('GET', '/api/v1/search', { query: { q } });
  return { q, items };
}

export default function SearchPage() {
  const { t, lang } = useText();
  const { q, items } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page title={t('web.search.title')}>
      <SearchBox label={t('web.search.label')} value={q} onSearch={(words) => navigate(paths.search(words))} />
      <p role="status" className="section quiet">
        {q !== '' && items.length > 0 && t('web.search.found', { count: items.length, words: q })}
      </p>
      {q !== '' && items.length === 0 && (
        <Empty title={t('web.search.empty', { words: q })}>{t('web.search.empty_hint')}</Empty>
      )}
      <ul className="attention">
        {items.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            <Link to={item.link} className="attention-what">
              <Name>{item.title}</Name>
            </Link>
            <div className="quiet">
              {capitalized(labelOf('searchKinds', item.kind, lang), lang)}
              {item.unit && (
                <>
                  {' · '}
                  <Name>{typeof item.unit === 'string' ? item.unit : item.unit.name}</Name>
                </>
              )}
              {item.former && ` · ${formerText(t, item.former)}`}
              {item.closed && ` · ${closedText(t, item.closed)}`}
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** Since when a unit is closed, and what went on in its place. */
function closedText(t: Translate, { on, successors }: Closed): string {
  return successors.length === 0
    ? t('web.search.closed', { date: date(on) })
    : t('web.search.closed_into', { date: date(on), successor: successors.join('; ') });
}
