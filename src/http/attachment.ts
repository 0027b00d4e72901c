import { fold } from '../platform/i18n/names.ts';

/** The header that hands out a file under its name: as it is, and in plain letters for whoever cannot read the other. */
export function attachment(name: string): string {
  const plain = fold(name).replace(/[^a-z0-9._ -]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
