/** A roll group by group, for meetings that a cell holds in its groups. Pure; for server and browser. */

type Line = { personId: string | null; role: string; group: { id: string; name: string } | null };

/** Each line with his group; in the order of the groups' sort keys, then as before; in no group behind all groups, those from above last. */
export function inGroupOrder<T extends Line>(
  lines: readonly T[],
  groups: ReadonlyMap<string, { groupId: string; name: string; sortKey: string }>,
): T[] {
  const placed = lines.map((line, at) => {
    const group = line.role === 'overseer' || line.personId === null ? undefined : groups.get(line.personId);
    const rank = group ? 0 : line.role === 'overseer' ? 2 : 1;
    const key = group ? `${group.sortKey}\u0000${group.groupId}` : '';
    return { line: { ...line, group: group ? { id: group.groupId, name: group.name } : null }, at, rank, key };
  });
  return placed
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at))
    .map(({ line }) => line);
}

/** What a heading stands over: a group, whoever is in none, those from above; null: the roll is not by groups. */
export type RollPart<T> = { kind: 'group' | 'none' | 'above'; name: string | null; lines: T[] };

/** The roll in parts, each for one heading; null where nobody on it stands in a group. */
export function partsOf<T extends Line>(lines: readonly T[]): RollPart<T>[] | null {
  if (!lines.some((line) => line.group !== null)) return null;
  const parts = new Map<string, RollPart<T>>();
  for (const line of lines) {
    const kind = line.group ? 'group' : line.role === 'overseer' ? 'above' : 'none';
    const key = `${kind} ${line.group?.id ?? ''}`;
    const part = parts.get(key) ?? { kind, name: line.group?.name ?? null, lines: [] };
    part.lines.push(line);
    parts.set(key, part);
  }
  return [...parts.values()];
}
