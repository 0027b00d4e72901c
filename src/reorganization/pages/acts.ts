/** What an act says in words, and where what leaves a unit may go. */
import { listed } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import type { Translate } from '../../web/words.ts';
import type { ReorganizationRecord } from '../reorganization.ts';

export type ShownAct = ReorganizationRecord['acts'][number];
type Names = ReorganizationRecord['names'];
export type Target = { id: string; name: string };

/** One act as a sentence: "Merge Thôn 1; Thôn 2 into Thôn Mới". */
export function actText(t: Translate, lang: 'vi' | 'en' | 'ar', act: ShownAct, names: Names): string {
  const named = (id: string | undefined) => names[id ?? ''] ?? '';
  const partOf = ({ unit, groups = [] }: NonNullable<ShownAct['parts']>[number]) =>
    groups.length === 0
      ? named(unit)
      : t('reorganization.says.groups', { part: named(unit), groups: listed(groups.map(named)) });
  const kind = act.kind ? labelOf('unitKinds', act.kind, lang) : '';
  switch (act.act) {
    case 'found':
      return t('reorganization.says.found', { name: act.name ?? '', kind, parent: named(act.parent) });
    case 'merge':
      return t('reorganization.says.merge', {
        sources: (act.sources ?? []).map(named).join('; '),
        into: named(act.into),
      });
    case 'split':
      return t(act.stays ? 'reorganization.says.split_stays' : 'reorganization.says.split', {
        source: named(act.source),
        parts: (act.parts ?? []).map(partOf).join('; '),
      });
    case 'move':
      return t('reorganization.says.move', { unit: named(act.unit), parent: named(act.parent) });
    case 'close':
      return t('reorganization.says.close', { unit: named(act.unit), successor: named(act.successor) });
    case 'rename':
      return t('reorganization.says.rename', { unit: named(act.unit), name: act.name ?? '' });
    case 'change_kind':
      return t('reorganization.says.change_kind', { unit: named(act.unit), kind });
  }
}

/** The units that may take what leaves this one. */
export function targetsOf({ acts, names }: Pick<ReorganizationRecord, 'acts' | 'names'>, from: string): Target[] {
  const ids = acts.flatMap((act) => {
    if (act.act === 'merge' && act.sources?.includes(from)) return [act.into];
    if (act.act === 'close' && act.unit === from) return [act.successor];
    if (act.act === 'split' && act.source === from)
      return [...(act.parts ?? []).map(({ unit }) => unit), ...(act.stays ? [from] : [])];
    return [];
  });
  return [...new Set(ids)].flatMap((id) => (id === undefined ? [] : [{ id, name: names[id] ?? '' }]));
}
