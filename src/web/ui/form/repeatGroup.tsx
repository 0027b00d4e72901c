import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../text.tsx';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { FieldFrame, type FieldProps, needed } from './field.tsx';
import { useField, useForm } from './formContext.ts';

type RepeatGroupProps = FieldProps & {
  /** What one row is, with its number: "Item 2". */
  rowLabel: (number: number) => string;
  /** The verb on the button: "Add an item". */
  add: string;
  /** What a new row starts with. */
  blank: Record<string, unknown>;
  /** Long rows of many fields: the words a row is known by while it is folded. A row without words stands open. */
  fold?: (row: Record<string, unknown>) => ReactNode;
  /** Fields of one row; put `prefix` before their names: `${prefix}.title`. */
  children: (prefix: string, index: number) => ReactNode;
};

/** Rows that can be added, removed and moved: targets of a plan, items of an agenda. */
export function RepeatGroup(props: RepeatGroupProps) {
  const { t } = useText();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const field = useField<Record<string, unknown>[]>(props.name, (value) => needed(props, value));
  const rows = field.value ?? [];
  const [keys, setKeys] = useRowKeys(rows.length, field.round);
  const [all, setAll] = useState(false);
  const hidden = useHidden(props.name, all ? 0 : rows.length - ROWS_SHOWN);
  const change = (order: readonly number[], added = 0) => {
    field.set([...order.map((at) => rows[at] ?? {}), ...Array.from({ length: added }, () => ({ ...props.blank }))]);
    setKeys(
      order.map((at) => keys[at] ?? at),
      added,
    );
  };
  const places = rows.map((_, at) => at);
  const move = (at: number, by: number) => change(places.with(at, at + by).with(at + by, at));
  const add = () => {
    setAll(true);
    change(places, 1);
    // After the drawing: the first field of the new row.
    setTimeout(() => box.current?.lastElementChild?.querySelector<HTMLElement>('input, textarea, select')?.focus(), 0);
  };
  return (
    <FieldFrame {...props} id={id} reasons={field.reasons} group>
      <div ref={box}>
        {rows.slice(0, rows.length - hidden).map((_, at) => (
          <section key={keys[at]} className="group-row" aria-label={props.rowLabel(at + 1)}>
            <div className="group-row-head">
              <strong>{props.rowLabel(at + 1)}</strong>
              <RowTools
                label={props.rowLabel(at + 1)}
                onUp={at > 0 ? () => move(at, -1) : undefined}
                onDown={at < rows.length - 1 ? () => move(at, 1) : undefined}
                onRemove={() => change(places.toSpliced(at, 1))}
              />
            </div>
            {props.fold ? (
              <Folded words={props.fold(rows[at] ?? {})} name={`${props.name}.${at}.`}>
                {() => props.children(`${props.name}.${at}`, at)}
              </Folded>
            ) : (
              props.children(`${props.name}.${at}`, at)
            )}
          </section>
        ))}
      </div>
      {hidden > 0 && (
        <div>
          <Button look="plain" onClick={() => setAll(true)}>
            {t('web.form.rows_hidden', { count: hidden })}
          </Button>
        </div>
      )}
      <div>
        <Button onClick={add} aria-label={`${props.add} (${t('web.form.rows', { count: rows.length })})`}>
          <Icon name="plus" />
          {props.add}
        </Button>
      </div>
    </FieldFrame>
  );
}

/** Rows shown at first: a list of hundreds, read from a file, would put the button that saves it out of reach of a thumb. */
const ROWS_SHOWN = 30;

/** How many rows wait behind the button; none where something is said against one of them. */
function useHidden(name: string, more: number): number {
  const wrong = useForm().reasons.some(({ field }) => {
    const at = field?.startsWith(`${name}.`) ? Number(field.slice(name.length + 1).split('.')[0]) : 0;
    return at >= ROWS_SHOWN;
  });
  return wrong ? 0 : Math.max(more, 0);
}

type FoldedProps = { words: ReactNode; name: string; children: () => ReactNode };

/**
 * The fields of a row behind its words. What is said against one of them opens it, so that the focus can go there. They are drawn once it was
 * opened: hundreds of rows read from a sheet, each with all its fields, would make every key typed in the form wait for seconds.
 */
function Folded({ words, name, children }: FoldedProps) {
  const { t } = useText();
  const box = useRef<HTMLDetailsElement>(null);
  const [open] = useState(!words);
  const wrong = useForm().reasons.some(({ field }) => field?.startsWith(name));
  const [seen, setSeen] = useState(open);
  if (wrong && !seen) setSeen(true);
  useLayoutEffect(() => {
    if (wrong && box.current) box.current.open = true;
  }, [wrong]);
  return (
    <details
      ref={box}
      className="disclosure"
      open={open}
      onToggle={(event) => event.currentTarget.open && setSeen(true)}
    >
      <summary>
        <Icon name="forward" />
        <bdi>{words || t('web.form.unnamed')}</bdi>
      </summary>
      <div className="group-row-fields">{seen && children()}</div>
    </details>
  );
}

type ToolsProps = { label: string; onUp?: () => void; onDown?: () => void; onRemove: () => void };

function RowTools({ label, onUp, onDown, onRemove }: ToolsProps) {
  const { t } = useText();
  return (
    <div className="group-row-tools">
      {onUp && (
        <Button look="icon" aria-label={t('web.form.up', { what: label })} onClick={onUp}>
          <Icon name="up" />
        </Button>
      )}
      {onDown && (
        <Button look="icon" aria-label={t('web.form.down', { what: label })} onClick={onDown}>
          <Icon name="down" />
        </Button>
      )}
      <Button look="icon" aria-label={t('web.form.remove', { what: label })} onClick={onRemove}>
        <Icon name="close" />
      </Button>
    </div>
  );
}

/** A row keeps its key while it moves, so that what is half typed in it moves along. */
function useRowKeys(count: number, round: number) {
  const next = useRef(count);
  const [state, setState] = useState(() => ({ round, keys: Array.from({ length: count }, (_, at) => at) }));
  const fits = state.round === round && state.keys.length === count;
  const keys = fits ? state.keys : Array.from({ length: count }, (_, at) => state.keys[at] ?? next.current + at);
  const setKeys = (order: readonly number[], added: number) => {
    const fresh = Array.from({ length: added }, () => ++next.current + count);
    setState({ round, keys: [...order, ...fresh] });
  };
  return [keys, setKeys] as const;
}
