-- The total of a list of cases is the sum of its units' counts: those standing still apart from those that go on, those that few may know of apart from the others.
ALTER TABLE case_stat ADD COLUMN restricted boolean NOT NULL DEFAULT false;
ALTER TABLE case_stat DROP CONSTRAINT case_stat_pkey;
ALTER TABLE case_stat ADD PRIMARY KEY (division, unit_id, procedure, restricted, state, mark, month);
DELETE FROM case_stat;
INSERT INTO case_stat (division, unit_id, scope, procedure, restricted, state, mark, month, n)
  SELECT division, unit_id, scope, procedure, restricted, state, CASE WHEN state = 'ended' THEN outcome ELSE step END, coalesce(to_char(ended_on, 'YYYY-MM'), ''), count(*)
  FROM case_file GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
SELECT chibo_see_counts('case_stat');

-- What a case is of and whether few may know of it never changes: beside its clocks it saves counting them a look at every case.
ALTER TABLE case_clock ADD COLUMN procedure text COLLATE "C", ADD COLUMN restricted boolean;
UPDATE case_clock k SET (procedure, restricted) = (SELECT c.procedure, c.restricted FROM case_file c WHERE c.division = k.division AND c.id = k.case_id);
ALTER TABLE case_clock ALTER COLUMN procedure SET NOT NULL, ALTER COLUMN restricted SET NOT NULL;

-- Whether a unit is called by a word is asked of its words alone.
DROP INDEX unit_word_unit;
CREATE INDEX unit_word_unit ON unit_word (unit_id, token);

-- Lists begin with the clock that runs out first, of all states together as well.
CREATE INDEX case_file_by_due ON case_file (due, id) INCLUDE (scope, state);
