-- A month of a nation is a twelfth of its rows of meetings a year, and fewer each year: found by the month, and summed from the index alone.
-- `meeting_stat_scope` begins with the scope: for a sum over many units it goes through every month of each.
CREATE INDEX meeting_stat_month ON meeting_stat (month, scope) INCLUDE (division, units_held, expected, attended);

-- How many tasks are overdue is asked of a whole subtree as well: the same wall as of counts, once a statement, and of each open task only where
-- it lies and when it is due, which the index holds (chibo_see_counts in 0015 says why a view; it runs as the owner).
DROP INDEX task_open_due;
CREATE INDEX task_open_due ON task (scope, due) INCLUDE (division, state) WHERE state IN ('open', 'reported', 'returned');
CREATE VIEW task_due_seen WITH (security_barrier) AS SELECT division, scope, due FROM task
  WHERE state IN ('open', 'reported', 'returned')
    AND ((scope >= (SELECT current_setting('chibo.count_lo', true)) AND scope < (SELECT current_setting('chibo.count_hi', true)))
      OR scope = ANY ((SELECT string_to_array(current_setting('chibo.also', true), ','))::text[]));
GRANT SELECT ON task_due_seen TO chibo_app;
