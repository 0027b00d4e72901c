/** The letters of a picture that is taken away: where it is opened nobody has the page's fonts, so they are written into the file. */

/** What a style sheet says of a font: its family and weight, which letters it has, where it lies. */
export type Face = { family: string; weight: number; range: string; url: string };

/** The rules for the fonts that the texts of a picture are drawn with, the files within them; empty where the page has none. */
export async function lettersOf(picture: Element): Promise<string> {
  const texts = [...picture.querySelectorAll('text')];
  const written = texts.map(({ textContent }) => textContent ?? '').join('');
  const families = [picture, ...texts].map((element) => element.getAttribute('font-family') ?? '').join();
  const bold = [picture, ...picture.querySelectorAll('*')].some((element) =>
    isBold(element.getAttribute('font-weight')),
  );
  const faces = facesIn([...document.styleSheets]);
  const needed = facesFor(faces, { written, families, bold });
  const rules = await Promise.all(needed.map(ruleOf));
  return rules.join('\n');
}

/** The faces that some letters need, in one of the families named. Bold ones only where something is bold. Pure. */
export function facesFor(
  faces: readonly Face[],
  { written, families, bold }: { written: string; families: string; bold: boolean },
): Face[] {
  const codes = [...new Set(written)].map((letter) => letter.codePointAt(0) ?? 0);
  return faces.filter(
    ({ family, weight, range }) =>
      families.includes(family) && (bold || weight < BOLD) && codes.some((code) => isIn(range, code)),
  );
}

const BOLD = 600;

function isBold(weight: string | null): boolean {
  return weight === 'bold' || Number(weight) >= BOLD;
}

/** Whether a letter lies in a range as style sheets write it: "U+0-FF, U+131, U+4??". No range: every letter does. */
function isIn(range: string, code: number): boolean {
  if (range === '') return true;
  return range.split(',').some((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return (
      code >= Number.parseInt(from.replaceAll('?', '0'), 16) && code <= Number.parseInt(to.replaceAll('?', 'F'), 16)
    );
  });
}

function facesIn(sheets: readonly CSSStyleSheet[]): Face[] {
  return sheets.flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule): Face[] => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const said = (name: string) => rule.style.getPropertyValue(name).trim();
      const file = /url\("?([^")]+)"?\)/.exec(said('src'))?.[1];
      if (file === undefined) return [];
      return [
        {
          family: said('font-family').replace(/^"|"$/g, ''),
          weight: Number.parseInt(said('font-weight') || '400', 10),
          range: said('unicode-range'),
          url: new URL(file, sheet.href ?? document.baseURI).href,
        },
      ];
    }),
  );
}

async function ruleOf({ family, weight, range, url }: Face): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const within = range === '' ? '' : `unicode-range:${range};`;
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;${within}src:url(data:font/woff2;base64,${btoa(binary)}) format("woff2");}`;
}
