/** Whether each act says what it has to say, and the acts as they are kept: founded units have their id, every place is one. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { Act, ActInput, ActKind } from '../reorganization.ts';

const FIELDS: Readonly<Record<ActKind, readonly (keyof ActInput)[]>> = {
  found: ['key', 'name', 'kind', 'parent'],
  merge: ['sources', 'into'],
  split: ['source', 'parts', 'core'],
  move: ['unit', 'parent'],
  close: ['unit', 'successor'],
  rename: ['unit', 'name'],
  change_kind: ['unit', 'kind'],
};

/** Acts as they are kept. Refuses act.incomplete, act.key_twice, act.key_unknown, act.unit_unknown (what has not even the form of an id); `field`: acts.3.into. */
export function resolved(
  acts: readonly (ActInput & { id?: string })[],
  freshId: () => string,
  isPlace: (id: string) => boolean,
): { acts: Act[]; reasons: Reason[] } {
  const reasons: Reason[] = [];
  const ids = new Map<string, string>();
  const idOf = (place: string, field: string): string => {
    if (!place.startsWith('#')) {
      const no = Number(field.split('.')[1]) + 1;
      if (!isPlace(place)) reasons.push({ code: 'act.unit_unknown', field, values: { no } });
      return place;
    }
    const id = ids.get(place.slice(1));
    if (id === undefined) reasons.push({ code: 'act.key_unknown', field, values: { key: place } });
    return id ?? place;
  };
  const out = acts.map((given, i): Act => {
    for (const field of FIELDS[given.act]) {
      const value = given[field];
      if (value === undefined || value === null || (Array.isArray(value) && value.length === 0))
        reasons.push({ code: 'act.incomplete', field: `acts.${i}.${field}`, values: { no: i + 1 } });
    }
    const places: Partial<Act> = {};
    for (const field of ['into', 'core', 'parent', 'successor'] as const) {
      const place = given[field];
      if (place !== undefined) places[field] = idOf(place, `acts.${i}.${field}`);
    }
    if (given.parts) places.parts = given.parts.map((part) => ({ ...part, unit: idOf(part.unit, `acts.${i}.parts`) }));
    if (given.children)
      places.children = given.children.map(({ unit, to }) => ({ unit, to: idOf(to, `acts.${i}.children`) }));
    if (given.act !== 'found') return { ...given, ...places };
    const id = given.id ?? freshId();
    const key = given.key ?? '';
    if (ids.has(key)) reasons.push({ code: 'act.key_twice', field: `acts.${i}.key`, values: { key } });
    ids.set(key, id);
    return { ...given, ...places, id };
  });
  return { acts: out, reasons };
}

/** The units an act names, those it founds left out. */
export function namedBy(each: Act): string[] {
  return [
    each.unit,
    each.source,
    each.into,
    each.core,
    each.parent,
    each.successor,
    ...(each.sources ?? []),
    ...(each.parts ?? []).map(({ unit }) => unit),
    ...(each.children ?? []).flatMap(({ unit, to }) => [unit, to]),
  ].filter((id) => id !== undefined);
}
