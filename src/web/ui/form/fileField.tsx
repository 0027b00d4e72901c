import { useId, useState } from 'react';
import { bytes } from '../../format.ts';
import type { Reason } from '../../refusal.ts';
import { type UploadedFile, upload } from '../../upload.ts';
import { t } from '../../words.ts';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { Name } from '../name.tsx';
import { Progress } from '../progress.tsx';
import { Refusal } from '../refusal.tsx';
import { controlProps, FieldFrame, type FieldProps, needed } from './field.tsx';
import { useField } from './formContext.ts';

const LARGEST = 20 * 1024 * 1024;

type FileFieldProps = FieldProps & {
  /** The unit that will own the file. */
  unit: string;
  /** As in an input's `accept`: ".xlsx,.pdf". */
  accept?: string;
  many?: boolean;
};

/** Files are sent when chosen and wait at the server; the value is the list `{ id, name, bytes }`. */
export function FileField(props: FileFieldProps) {
  const id = useId();
  const field = useField<UploadedFile[]>(props.name, (value): Reason | undefined => {
    if (sending) return { code: 'file', field: props.name, message: t('web.file.wait') };
    return needed(props, value);
  });
  const [sending, setSending] = useState<{ name: string; share: number }>();
  const [error, setError] = useState<unknown>();
  const [tooLarge, setTooLarge] = useState<string>();
  const files = field.value ?? [];
  const send = async (chosen: readonly File[]) => {
    setError(undefined);
    setTooLarge(chosen.find((file) => file.size > LARGEST)?.name);
    const sent: UploadedFile[] = props.many ? [...files] : [];
    try {
      for (const file of chosen.filter((one) => one.size <= LARGEST)) {
        setSending({ name: file.name, share: 0 });
        sent.push(await upload(file, props.unit, (share) => setSending({ name: file.name, share })));
        field.set([...sent]);
      }
    } catch (caught) {
      setError(caught);
    } finally {
      setSending(undefined);
    }
  };
  return (
    <FieldFrame
      {...props}
      help={props.help ?? t('web.file.largest', { size: bytes(LARGEST) })}
      id={id}
      reasons={field.reasons}
    >
      {files.map((file) => (
        <div key={file.id} className="picked">
          <span>
            <Icon name="file" /> <Name>{file.name}</Name> <span className="quiet small">{bytes(file.bytes)}</span>
          </span>
          <Button
            look="icon"
            aria-label={t('web.form.remove', { what: file.name })}
            onClick={() => field.set(files.filter((one) => one.id !== file.id))}
          >
            <Icon name="close" />
          </Button>
        </div>
      ))}
      {sending && <Progress label={t('web.file.sending', { name: sending.name })} share={sending.share} />}
      {tooLarge && <p className="field-errors">{t('web.file.too_large', { name: tooLarge, size: bytes(LARGEST) })}</p>}
      {error !== undefined && <Refusal error={error} />}
      <div>
        <input
          {...controlProps(id, props, field.reasons)}
          type="file"
          className="file-input hidden-visually"
          accept={props.accept}
          multiple={props.many}
          onChange={(event) => {
            void send([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was removed.
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="button">
          <Icon name="file" />
          {t('web.file.choose')}
        </label>
      </div>
    </FieldFrame>
  );
}
