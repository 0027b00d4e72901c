import type { ReactNode } from 'react';
import { useRevalidator } from 'react-router';
import { useText } from '../../text.tsx';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { CommandForm, type CommandFormProps } from './commandForm.tsx';
import type { FormValues } from './values.ts';

export type CommandDialogProps<Values extends FormValues, Result> = Omit<
  CommandFormProps<Values, Result>,
  'onDone' | 'cancel'
> & {
  title: ReactNode;
  /** What stands above the form: what it is about, what will follow. */
  lead?: ReactNode;
  onClose: () => void;
  /** Instead of closing and asking the page anew. */
  onDone?: (result: Result) => void;
};

/** A command asked for over the page that it changes; once it is done the dialog closes and the page is asked anew. */
export function CommandDialog<Values extends FormValues, Result>({
  title,
  lead,
  onClose,
  onDone,
  ...form
}: CommandDialogProps<Values, Result>) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const closed = async () => {
    onClose();
    await revalidate();
  };
  return (
    <Dialog open onClose={onClose} title={title}>
      {lead}
      <CommandForm<Values, Result> {...form} onDone={onDone ?? closed} />
      <div className="dialog-foot">
        <Button onClick={onClose}>{t('web.dialog.cancel')}</Button>
      </div>
    </Dialog>
  );
}
