import { api } from '../../../gen/client.ts';

/** Members by name for a picker, within the reader's reach. */
export async function searchMembers(words: string, signal: AbortSignal) {
  if (words === '') return [];
  const { items } = await api.searchFind({ q: words, kind: 'member' }, { signal });
  return items.map((item) => ({ id: item.id, label: item.title, note: item.unit?.name }));
}

/** Accounts by name or login for a picker. */
export async function searchAccounts(words: string, signal: AbortSignal) {
  if (words === '') return [];
  const { items } = await api.accountFind({ search: words }, { signal });
  return items.map((item) => ({ id: item.id, label: item.name, note: item.login }));
}
