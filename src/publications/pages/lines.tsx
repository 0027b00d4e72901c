import type { ReactNode } from 'react';
import { number } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { useForm } from '../../web/ui/form/formContext.ts';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import { judgedOf, type LineValues, parentsOf, type Values } from '../formValues.ts';
import type { RegisterNumber } from '../publication.ts';
import { sharesOf } from '../rules/shares.ts';
import type { Drawable } from './editor.tsx';
import { findingsIn } from './standing.tsx';
import './publications.css';

type LinesProps = { values: Partial<Values>; known: readonly RegisterNumber[]; drawable: Drawable };

/** The lines of a table, each with what will be printed of it and what stands against it. */
export function Lines({ values, known, drawable }: LinesProps) {
  const { t } = useText();
  const lines = values.lines ?? [];
  const found = findingsIn({ values, known, smallest: drawable.smallest });
  const table = judgedOf(values);
  const decimals = values.decimals ?? 0;
  const shares = sharesOf(table.lines, { whole: table.whole.n, divides: table.divides, decimals });
  const against = (at: number) => {
    const begun = lines[at]?.n !== undefined || lines[at]?.share !== undefined;
    return begun ? found.filter(({ field }) => field?.startsWith(`lines.${at}.`)) : [];
  };
  return (
    <RepeatGroup
      name="lines"
      label={t('publications.form.lines_order')}
      rowLabel={(at) => t('publications.form.line', { number: at })}
      add={t('publications.form.add')}
      blank={{ place: 'whole' }}
      fold={(row) => wordsOf(row as LineValues, against(lines.indexOf(row as LineValues)))}
    >
      {(prefix, at) => {
        const line = lines[at] ?? {};
        const wrong = against(at);
        const share = shares[at];
        return (
          <>
            <TextField name={`${prefix}.label`} label={t('publications.form.label')} maxLength={200} required />
            <NumberField name={`${prefix}.n`} label={t('publications.form.n')} min={0} />
            <PartOf prefix={prefix} lines={lines} at={at} />
            <TextField
              name={`${prefix}.share`}
              label={t('publications.form.share')}
              help={t('publications.form.share_help')}
              maxLength={20}
              short
            />
            <FromRegister prefix={prefix} line={line} drawable={drawable} />
            {share && wrong.length === 0 && (
              <p className="quiet">
                {t('publications.form.computed', { share: `${number(share.units / 10 ** decimals, decimals)} %` })}
              </p>
            )}
            {wrong.length > 0 && (
              <div className="field-errors line-findings" role="status">
                <Icon name="overdue" />
                <div>
                  <Reasons reasons={wrong} cited />
                </div>
              </div>
            )}
          </>
        );
      }}
    </RepeatGroup>
  );
}

/** A line as it is known while it is folded, with a sign where something stands against it. */
function wordsOf(line: LineValues, against: readonly unknown[]): ReactNode {
  if (!line.label) return undefined;
  return (
    <>
      {line.label}
      {line.n !== undefined && `: ${number(line.n)}`} {against.length > 0 && <Icon name="overdue" />}
    </>
  );
}

/** What the line is a part of: the whole, a line above it by its words, or nothing. */
function PartOf({ prefix, lines, at }: { prefix: string; lines: readonly LineValues[]; at: number }) {
  const { t } = useText();
  const of = (place: 'top' | 'above') => {
    const parent = parentsOf(lines.with(at, { ...lines[at], place }))[at];
    return { parent, label: lines[parent ?? -1]?.label ?? t('publications.form.line', { number: (parent ?? 0) + 1 }) };
  };
  const [top, above] = [of('top'), of('above')];
  return (
    <ChoiceField
      name={`${prefix}.place`}
      label={t('publications.form.part_of')}
      as="list"
      choices={[
        { value: 'whole', label: t('publications.form.part_whole') },
        ...(at > 0 ? [{ value: 'top', label: t('publications.form.part_line', { label: top.label }) }] : []),
        ...(at > 0 && top.parent !== above.parent
          ? [{ value: 'above', label: t('publications.form.part_line', { label: above.label }) }]
          : []),
        { value: 'nothing', label: t('publications.form.part_nothing') },
      ]}
      required
    />
  );
}

/** The number of the register that the line is, with the way to loosen it. */
function FromRegister({ prefix, line, drawable }: { prefix: string; line: LineValues; drawable: Drawable }) {
  const { t, own } = useText();
  const { set } = useForm();
  if (line.indicator === undefined) return null;
  const found = drawable.items.find(({ id }) => id === line.indicator);
  const loosen = () => {
    for (const name of ['indicator', 'dimension', 'code']) set(`${prefix}.${name}`, undefined);
  };
  return (
    <p className="row">
      <span className="quiet">
        {t('publications.form.from_register', { name: found ? own(found.name) : line.indicator })}
      </span>
      <Button look="plain" onClick={loosen}>
        {t('publications.form.unlink')}
      </Button>
    </p>
  );
}
