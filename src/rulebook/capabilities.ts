/** Everything a post can grant: `noun.verb`. A rulebook that names another one is refused; commands and queries declare theirs from here. */
export const CAPABILITIES = [
  'unit.read',
  'unit.found',
  'unit.edit',
  'counts.read',
  'member.read',
  /** see personal data unmasked; every use is logged */
  'member.reveal',
  'member.edit',
  'member.export',
  /** make two records of one person one, and take that back */
  'member.merge',
  /** compare a file of the national database with the register, and decide on the differences */
  'summary.compare',
  /** see what the integrity checks found */
  'integrity.read',
  /** run them without waiting for the night */
  'integrity.run',
  /** say with a dated note why a finding is as it is */
  'integrity.explain',
  /** draft a reorganization, say who goes where, judge the posts of new units */
  'reorganization.draft',
  /** decide on a reorganization, annul it */
  'reorganization.decide',
  'post.assign',
  /** open an election, enter candidates and ballots */
  'election.hold',
  'overseer.assign',
  'division.edit',
  'regulation.edit',
  'regulation.adopt',
  'visit.record',
  'import.run',
  'resolution.read',
  'resolution.draft',
  'resolution.issue',
  'resolution.acknowledge',
  'plan.read',
  'plan.edit',
  'plan.adopt',
  'task.read',
  'task.assign',
  'task.report',
  'task.check',
  'meeting.read',
  'meeting.call',
  'meeting.hold',
  'meeting.confirm',
  'meeting.sign',
  'meeting.note',
  /** set the points of the level above beside those a cell gave its own meeting */
  'quality.confirm',
  'proposal.submit',
  'proposal.answer',
  'case.read',
  /** cases that few may know of (discipline) */
  'case.restricted',
  'case.open',
  /** the steps of the cell itself */
  'case.handle',
  /** the steps of the committee that a cell stands under */
  'case.review',
  /** the steps of the body that decides */
  'case.decide',
  /** answer what another unit asks about somebody */
  'case.answer',
  /** see who paid what; a member always sees his own */
  'dues.read',
  /** set what dues are based on, take payments, close a month */
  'dues.collect',
  /** send a share up, and confirm what came from below */
  'dues.remit',
  /** set what units below keep, close the year's account */
  'dues.settle',
  /** see the cell's list of candidates */
  'candidate.read',
  /** put somebody forward: a mass organization, the cell itself */
  'candidate.nominate',
  /** keep the list: helpers, tasks, the monthly review */
  'candidate.keep',
  /** say something of the candidates one helps */
  'candidate.help',
  /** open courses and enrol people */
  'class.manage',
  /** plan how many are to be admitted, and divide it */
  'admission.plan',
  /** enter and correct what a village measures: households, houses, roads */
  'village.record',
  /** define indicators and dashboards of the committee's own */
  'indicator.define',
  'document.read',
  'account.manage',
  'ledger.read',
  /** commendations, badges and cards */
  'honour.read',
  /** record commendations, propose and hand badges, report a card lost */
  'honour.record',
  /** decide who is given a badge */
  'honour.decide',
  /** issue cards and take them back */
  'card.manage',
  /** see who is introduced to the cell where he lives, and the remarks that were sent */
  'residence.read',
  /** introduce the own members to the cell where they live, and end that */
  'residence.introduce',
  /** open and close the yearly round of remarks */
  'residence.open',
  /** receive those who are introduced, write and send the remarks on them */
  'residence.remark',
  /** close a period of a unit and all below it into frozen numbers */
  'period.close',
  /** open a closed period again, with a reason */
  'period.open',
  /** write a dated correction to frozen numbers */
  'period.correct',
  /** write tables that are to be published, and begin their corrections */
  'publication.draft',
  /** publish tables under the unit's name, and withdraw them */
  'publication.publish',
  'self.read',
] as const;

export type Capability = (typeof CAPABILITIES)[number];
