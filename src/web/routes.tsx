import { type LoaderFunction, type RouteObject, redirect } from 'react-router';
import { currentLanguage } from './language.ts';
import type { ModuleRoutes, PageModule } from './moduleRoutes.ts';
import { modules } from './modules.ts';
import { paths } from './paths.ts';
import { RefusalError } from './refusal.ts';
import { session } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { ErrorPage } from './ui/errorPage.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { loadWords } from './words.ts';

const own: ModuleRoutes = {
  module: 'web',
  words: ['web'],
  routes: [
    { path: '', lazy: () => import('./pages/today.tsx') },
    { path: 'search', lazy: () => import('./pages/search.tsx') },
    { path: 'account', lazy: () => import('./pages/account.tsx') },
    { path: '*', lazy: () => import('./pages/notFound.tsx') },
  ],
};

export function routeObjects(extra: readonly ModuleRoutes[] = []): RouteObject[] {
  const pages = [...modules, ...extra, own].flatMap(pagesOf);
  const signIn: ModuleRoutes = {
    module: 'web',
    words: ['web'],
    routes: [{ path: 'sign-in', lazy: () => import('./pages/signIn.tsx') }],
  };
  return [
    {
      hydrateFallbackElement: <Skeleton />,
      errorElement: <ErrorPage />,
      children: [
        ...pagesOf(signIn),
        {
          element: <Shell />,
          middleware: [requireSession],
          // Errors of a page are shown inside the shell: the way on stays visible.
          children: [{ errorElement: <ErrorPage />, children: pages }],
        },
      ],
    },
  ];
}

function pagesOf(module: ModuleRoutes): RouteObject[] {
  return module.routes.map(({ path, lazy }) => ({ path, lazy: () => page(lazy, module.words) }));
}

async function page(lazy: () => Promise<PageModule>, words: readonly string[]) {
  const [module] = await Promise.all([lazy(), loadWords(currentLanguage(), words)]);
  return {
    Component: module.default,
    loader: module.loader && signedIn(module.loader),
    action: module.action,
    shouldRevalidate: module.shouldRevalidate,
    handle: module.handle,
  };
}

/** A 401 from a loader leads to the sign-in page and back, not to an error page. */
function signedIn(loader: LoaderFunction): LoaderFunction {
  return Object.assign(async (...args: Parameters<LoaderFunction>) => {
    try {
      return await loader(...args);
    } catch (error) {
      if (error instanceof RefusalError && error.status === 401) throw redirect(paths.signIn(back(args[0].request)));
      throw error;
    }
  });
}

const requireSession = ({ request }: { request: Request }) => {
  if (!session().signedIn) throw redirect(paths.signIn(back(request)));
};

function back(request: Request): string | undefined {
  const url = new URL(request.url);
  const address = url.pathname + url.search;
  return address === '/' ? undefined : address;
}
