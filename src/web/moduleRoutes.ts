import type { ComponentType } from 'react';
import type { ActionFunction, LoaderFunction, ShouldRevalidateFunction } from 'react-router';
import type { Translate } from './words.ts';

/** What a page file exports: a component, and what the router needs to know about it. */
export type PageModule = {
  default: ComponentType;
  loader?: LoaderFunction;
  action?: ActionFunction;
  shouldRevalidate?: ShouldRevalidateFunction;
  handle?: PageHandle;
};

export type PageHandle = {
  /** The document's title; `data` is what the loader gave. */
  // biome-ignore lint/suspicious/noExplicitAny: each page knows the shape of its own loader's data
  title?: (t: Translate, data: any) => string;
  /** Without the shell around it: pages made to be printed or projected. */
  bare?: boolean;
};

/** A page of one unit, as the rail lists it. Its label is the text `web.nav.<key>`. */
export type NavItem = { key: string; path: (unit: string) => string; capability?: string };

/** What `src/<module>/routes.tsx` exports as `routes`. */
export type ModuleRoutes = {
  module: string;
  /** Words the pages need: the module's own and those of modules it shows. */
  words: readonly string[];
  nav?: readonly NavItem[];
  routes: readonly { path: string; lazy: () => Promise<PageModule> }[];
};
