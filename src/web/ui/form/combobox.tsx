import { type KeyboardEvent, useEffect, useState } from 'react';
import { useResource } from '../../resource.ts';
import { useText } from '../../text.tsx';
import { Name } from '../name.tsx';

export type Option = { id: string; label: string; note?: string };

type ComboboxProps = {
  id: string;
  search: (words: string, signal: AbortSignal) => Promise<Option[]>;
  onPick: (option: Option) => void;
  /** Already taken: not offered again. */
  without?: readonly Option[];
  invalid?: boolean;
};

const WAIT_MS = 250;

/** An input with a list under it, after the ARIA pattern "editable combobox with list". */
export function Combobox({ id, search, onPick, without = [], invalid }: ComboboxProps) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<string>();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const found = useResource(open ? asked : undefined, (signal) => search(asked ?? '', signal));
  const options = (found.data ?? []).filter((option) => !without.some((one) => one.id === option.id));

  useEffect(() => {
    const later = setTimeout(() => setAsked(words.trim()), WAIT_MS);
    return () => clearTimeout(later);
  }, [words]);

  const pick = (option: Option | undefined) => {
    if (!option) return;
    onPick(option);
    setWords('');
    setOpen(false);
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      setAt((before) => (before + step + options.length) % Math.max(options.length, 1));
    } else if (event.key === 'Enter' && open) {
      // With nothing pointed at, Enter takes the only one found, and never sends the form by accident.
      event.preventDefault();
      pick(options[at] ?? (options.length === 1 ? options[0] : undefined));
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const list = `${id}-list`;
  const status = () => {
    if (found.error) return t('web.picker.failed');
    return found.loading ? t('web.picker.searching') : t('web.picker.found', { count: options.length });
  };
  return (
    <div className="combobox">
      <input
        id={id}
        className="input"
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && at >= 0 ? `${list}-${at}` : undefined}
        aria-invalid={invalid || undefined}
        autoComplete="off"
        placeholder={t('web.picker.type')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onFocus={(event) => {
          setOpen(true);
          event.currentTarget.scrollIntoView({ block: 'nearest' });
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={list}
        role="listbox"
        aria-label={t('web.picker.list')}
        className="combobox-list"
        hidden={!open || options.length === 0}
      >
        {options.map((option, place) => (
          <div
            key={option.id}
            id={`${list}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            className="combobox-option"
            // Before the blur that would close the list.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
            onKeyDown={undefined}
          >
            <Name>{option.label}</Name>
            {option.note && (
              <span className="combobox-note">
                <Name>{option.note}</Name>
              </span>
            )}
          </div>
        ))}
      </div>
      <div role="status" className={open && (words || found.loading) ? 'field-help' : 'hidden-visually'}>
        {open ? status() : ''}
      </div>
    </div>
  );
}
