/** The acts as a form holds them, and as the command takes them. A unit that the decision founds is named by `#` and its name until it is sent. */
import type { Option } from '../../web/ui/form/combobox.tsx';
import type { ActInput, ActKind, ReorganizationRecord } from '../reorganization.ts';
import type { SheetRead } from '../sheet.ts';

export type ActRow = {
  act?: ActKind;
  /** found: by which the draft knows it, where it was kept or read before */
  key?: string;
  name?: string;
  kind?: string;
  setting?: string;
  unit?: Option;
  units?: Option[];
  place?: Option;
  places?: Option[];
  stays?: boolean;
  children?: { unit?: Option; place?: Option }[];
  /** split: groups of a cell that go to one of the parts, their people with them */
  groups?: { group?: Option; place?: Option }[];
};

export type DecisionValues = {
  title: string;
  number?: string;
  decidedOn?: string;
  signerName?: string;
  signerPost?: string;
  effectiveOn: string;
  note?: string;
  acts: ActRow[];
};

const HERE = '#';

/** What the decision founds, as options of a picker. */
export function foundedIn(acts: readonly ActRow[], note: string): Option[] {
  return acts.flatMap(({ act, key, name }) =>
    act === 'found' && name ? [{ id: hereOf({ key, name }), label: name, note }] : [],
  );
}

/** Two of them may bear one name, under different parents: what is kept is told apart by its key. */
function hereOf({ key, name }: Pick<ActRow, 'key' | 'name'>): string {
  return key === undefined ? HERE + (name ?? '') : `${HERE}${HERE}${key}`;
}

/** The acts as the command takes them: what is founded keeps its key, or gets one by its place in the list. */
export function actsOf(rows: readonly ActRow[]): ActInput[] {
  const taken = new Set(rows.flatMap(({ act, key }) => (act === 'found' && key ? [key] : [])));
  const keyOf = (row: ActRow, i: number): string => row.key ?? (taken.has(String(i + 1)) ? `${i + 1}b` : String(i + 1));
  const keys = new Map(rows.flatMap((row, i) => (row.act === 'found' ? [[hereOf(row), `#${keyOf(row, i)}`]] : [])));
  const place = (option: Option | undefined) => (option ? (keys.get(option.id) ?? option.id) : undefined);
  return rows.flatMap((row, i): ActInput[] => {
    switch (row.act) {
      case 'found':
        return [
          {
            act: 'found',
            key: keyOf(row, i),
            name: row.name,
            kind: row.kind,
            ...(row.setting && { setting: row.setting }),
            parent: place(row.place),
          },
        ];
      case 'merge':
        return [{ act: 'merge', sources: (row.units ?? []).map(({ id }) => id), into: place(row.place) }];
      case 'split': {
        const parts = (row.places ?? []).flatMap((option) => place(option) ?? []);
        const groupsOf = (part: string) =>
          (row.groups ?? []).flatMap(({ group, place: to }) => (group && place(to) === part ? [group.id] : []));
        return [
          {
            act: 'split',
            source: row.unit?.id,
            parts: parts.map((unit) => {
              const groups = groupsOf(unit);
              return groups.length > 0 ? { unit, groups } : { unit };
            }),
            core: row.stays ? row.unit?.id : parts[0],
            ...(row.stays && { stays: true }),
            children: (row.children ?? []).flatMap(({ unit, place: to }) => {
              const target = place(to);
              return unit && target ? [{ unit: unit.id, to: target }] : [];
            }),
          },
        ];
      }
      case 'move':
        return [{ act: 'move', unit: row.unit?.id, parent: place(row.place) }];
      case 'close':
        return [{ act: 'close', unit: row.unit?.id, successor: place(row.place) }];
      case 'rename':
        return [{ act: 'rename', unit: row.unit?.id, name: row.name }];
      case 'change_kind':
        return [
          { act: 'change_kind', unit: row.unit?.id, kind: row.kind, ...(row.setting && { setting: row.setting }) },
        ];
      default:
        return [];
    }
  });
}

/** A draft as the form shows it again. */
export function rowsOf({ acts, names }: Pick<ReorganizationRecord, 'acts' | 'names'>): ActRow[] {
  const founded = new Map(
    acts.flatMap(({ act, id, key, name }) => (act === 'found' && id ? [[id, hereOf({ key, name })]] : [])),
  );
  const option = (id: string | undefined): Option | undefined => {
    if (id === undefined) return undefined;
    const label = names[id] ?? '';
    return { id: founded.get(id) ?? id, label };
  };
  const options = (ids: readonly string[] | undefined) => (ids ?? []).flatMap((id) => option(id) ?? []);
  return acts.map((act) => ({
    act: act.act,
    key: act.key,
    name: act.name,
    kind: act.kind,
    setting: act.setting ?? undefined,
    unit: option(act.unit ?? act.source),
    units: options(act.sources),
    place: option(act.into ?? act.parent ?? act.successor),
    places: options(act.parts?.map(({ unit }) => unit)),
    stays: act.stays,
    children: (act.children ?? []).map(({ unit, to }) => ({ unit: option(unit), place: option(to) })),
    groups: (act.parts ?? []).flatMap(({ unit, groups }) =>
      (groups ?? []).map((group) => ({ group: { id: group, label: names[group] ?? '' }, place: option(unit) })),
    ),
  }));
}

/** What was read from a sheet, as rows of the form; `mark` keeps its keys apart from those of another sheet. */
export function rowsRead({ acts, names }: Pick<SheetRead, 'acts' | 'names'>, mark: string): ActRow[] {
  return rowsOf({
    acts: acts.map((act) => (act.act === 'found' ? { ...act, id: `#${act.key}`, key: `${mark}-${act.key}` } : act)),
    names,
  });
}
