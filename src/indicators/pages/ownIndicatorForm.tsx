import { api, type IndicatorMeasuresResult } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxListField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { FORMS } from '../own/own.ts';
import { useName } from './declared.tsx';

/** A part as the form holds it: a measure, and at most two things that narrow it. */
type PartValues = { measure?: string; first?: string; firstCodes?: string[]; second?: string; secondCodes?: string[] };
type Values = {
  name: string;
  purpose?: string;
  form: (typeof FORMS)[number];
  numerator: PartValues;
  denominator?: PartValues;
  better?: 'up' | 'down';
  target?: number;
  targetSource?: string;
};

type FormProps = { data: IndicatorMeasuresResult; onClose: () => void };

/** Puts an indicator together from what is declared: what is counted, what it is divided by, what narrows each, what is to be reached. */
export function DefineIndicator({ data, onClose }: FormProps) {
  const { t } = useText();
  return (
    <CommandDialog<Values, unknown>
      title={t('indicators.own.define')}
      lead={<p>{t('indicators.own.define_lead')}</p>}
      onClose={onClose}
      name="indicator.define"
      entity={data.unit.id}
      initial={{ form: 'number', numerator: {}, denominator: {} }}
      submit={({ numerator, denominator, target, form, ...values }, commandId) =>
        api.indicatorDefine(
          {
            unit: data.unit.id,
            ...values,
            form,
            numerator: partOf(numerator),
            denominator: form === 'number' || !denominator?.measure ? null : partOf(denominator),
            target: target === undefined ? null : String(target),
          },
          { commandId },
        )
      }
      verb={t('indicators.own.define')}
    >
      {(values) => (
        <>
          <TextField name="name" label={t('indicators.declared.name')} required />
          <ChoiceField
            name="form"
            label={t('indicators.own.form')}
            choices={(['number', 'share', 'mean'] as const).map((form) => ({
              value: form,
              label: t(FORM_WORDS[form]),
            }))}
            required
          />
          <PartFields name="numerator" label={t('indicators.own.counted')} values={values.numerator} data={data} />
          {values.form !== 'number' && (
            <PartFields
              name="denominator"
              label={t('indicators.own.divided')}
              values={values.denominator}
              data={data}
            />
          )}
          <ChoiceField
            name="better"
            label={t('indicators.own.better')}
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
          />
          <MultilineField name="purpose" label={t('indicators.own.purpose')} />
        </>
      )}
    </CommandDialog>
  );
}

const FORM_WORDS = {
  number: 'indicators.own.form_number',
  share: 'indicators.own.form_share',
  mean: 'indicators.own.form_mean',
} as const;

function partOf({ measure = '', first, firstCodes = [], second, secondCodes = [] }: PartValues) {
  const filters = [
    { dimension: first, codes: firstCodes },
    { dimension: second, codes: secondCodes },
  ].flatMap(({ dimension, codes }) => (dimension && codes.length > 0 ? [{ dimension, codes }] : []));
  return { measure, filters };
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
                  .filter(({ codes }) => codes.length > 0)
                  .map((each) => ({ value: each.id, label: say(each.name) }))}
              />
              {chosen && (
                <CheckboxListField
                  name={`${name}.${place}Codes`}
                  label={say(chosen.name)}
                  choices={chosen.codes.map((code) => ({ value: code.id, label: say(code.label) }))}
                />
              )}
            </div>
          );
        })}
    </>
  );
}
