/** The tables of the certificate. Pure. */
import type { DocumentBlock, DocumentLanguage, DocumentTable } from '../platform/document.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Say } from '../rulebook/texts.ts';
import { capitalized } from '../rulebook/words.ts';
import type { Certificate, NumberLine, PostLine, UnitLine, WorkLine } from './certificateFacts.ts';

export type Told = {
  rulebook: Pick<Rulebook, 'unitKinds' | 'posts' | 'documents'>;
  say: Say;
  language: DocumentLanguage;
};

const NO = { wide: 0.5, align: 'center' as const };
const WIDE = { wide: 2.4 };

/** The word of a code in the language of the document; the code itself where the rulebook has none. */
function worded(
  list: readonly { id: string; label: Record<DocumentLanguage, string | { one: string }> }[],
  code: string,
  language: DocumentLanguage,
): string {
  const label = list.find(({ id }) => id === code)?.label[language];
  return capitalized(typeof label === 'string' ? label : (label?.one ?? code), language);
}

/** What was, what became of it and where it stands now. */
export function unitsTable(units: readonly UnitLine[], { rulebook, say, language }: Told): DocumentTable {
  const kind = (code: string) => worded(rulebook.unitKinds, code, language);
  const became = (unit: UnitLine): string => {
    if (unit.closes) return say('reorganization.paper.became', { units: unit.successors.join('; ') });
    if (unit.founded) return say('reorganization.paper.founded');
    const told = [
      ...(unit.oldName !== unit.newName ? [say('reorganization.paper.renamed', { name: unit.newName })] : []),
      ...(unit.oldKind !== unit.newKind ? [say('reorganization.paper.kind', { kind: kind(unit.newKind) })] : []),
    ];
    return told.join('; ') || say('reorganization.paper.under', { parent: unit.parent ?? '' });
  };
  return {
    kind: 'table',
    head: [
      say('reorganization.paper.no'),
      say('reorganization.paper.unit'),
      say('reorganization.paper.unit_kind'),
      say('reorganization.paper.after'),
    ],
    columns: [NO, WIDE, { wide: 1.6 }, WIDE],
    rows: units.map((unit, at) => [
      String(at + 1),
      unit.oldName ?? unit.newName,
      kind(unit.oldKind ?? unit.newKind),
      became(unit),
    ]),
  };
}

export function peopleTable(people: Certificate['people'], { say }: Told): DocumentTable {
  return {
    kind: 'table',
    head: [
      say('reorganization.paper.no'),
      say('reorganization.paper.person'),
      say('reorganization.paper.from'),
      say('reorganization.paper.to'),
    ],
    columns: [NO, { wide: 1.8 }, WIDE, WIDE],
    rows: people.map(({ name, from, to }, at) => [String(at + 1), name, from, to]),
  };
}

export function postsTable(posts: readonly PostLine[], { rulebook, say, language }: Told): DocumentTable {
  return {
    kind: 'table',
    head: [
      say('reorganization.paper.no'),
      say('reorganization.paper.post'),
      say('reorganization.paper.person'),
      say('reorganization.paper.unit'),
    ],
    columns: [NO, { wide: 1.8 }, { wide: 1.8 }, WIDE],
    rows: posts.map(({ post, name, unit }, at) => [
      String(at + 1),
      post === 'overseer' ? say('reorganization.post.overseer') : worded(rulebook.posts, post, language),
      name,
      unit,
    ]),
  };
}

/** A table for each kind of work, under its name with how many there are. */
export function workTables(work: readonly WorkLine[], { say }: Told): DocumentBlock[] {
  return [...Map.groupBy(work, ({ kind }) => kind)].flatMap(([kind, items]): DocumentBlock[] => [
    {
      kind: 'paragraph',
      text: say('reorganization.paper.kind_of_work', { kind: say(`openWork.${kind}`), n: items.length }),
    },
    {
      kind: 'table',
      head: [
        say('reorganization.paper.no'),
        say('reorganization.paper.item'),
        say('reorganization.paper.holder'),
        say('reorganization.paper.from'),
        say('reorganization.paper.to'),
      ],
      columns: [NO, WIDE, { wide: 1.5 }, { wide: 1.8 }, { wide: 1.8 }],
      rows: items.map(({ title, holder, from, to }, at) => [
        String(at + 1),
        title ?? say('reorganization.paper.not_shown'),
        holder ?? '',
        from,
        to,
      ]),
    },
  ]);
}

export function numbersTable(numbers: readonly NumberLine[], { rulebook, say, language }: Told): DocumentTable {
  return {
    kind: 'table',
    head: [
      say('reorganization.paper.no'),
      say('reorganization.paper.unit'),
      say('reorganization.paper.document_type'),
      say('reorganization.paper.last_number'),
    ],
    columns: [NO, WIDE, { wide: 1.6 }, { wide: 1, align: 'end' }],
    rows: numbers.map(({ unit, documentType, last }, at) => [
      String(at + 1),
      unit,
      worded(rulebook.documents.types, documentType, language),
      String(last),
    ]),
  };
}
