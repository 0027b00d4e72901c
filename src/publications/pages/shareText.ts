import { number } from '../../web/format.ts';

/** A share as its field shows it: in the writing of the reader's language, with the digits it was printed with. */
export function shareText(share: string): string {
  return number(Number(share), share.split('.')[1]?.length ?? 0);
}
