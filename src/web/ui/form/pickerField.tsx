import { type ReactNode, useId } from 'react';
import { useText } from '../../text.tsx';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { Name } from '../name.tsx';
import { Combobox, type Option } from './combobox.tsx';
import { FieldFrame, type FieldProps, needed } from './field.tsx';
import { useField } from './formContext.ts';

type PickerProps = FieldProps & {
  /** Finds by words typed; an empty string asks for what is most likely. */
  search: (words: string, signal: AbortSignal) => Promise<Option[]>;
};

/**
 * One out of many, found by typing (a person, a unit, a resolution). The value is the whole option
 * (`{ id, label, note }`), so that a draft can show it again; the command takes its `id`.
 */
export function PickerField(props: PickerProps) {
  const { t } = useText();
  const id = useId();
  const field = useField<Option>(props.name, (value) => needed(props, value));
  return (
    <FieldFrame {...props} id={id} reasons={field.reasons}>
      {field.value ? (
        <Picked option={field.value}>
          <Button
            id={id}
            look="plain"
            aria-label={t('web.form.change_of', { what: props.label })}
            onClick={() => field.set(undefined)}
          >
            {t('web.form.change')}
          </Button>
        </Picked>
      ) : (
        <Combobox id={id} search={props.search} onPick={field.set} invalid={field.reasons.length > 0} />
      )}
    </FieldFrame>
  );
}

/** Several, found by typing one after another; the value is the list of options. */
export function ManyPickerField(props: PickerProps) {
  const { t } = useText();
  const id = useId();
  const field = useField<Option[]>(props.name, (value) => needed(props, value));
  const picked = field.value ?? [];
  return (
    <FieldFrame {...props} id={id} reasons={field.reasons}>
      {picked.map((option) => (
        <Picked key={option.id} option={option}>
          <Button
            look="icon"
            aria-label={t('web.form.remove', { what: option.label })}
            onClick={() => field.set(picked.filter((one) => one.id !== option.id))}
          >
            <Icon name="close" />
          </Button>
        </Picked>
      ))}
      <Combobox
        id={id}
        search={props.search}
        without={picked}
        onPick={(option) => field.set([...picked, option])}
        invalid={field.reasons.length > 0}
      />
    </FieldFrame>
  );
}

function Picked({ option, children }: { option: Option; children: ReactNode }) {
  return (
    <div className="picked">
      <span>
        <Name>{option.label}</Name>
        {option.note && (
          <span className="combobox-note">
            <Name>{option.note}</Name>
          </span>
        )}
      </span>
      {children}
    </div>
  );
}
