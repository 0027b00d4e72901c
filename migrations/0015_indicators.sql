-- Sums of counts over many units (D6). Row security asks its settings for every row; a sum over a province asks them of thousands.
-- The view of a table of counts states the same wall (chibo_protect_counts) once a statement. It runs as the owner, so this WHERE is all that
-- stands between a reader and the rows: it must say what the policy says. The policy cannot be written so: Citus refuses a subquery there.
-- A table that gets a column afterwards is given its view again by another call.
CREATE FUNCTION chibo_see_counts(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($q$CREATE OR REPLACE VIEW %I WITH (security_barrier) AS SELECT * FROM %s
    WHERE (scope >= (SELECT current_setting('chibo.count_lo', true)) AND scope < (SELECT current_setting('chibo.count_hi', true)))
      OR scope = ANY ((SELECT string_to_array(current_setting('chibo.also', true), ','))::text[])$q$, target || '_seen', target);
  EXECUTE format('GRANT SELECT ON %I TO chibo_app', target || '_seen');
END $$;
SELECT chibo_see_counts('member_stat');
SELECT chibo_see_counts('post_stat');
SELECT chibo_see_counts('mark_stat');
SELECT chibo_see_counts('resolution_stat');
SELECT chibo_see_counts('meeting_stat');

-- Plans and meetings are counted of cells: what was counted of committees before goes, as the counts made anew from now on say it.
UPDATE resolution_stat s SET units_with_plan = 0 WHERE s.units_with_plan > 0
  AND NOT EXISTS (SELECT FROM post_stat c WHERE c.division = s.division AND c.unit_id = s.unit_id AND c.cells = 1);
UPDATE meeting_stat s SET units_held = 0, expected = 0, attended = 0, excused = 0, absent = 0
  FROM unit u WHERE u.id = s.unit_id AND (s.units_held > 0 OR s.expected > 0)
    AND (to_char(u.closed_on, 'YYYY-MM') <= s.month
      OR NOT EXISTS (SELECT FROM post_stat c JOIN unit x ON x.id = c.unit_id WHERE x.kind = u.kind AND c.cells = 1));
