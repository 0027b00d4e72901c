import { api, type IndicatorMeasuresResult } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxListField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { FORMS } from '../own/own.ts';
import { useName } from './declared.tsx';

/** A part as the form holds it: a measure, at most two things that narrow it, and what else narrows it as it was written by another program. */
type PartValues = {
  measure?: string;
  first?: string;
  firstCodes?: string[];
  second?: string;
  secondCodes?: string[];
  more?: readonly Filter[];
};
type Filter = { dimension: string; codes: string[] };

export type DefinitionValues = {
  name: string;
  purpose?: string;
  form: (typeof FORMS)[number];
  numerator: PartValues;
  denominator?: PartValues;
  better?: 'up' | 'down';
  target?: number;
  targetSource?: string;
};

type Own = IndicatorMeasuresResult['own'][number];

/** What the form begins with, of an indicator there is. */
export function valuesOf({ name, purpose, definition }: Own): DefinitionValues {
  const { form, numerator, denominator, better, target, targetSource } = definition;
  return {
    name,
    form,
    numerator: partValues(numerator),
    denominator: denominator ? partValues(denominator) : {},
    ...(purpose !== null && { purpose }),
    ...(better !== null && { better }),
    ...(target !== null && { target: Number(target) }),
    ...(targetSource !== null && { targetSource }),
  };
}

/** What the command takes. A field left empty takes away what stood there. */
export function definitionOf(
  { numerator, denominator, target, form, ...values }: DefinitionValues,
  measures: IndicatorMeasuresResult['measures'],
) {
  return {
    name: values.name,
    purpose: values.purpose ?? null,
    form,
    numerator: partOf(numerator, measures),
    denominator: form === 'number' || !denominator?.measure ? null : partOf(denominator, measures),
    better: values.better ?? null,
    target: target === undefined ? null : String(target),
    targetSource: values.targetSource ?? null,
  };
}

type FormProps = { data: IndicatorMeasuresResult; onClose: () => void };

/** Puts an indicator together from what is declared. */
export function DefineIndicator({ data, onClose }: FormProps) {
  const { t } = useText();
  return (
    <CommandDialog<DefinitionValues, unknown>
      title={t('indicators.own.define')}
      lead={<p>{t('indicators.own.define_lead')}</p>}
      onClose={onClose}
      name="indicator.define"
      entity={data.unit.id}
      initial={{ form: 'number', numerator: {}, denominator: {} }}
      submit={(values, commandId) =>
        api.indicatorDefine({ unit: data.unit.id, ...definitionOf(values, data.measures) }, { commandId })
      }
      verb={t('indicators.own.define')}
    >
      {(values) => <DefinitionFields values={values} data={data} />}
    </CommandDialog>
  );
}

type FieldsProps = { values: Partial<DefinitionValues>; data: IndicatorMeasuresResult };

/** What is counted, what it is divided by, what narrows each, what is to be reached. */
export function DefinitionFields({ values, data }: FieldsProps) {
  const { t } = useText();
  return (
    <>
      <TextField name="name" label={t('indicators.own.name')} required />
      <ChoiceField
        name="form"
        label={t('indicators.own.form')}
        choices={(['number', 'share', 'mean'] as const).map((form) => ({ value: form, label: t(FORM_WORDS[form]) }))}
        required
      />
      <PartFields name="numerator" label={t('indicators.own.counted')} values={values.numerator} data={data} />
      {values.form !== 'number' && (
        <PartFields name="denominator" label={t('indicators.own.divided')} values={values.denominator} data={data} />
      )}
      <ChoiceField
        name="better"
        label={t('indicators.own.better')}
        // a list: what was chosen can be taken back
        as="list"
        choices={[
          { value: 'up', label: t('indicators.own.better_up') },
          { value: 'down', label: t('indicators.own.better_down') },
        ]}
      />
      <NumberField
        name="target"
        label={t('indicators.declared.target')}
        decimals={2}
        {...(values.form === 'share' && { unit: '%' })}
      />
      <TextField
        name="targetSource"
        label={t('indicators.own.target_source')}
        help={t('indicators.own.target_help')}
        required={values.target !== undefined}
      />
      <MultilineField name="purpose" label={t('indicators.own.purpose')} />
    </>
  );
}

const FORM_WORDS = {
  number: 'indicators.own.form_number',
  share: 'indicators.own.form_share',
  mean: 'indicators.own.form_mean',
} as const;

function partOf(
  { measure = '', first, firstCodes = [], second, secondCodes = [], more = [] }: PartValues,
  measures: IndicatorMeasuresResult['measures'],
) {
  // what narrowed another measure, chosen before, may mean nothing to this one
  const dimensions = measures.find(({ id }) => id === measure)?.dimensions ?? [];
  const isKnown = (id: string) => dimensions.some((each) => each.id === id);
  const filters = [{ dimension: first, codes: firstCodes }, { dimension: second, codes: secondCodes }, ...more].flatMap(
    ({ dimension, codes }) => (dimension && isKnown(dimension) && codes.length > 0 ? [{ dimension, codes }] : []),
  );
  return { measure, filters };
}

function partValues({ measure, filters = [] }: Own['definition']['numerator']): PartValues {
  const [first, second, ...more] = filters;
  return {
    measure,
    ...(first && { first: first.dimension, firstCodes: first.codes }),
    ...(second && { second: second.dimension, secondCodes: second.codes }),
    ...(more.length > 0 && { more }),
  };
}

type PartProps = {
  name: 'numerator' | 'denominator';
  label: string;
  values: PartValues | undefined;
  data: IndicatorMeasuresResult;
};

function PartFields({ name, label, values = {}, data }: PartProps) {
  const { t } = useText();
  const say = useName();
  const measure = data.measures.find((each) => each.id === values.measure);
  const dimensions = measure?.dimensions ?? [];
  return (
    <>
      <ChoiceField
        name={`${name}.measure`}
        label={label}
        as="list"
        choices={data.measures.map((each) => ({ value: each.id, label: say(each.name) }))}
        {...(measure && { help: say(measure.who) })}
        required
      />
      {dimensions.length > 0 &&
        (['first', 'second'] as const).map((place) => {
          if (place === 'second' && !values.first) return null;
          const chosen = dimensions.find((each) => each.id === values[place]);
          return (
            <div key={place} className="stack">
              <ChoiceField
                name={`${name}.${place}`}
                label={t(place === 'first' ? 'indicators.own.only' : 'indicators.own.and_only')}
                as="list"
                choices={dimensions
                  .filter(({ id, codes }) => codes.length > 0 && (place === 'first' || id !== values.first))
                  .map((each) => ({ value: each.id, label: say(each.name) }))}
              />
              {chosen && (
                <CheckboxListField
                  name={`${name}.${place}Codes`}
                  label={say(chosen.name)}
                  choices={chosen.codes.map((code) => ({ value: code.id, label: say(code.label) }))}
                  // nothing ticked would count everybody
                  required
                />
              )}
            </div>
          );
        })}
    </>
  );
}
