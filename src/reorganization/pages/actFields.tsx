import { api } from '../../../gen/client.ts';
import { fold } from '../../platform/i18n/names.ts';
import { capitalized } from '../../rulebook/words.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { useForm } from '../../web/ui/form/formContext.ts';
import { ManyPickerField, PickerField } from '../../web/ui/form/pickerField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { ManyUnitsField, UnitField } from '../../web/ui/form/unitField.tsx';
import { valueAt } from '../../web/ui/form/values.ts';
import { unitNote, unitSearch } from '../../web/units.ts';
import { ACTS, type ActKind } from '../reorganization.ts';

type Props = { prefix: string; act: ActKind | undefined; founded: readonly Option[] };

/** The fields of one act: what it does, and with which organizations. */
export function ActFields({ prefix, act, founded }: Props) {
  const { t } = useText();
  const at = (name: string) => `${prefix}.${name}`;
  const place = usePlaces(founded);
  return (
    <>
      <ChoiceField
        name={at('act')}
        label={t('reorganization.edit.act')}
        as="list"
        choices={ACTS.map((value) => ({ value, label: t(`reorganization.act.${value}`) }))}
        required
      />
      {act === 'merge' && <ManyUnitsField name={at('units')} label={t('reorganization.edit.sources')} required />}
      {act === 'split' && <UnitField name={at('unit')} label={t('reorganization.edit.source')} required />}
      {act !== undefined && ['move', 'close', 'rename', 'change_kind'].includes(act) && (
        <UnitField name={at('unit')} label={t('reorganization.edit.unit')} required />
      )}
      {(act === 'found' || act === 'rename') && (
        <TextField name={at('name')} label={t('reorganization.edit.name')} maxLength={200} required />
      )}
      {(act === 'found' || act === 'change_kind') && <KindFields at={at} />}
      {act !== undefined && act in PLACES && (
        <PickerField name={at('place')} label={t(PLACES[act] ?? '')} search={place} required />
      )}
      {act === 'split' && <SplitFields at={at} prefix={prefix} place={place} />}
    </>
  );
}

const PLACES: Partial<Record<ActKind, string>> = {
  found: 'reorganization.edit.parent',
  merge: 'reorganization.edit.into',
  move: 'reorganization.edit.parent',
  close: 'reorganization.edit.successor',
};

type Search = (words: string, signal: AbortSignal) => Promise<Option[]>;

function SplitFields({ at, prefix, place }: { at: (name: string) => string; prefix: string; place: Search }) {
  const { t } = useText();
  const { values } = useForm();
  const source = valueAt(values, at('unit')) as Option | undefined;
  const parts = (valueAt(values, at('places')) ?? []) as Option[];
  return (
    <>
      <ManyPickerField name={at('places')} label={t('reorganization.edit.parts')} search={place} required />
      <CheckboxField name={at('stays')} label={t('reorganization.edit.stays')} />
      <RepeatGroup
        name={at('children')}
        label={t('reorganization.edit.children')}
        rowLabel={(number) => t('reorganization.edit.child_row', { number })}
        add={t('reorganization.edit.add_child')}
        blank={{}}
      >
        {(row) => (
          <>
            <UnitField name={`${row}.unit`} label={t('reorganization.edit.child')} required />
            <PickerField
              key={prefix}
              name={`${row}.place`}
              label={t('reorganization.edit.child_to')}
              search={place}
              required
            />
          </>
        )}
      </RepeatGroup>
      {source && <GroupFields at={at} source={source} parts={parts} />}
    </>
  );
}

type GroupProps = { at: (name: string) => string; source: Option; parts: readonly Option[] };

/** Which groups of a divided cell go to which part. */
function GroupFields({ at, source, parts }: GroupProps) {
  const { t } = useText();
  const groups: Search = async (words, signal) => {
    const asked = { unit: source.id, state: 'open' as const, ...(words && { search: words }) };
    const { items } = await api.partyGroupList(asked, { signal });
    return items.map(({ id, name }) => ({ id, label: name }));
  };
  const places: Search = async (words) => parts.filter(({ label }) => fold(label).includes(fold(words)));
  return (
    <RepeatGroup
      name={at('groups')}
      label={t('reorganization.edit.groups')}
      rowLabel={(number) => t('reorganization.edit.group_row', { number })}
      add={t('reorganization.edit.add_group')}
      blank={{}}
    >
      {(row) => (
        <>
          <PickerField name={`${row}.group`} label={t('reorganization.edit.group')} search={groups} required />
          <PickerField name={`${row}.place`} label={t('reorganization.edit.group_to')} search={places} required />
        </>
      )}
    </RepeatGroup>
  );
}

function KindFields({ at }: { at: (name: string) => string }) {
  const { t, lang } = useText();
  const { labels } = useSession();
  const choices = (group: 'unitKinds' | 'settings') =>
    Object.keys(labels?.[group] ?? {}).map((value) => ({
      value,
      label: capitalized(labelOf(group, value, lang), lang),
    }));
  return (
    <>
      <ChoiceField
        name={at('kind')}
        label={t('reorganization.edit.kind')}
        as="list"
        choices={choices('unitKinds')}
        required
      />
      <ChoiceField
        name={at('setting')}
        label={t('reorganization.edit.setting')}
        as="list"
        choices={choices('settings')}
      />
    </>
  );
}

/** Organizations that are there, after those that this decision founds. */
function usePlaces(founded: readonly Option[]): Search {
  const { t, lang } = useText();
  return async (words, signal) => {
    const here = founded.filter(({ label }) => fold(label).includes(fold(words)));
    const found = words === '' ? [] : await unitSearch(words, signal);
    return [...here, ...found.map((unit) => ({ id: unit.id, label: unit.name, note: unitNote(t, lang, unit) }))];
  };
}
