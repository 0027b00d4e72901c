import { type FormEvent, useId } from 'react';
import { useAddress } from '../address.ts';
import { useText } from '../text.tsx';
import { Button } from './button.tsx';

export type Filter =
  | { kind: 'search'; key: string; label: string }
  | { kind: 'choice'; key: string; label: string; options: readonly { value: string; label: string }[] }
  | { kind: 'month'; key: string; label: string };

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
  return (
    <search>
      <form key={seen} className="filters" onSubmit={onSubmit} aria-label={t('web.filters.label')}>
        {filters.map((filter) => (
          <FilterField key={filter.key} filter={filter} value={address.get(filter.key)} apply={apply} />
        ))}
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
    </search>
  );
}

type FieldProps = { filter: Filter; value: string | undefined; apply: (form: HTMLFormElement) => void };

function FilterField({ filter, value, apply }: FieldProps) {
  const { t } = useText();
  const id = useId();
  return (
    <div className={filter.kind === 'search' ? 'field field-wide' : 'field'}>
      <label htmlFor={id} className="field-label">
        {filter.label}
      </label>
      {filter.kind === 'choice' ? (
        <select
          id={id}
          name={filter.key}
          className="input"
          defaultValue={value ?? ''}
          onChange={(event) => event.target.form && apply(event.target.form)}
        >
          <option value="">{t('web.filters.all')}</option>
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
          type={filter.kind}
          className="input"
          defaultValue={value ?? ''}
          autoComplete="off"
        />
      )}
    </div>
  );
}
