import type { Module } from '../platform/bus/command.ts';
import { changePublication, discardPublication, draftPublication } from './commands/drafts.ts';
import { correctPublication, publishPublication, withdrawPublication } from './commands/editions.ts';
import { publicationDocument } from './documents.ts';
import { drawLines, listDrawable } from './drawing.ts';
import { publicationIntegrity, publicationSubjects } from './integrity.ts';
import { listPublications } from './listing.ts';
import { getPublication } from './queries.ts';
import { publicationsReorganizing } from './reorganizing.ts';

/** Floor 8, above the indicators, the periods and the report check: tables of counts that a committee publishes. */
export const publications: Module = {
  name: 'publications',
  commands: [
    draftPublication,
    changePublication,
    publishPublication,
    correctPublication,
    withdrawPublication,
    discardPublication,
  ],
  queries: [listPublications, getPublication, listDrawable, drawLines],
  ownedTables: ['publication', 'publication_line'],
  integrity: publicationIntegrity,
  integritySubjects: publicationSubjects,
  reorganizing: publicationsReorganizing,
  documents: { publication: publicationDocument },
};
