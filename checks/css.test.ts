import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moduleOf, type Source, sourcesOf } from './house/source.ts';

const SIDES = 'left|right';
const PHYSICAL = new RegExp(
  [
    `\\b(?:scroll-)?(?:margin|padding)-(?:${SIDES})\\b`,
    `\\bborder-(?:${SIDES})(?:-(?:width|style|color))?\\b`,
    `\\bborder-(?:top|bottom)-(?:${SIDES})-radius\\b`,
    `(?:^|[;{\\s])(?:${SIDES})\\s*:`,
    `\\b(?:float|clear|text-align|text-align-last|caption-side)\\s*:\\s*(?:${SIDES})\\b`,
  ].join('|'),
);
const SCRIPTED =
  /\b(?:margin|padding|border)(?:Left|Right)\b|\btextAlign:\s*['"](?:left|right)|\b(?:float|clear):\s*['"](?:left|right)/;

it('no style names left or right, so that Arabic mirrors by itself', () => {
  const styles = sourcesOf(['src/**/*.css']);
  expect(styles.length).toBeGreaterThan(5);
  expect(styles.flatMap(({ path, text }) => cssFaults(path, text))).toEqual([]);
});

it('no screen sets left or right by script', () => {
  const faults = sourcesOf(['src/**/*.tsx']).flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, i) =>
        SCRIPTED.test(line)
          ? [`${path}:${i + 1} names a side. Use a class with logical properties. ${line.trim()}`]
          : [],
      ),
  );
  expect(faults).toEqual([]);
});

it('no page leans on a class of another module, whose style comes only when that module was opened before', () => {
  const styles = sourcesOf(['src/**/*.css']);
  const screens = sourcesOf(['src/**/*.tsx']);
  expect(borrowedClasses(styles, screens)).toEqual([]);
});

describe('the check finds', () => {
  const found = (css: string) => cssFaults('a.css', css).length;
  it('margins, borders, corners, places and text on a side', () => {
    for (const css of [
      'margin-left: 1px',
      'padding-right:0',
      'border-left: 1px solid',
      'border-top-left-radius: 2px',
      'left: 0;',
      '.a { right: 2rem }',
      'float: left',
      'text-align: right',
    ]) {
      expect(found(css), css).toBe(1);
    }
  });
  it('four values of which the second and the fourth differ', () => {
    expect(found('padding: 1px 2px 3px 4px;')).toBe(1);
    expect(found('margin: 0 auto 0 0;')).toBe(1);
    expect(found('padding: 1px 2px calc(1px + 2px);')).toBe(0);
    expect(found('padding: 1px 2px 3px 2px;')).toBe(0);
  });
  it('but nothing logical, no comment and no name of a class', () => {
    for (const css of [
      'margin-inline-start: 1px',
      'inset-inline-end: 0',
      '/* left: alone */',
      '.left-over { color: red }',
      'text-align: start',
      'border-start-start-radius: 1px',
    ]) {
      expect(found(css), css).toBe(0);
    }
  });
});

describe('the check of borrowed classes', () => {
  const there = { path: 'src/there/pages/there.css', text: '.theirs { color: red }' };
  const screen = (text: string) => borrowedClasses([there], [{ path: 'src/here/pages/a.tsx', text }]);
  it('finds a class that only another module styles, also where it is chosen', () => {
    expect(screen('<p className="theirs small">')).toHaveLength(1);
    expect(screen("<p className={late ? 'theirs' : undefined}>")).toHaveLength(1);
  });
  it('but not a class of its own, nor one whose sheet it imports', () => {
    expect(screen('<p className="ours">')).toEqual([]);
    expect(screen(`import '../../there/pages/there.css';\n<p className="theirs">`)).toEqual([]);
  });
});

/** Classes a module's screens use which only sheets of other modules style; `src/web` is loaded with the first screen. */
function borrowedClasses(styles: readonly Source[], screens: readonly Source[]): string[] {
  const styledBy = new Map<string, Set<string>>();
  for (const { path, text } of styles)
    for (const [, name = ''] of text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/\.([a-z][a-z0-9-]*)/g))
      styledBy.set(name, (styledBy.get(name) ?? new Set()).add(path));
  return screens.flatMap(({ path, text }) => {
    const within = moduleOf(path);
    const sheets = screens.filter((each) => moduleOf(each.path) === within).flatMap((each) => sheetsOf(each));
    const known = (sheet: string) => ['web', within].includes(moduleOf(sheet)) || sheets.includes(sheet);
    return [...new Set(classesOf(text))]
      .filter((name) => styledBy.has(name) && ![...(styledBy.get(name) ?? [])].some(known))
      .map((name) => `${path} uses .${name} of ${[...(styledBy.get(name) ?? [])].join(', ')}. Move it to src/web/ui.`);
  });
}

function sheetsOf({ path, text }: Source): string[] {
  return [...text.matchAll(/^import '([^']+\.css)';/gm)].map(([, sheet = '']) =>
    posix.join(posix.dirname(path), sheet),
  );
}

function classesOf(text: string): string[] {
  return [...text.matchAll(/className=(?:"([^"]*)"|\{([^}]*)\})/g)].flatMap(([, plain, chosen = '']) =>
    (plain ?? [...chosen.matchAll(/'([^']*)'/g)].map(([, words]) => words).join(' ')).split(/\s+/).filter(Boolean),
  );
}

function cssFaults(path: string, text: string): string[] {
  // A sheet of paper (@page) has sides, not a direction.
  const bare = text.replace(/\/\*[\s\S]*?\*\/|@page[^{]*\{[^}]*\}/g, (left) => left.replace(/[^\n]/g, ' '));
  return bare.split('\n').flatMap((line, i) => {
    const says = PHYSICAL.exec(line)?.[0].trim() ?? lopsided(line);
    return says
      ? [
          `${path}:${i + 1} says "${says}". Write the logical property (margin-inline-start, inset-inline, text-align: start).`,
        ]
      : [];
  });
}

/** `padding: 1px 2px 3px 4px` names sides by their place. */
function lopsided(line: string): string | undefined {
  const [whole, value = ''] = /\b(?:margin|padding|inset|border-width)\s*:([^;}]+)/.exec(line) ?? [];
  const [, second, , fourth] = value.match(/(?:[\w-]*\((?:[^()]|\([^()]*\))*\)|[^\s()])+/g) ?? [];
  return fourth !== undefined && second !== fourth ? whole : undefined;
}
