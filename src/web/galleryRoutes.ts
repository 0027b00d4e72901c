import type { ModuleRoutes } from './moduleRoutes.ts';

/** The style gallery: only while developing; the condition is known at build time, so it leaves nothing behind. */
export const galleryRoutes: ModuleRoutes[] = import.meta.env.DEV
  ? [
      {
        module: 'gallery',
        words: [],
        routes: [
          { path: 'gallery', lazy: () => import('./gallery/gallery.tsx') },
          { path: 'gallery/form', lazy: () => import('./gallery/form.tsx') },
        ],
      },
    ]
  : [];
