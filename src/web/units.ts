import { date, listed } from './format.ts';
import type { Language } from './language.ts';
import { request } from './request.ts';
import { labelOf } from './session.ts';
import type { Translate } from './words.ts';

/** The few facts of a unit the shell itself needs: where it stands in the tree. */
export type Former = { name: string; until: string };
export type UnitLine = { id: string; name: string; kind: string; children: number; former?: Former | null };
export type UnitPlace = UnitLine & { path: { id: string; name: string; kind: string; readable?: boolean }[] };

export type FoundUnit = { id: string; title: string; closed: { on: string } | null; former: Former | null };

/** Under which name a unit was known, and until when. */
export function formerText(t: Translate, { name, until }: Former): string {
  return t('web.search.former', { name, date: date(until) });
}

/** What a picker says beside a unit: its kind, and the name it was found by where that is a former one. */
export function unitNote(t: Translate, lang: Language, { kind, former }: UnitLine): string {
  return listed([labelOf('unitKinds', kind, lang), former && formerText(t, former)]);
}

export function unitPlace(id: string, signal?: AbortSignal): Promise<UnitPlace> {
  return request('GET', `/api/v1/units/${id}`, { signal });
}

export async function unitChildren(parent: string, signal?: AbortSignal): Promise<UnitLine[]> {
  const answer = await request<{ items: UnitLine[] }>('GET', '/api/v1/units', { query: { parent }, signal });
  return answer.items;
}

export async function unitSearch(search: string, signal?: AbortSignal): Promise<UnitLine[]> {
  const answer = await request<{ items: UnitLine[] }>('GET', '/api/v1/units', { query: { search }, signal });
  return answer.items;
}

/** Units by their names for whoever looks for one, those that have closed behind the living ones, those that were renamed behind both. */
export async function unitsFound(words: string, signal?: AbortSignal): Promise<FoundUnit[]> {
  const query = { q: words, kind: 'unit' };
  return (await request<{ items: FoundUnit[] }>('GET', '/api/v1/search', { query, signal })).items;
}
