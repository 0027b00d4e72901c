/** Checks on honours.yaml: every kind of unit, status and ending is defined; the badge's rules set what the program reads from them. */
import { demand, ids, noDoubles, type Report } from './demands.ts';
import type { Rule, RulebookContent } from './schema.ts';

export function checkHonours({ parts, rules }: RulebookContent, report: Report): void {
  const { forms, badges, cards } = parts.honours;
  const kinds = ids(parts.unitKinds.unitKinds);
  const statuses = ids(parts.membership.statuses);
  const each = (list: readonly string[], defined: ReadonlySet<string>, path: (string | number)[], what: string) => {
    for (const [i, name] of list.entries()) demand(defined, name, report, 'honours', [...path, i], what);
  };
  noDoubles(forms, report, 'honours', 'forms');
  for (const [i, form] of forms.entries()) each(form.givenBy, kinds, ['forms', i, 'givenBy'], 'kind of unit');
  for (const subject of ['member', 'unit'] as const) checkProposing(parts, subject, report);
  if (badges) {
    each(badges.statuses, statuses, ['badges', 'statuses'], 'status of a membership');
    each(badges.decidedBy, kinds, ['badges', 'decidedBy'], 'kind of unit');
    const endings = ids(parts.membership.endings);
    for (const [i, early] of badges.early.entries())
      each(early.posthumous?.endings ?? [], endings, ['badges', 'early', i, 'posthumous'], 'ending of a membership');
    const sets = (rule: string, holds: (value: Rule['value']) => boolean, what: string) => {
      const found = rules.find((one) => one.id === rule);
      if (found && !holds(found.value)) report('honours', ['badges'], `rule ${rule} does not set ${what}`);
    };
    sets(badges.rule, (value) => Array.isArray(value) && value.every(isNumber), 'a list of years');
    if (badges.bonus) {
      sets(
        badges.bonus.factors,
        (value) => typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(isNumber),
        'a factor by years',
      );
      sets(badges.bonus.salary, isNumber, 'an amount');
    }
  }
  if (cards) each(cards.statuses, statuses, ['cards', 'statuses'], 'status of a membership');
}

/** The procedure by which somebody is proposed: about members or units, decided above, and its forms are those that may be given to them. */
function checkProposing({ honours, procedures }: RulebookContent['parts'], subject: 'member' | 'unit', report: Report) {
  const named = honours.commendations?.procedures[subject];
  if (named === undefined) return;
  const say = (message: string) => report('honours', ['commendations', 'procedures', subject], message);
  const procedure = procedures.procedures.find((each) => each.id === named);
  if (!procedure) return say(`"${named}" is not a procedure`);
  if (procedure.subject !== subject) say(`"${named}" is not about a ${subject}`);
  if (procedure.otherSide !== 'giver' || !procedure.many)
    say(`"${named}" has no giver on its other side, or is not many`);
  const offered = procedure.opens.fields?.find((field) => field.id === 'form')?.choices?.map((choice) => choice.id);
  const given = honours.forms.filter((form) => form.to.includes(subject)).map((form) => form.id);
  if (offered?.toSorted().join() !== given.toSorted().join())
    say(`the forms of "${named}" are not those given to a ${subject}`);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
