import { useState } from 'react';
import { listed } from '../../web/format.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { BookLine, SaidMissing, Verdict } from '../reconciliation.ts';
import { OTHERS, type Said } from './rosterTicks.tsx';

type TickProps = {
  line: BookLine;
  said: Said[string] | undefined;
  disabled: boolean;
  onSay: (verdict: Verdict | undefined, note?: string) => void;
};

/** One name. A tap on the line says "present"; another way of standing is chosen beside it, with a note. */
export function Tick({ line, said, disabled, onSay }: TickProps) {
  const { t, lang } = useText();
  const marks = (['exempt', 'away', 'suspended'] as const).filter((mark) => line[mark]);
  const other = said !== undefined && said.verdict !== 'present';
  return (
    <li className={other ? 'tick tick-other' : 'tick'}>
      <label className="tick-line">
        <input
          type="checkbox"
          checked={said?.verdict === 'present'}
          disabled={disabled}
          onChange={(event) => onSay(event.target.checked ? 'present' : undefined)}
        />
        <span>
          <bdi>{line.name}</bdi>
          <span className="tick-about small quiet">
            {listed([
              String(line.birthYear),
              line.seat === 'guest' ? t('members.fact.guest') : labelOf('statuses', line.status, lang),
              ...marks.map((mark) => labelOf('marks', mark, lang)),
            ])}
          </span>
        </span>
      </label>
      {!disabled && said?.verdict !== 'present' && (
        <select
          className="input"
          aria-label={t('members.roster.otherwise', { name: line.name })}
          value={said?.verdict ?? ''}
          onChange={(event) => onSay((event.target.value || undefined) as Verdict | undefined, said?.note)}
        >
          <option value="">{t('members.roster.choose')}</option>
          {OTHERS.map((verdict) => (
            <option key={verdict} value={verdict}>
              {t(`members.roster.kind_${verdict}`)}
            </option>
          ))}
        </select>
      )}
      {other && (
        <input
          className="input tick-note"
          aria-label={t('members.roster.note_of', { name: line.name })}
          placeholder={t(`members.roster.note_${said.verdict}`)}
          maxLength={300}
          value={said.note}
          onChange={(event) => onSay(said.verdict, event.target.value)}
        />
      )}
    </li>
  );
}

/** People who are there and stand on no list. */
export function Missing({ missing, onChange }: { missing: SaidMissing[]; onChange: (missing: SaidMissing[]) => void }) {
  const { t } = useText();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const add = () => {
    if (name.trim() === '') return;
    onChange([
      ...missing.filter((each) => each.name !== name.trim()),
      { name: name.trim(), note: note.trim() === '' ? null : note.trim() },
    ]);
    setName('');
    setNote('');
  };
  return (
    <Section title={t('members.roster.missing')}>
      <p className="quiet">{t('members.roster.missing_hint')}</p>
      {missing.length > 0 && (
        <ul>
          {missing.map((each) => (
            <li key={each.name}>
              <bdi>{each.name}</bdi> {each.note && <span className="quiet">({each.note})</span>}{' '}
              <Button look="plain" onClick={() => onChange(missing.filter((other) => other !== each))}>
                {t('members.roster.take_off')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row tick-missing">
        <label className="field">
          <span className="field-label">{t('members.fact.name')}</span>
          <input className="input" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="field">
          <span className="field-label">{t('members.fact.note')}</span>
          <input className="input" maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        <Button onClick={add}>{t('members.roster.add')}</Button>
      </div>
    </Section>
  );
}
