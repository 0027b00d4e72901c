import { useSearchParams } from 'react-router';

type Change = Record<string, string | undefined>;

/** Reads and changes the parameters of the address: what a page shows is kept there, so that it can be sent to somebody. */
export function useAddress() {
  const [search, setSearch] = useSearchParams();
  const changed = (change: Change) => {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(change)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    return next;
  };
  return {
    get: (key: string) => search.get(key) ?? undefined,
    all: search,
    /** The same page with some parameters changed, as a link's target; paging starts anew unless it is what changes. */
    with: (change: Change) => `?${changed({ ...fresh(change), ...change })}`,
    set: (change: Change) => setSearch(changed({ ...fresh(change), ...change }), { replace: true }),
  };
}

/** In a loader: the parameters of the address as a query for the API. */
export function addressQuery(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

function fresh(change: Change): Change {
  return 'after' in change || 'before' in change ? {} : { after: undefined, before: undefined };
}
