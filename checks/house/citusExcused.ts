import type { Form } from './citus.ts';

/**
 * What the queries and commands named still send although Citus refuses it, by reason: to be mended before `chibo distribute` is used in earnest.
 * `checks/citusStatements.db.test.ts` fails for any other, and for a name that is not needed any more.
 */
export type Excuse = { forms: readonly Form[]; by: readonly string[]; why: string };

export const EXCUSED: readonly Excuse[] = [
  {
    why: `A sum for each unit of one page of the tree, asked in a subquery of the row: the tree is held everywhere, the counts are not. On one machine it is the
      cheapest form (a page's units only). The way out is one grouped join of tree and counts for the page.`,
    forms: ['correlated'],
    by: [
      'unit.counted',
      'unit.children_counts',
      'unit.by_child',
      'unit.report',
      'indicator.list',
      'integrity.units',
      'cell.unplanned',
      'admission.plans',
      'class.list',
      'class.get',
      'dues.units',
      'dues.year',
      'dues.settle_year',
      'round.list',
      'round.open',
    ],
  },
  {
    why: `Parts of the tree whose kept sums do not hold are added up one by one: a join over ranges would go through everything the reader sees. The way out is
      to ask first which they are, and hand them in.`,
    forms: ['correlated'],
    by: ['unit.overview'],
  },
  {
    why: `Units by what they have on a past day (posts, marks, who is in charge), asked in a subquery of the unit: the tree is held everywhere, those records are
      not. The way out is to keep those days with the counts, as members and dual posts are (member_day_stat, post_day_stat).`,
    forms: ['correlated'],
    by: ['indicator.trend', 'period.get', 'period.close'],
  },
  {
    why: `Reads a record of another division by design (D1): what one unit owns about what another owns (remark and contact, place and class, share and plan,
      target and the target it serves, duty and member). The way out is to ask twice, as for a case between two units.`,
    forms: ['join', 'correlated'],
    by: [
      'remark.list',
      'remark.get',
      'residence.person',
      'residence.mine',
      'residence.cells',
      'round.list',
      'round.get',
      'round.close',
      'candidate.get',
      'class.get',
      'place.list',
      'admission.shares',
      'resolution.carrying',
      'target.untaken',
      'member.export',
      'helper.mine',
    ],
  },
  {
    why: 'A year of the people named, wherever its records lie: a lateral of each kind of record for each person. The way out is a join of each kind by person and division.',
    forms: ['correlated'],
    by: ['member_year.get', 'member_year.export', 'member_year.facts', 'member_year.cell'],
  },
  {
    why: 'Accounts belong to the installation; who manages them is told by person, post and ledger of a range. The way out is to ask for the three sets first.',
    forms: ['correlated'],
    by: ['account.list', 'account.find', 'account.switch'],
  },
  {
    why: 'Words of a name, looked for behind lines that were summed before: the sum is an answer of its own, and what is asked of its rows would travel. The way out is to search before summing.',
    forms: ['correlated'],
    by: ['dues.arrears'],
  },
  {
    why: `What a reorganization finds, hands over and proves: the open work of every module in one statement, of units in several divisions at once. The way
      out is a statement for each division, their answers put together (each unit's work lies in one); the chain of successors, which recursion follows over
      a reference table, is then looked up first and handed in.`,
    forms: ['join', 'correlated', 'recursion'],
    by: [
      'reorganization.plan',
      'reorganization.work',
      'reorganization.handed',
      'reorganization.certificate',
      'reorganization.check',
    ],
  },
];
