import { useId, useState } from 'react';
import { Link, useRevalidator } from 'react-router';
import { v7 } from 'uuid';
import { api } from '../../../gen/client.ts';
import type { Reason } from '../../platform/refusal.ts';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { RemarkLine, RoundFull } from '../residence.ts';
import { reasonsAgainstWording, sameWording, type Wording } from '../rules/remarks.ts';
import { useResidenceWords } from './words.ts';

type Written = Record<string, Wording>;

/** One line is one person: the level and the parts of the rulebook side by side, under each other on a phone. Drafts are kept; what is ticked is sent together. */
export function RemarkGrid({ round, lines, writes }: { round: RoundFull; lines: RemarkLine[]; writes: boolean }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  // only what was typed and is not kept yet: all else is as the server has it
  const [written, setWritten] = useState<Written>({});
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const wordingOf = (line: RemarkLine): Wording => written[line.id] ?? { level: line.level, texts: line.texts };
  const changed = lines.filter((line) => !sameWording(wordingOf(line), { level: line.level, texts: line.texts }));
  const chosen = lines.filter((line) => ticked.has(line.id));
  const told = (list: RemarkLine[]) =>
    list.map((line) => {
      const { level, texts } = wordingOf(line);
      return { id: line.id, version: line.version, level, texts: texts.filter(({ text }) => text.trim() !== '') };
    });
  const against = (line: RemarkLine) => reasonsAgainstWording(round, wordingOf(line));
  const unready = chosen.filter((line) => against(line).length > 0);
  const stands: Reason[] = [
    ...(chosen.length === 0 ? [{ code: 'remark.nobody_ticked' }] : []),
    ...(unready.length > 0 ? [{ code: 'remark.unready', values: { count: unready.length } }] : []),
  ];
  const keep = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.remarkDraft({ round: round.id, lines: told(changed) }, { commandId: v7() });
      await revalidate();
      const kept = new Set(changed.map(({ id }) => id));
      setWritten((now) => Object.fromEntries(Object.entries(now).filter(([id]) => !kept.has(id))));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  return (
    <>
      <ul className="remarks">
        {lines.map((line) => (
          <Line
            key={line.id}
            round={round}
            line={line}
            wording={wordingOf(line)}
            writes={writes}
            ticked={ticked.has(line.id)}
            against={ticked.has(line.id) ? against(line) : []}
            onTick={(on) => tick(line.id, on)}
            onWrite={(wording) => setWritten({ ...written, [line.id]: wording })}
          />
        ))}
      </ul>
      {writes && (
        <div className="remarks-foot">
          {error !== undefined && <Refusal error={error} />}
          <p aria-live="polite" className="quiet">
            {t('residence.grid.changed', { count: changed.length })}
          </p>
          <div className="row remarks-verbs">
            <Button
              busy={busy}
              because={changed.length === 0 ? [{ code: 'remark.nothing_changed' }] : []}
              onClick={keep}
            >
              {t('residence.grid.keep')}
            </Button>
            <Button look="primary" because={stands} onClick={() => setSending(true)}>
              {t('residence.grid.send', { count: chosen.length })}
            </Button>
          </div>
        </div>
      )}
      {sending && <Send round={round} lines={told(chosen)} onClose={() => setSending(false)} />}
    </>
  );
}

type LineProps = {
  round: RoundFull;
  line: RemarkLine;
  wording: Wording;
  writes: boolean;
  ticked: boolean;
  against: Reason[];
  onTick: (on: boolean) => void;
  onWrite: (wording: Wording) => void;
};

function Line({ round, line, wording, writes, ticked, against, onTick, onWrite }: LineProps) {
  const { t } = useText();
  const { named, why } = useResidenceWords();
  const box = useId();
  const textOf = (part: string) => wording.texts.find((each) => each.part === part)?.text ?? '';
  const write = (part: string, text: string) =>
    onWrite({ ...wording, texts: [...wording.texts.filter((each) => each.part !== part), { part, text }] });
  return (
    <li className="remark-line">
      <div className="remark-who">
        <label className="remark-tick" htmlFor={`${box}-tick`}>
          {writes && (
            <input
              id={`${box}-tick`}
              type="checkbox"
              checked={ticked}
              onChange={(event) => onTick(event.target.checked)}
            />
          )}
          <strong>
            <Name>{line.name}</Name>
          </strong>
        </label>
        <span className="small quiet">
          <Name>{line.home.name}</Name>
        </span>
        {line.askedFor !== null && <span className="small">{t('residence.grid.asked', { why: line.askedFor })}</span>}
        {line.contactEnded && (
          <Notice state="due">
            {t('residence.contact.ended_why', {
              on: date(line.contactEnded.on),
              why: why(line.contactEnded.reason),
            })}
          </Notice>
        )}
        <Link to={paths.residenceRemark(line.id)} className="small">
          {t('residence.grid.more')}
        </Link>
      </div>
      <div className="remark-level">
        <label htmlFor={`${box}-level`} className="field-label">
          {t('residence.fact.level')}
        </label>
        <select
          id={`${box}-level`}
          className="input"
          disabled={!writes}
          value={wording.level ?? ''}
          onChange={(event) => onWrite({ ...wording, level: event.target.value || null })}
        >
          <option value="">{t('residence.grid.no_level')}</option>
          {round.levels.map((level) => (
            <option key={level} value={level}>
              {named('remarkLevels', level)}
            </option>
          ))}
        </select>
      </div>
      <div className="remark-parts">
        {round.parts.map((part) => (
          <div key={part.id} className="remark-part">
            <label htmlFor={`${box}-${part.id}`} className="field-label">
              {named('remarkParts', part.id)}
              {!part.required && <span className="quiet"> {t('residence.grid.optional')}</span>}
            </label>
            <textarea
              id={`${box}-${part.id}`}
              className="input"
              rows={3}
              dir="auto"
              readOnly={!writes}
              maxLength={part.most}
              value={textOf(part.id)}
              onChange={(event) => write(part.id, event.target.value)}
            />
          </div>
        ))}
      </div>
      {against.length > 0 && (
        <div className="remark-against">
          <Notice state="overdue">
            <Reasons reasons={against} />
          </Notice>
        </div>
      )}
    </li>
  );
}

type SendProps = {
  round: RoundFull;
  lines: { id: string; version: number; level: string | null; texts: { part: string; text: string }[] }[];
  onClose: () => void;
};

/** Sends what the cell discussed on a day: the home cells see it from then on, and it is not written over any more. */
function Send({ round, lines, onClose }: SendProps) {
  const { t } = useText();
  const { today } = session();
  type Values = { discussedOn: string };
  return (
    <CommandDialog<Values, unknown>
      title={t('residence.send.title', { count: lines.length })}
      onClose={onClose}
      name="remark.send"
      entity={round.id}
      draft={false}
      initial={{ discussedOn: today }}
      submit={(values, commandId) => api.remarkSend({ round: round.id, lines, ...values }, { commandId })}
      verb={t('residence.send.verb')}
    >
      <Notice>{t('residence.send.hint')}</Notice>
      <DateField name="discussedOn" label={t('residence.fact.discussed_on')} max={today} required />
    </CommandDialog>
  );
}
