import { type FormEvent, useId, useState, useSyncExternalStore } from 'react';
import { useAddress } from '../address.ts';
import { listed } from '../format.ts';
import { useText } from '../text.tsx';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { DateInput } from './form/dateInput.tsx';
import { typedDate } from './form/parse.ts';
import { SavedViews } from './savedViews.tsx';

export type Filter =
  | { kind: 'search'; key: string; label: string }
  | {
      kind: 'choice';
      key: string;
      label: string;
      options: readonly { value: string; label: string }[];
      /** What an empty choice means, when not "all". */
      all?: string;
      /** Long words: the whole width on a phone. */
      wide?: boolean;
    }
  | {
      kind: 'month' | 'date';
      key: string;
      label: string;
      /** What holds while the address names none. */
      usual?: string;
    };

/** So many fields stand open on a phone; the others are one press away, so that the list begins on the first screen. */
const OPEN_ON_PHONES = 2;

/** What a list shows, kept in the address. A choice works at once; a typed word on Enter or with the button. */
export function Filters({ filters }: { filters: readonly Filter[] }) {
  const { t } = useText();
  const address = useAddress();
  const apply = (form: HTMLFormElement) => {
    const data = new FormData(form);
    address.set(Object.fromEntries(filters.map(({ key }) => [key, String(data.get(key) ?? '').trim() || undefined])));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
  };
  const inForce = filters.some(({ key }) => address.get(key));
  // A new address from outside (a link, "clear") gives the fields new starting values.
  const seen = filters.map(({ key }) => address.get(key) ?? '').join('\n');
  const typed = filters.some(({ kind }) => kind !== 'choice');
  const folded = usePhone() ? filters.slice(OPEN_ON_PHONES) : [];
  const field = (filter: Filter) => (
    <FilterField key={filter.key} filter={filter} value={address.get(filter.key)} apply={apply} />
  );
  return (
    <search>
      <form
        key={seen}
        className="filters"
        onSubmit={onSubmit}
        aria-label={listed([t('web.filters.label'), filters[0]?.label])}
      >
        {filters.slice(0, filters.length - folded.length).map(field)}
        {folded.length > 0 && (
          <Disclosure title={t('web.filters.further')} open={folded.some(({ key }) => address.get(key))}>
            <div className="filters">{folded.map(field)}</div>
          </Disclosure>
        )}
        {typed && <Button type="submit">{t('web.filters.apply')}</Button>}
        {inForce && (
          <Button
            look="plain"
            onClick={() => address.set(Object.fromEntries(filters.map(({ key }) => [key, undefined])))}
          >
            {t('web.filters.clear')}
          </Button>
        )}
      </form>
      <SavedViews filtered={inForce} />
    </search>
  );
}

const PHONE = '(max-width: 40rem)';

function usePhone(): boolean {
  return useSyncExternalStore(onWidth, () => matchMedia(PHONE).matches);
}

function onWidth(listener: () => void): () => void {
  const query = matchMedia(PHONE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

type FieldProps = { filter: Filter; value: string | undefined; apply: (form: HTMLFormElement) => void };

function FilterField({ filter, value, apply }: FieldProps) {
  const { t } = useText();
  const id = useId();
  const wide = filter.kind === 'search' || (filter.kind === 'choice' && filter.wide);
  return (
    <div className={wide ? 'field field-wide' : filter.kind === 'date' ? 'field field-date' : 'field'}>
      <label htmlFor={id} className="field-label">
        {filter.label}
      </label>
      {filter.kind === 'month' || filter.kind === 'date' ? (
        <DateFilter id={id} filter={filter} value={value} />
      ) : filter.kind === 'choice' ? (
        <select
          id={id}
          name={filter.key}
          className="input"
          defaultValue={value ?? ''}
          onChange={(event) => event.target.form && apply(event.target.form)}
        >
          <option value="">{filter.all ?? t('web.filters.all')}</option>
          {filter.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={filter.key}
          type="search"
          className="input"
          defaultValue={value ?? ''}
          autoComplete="off"
        />
      )}
    </div>
  );
}

type DateFilterProps = { id: string; filter: Extract<Filter, { kind: 'month' | 'date' }>; value: string | undefined };

/** A day or a month, in the order people here write it. What cannot be read filters nothing, and is marked. */
function DateFilter({ id, filter, value }: DateFilterProps) {
  const { t } = useText();
  const [iso, setIso] = useState(value ?? filter.usual);
  const [text, setText] = useState(() => typedDate(iso ?? ''));
  const month = filter.kind === 'month';
  return (
    <>
      <DateInput
        text={text}
        value={iso}
        onChange={(typed, read) => {
          setText(typed);
          setIso(read);
        }}
        label={filter.label}
        least={month ? 'month' : 'day'}
        monthOnly={month}
        control={{
          id,
          placeholder: t(month ? 'web.filters.month_form' : 'web.filters.date_form'),
          'aria-invalid': (text.trim() !== '' && iso === undefined) || undefined,
        }}
      />
      <input type="hidden" name={filter.key} value={iso ?? ''} />
    </>
  );
}
