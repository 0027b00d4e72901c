import { type FormEvent, type ReactNode, useRef } from 'react';
import { Link } from 'react-router';
import type { Reason } from '../../refusal.ts';
import { useText } from '../../text.tsx';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { Reasons } from '../reasons.tsx';
import { Refusal } from '../refusal.tsx';
import { FormContext } from './formContext.ts';
import { useCommand } from './useCommand.ts';
import type { FormValues } from './values.ts';

export type CommandFormProps<Values extends FormValues, Result> = {
  /** Name of the form, and of the thing it is about: the draft is kept under both. */
  name: string;
  entity?: string;
  /** Sends the command; pass `commandId` on, so that a second try is not a second deed. */
  submit: (values: Values, commandId: string) => Promise<Result>;
  onDone: (result: Result) => void;
  /** The verb on the button: "Call the meeting". */
  verb: string;
  /** `quiet` where it is not the page's one primary action. */
  look?: 'primary' | 'quiet';
  initial?: Partial<Values>;
  /** The shared rules, asked before sending; the server asks them again. */
  check?: (values: Values) => readonly Reason[];
  /** Why this cannot be done now, whatever is typed. */
  because?: readonly Reason[];
  /** Where "back" leads; the draft stays. */
  cancel?: string;
  /** No draft for what must not be kept on a device: passwords. */
  draft?: false;
  children: ReactNode | ((values: Partial<Values>) => ReactNode);
};

/** One command as one column of fields. */
export function CommandForm<Values extends FormValues, Result>(props: CommandFormProps<Values, Result>) {
  const { t } = useText();
  const box = useRef<HTMLFormElement>(null);
  const command = useCommand(props, box);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!command.busy && !props.because?.length) void command.send();
  };
  const { children } = props;
  return (
    <FormContext value={command.state}>
      <form ref={box} className="form" onSubmit={onSubmit} noValidate aria-busy={command.busy}>
        {command.restored && (
          <Notice live>
            <p>{t('web.form.restored')}</p>
            <Button look="plain" onClick={command.discard}>
              {t('web.form.discard')}
            </Button>
          </Notice>
        )}
        <div tabIndex={-1} data-form-summary="">
          {command.loose.length > 0 && (
            <div role="alert">
              <Notice state="overdue">
                <Reasons reasons={command.loose} />
              </Notice>
            </div>
          )}
          {command.failure !== undefined && <Refusal error={command.failure} />}
        </div>
        {typeof children === 'function' ? children(command.state.values as Partial<Values>) : children}
        <div className="form-foot">
          <Button
            type="submit"
            look={props.look === 'quiet' ? undefined : 'primary'}
            busy={command.busy}
            because={props.because}
          >
            {command.busy ? t('web.form.busy') : props.verb}
          </Button>
          {props.cancel && <Link to={props.cancel}>{t('web.form.back')}</Link>}
          {command.kept && <span className="form-draft">{t('web.form.kept')}</span>}
        </div>
      </form>
    </FormContext>
  );
}
