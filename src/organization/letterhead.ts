/** Head and foot of a unit's documents (D24, forms.md 4.1): who writes, from where, to whom, and who signs in whose name. */

import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import {
  type DocumentLanguage,
  type DocumentLetterhead,
  type DocumentModel,
  type DocumentSignature,
  filled,
  letterheadOf,
} from '../platform/document.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { documentLanguage } from '../rulebook/texts.ts';
import { parentOf } from './tree.ts';

type Given = { number: string | null; date: string; language: DocumentLanguage };

/** The letterhead of a unit; one that was never set is put together from names, with room for the place. */
export async function letterheadFor(ctx: Context, unit: UnitRef, document: Given): Promise<DocumentLetterhead> {
  const { rulebook } = ctx.services;
  const { layout } = rulebook.documents;
  const kept = await ctx.tx.selectFrom('unit_letterhead').selectAll().where('unit_id', '=', unit.id).executeTakeFirst();
  if (kept)
    return letterheadOf(
      layout,
      { upperName: kept.upper_name, issuerName: kept.issuer_name, place: kept.place },
      document,
    );
  const { name, kind } = await unitRow(ctx, unit);
  const above = await parentOf(ctx.tx, unit);
  return letterheadOf(
    layout,
    {
      upperName: above ? headed(rulebook, above.name, above.kind) : '',
      issuerName: headed(rulebook, name, kind),
      place: layout.placeToFill,
    },
    document,
  );
}

/** The lines over a signature, and who signs: by the role of the signer's post, and the head's where the post says nothing. */
export async function signatureFor(
  ctx: Context,
  unit: UnitRef,
  signer: { post: string | null; name: string },
  language: DocumentLanguage,
): Promise<DocumentSignature> {
  const { kind } = await unitRow(ctx, unit);
  return { lines: signatureLines(ctx.services.rulebook, kind, signer.post, language), note: null, name: signer.name };
}

/**
 * "For the committee, deputy secretary". A post that neither leads nor stands in signs in its own words under the same
 * first line, because a document never gives somebody an office that he does not hold. Pure.
 */
export function signatureLines(
  rulebook: Pick<Rulebook, 'documents' | 'posts' | 'unitKinds'>,
  kind: string,
  post: string | null,
  language: DocumentLanguage,
): string[] {
  const unitKind = rulebook.unitKinds.find((k) => k.id === kind);
  const held = rulebook.posts.find((p) => p.id === post);
  const role = post === null ? 'head' : held?.role;
  const of = (wanted: string | undefined) =>
    rulebook.documents.layout.signatures.find(
      (each) => each.signs?.role === wanted && each.signs?.cells === (unitKind?.isCell ?? false),
    );
  const usual = of('head');
  if (!usual) return [];
  const first = (signature: typeof usual) =>
    filled(signature.onBehalf[language], { heading: unitKind?.heading ?? '' }).trim();
  const own = of(role === 'deputy' ? 'deputy' : 'head');
  if (own && (role === 'head' || role === 'deputy')) return [first(own), own.office[language]];
  const label = held?.label[language].one ?? '';
  return [first(usual), ...(label === '' ? [] : [label.toLocaleUpperCase(language)])];
}

/** Who leads the unit on a day: the holder of a head's post, or an empty name to be filled in. */
export async function headOn(
  ctx: Context,
  unit: UnitRef,
  date: string,
): Promise<{ post: string | null; name: string }> {
  const heads = ctx.services.rulebook.posts.filter((p) => p.kind === 'party' && p.role === 'head').map((p) => p.id);
  const row = await ctx.tx
    .selectFrom('post')
    .select(['post', 'holder_name'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('post', 'in', heads)
    .where('valid_from', '<=', date)
    .where('valid_to', '>', date)
    .executeTakeFirst();
  return row ? { post: row.post, name: row.holder_name } : { post: null, name: '' };
}

/** To whom it goes: the unit above to report, those below where it is issued to them, and the archive. */
export async function recipientsFor(
  ctx: Context,
  unit: UnitRef,
  language: DocumentLanguage,
  issuedBelow = false,
): Promise<DocumentModel['recipients']> {
  const { recipients } = ctx.services.rulebook.documents.layout;
  const above = await parentOf(ctx.tx, unit);
  const { name } = await unitRow(ctx, unit);
  return {
    heading: recipients.heading[language],
    lines: [
      ...(above ? [filled(recipients.above[language], { unit: above.name })] : []),
      ...(issuedBelow ? [recipients.below[language]] : []),
      filled(recipients.archive[language], { organization: name }),
    ],
  };
}

async function unitRow(ctx: Context, unit: UnitRef): Promise<{ name: string; kind: string }> {
  return await ctx.tx.selectFrom('unit').select(['name', 'kind']).where('id', '=', unit.id).executeTakeFirstOrThrow();
}

/** The name as it heads a document, with its kind's heading before it unless the name says it already. */
function headed(rulebook: Rulebook, name: string, kind: string): string {
  const heading = rulebook.unitKinds.find((k) => k.id === kind)?.heading ?? '';
  const capitals = name.toLocaleUpperCase(documentLanguage(rulebook));
  return capitals.split(' ')[0] === heading.split(' ')[0] ? capitals : `${heading} ${capitals}`.trim();
}
