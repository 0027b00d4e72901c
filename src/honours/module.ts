import type { Module } from '../platform/bus/command.ts';
import { honourAttention } from './attention.ts';
import { honourCases } from './cases.ts';
import { decideBadges, handBadges } from './commands/awards.ts';
import { issueCard, reportCard, returnCard } from './commands/cards.ts';
import { annulCommendation, recordCommendation } from './commands/commendations.ts';
import { proposeBadges, recordBadge, skipBadge } from './commands/proposals.ts';
import { proposeCommendations } from './commands/proposeCommendations.ts';
import { badgeProposalDocument, commendationsDocument, dueListDocument } from './documents.ts';
import { honourIntegrity, honourSubjects } from './integrity.ts';
import { honourIndicators, honourMeasures } from './measures.ts';
import { honoursOfYear } from './memberYear.ts';
import { listBadges, listDue } from './queries/badges.ts';
import { listCards } from './queries/cards.ts';
import { getCommendation, listCommendations } from './queries/commendations.ts';
import { countHonours } from './queries/counts.ts';
import { getHonours, ownHonours } from './queries/person.ts';
import { honoursReorganizing } from './reorganizing.ts';
import { honourStat } from './stat.ts';

/** Floor 7: commendations of members and units, badges of Party age, cards. */
export const honours: Module = {
  name: 'honours',
  commands: [
    recordCommendation,
    proposeCommendations,
    annulCommendation,
    proposeBadges,
    decideBadges,
    handBadges,
    skipBadge,
    recordBadge,
    issueCard,
    reportCard,
    returnCard,
  ],
  queries: [listCommendations, getCommendation, listDue, listBadges, listCards, getHonours, ownHonours, countHonours],
  ownedTables: ['commendation', 'badge_award', 'card', 'honour_stat'],
  reorganizing: honoursReorganizing,
  stats: [honourStat],
  files: { commendation: 'honour.read' },
  measures: honourMeasures,
  indicators: honourIndicators,
  attention: honourAttention,
  integrity: honourIntegrity,
  integritySubjects: honourSubjects,
  memberYear: [honoursOfYear],
  cases: honourCases,
  documents: {
    'badges-due': dueListDocument,
    'badge-proposal': badgeProposalDocument,
    commendations: commendationsDocument,
  },
};
