/** When a table may be written down, changed, published, corrected, withdrawn or given up. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { PublicationState, TableInput } from '../publication.ts';

const rule = 'publication.counts';

/** What a draft must be made of, whatever its numbers say: days in order, lines that are part of a line above, a source that is told. Refuses date.order, publication.parent_unknown, choice.unknown. */
export function reasonsNotToWrite(
  table: Pick<TableInput, 'on' | 'from' | 'lines'>,
  indicators: ReadonlySet<string>,
  whole: string | null,
): Reason[] {
  const { on, from, lines } = table;
  const out: Reason[] = [];
  if (from != null && from > on) out.push({ code: 'date.order', field: 'from', values: { earlier: from, later: on } });
  if (whole !== null && !indicators.has(whole)) out.push({ code: 'choice.unknown', field: 'whole.indicator' });
  lines.forEach((line, i) => {
    const { partOf, parent = null, indicator = null, dimension = null, code = null } = line;
    if (partOf === 'line' ? parent === null || parent >= i : parent !== null)
      out.push({ code: 'publication.parent_unknown', field: `lines.${i}.parent`, values: { label: line.label } });
    if (indicator !== null && !indicators.has(indicator))
      out.push({ code: 'choice.unknown', field: `lines.${i}.indicator` });
    if ((dimension === null) !== (code === null) || (dimension !== null && indicator === null))
      out.push({ code: 'choice.unknown', field: `lines.${i}.dimension` });
  });
  return out;
}

/** A published table is never edited. Refuses publication.not_draft. */
export function reasonsNotToChange(state: PublicationState): Reason[] {
  return state === 'draft' ? [] : [{ code: 'publication.not_draft', rule }];
}

/** Beside what its numbers say: the table speaks of no day to come, and of others' numbers says who and as of when. Refuses publication.not_draft, date.future, publication.source_missing. */
export function reasonsNotToPublish(
  facts: {
    state: PublicationState;
    on: string;
    publishedOn: string;
    source: { kind: string; name: string | null; on: string | null };
  },
  today: string,
): Reason[] {
  const { state, on, publishedOn, source } = facts;
  if (state !== 'draft') return reasonsNotToChange(state);
  const out: Reason[] = [];
  if (on > today) out.push({ code: 'date.future', field: 'on', values: { date: on } });
  if (publishedOn > today) out.push({ code: 'date.future', field: 'publishedOn', values: { date: publishedOn } });
  else if (publishedOn < on)
    out.push({ code: 'date.order', field: 'publishedOn', values: { earlier: on, later: publishedOn } });
  if (source.kind === 'others' && source.name === null)
    out.push({ code: 'publication.source_missing', field: 'source.name', rule });
  if (source.kind === 'others' && source.on === null)
    out.push({ code: 'publication.source_day', field: 'source.on', rule });
  return out;
}

/** Only what is in force is corrected, by one draft at a time. Refuses publication.not_published, publication.being_corrected. */
export function reasonsNotToCorrect(state: PublicationState, draft: boolean): Reason[] {
  if (state !== 'published') return [{ code: 'publication.not_published', rule }];
  return draft ? [{ code: 'publication.being_corrected', rule }] : [];
}

/** Refuses publication.not_published. */
export function reasonsNotToWithdraw(state: PublicationState): Reason[] {
  return state === 'published' ? [] : [{ code: 'publication.not_published', rule }];
}
