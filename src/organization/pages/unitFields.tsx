import { capitalized } from '../../rulebook/words.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { CheckboxField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';

export type UnitFacts = {
  name: string;
  setting?: string;
  foundedOn?: string;
  households?: number;
  poorHouseholds?: number;
  temporaryHouses?: number;
  ownership?: string;
  foreignInvested?: boolean;
};

/** Left empty means none: an empty choice takes a mark away. */
export function marksOf(values: Pick<UnitFacts, 'ownership' | 'foreignInvested'>) {
  return { ownership: values.ownership ?? null, foreignInvested: values.foreignInvested ?? false };
}

/** The facts that founding and changing a unit have in common, under the name. `marked`: the unit stands for an enterprise already. */
export function UnitFactFields({ marked = false }: { marked?: boolean }) {
  const { t, lang } = useText();
  const { labels, today } = useSession();
  const settings = Object.keys(labels?.settings ?? {});
  const ownerships = Object.keys(labels?.ownerships ?? {});
  return (
    <>
      <ChoiceField
        name="setting"
        label={t('organization.facts.setting')}
        as="list"
        choices={settings.map((value) => ({ value, label: capitalized(labelOf('settings', value, lang), lang) }))}
      />
      <DateField
        name="foundedOn"
        label={t('organization.facts.founded')}
        help={t('organization.found.founded_help')}
        max={today}
      />
      <NumberField name="households" label={t('organization.facts.households')} min={0} max={1_000_000} />
      <NumberField name="poorHouseholds" label={t('organization.facts.poor')} min={0} max={1_000_000} />
      <NumberField name="temporaryHouses" label={t('organization.facts.temporary')} min={0} max={1_000_000} />
      <Disclosure title={t('organization.facts.enterprise')} open={marked}>
        <div className="stack">
          <ChoiceField
            name="ownership"
            label={t('organization.facts.ownership')}
            help={t('organization.facts.ownership_help')}
            as="list"
            choices={ownerships.map((value) => ({
              value,
              label: capitalized(labelOf('ownerships', value, lang), lang),
            }))}
          />
          <CheckboxField name="foreignInvested" label={t('organization.facts.foreign')} />
        </div>
      </Disclosure>
    </>
  );
}
