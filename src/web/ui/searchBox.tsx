import { type FormEvent, useId } from 'react';
import { useText } from '../text.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

type SearchBoxProps = { label: string; value?: string; onSearch: (words: string) => void };

export function SearchBox({ label, value = '', onSearch }: SearchBoxProps) {
  const { t } = useText();
  const id = useId();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSearch(String(new FormData(event.currentTarget).get('q') ?? '').trim());
  };
  return (
    <search>
      <form className="field" onSubmit={onSubmit}>
        <label htmlFor={id} className="field-label">
          {label}
        </label>
        <div className="search">
          <input id={id} key={value} name="q" type="search" className="input" defaultValue={value} autoComplete="off" />
          <Button type="submit">
            <Icon name="search" />
            <span>{t('web.search.go')}</span>
          </Button>
        </div>
      </form>
    </search>
  );
}
