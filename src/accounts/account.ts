import * as s from '../platform/schema.ts';

export const LANGUAGES = ['vi', 'en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Logins are typed on phones: plain lower-case letters, digits, dots, hyphens. */
export const login = s.text(60, 3);

export const accountLine = s.object({
  id: s.anyText(),
  login: s.anyText(),
  name: s.anyText(),
  personId: s.nullable(s.anyText()),
  language: s.anyText(),
  active: s.flag(),
  version: s.anyNumber(),
  /** what it holds today within the reader's sight; without a post it can do nothing */
  posts: s.list(s.object({ post: s.anyText(), unitId: s.anyText(), unit: s.anyText() }), 100),
});
export type AccountLine = s.Infer<typeof accountLine>;
