import { capitalized } from '../../rulebook/words.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { AgendaLink, ItemRecord } from '../item.ts';

/** When, where, how: what can be changed until the meeting opens. */
export function PlanFields({ modes }: { modes: readonly string[] }) {
  const { t, lang } = useText();
  return (
    <>
      <DateField name="date" label={t('meetings.form.date')} min={session().today} required />
      <TextField name="time" type="time" label={t('meetings.form.time')} short required />
      <TextField name="place" label={t('meetings.form.place')} maxLength={200} required />
      <ChoiceField
        name="mode"
        label={t('meetings.form.mode')}
        choices={modes.map((mode) => ({ value: mode, label: capitalized(labelOf('meetingModes', mode, lang), lang) }))}
        required
      />
    </>
  );
}

/** The agenda, point by point. */
export function AgendaField({ itemKinds, links }: { itemKinds: readonly string[]; links: readonly AgendaLink[] }) {
  const { t } = useText();
  return (
    <RepeatGroup
      name="agenda"
      label={t('meetings.form.agenda')}
      rowLabel={(number) => t('meetings.form.item', { number })}
      add={t('meetings.form.add_item')}
      blank={{ kind: itemKinds.find((kind) => kind === 'discussion') ?? itemKinds[0], title: '' }}
      fold={(item) => item.title as string}
      required
    >
      {(prefix) => <ItemFields prefix={`${prefix}.`} itemKinds={itemKinds} links={links} />}
    </RepeatGroup>
  );
}

/** A point of the agenda: what, of which kind, what is prepared, and which resolution or target it carries out. */
export function ItemFields(props: { prefix?: string; itemKinds: readonly string[]; links: readonly AgendaLink[] }) {
  const { t, lang } = useText();
  const { prefix = '', itemKinds, links } = props;
  return (
    <>
      <TextField name={`${prefix}title`} label={t('meetings.form.item_title')} maxLength={300} required />
      <ChoiceField
        name={`${prefix}kind`}
        label={t('meetings.form.item_kind')}
        as="list"
        choices={itemKinds.map((kind) => ({
          value: kind,
          label: capitalized(labelOf('itemKinds', kind, lang), lang),
        }))}
        required
      />
      <MultilineField name={`${prefix}preparation`} label={t('meetings.form.preparation')} rows={2} maxLength={4000} />
      {links.length > 0 && (
        <ChoiceField
          name={`${prefix}link`}
          label={t('meetings.form.link')}
          help={t('meetings.form.link_help')}
          as="list"
          choices={links.flatMap((link) => [
            { value: link.resolutionId, label: [link.numberText, link.title].filter(Boolean).join(' – ') },
            ...link.targets.map((target) => ({
              value: `${link.resolutionId} ${target.id}`,
              label: t('meetings.form.link_target', { target: target.indicator }),
            })),
          ])}
        />
      )}
    </>
  );
}

/** `link`: the resolution's id, or the resolution's and the target's with a blank between. */
export type AgendaValue = { kind: string; title: string; preparation?: string; link?: string };

/** What the form holds becomes what the command takes: an empty preparation is none. */
export function agendaOf(values: readonly AgendaValue[] | undefined) {
  return (values ?? []).map(({ kind, title, preparation, link }) => {
    const [resolutionId, targetId] = (link ?? '').split(' ');
    return {
      kind,
      title,
      preparation: preparation ?? '',
      ...(resolutionId && { resolutionId }),
      ...(targetId && { targetId }),
    };
  });
}

/** A point as it is kept, as the form holds it. */
export function pointOf(
  item: Pick<ItemRecord, 'kind' | 'title' | 'preparation' | 'resolutionId' | 'targetId'>,
): AgendaValue {
  const { kind, title, preparation, resolutionId, targetId } = item;
  return {
    kind,
    title,
    preparation,
    ...(resolutionId && { link: [resolutionId, targetId].filter(Boolean).join(' ') }),
  };
}
