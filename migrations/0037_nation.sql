-- Proposals without an answer are summed over all months of a whole subtree: only the months that have any, from the index alone.
CREATE INDEX meeting_stat_unanswered ON meeting_stat (scope) INCLUDE (division, proposals, proposals_answered) WHERE proposals <> proposals_answered;
