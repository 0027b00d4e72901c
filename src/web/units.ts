import { request } from './request.ts';

/** The few facts of a unit the shell itself needs: where it stands in the tree. */
export type UnitLine = { id: string; name: string; kind: string; children: number };
export type UnitPlace = UnitLine & { path: { id: string; name: string; kind: string; readable?: boolean }[] };

export type FoundUnit = { id: string; title: string; closed: { on: string } | null };

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

/** Units by their names for whoever looks for one, those that have closed behind the living ones. */
export async function unitsFound(words: string, signal?: AbortSignal): Promise<FoundUnit[]> {
  const query = { q: words, kind: 'unit' };
  return (await request<{ items: FoundUnit[] }>('GET', '/api/v1/search', { query, signal })).items;
}
