import { addressOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { documentShape } from '../../platform/documentShape.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { LANGUAGES } from '../../rulebook/schemaBase.ts';
import { PAPERS } from '../election.ts';
import { electionDocuments } from '../forms/documents.ts';
import { ballotRows } from '../lines.ts';
import { electionRow } from '../reading.ts';

/** A paper of an election as it is printed: what also stands in its file. `ballot`: of which one, for the papers of a ballot that was held. */
export const readElectionPaper = query({
  name: 'election.paper',
  method: 'GET',
  path: '/elections/{id}/papers/{kind}',
  capability: 'meeting.read',
  summary: 'A paper of an election, to be printed',
  input: s.object({
    id: s.id(),
    kind: s.oneOf(PAPERS),
    ballot: s.optional(s.whole(1, 1000)),
    language: s.oneOf(LANGUAGES),
  }),
  output: documentShape,
  where: async (ctx, { id }) => addressOf(await electionRow(ctx, id)),
  run: async (ctx, { id, kind, ballot, language }) => {
    const record = OF_BALLOT.has(kind)
      ? found((await ballotRows(ctx, await electionRow(ctx, id))).find((each) => each.ballot_no === ballot)).id
      : id;
    return (await electionDocuments[kind](ctx, record, { language })).model;
  },
});

/** Those that are made from a ballot. */
const OF_BALLOT: ReadonlySet<string> = new Set(['election-ballot-held', 'election-count']);
