/** What dues.yaml says about the other files: kinds, settings, marks and the keys of rules. */
import { demand, demandKey, ids, noDoubles, type Report } from './demands.ts';
import { fractionOf } from './fraction.ts';
import type { Rule, RulebookContent } from './schema.ts';

/** Checks categories, collecting units, kept shares; every figure has the shape its place needs. Calls `report` for every fault. */
export function checkDues({ parts, rules }: RulebookContent, report: Report): void {
  const { dues } = parts;
  const kinds = ids(parts.unitKinds.unitKinds);
  const settings = ids(parts.unitKinds.settings);
  const marks = ids(parts.membership.marks);
  const at = (list: readonly string[], path: (string | number)[], defined: ReadonlySet<string>, what: string) => {
    for (const [i, name] of list.entries()) demand(defined, name, report, 'dues', [...path, i], what);
  };
  const figure = (named: Named, path: (string | number)[], fits: (value: unknown) => boolean, what: string) => {
    if (named.key !== undefined)
      demandKey(rules, { rule: named.rule, key: named.key }, report, 'dues', [...path, 'key']);
    const values = valuesOf(rules, named);
    if (values.some((value) => value !== undefined && !fits(value)))
      report('dues', path, `rule ${named.rule} does not set ${what} here`);
  };
  noDoubles(dues.categories, report, 'dues', 'categories');
  noDoubles(dues.methods, report, 'dues', 'methods');
  noDoubles(dues.remittance.keeps, report, 'dues', 'keeps');
  at(dues.collects.at, ['collects', 'at'], kinds, 'kind of unit');
  at(dues.collects.waived, ['collects', 'waived'], marks, 'mark');
  dues.categories.forEach((category, i) => {
    const path = ['categories', i];
    if (category.kind === 'share') figure(category.share, [...path, 'share'], isShare, 'a share');
    else {
      figure(category.range, [...path, 'range'], isRange(Number.isSafeInteger), 'a list of two whole amounts');
      if (category.factor) figure(category.factor, [...path, 'factor'], isShare, 'a share');
    }
  });
  dues.remittance.keeps.forEach((keep, i) => {
    const path = ['remittance', 'keeps', i];
    at(keep.at, [...path, 'at'], kinds, 'kind of unit');
    at(keep.settings ?? [], [...path, 'settings'], settings, 'setting');
    figure(keep.share, [...path, 'share'], (v) => isShare(v) || isRange(isShare)(v), 'a share, or a list of two');
  });
  figure(dues.arrears, ['arrears'], (value) => typeof value === 'number' && value > 0, 'a number of months');
}

type Named = { rule: string; key?: string | undefined };

/** What the rule sets there in each of its versions. */
function valuesOf(rules: readonly Rule[], { rule, key }: Named): unknown[] {
  const named = rules.find((each) => each.id === rule);
  return [...(named ? [named, ...(named.history ?? [])] : [])].map(({ value }) =>
    key === undefined ? value : (value as Record<string, unknown> | undefined)?.[key],
  );
}

function isShare(value: unknown): boolean {
  const share = fractionOf(value);
  return share !== undefined && !share.strict && share.numerator <= share.denominator;
}

function isRange(fits: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.length === 2 && value.every(fits) && value[0] <= value[1];
}
