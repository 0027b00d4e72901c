import { MAY_LAG, query } from '../platform/bus/command.ts';
import { notFound } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { instrumentsOf } from './citation.ts';
import { readFor } from './queries.ts';
import { ruleHistory } from './rulebook.ts';
import { labelShape } from './schemaBase.ts';
import { documentShown, shown, version } from './shown.ts';

const named = s.object({ id: s.anyText(), name: labelShape, title: labelShape });

/** A document that rules stand on: what it is, what it replaced, and every rule that rests on it. 404 for an unknown one. */
export const getInstrument = query({
  name: 'instrument.get',
  method: 'GET',
  path: '/instruments/{id}',
  capability: 'signed-in',
  mayLag: MAY_LAG,
  summary: 'A document and the rules that rest on it',
  input: s.object({ id: s.code(), unit: s.optional(s.id()) }),
  output: s.object({
    id: s.anyText(),
    name: labelShape,
    title: labelShape,
    number: s.anyText(),
    date: s.anyText(),
    effective: s.nullable(s.anyText()),
    status: s.anyText(),
    confidence: s.anyText(),
    mark: labelShape,
    url: s.list(s.anyText(), 50),
    note: s.nullable(s.anyText()),
    /** the place whose document it is; null: of the nation */
    overlay: s.nullable(labelShape),
    replaces: s.list(named, 50),
    replacedBy: s.list(named, 50),
    /** documents of the same number, told apart by their dates */
    sameNumber: s.list(named, 50),
    rules: s.list(s.object({ id: s.anyText(), now: version }), 1000),
  }),
  run: async (ctx, input, own) => {
    const { rulebook, overlays } = await readFor(ctx, input, own);
    const all = instrumentsOf(rulebook);
    const instrument = Object.hasOwn(all, input.id) ? all[input.id] : undefined;
    if (!instrument) notFound();
    const overlay = rulebook.overlays.find((one) => one.instruments?.some((each) => each.id === input.id));
    // a local document is read with its own place's rules, wherever the reader is
    const reach = overlay && !overlays.includes(overlay.id) ? [...overlays, overlay.id] : overlays;
    const ids = new Set([
      ...Object.keys(rulebook.rules),
      ...rulebook.overlays.filter((o) => reach.includes(o.id)).flatMap((o) => (o.rules ?? []).map((rule) => rule.id)),
    ]);
    const others = Object.values(all).filter((each) => each.id !== input.id);
    return {
      ...documentShown(rulebook, input.id),
      number: instrument.number,
      date: instrument.date,
      effective: instrument.effective ?? null,
      status: instrument.status,
      confidence: instrument.confidence,
      mark: rulebook.confidences.find((mark) => mark.id === instrument.confidence)?.meaning ?? {
        vi: '',
        en: '',
        ar: '',
      },
      url: instrument.url ?? [],
      note: instrument.note ?? null,
      overlay: overlay?.name ?? null,
      replaces: (instrument.replaces ?? []).map((id) => documentShown(rulebook, id)),
      replacedBy: others
        .filter((each) => each.replaces?.includes(input.id))
        .map((each) => documentShown(rulebook, each.id)),
      sameNumber: others
        .filter((each) => each.number === instrument.number)
        .map((each) => documentShown(rulebook, each.id)),
      rules: [...ids].flatMap((id) =>
        ruleHistory(rulebook, id, reach)
          .filter((one) => one.source.some((source) => 'instrument' in source && source.instrument === input.id))
          .map((one) => ({ id, now: shown(rulebook, one) })),
      ),
    };
  },
});
