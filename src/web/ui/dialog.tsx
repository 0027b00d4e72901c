import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../text.tsx';
import { Button } from './button.tsx';
import { Refusal } from './refusal.tsx';

type DialogProps = { open: boolean; onClose: () => void; title: ReactNode; className?: string; children: ReactNode };

/** The browser's own modal: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ open, onClose, title, className, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (open && !box.current?.open) box.current?.showModal();
    if (!open && box.current?.open) box.current.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className={['dialog', className].filter(Boolean).join(' ')}
      aria-labelledby={heading}
      onClose={onClose}
    >
      <h2 id={heading}>{title}</h2>
      {open && children}
    </dialog>
  );
}

export type ConfirmProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** What will follow, before it is done: "12 people are told; the cell's count changes from 37 to 36". */
  consequence: ReactNode;
  verb: string;
  onConfirm: () => Promise<unknown>;
};

/** Asks once more, with the consequence in view; stays open and says why when it is refused. */
export function Confirm({ open, onClose, title, consequence, verb, onConfirm }: ConfirmProps) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const confirm = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className="stack">{consequence}</div>
      {error !== undefined && <Refusal error={error} />}
      <div className="dialog-foot">
        <Button look="primary" busy={busy} onClick={confirm}>
          {busy ? t('web.form.busy') : verb}
        </Button>
        <Button onClick={onClose}>{t('web.dialog.cancel')}</Button>
      </div>
    </Dialog>
  );
}
