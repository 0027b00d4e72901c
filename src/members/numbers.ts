/** Card and phone numbers: how they are compared, kept and masked. Pure; for server and browser. */

/** A card number as it is compared: letters and digits only, or null when it cannot be one. */
export function cardNumber(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s.\-/]/g, '')
    .toUpperCase();
  return /^[A-Z0-9]{4,20}$/.test(plain) ? plain : null;
}

/** A phone number as it is kept: digits, perhaps a leading plus, or null when it cannot be one. */
export function phoneNumber(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s.\-()/]/g, '');
  return /^\+?\d{8,15}$/.test(plain) ? plain : null;
}

/** The end of a number, which a mask may show: less of it the shorter it is. */
export function tailOf(number: string | null): string | null {
  return number === null ? null : number.slice(number.length >= 8 ? -3 : -2);
}
