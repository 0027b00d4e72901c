/** Texts that follow from a value: written out, so that a missing or unused one is noticed. */
export const VERDICT_TEXTS = {
  new: 'exchange.verdict.new',
  changed: 'exchange.verdict.changed',
  same: 'exchange.verdict.same',
  warning: 'exchange.verdict.warning',
  refused: 'exchange.verdict.refused',
} as const;

export const STATE_TEXTS: Record<string, string> = {
  staged: 'exchange.state.staged',
  applied: 'exchange.state.applied',
  applying: 'exchange.state.applying',
  undone: 'exchange.state.undone',
  dropped: 'exchange.state.dropped',
};

export const COUNT_TEXTS = {
  units: {
    new: 'exchange.count.units_new',
    changed: 'exchange.count.units_changed',
    same: 'exchange.count.units_same',
    refused: 'exchange.count.units_refused',
  },
  members: {
    new: 'exchange.count.members_new',
    changed: 'exchange.count.members_changed',
    same: 'exchange.count.members_same',
    refused: 'exchange.count.members_refused',
  },
} as const;

/** The parts of an archive, by the module that owns them. */
export const PART_TEXTS: Record<string, string> = {
  organization: 'exchange.archive.of.organization',
  register: 'exchange.archive.of.register',
  members: 'exchange.archive.of.members',
  votes: 'exchange.archive.of.votes',
  resolutions: 'exchange.archive.of.resolutions',
  meetings: 'exchange.archive.of.meetings',
  files: 'exchange.archive.of.files',
  ledger: 'exchange.archive.of.ledger',
};

export const ASK_TEXTS = {
  apply: { title: 'exchange.batch.apply_title', verb: 'exchange.batch.apply' },
  drop: { title: 'exchange.batch.drop_title', verb: 'exchange.batch.drop' },
} as const;

export const MATCH_TEXTS = {
  card: 'exchange.match.by_card',
  name: 'exchange.match.by_name',
  decision: 'exchange.match.by_decision',
} as const;

export const SUMMARY_KIND_TEXTS: Record<string, string> = {
  same: 'exchange.summary.kind.same',
  differs: 'exchange.summary.kind.differs',
  only_here: 'exchange.summary.kind.only_here',
  only_there: 'exchange.summary.kind.only_there',
  ambiguous: 'exchange.summary.kind.ambiguous',
};

export const SUMMARY_CAUSE_TEXTS: Record<string, string> = {
  card_other: 'exchange.summary.cause.card_other',
  several: 'exchange.summary.cause.several',
  twice: 'exchange.summary.cause.twice',
  elsewhere: 'exchange.summary.cause.elsewhere',
};

export const SUMMARY_DECISION_TEXTS: Record<string, string> = {
  ours: 'exchange.summary.decision.ours',
  theirs: 'exchange.summary.decision.theirs',
  look: 'exchange.summary.decision.look',
};

export const SUMMARY_OUTCOME_TEXTS: Record<string, string> = {
  settled: 'exchange.summary.outcome.settled',
  changed: 'exchange.summary.outcome.changed',
  remains: 'exchange.summary.outcome.remains',
};

export const SUMMARY_STATE_TEXTS: Record<string, string> = {
  reading: 'exchange.summary.state.reading',
  compared: 'exchange.summary.state.compared',
  dropped: 'exchange.summary.state.dropped',
};
