-- A member's year: recorded facts that he contests, and corrections that go along with whoever moves; who graduates when; ages beside work and study.

ALTER TABLE correction   -- a contested fact: `field` is its figure, `subject_id` the record it stands in, `before` what it said; the rest of the row is a correction's
  ADD COLUMN subject_id uuid, ADD COLUMN year int, ADD COLUMN recorder_id uuid, ADD COLUMN record_changed boolean,
  ADD COLUMN moved_to uuid,   -- the request that goes on with it in the division the member went to
  DROP CONSTRAINT correction_state_check,
  ADD CONSTRAINT correction_state_check CHECK (state IN ('open', 'agreed', 'refused', 'withdrawn', 'moved')),
  ADD CONSTRAINT correction_moved CHECK ((state = 'moved') = (moved_to IS NOT NULL)),
  ADD CONSTRAINT correction_fact CHECK ((subject_id IS NULL) = (year IS NULL));
DROP INDEX correction_one_open;
CREATE UNIQUE INDEX correction_one_open ON correction (division, person_id, field, coalesce(subject_id, '00000000-0000-0000-0000-000000000000')) WHERE state = 'open';
CREATE INDEX correction_recorder ON correction (recorder_id, due) WHERE state = 'open' AND recorder_id IS NOT NULL;
CREATE INDEX correction_subject ON correction (person_id, subject_id) WHERE subject_id IS NOT NULL;

-- M45: who graduates when, in a range of scopes
CREATE INDEX person_study_graduates ON person_study (scope, graduates_on) WHERE valid_to = 'infinity' AND graduates_on IS NOT NULL;

CREATE TABLE member_age_stat (   -- members by year of birth beside their occupation, and those who study: nothing here changes with the clock
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  measure text COLLATE "C" NOT NULL CHECK (measure IN ('occupation', 'study')), code text COLLATE "C" NOT NULL, born int NOT NULL, n int NOT NULL,
  PRIMARY KEY (division, unit_id, measure, code, born));
CREATE INDEX member_age_stat_scope ON member_age_stat (scope, measure);
SELECT chibo_protect_counts('member_age_stat');
SELECT chibo_see_counts('member_age_stat');
INSERT INTO member_age_stat (division, unit_id, scope, measure, code, born, n)
  SELECT m.division, m.unit_id, m.scope, f.measure, f.code, extract(year FROM m.birth_date)::int, count(*)
  FROM (SELECT division, person_id, unit_id, 'occupation' AS measure, occupation AS code FROM person_work WHERE valid_to = 'infinity' AND occupation IS NOT NULL
      UNION ALL SELECT division, person_id, unit_id, 'study', 'yes' FROM person_study WHERE valid_to = 'infinity') f
  JOIN membership m ON m.division = f.division AND m.person_id = f.person_id AND m.unit_id = f.unit_id AND m.seat = 'own' AND m.valid_to = 'infinity'
  GROUP BY 1, 2, 3, 4, 5, 6;
