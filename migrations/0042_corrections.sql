-- A correction of a frozen number is kept beside every frozen number that it changes: of the unit it speaks of, and of each unit that stood above that one on the
-- period's last day and had frozen it. So whoever sees a frozen number sees what became of it, wherever the unit it speaks of has gone since.

ALTER TABLE period_correction ADD COLUMN about_id uuid, ADD COLUMN about_name text;   -- the unit it speaks of, as it was called; no key: it may lie beyond an archive of this one
UPDATE period_correction c SET about_id = c.unit_id, about_name = u.name FROM unit u WHERE u.id = c.unit_id;
ALTER TABLE period_correction ALTER COLUMN about_id SET NOT NULL, ALTER COLUMN about_name SET NOT NULL;

-- Those written until now stood at the unit alone, under the highest closing that held: one line for each unit up to that closing, under the closing that had counted it.
CREATE TEMP TABLE kept ON COMMIT DROP AS
  SELECT c.division AS line_division, c.id AS line_id, u.division, u.id AS unit_id, u.path AS scope, s.close_id, s.closing_no
  FROM period_correction c
    CROSS JOIN LATERAL (SELECT (c.starts_on + CASE c.kind WHEN 'month' THEN interval '1 month' WHEN 'quarter' THEN interval '3 months' WHEN 'half_year' THEN interval '6 months' ELSE interval '1 year' END)::date - 1 AS ends_on) d
    CROSS JOIN LATERAL (SELECT coalesce((SELECT p.path FROM unit_period p WHERE p.unit_id = c.unit_id AND p.valid_from <= d.ends_on AND p.valid_to > d.ends_on), c.scope) AS path) lay
    JOIN period_close h ON h.id = c.close_id
    CROSS JOIN LATERAL (SELECT coalesce((SELECT p.path FROM unit_period p WHERE p.unit_id = h.unit_id AND p.valid_from <= d.ends_on AND p.valid_to > d.ends_on), h.scope) AS path) top
    CROSS JOIN LATERAL (SELECT DISTINCT p.unit_id FROM unit_period p JOIN generate_series(length(top.path), length(lay.path), 4) n ON p.path = left(lay.path, n)) above
    JOIN unit u ON u.id = above.unit_id
    CROSS JOIN LATERAL (SELECT x.close_id, x.closing_no FROM stat_snapshot x WHERE x.division = u.division AND x.unit_id = u.id AND x.kind = c.kind AND x.starts_on = c.starts_on AND x.taken_at <= c.made_at
      ORDER BY x.taken_at DESC LIMIT 1) s
  WHERE c.source = 'hand';
INSERT INTO period_correction (division, id, unit_id, scope, about_id, about_name, close_id, kind, starts_on, closing_no, number_key, was, becomes, reason, source, made_on, made_at, made_by, made_name)
  SELECT k.division, gen_random_uuid(), k.unit_id, k.scope, c.about_id, c.about_name, k.close_id, c.kind, c.starts_on, k.closing_no, c.number_key, c.was, c.becomes, c.reason, c.source, c.made_on, c.made_at, c.made_by, c.made_name
  FROM kept k JOIN period_correction c ON c.division = k.line_division AND c.id = k.line_id WHERE k.unit_id <> c.unit_id;
UPDATE period_correction c SET close_id = k.close_id, closing_no = k.closing_no FROM kept k WHERE k.line_division = c.division AND k.line_id = c.id AND k.unit_id = c.unit_id;

-- a line above speaks of a unit that those beside it do not see: it is issued downwards no longer
DROP POLICY scope ON period_correction;
SELECT chibo_protect('period_correction');
CREATE INDEX period_correction_unit ON period_correction (division, unit_id, kind, starts_on);

-- The closings that froze a number of a unit, for whoever sees that number: a unit that moved since was counted by a closing of a unit it no longer stands under.
CREATE INDEX period_close_id ON period_close (id);
CREATE FUNCTION chibo_closings_of(in_division text, in_unit uuid, after_day date, until_day date) RETURNS SETOF period_close
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH frozen AS MATERIALIZED (   -- apart: on several servers the closings lie elsewhere
    SELECT s.close_id, s.closing_no FROM stat_snapshot s
    WHERE s.division = in_division AND s.unit_id = in_unit AND s.starts_on > after_day AND s.starts_on <= until_day
      AND ((s.scope >= current_setting('chibo.count_lo', true) AND s.scope < current_setting('chibo.count_hi', true))
        OR s.scope = ANY (string_to_array(current_setting('chibo.also', true), ','))))
  SELECT c.* FROM frozen f JOIN period_close c ON c.id = f.close_id AND c.closing_no = f.closing_no
$$;
REVOKE ALL ON FUNCTION chibo_closings_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_closings_of TO chibo_app;

-- A unit that moves takes the pieces of its files along: found by its path and not by reading all that was ever uploaded.
CREATE INDEX file_chunk_scope ON file_chunk (scope);
