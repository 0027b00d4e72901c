/** Checks on residence.yaml: statuses and settings are defined, ids stand once, the endings that the program sets are listed and nobody chooses them. */
import { demand, ids, noDoubles, type Report } from './demands.ts';
import type { RulebookContent } from './schema.ts';

export function checkResidence({ parts }: RulebookContent, report: Report): void {
  const { contact } = parts.residence;
  if (!contact) return;
  const statuses = ids(parts.membership.statuses);
  const settings = ids(parts.unitKinds.settings);
  const each = (list: readonly string[], defined: ReadonlySet<string>, path: string[], what: string) => {
    for (const [i, name] of list.entries()) demand(defined, name, report, 'residence', ['contact', ...path, i], what);
  };
  each(contact.statuses, statuses, ['statuses'], 'status of a membership');
  each(contact.residences.settings, settings, ['residences', 'settings'], 'setting');
  each(contact.homes.settings, settings, ['homes', 'settings'], 'setting');
  const { levels, parts: texts } = contact.round;
  for (const list of [contact.categories, contact.endings, levels, texts])
    noDoubles(list, report, 'residence', 'contact');
  for (const category of contact.categories)
    if (!category.cell && category.remark !== 'never')
      report('residence', ['contact', 'categories'], `"${category.id}" has no cell that could give a remark`);
  if (!contact.categories.some((category) => category.remark === 'yearly'))
    report('residence', ['contact', 'categories'], 'nobody gets a remark each year');
  const own = ids(contact.endings.filter((ending) => !ending.hand));
  for (const [name, ending] of Object.entries(contact.ends))
    demand(own, ending, report, 'residence', ['contact', 'ends', name], 'ending that nobody chooses');
}
