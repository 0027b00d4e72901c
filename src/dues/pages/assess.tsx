import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { month as monthText } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxListField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import type { DuesSettings } from '../slip.ts';
import { money } from './money.ts';

type Category = DuesSettings['categories'][number];
type Values = { persons: string[]; category: string; base: number; voluntary?: number; consent?: string };
type Props = {
  unit: string;
  categories: readonly Category[];
  people: readonly { personId: string; name: string }[];
  from: string;
  onClose: () => void;
};

/** What dues are based on, for one member or for several at once who pay alike. */
export function AssessDialog({ unit, categories, people, from, onClose }: Props) {
  const { t, own, lang } = useText();
  const [only] = people.length === 1 ? people : [];
  return (
    <CommandDialog<Values, unknown>
      title={only ? t('dues.assess.title', { name: only.name }) : t('dues.assess.many')}
      lead={<p>{t('dues.assess.from', { month: monthText(from) })}</p>}
      name="dues.assess"
      entity={unit}
      draft={false}
      initial={{ persons: people.map(({ personId }) => personId) }}
      submit={({ persons, voluntary, consent, ...basis }, commandId) =>
        api.duesAssess(
          {
            unit,
            from,
            items: persons.map((personId) => ({
              personId,
              ...basis,
              ...(voluntary && { voluntary }),
              ...(consent && { consent }),
            })),
          },
          { commandId },
        )
      }
      verb={t('dues.assess.verb')}
      onClose={onClose}
    >
      {(values) => {
        const chosen = categories.find((category) => category.id === values.category);
        return (
          <>
            {!only && (
              <CheckboxListField
                name="persons"
                label={t('dues.assess.who')}
                required
                choices={people.map(({ personId, name }) => ({ value: personId, label: name }))}
              />
            )}
            <ChoiceField
              name="category"
              label={t('dues.assess.category')}
              required
              choices={categories.map((category) => ({
                value: category.id,
                label: capitalized(labelOf('duesCategories', category.id, lang), lang),
                help: <CategoryFigures category={category} />,
              }))}
            />
            {chosen && (
              <NumberField
                key={chosen.id}
                name="base"
                label={own(chosen.base)}
                {...(chosen.help && { help: own(chosen.help) })}
                required
                min={chosen.least ?? 1}
                {...(chosen.most !== null && { max: chosen.most })}
                unit={t('dues.unit')}
              />
            )}
            <NumberField
              name="voluntary"
              label={t('dues.assess.voluntary')}
              help={t('dues.assess.voluntary_help')}
              min={0}
              unit={t('dues.unit')}
            />
            {(values.voluntary ?? 0) > 0 && (
              <TextField
                name="consent"
                label={t('dues.assess.consent')}
                help={t('dues.assess.consent_help')}
                required
              />
            )}
          </>
        );
      }}
    </CommandDialog>
  );
}

/** "1 %", "2.000 to 30.000 đồng", and of how much of it is due. */
export function CategoryFigures({ category }: { category: Category }) {
  const { t } = useText();
  const { percent, least, most, factor } = category;
  if (percent !== null) return t('dues.category.share', { percent });
  const range = t('dues.category.range', { least: money(least ?? 0), most: money(most ?? 0) });
  return factor === null ? range : t('dues.category.part', { range, percent: factor });
}
