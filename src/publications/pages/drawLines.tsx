import { useState } from 'react';
import { api } from '../../../gen/client.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { useForm } from '../../web/ui/form/formContext.ts';
import { Refusal } from '../../web/ui/refusal.tsx';
import type { LineValues, Values } from '../formValues.ts';
import { BELOW, type RegisterNumber } from '../publication.ts';
import type { Drawable } from './editor.tsx';

type DrawProps = { unit: string; drawable: Drawable; onDrawn: (numbers: RegisterNumber[]) => void };

/** Numbers of the register put into the table in one step: the line, and the whole where the table has none yet. */
export function DrawLines({ unit, drawable, onDrawn }: DrawProps) {
  const { t, own } = useText();
  const form = useForm();
  const values = form.values as Values;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [none, setNone] = useState(false);
  const { indicator, dimension } = values.draw ?? {};
  const chosen = drawable.items.find(({ id }) => id === indicator);
  const divisions = [
    ...(drawable.below ? [{ value: BELOW, label: t('publications.form.draw_below') }] : []),
    ...(chosen?.dimensions ?? []).map(({ id, name }) => ({ value: id, label: own(name) })),
  ];
  const draw = async () => {
    if (!indicator || !values.on) return;
    setBusy(true);
    setError(undefined);
    try {
      const by = divisions.some(({ value }) => value === dimension) ? dimension : undefined;
      const drawn = await api.publicationDraw({
        unit,
        indicator,
        on: values.on,
        ...(values.from && { from: values.from }),
        ...(by && { dimension: by }),
      });
      const lines = drawn.lines.filter(({ n }) => n !== null);
      setNone(lines.length === 0);
      if (lines.length === 0) return;
      const empty = values.whole.n === undefined && !values.whole.name;
      if (empty && drawn.whole.n !== null) {
        form.set('whole', {
          ...values.whole,
          name: own(drawn.whole.name),
          n: drawn.whole.n,
          people: drawn.whole.people,
          indicator,
        });
        if (drawn.divides) form.set('divides', true);
      }
      const written = values.lines.filter(({ label, n, share }) => label || n !== undefined || share);
      const place = drawn.whole.n === null && empty ? 'nothing' : 'whole';
      const more = lines.map(
        (line): LineValues => ({
          label: own(line.label),
          n: line.n ?? undefined,
          // what is a part of another drawn line stands right under it
          place: line.partOf === 'line' ? 'top' : place,
          indicator,
          ...(line.dimension !== null && { dimension: line.dimension, code: line.code ?? '' }),
        }),
      );
      form.set('lines', [...written, ...more]);
      onDrawn([
        ...(drawn.known ? [drawn.known] : []),
        ...drawn.lines.map(({ label: _label, partOf: _partOf, parent: _parent, ...number }) => number),
      ] as RegisterNumber[]);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Disclosure title={t('publications.form.draw')}>
      <div className="stack">
        <p className="quiet">{t('publications.form.draw_lead')}</p>
        <ChoiceField
          name="draw.indicator"
          label={t('publications.form.draw_indicator')}
          as="list"
          choices={drawable.items.map(({ id, name, own: itsOwn }) => ({
            value: id,
            label: itsOwn ? t('publications.form.draw_own', { name: own(name) }) : own(name),
          }))}
        />
        {chosen && divisions.length > 0 && (
          <ChoiceField
            name="draw.dimension"
            label={t('publications.form.draw_dimension')}
            as="list"
            choices={divisions}
          />
        )}
        {error !== undefined && <Refusal error={error} />}
        {none && <p role="status">{t('publications.form.draw_none')}</p>}
        {!values.on && <p role="status">{t('publications.form.draw_day')}</p>}
        <div>
          <Button busy={busy} onClick={() => void draw()}>
            {t('publications.form.draw_verb')}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
