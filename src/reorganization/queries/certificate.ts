import { query } from '../../platform/bus/command.ts';
import { documentShape } from '../../platform/documentShape.ts';
import * as s from '../../platform/schema.ts';
import { LANGUAGES } from '../../rulebook/schemaBase.ts';
import { certificateDocument } from '../certificate.ts';
import { placeOf, rowOf } from '../reading.ts';

/** The certificate of continuity as it is printed: what also stands in its file. 404 before the decision took effect. */
export const readCertificate = query({
  name: 'reorganization.certificate',
  method: 'GET',
  path: '/reorganizations/{id}/certificate',
  capability: 'unit.read',
  summary: 'What was handed over to whom by a reorganization, to be printed',
  input: s.object({ id: s.id(), language: s.oneOf(LANGUAGES) }),
  output: documentShape,
  where: async (ctx, { id }) => placeOf(await rowOf(ctx, id)),
  run: async (ctx, { id, language }) => (await certificateDocument(ctx, id, { language })).model,
});
