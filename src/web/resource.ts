import { useCallback, useEffect, useState } from 'react';

export type Resource<T> = { data?: T; error?: unknown; loading: boolean; reload: () => void };

/**
 * Fetches beside the page's own loader (the rail, a picker, a count that may come late).
 * `key` names what is fetched; undefined fetches nothing. What a page needs to be drawn belongs in its loader.
 */
export function useResource<T>(key: string | undefined, fetcher: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ key?: string; data?: T; error?: unknown }>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what the fetcher closes over
  useEffect(() => {
    if (key === undefined) return;
    const stop = new AbortController();
    fetcher(stop.signal).then(
      (data) => !stop.signal.aborted && setState({ key, data }),
      (error) => !stop.signal.aborted && setState({ key, error }),
    );
    return () => stop.abort();
  }, [key, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const current = state.key === key;
  return {
    data: current ? state.data : undefined,
    error: current ? state.error : undefined,
    loading: key !== undefined && !current,
    reload,
  };
}
