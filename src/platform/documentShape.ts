/** The shape of a document as an answer carries it to a page that draws it. */
import * as s from './schema.ts';

const MOST = 500;
const texts = s.list(s.anyText(), MOST);
const align = s.oneOf(['start', 'center', 'end'] as const);

const block = s.union([
  s.object({ kind: s.oneOf(['heading'] as const), text: s.anyText() }),
  s.object({
    kind: s.oneOf(['paragraph'] as const),
    text: s.anyText(),
    label: s.optional(s.anyText()),
    look: s.optional(s.oneOf(['basis', 'note'] as const)),
  }),
  s.object({ kind: s.oneOf(['list'] as const), ordered: s.flag(), items: texts }),
  s.object({
    kind: s.oneOf(['table'] as const),
    head: texts,
    rows: s.list(texts, 10_000),
    columns: s.optional(s.list(s.object({ wide: s.optional(s.anyNumber()), align: s.optional(align) }), 50)),
  }),
]);

export const documentShape = s.object({
  language: s.oneOf(['vi', 'en', 'ar'] as const),
  direction: s.oneOf(['ltr', 'rtl'] as const),
  orientation: s.oneOf(['portrait', 'landscape'] as const),
  letterhead: s.object({
    left: s.object({
      upper: s.nullable(s.anyText()),
      issuer: s.anyText(),
      separator: s.anyText(),
      number: s.nullable(s.anyText()),
    }),
    right: s.object({ banner: s.anyText(), placeAndDate: s.anyText() }),
  }),
  title: s.anyText(),
  subject: s.nullable(s.anyText()),
  rule: s.nullable(s.anyText()),
  blocks: s.list(block, MOST),
  signatures: s.list(s.object({ lines: texts, note: s.nullable(s.anyText()), name: s.anyText() }), 20),
  recipients: s.nullable(s.object({ heading: s.anyText(), lines: texts })),
  mark: s.nullable(s.anyText()),
});
