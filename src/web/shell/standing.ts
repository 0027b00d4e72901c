import { createContext, use } from 'react';
import { useMatches } from 'react-router';
import { type Resource, useResource } from '../resource.ts';
import { actingGrant, useSession } from '../session.ts';
import { type UnitPlace, unitPlace } from '../units.ts';

export type Standing = { id: string | undefined; place: Resource<UnitPlace> };

export const StandingContext = createContext<Standing>({
  id: undefined,
  place: { loading: false, reload: () => {} },
});

/** Read once by the shell, used all over it. */
export function useStanding(): Standing {
  return use(StandingContext);
}

/** The unit one stands in: named by the address, or by the record shown, or the one whose post one acts in. */
export function useStandingUnit(): Standing {
  const matches = useMatches();
  const session = useSession();
  const last = matches.at(-1);
  const id = last?.params.unit ?? unitOf(last?.loaderData) ?? actingGrant(session)?.unit.id;
  const place = useResource(id && `unit ${id} ${session.actingAs}`, (signal) => unitPlace(id ?? '', signal));
  return { id, place };
}

/** A page's loader data may name its unit: `unit` as an id or as `{ id }`, alone or inside the record. */
function unitOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('unit' in data)) return undefined;
  const { unit } = data;
  if (typeof unit === 'string') return unit;
  return typeof unit === 'object' && unit !== null && 'id' in unit && typeof unit.id === 'string' ? unit.id : undefined;
}
