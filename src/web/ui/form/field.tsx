import type { ReactNode } from 'react';
import type { Reason } from '../../refusal.ts';
import { useText } from '../../text.tsx';
import { t } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { Reasons } from '../reasons.tsx';
import { isBlank } from './values.ts';

/** What every field takes. */
export type FieldProps = {
  name: string;
  label: string;
  help?: ReactNode;
  required?: boolean;
};

type FrameProps = FieldProps & { id: string; reasons: readonly Reason[]; group?: boolean; children: ReactNode };

/** Label above, control, help under it, errors beside it. `group` when there are several controls under one label. */
export function FieldFrame({ id, name, label, help, required, reasons, group, children }: FrameProps) {
  const { t } = useText();
  const heading = (
    <>
      {label} {!required && <span className="field-optional">{t('web.form.optional')}</span>}
    </>
  );
  const below = (
    <>
      {help && (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      )}
      {reasons.length > 0 && (
        <div id={`${id}-errors`} className="field-errors">
          <Icon name="overdue" />
          <div>
            <Reasons reasons={reasons} />
          </div>
        </div>
      )}
    </>
  );
  const className = reasons.length > 0 ? 'field field-wrong' : 'field';
  if (group) {
    return (
      <fieldset className={className} data-field={name} aria-describedby={describedBy(id, help, reasons)}>
        <legend className="field-label">{heading}</legend>
        {children}
        {below}
      </fieldset>
    );
  }
  return (
    <div className={className} data-field={name}>
      <label htmlFor={id} className="field-label">
        {heading}
      </label>
      {children}
      {below}
    </div>
  );
}

/** Attributes that tie a control to its help and errors. */
export function controlProps(id: string, props: FieldProps, reasons: readonly Reason[]) {
  return {
    id,
    'aria-describedby': describedBy(id, props.help, reasons),
    'aria-invalid': reasons.length > 0 || undefined,
    'aria-required': props.required || undefined,
  };
}

/** The check most fields share. */
export function needed(props: FieldProps, value: unknown): Reason | undefined {
  if (!props.required || !isBlank(value)) return undefined;
  return { code: 'required', field: props.name, message: t('web.form.required') };
}

function describedBy(id: string, help: ReactNode, reasons: readonly Reason[]): string | undefined {
  return [help && `${id}-help`, reasons.length > 0 && `${id}-errors`].filter(Boolean).join(' ') || undefined;
}
