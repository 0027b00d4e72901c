/** Everything that was gathered in ../shared/design/rules.yaml stands in the rulebook, rule by rule. Skipped where that folder is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadRulebook } from './load.ts';
import type { RuleVersion } from './schema.ts';
import { CONFIDENCES } from './schemaBase.ts';
import { VIETNAM } from './testRulebook.ts';

const GATHERED = join(import.meta.dirname, '../../../shared/design/rules.yaml');
type Gathered = {
  id: string;
  rule: string;
  value?: unknown;
  unit?: string;
  source: string;
  url?: string;
  conf: string;
  note?: string;
};
type Instrument = { date: unknown; effective?: unknown; url?: string; conf: string; replaces?: string[] };

const there = existsSync(GATHERED);
const gathered = (there ? parse(readFileSync(GATHERED, 'utf8')) : { rules: [], instruments: {} }) as {
  rules: Gathered[];
  instruments: Record<string, Instrument>;
};
/** Kept apart on purpose: the rules of another country's organization, gathered to try the engine on. */
const SISTER = /^CN-/;
const rules = gathered.rules.filter((rule) => !SISTER.test(rule.id));

const rulebook = await loadRulebook(VIETNAM);
const versionsOf = (id: string): RuleVersion[] => {
  const rule = rulebook.rules[id];
  return rule === undefined ? [] : [rule, ...(rule.history ?? [])];
};
const urlsIn = (text = '') => [...text.matchAll(/https?:\/\/[^\s;()]+/g)].map(([url]) => url);
const articlesIn = (text: string) => [...text.matchAll(/Đ\.(\d+)/g)].map(([, number]) => number);
/** The weaker of several marks stands, and the note says which part is surer. */
const marksIn = (text: string) =>
  text
    .replace(/\(.*\)/, '')
    .split(/[\s,/;]+/)
    .filter((word) => (CONFIDENCES as readonly string[]).includes(word));
const rank = (mark: string) => (CONFIDENCES as readonly string[]).indexOf(mark);

describe.skipIf(!there)(`the gathered rules (needs ${GATHERED})`, () => {
  test('are as many as were gathered', () => {
    expect(rules.length).toBeGreaterThan(100);
    expect(gathered.rules.length - rules.length).toBe(2);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s is carried over', (id, wanted) => {
    const versions = versionsOf(id);
    const [now] = versions;
    if (now === undefined) throw new Error(`${id} is missing`);
    // a value of the past stands in the history, without the word "before"
    const { before_years: before, ...present } = Object(wanted.value);
    if (before !== undefined) {
      expect(now.value).toEqual(present);
      expect(versions[1]?.value).toMatchObject({ years: before });
    } else expect(now.value).toEqual(wanted.value);
    expect(now.unit).toBe(wanted.unit?.replaceAll(' ', '_'));
    const urls = versions.flatMap((version) => version.url ?? []);
    for (const url of urlsIn(wanted.url)) expect(urls).toContain(url);
    const named = Object.keys(gathered.instruments).filter((key) =>
      new RegExp(`\\b${key}\\b(?!-HD)`).test(wanted.source),
    );
    const sources = versions.flatMap((version) => version.source);
    const cited = sources.flatMap((source) => ('instrument' in source ? [source.instrument] : []));
    for (const instrument of named) expect(cited).toContain(instrument);
    const articles = sources.flatMap((source) =>
      'instrument' in source ? (source.at ?? []).flatMap((at) => ('article' in at ? [at.article] : [])) : [],
    );
    for (const article of articlesIn(wanted.source)) expect(articles).toContain(article);
    const marks = marksIn(wanted.conf);
    expect(marks.length, wanted.conf).toBeGreaterThan(0);
    expect(marks).toContain(now.confidence);
    expect(rank(now.confidence)).toBe(Math.max(...marks.map(rank)));
    if (marks.length > 1 || wanted.note) expect(now.note, `${id} says which part is surer`).toBeTruthy();
  });

  test.each(Object.entries(gathered.instruments))('the document %s is carried over', (id, wanted) => {
    const mine = rulebook.instruments[id];
    if (mine === undefined) throw new Error(`${id} is missing`);
    expect(String(wanted.date).startsWith(mine.date)).toBe(true);
    if (/^\d{4}-\d{2}-\d{2}$/.test(String(wanted.effective))) expect(mine.effective).toBe(wanted.effective);
    expect(mine.confidence).toBe(wanted.conf);
    for (const url of urlsIn(wanted.url)) expect(mine.url ?? []).toContain(url);
    for (const old of wanted.replaces ?? []) {
      const number = /^\d+-\S+/.exec(old)?.[0];
      const names = (mine.replaces ?? []).flatMap((each) => [each, rulebook.instruments[each]?.number ?? '']);
      expect(names).toContain(number ?? old);
    }
  });
});

describe('without the gathered file, too', () => {
  test('a rule is in force no earlier than a document it rests on alone', () => {
    const early = Object.values(rulebook.rules).flatMap((rule) =>
      [rule, ...(rule.history ?? [])]
        .filter(({ inForceSince }) => inForceSince !== 'unknown')
        .filter(({ source, inForceSince }) => {
          const days = source.map((each) => ('instrument' in each ? rulebook.instruments[each.instrument] : undefined));
          return days.every((each) => each !== undefined && (each.effective ?? each.date) > inForceSince);
        })
        .map(() => rule.id),
    );
    expect(early).toEqual([]);
  });
});
