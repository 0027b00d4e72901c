-- Units right below with their counts: proposals without an answer are summed over all months of a subtree, and cells with confirmed minutes are
-- counted of one: only the months that have any, from the index alone.
CREATE INDEX meeting_stat_unanswered ON meeting_stat (scope) INCLUDE (division, proposals, proposals_answered) WHERE proposals <> proposals_answered;
CREATE INDEX meeting_stat_confirmed ON meeting_stat (month, scope) INCLUDE (division, unit_id) WHERE confirmed > 0;
