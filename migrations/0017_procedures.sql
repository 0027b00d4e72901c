-- Cases: a procedure of the rulebook at work on one person or unit; its steps, papers, remarks and clocks (D17).

-- A case may lie between two units: seen and worked on from its own side, and from the other (a receiving cell). The second wall then has two ranges.
CREATE FUNCTION chibo_protect_between(target regclass, person_column text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  inside text := $q$(scope >= current_setting('chibo.lo', true) AND scope < current_setting('chibo.hi', true))
    OR (other_scope >= current_setting('chibo.lo', true) AND other_scope < current_setting('chibo.hi', true))
    OR scope = ANY (string_to_array(current_setting('chibo.also', true), ','))
    OR other_scope = ANY (string_to_array(current_setting('chibo.also', true), ','))$q$;
  seen text := inside;
BEGIN
  IF person_column IS NOT NULL THEN
    seen := seen || format($q$ OR %I = nullif(current_setting('chibo.self', true), '')::uuid$q$, person_column);
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY scope ON %s TO chibo_app USING (%s) WITH CHECK (%s)', target, seen, inside);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO chibo_app', target);
END $$;

CREATE TABLE case_file (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  other_division text COLLATE "C", other_unit_id uuid REFERENCES unit (id), other_scope text COLLATE "C",   -- the side that receives
  procedure text COLLATE "C" NOT NULL, subject_kind text COLLATE "C" NOT NULL CHECK (subject_kind IN ('member', 'candidate', 'unit')), subject_id uuid NOT NULL,
  subject_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, search_key text COLLATE "C" NOT NULL,
  person_id uuid, restricted boolean NOT NULL DEFAULT false,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'paused', 'ended')), step text COLLATE "C" NOT NULL, outcome text COLLATE "C",
  facts jsonb NOT NULL DEFAULT '{}', due date NOT NULL DEFAULT 'infinity',   -- the end of the clock that runs out first
  opened_on date NOT NULL, ended_on date, opened_by uuid NOT NULL, opened_name text NOT NULL,
  rulebook_hash text COLLATE "C" NOT NULL, ruled_on date NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK ((state = 'ended') = (ended_on IS NOT NULL AND outcome IS NOT NULL)),
  CHECK ((other_scope IS NULL) = (other_unit_id IS NULL)));
CREATE INDEX case_file_scope ON case_file (scope, state, procedure);
CREATE INDEX case_file_due ON case_file (state, due, id) INCLUDE (scope, procedure);
CREATE INDEX case_file_other ON case_file (other_scope, state) WHERE other_scope IS NOT NULL;
CREATE INDEX case_file_subject ON case_file (subject_id, state);
CREATE INDEX case_file_person ON case_file (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX case_file_name ON case_file (division, sort_key, id);
SELECT chibo_protect_between('case_file', person_column => 'person_id');

CREATE TABLE case_step (   -- each time a step is entered: who took it, when, with which outcome
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL, other_scope text COLLATE "C",
  case_id uuid NOT NULL, person_id uuid, position int NOT NULL, step text COLLATE "C" NOT NULL, begun_on date NOT NULL,
  taken_on date, outcome text COLLATE "C", note text, poll_id uuid, meeting_id uuid, taken_by uuid, taken_name text, taken_for uuid REFERENCES unit (id), taken_at timestamptz,
  PRIMARY KEY (division, id), UNIQUE (division, case_id, position), FOREIGN KEY (division, case_id) REFERENCES case_file (division, id),
  CHECK ((taken_on IS NULL) = (outcome IS NULL)));
CREATE INDEX case_step_scope ON case_step (scope, step, taken_on);
CREATE INDEX case_step_meeting ON case_step (division, meeting_id) WHERE meeting_id IS NOT NULL;
SELECT chibo_protect_between('case_step', person_column => 'person_id');

CREATE TABLE case_clock (   -- runs while a step waits; a clock that was met or fell away keeps its dates
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL, other_scope text COLLATE "C",
  case_id uuid NOT NULL, person_id uuid, step text COLLATE "C" NOT NULL, rule_id text COLLATE "C" NOT NULL, started_on date NOT NULL, n int NOT NULL, unit text COLLATE "C" NOT NULL,
  due date NOT NULL, first_due date NOT NULL, state text COLLATE "C" NOT NULL CHECK (state IN ('running', 'paused', 'met', 'fallen')),
  paused_on date, pauses jsonb NOT NULL DEFAULT '[]', extensions jsonb NOT NULL DEFAULT '[]', ended_on date, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, case_id) REFERENCES case_file (division, id), CHECK ((state = 'paused') = (paused_on IS NOT NULL)));
CREATE INDEX case_clock_scope ON case_clock (scope);
CREATE INDEX case_clock_case ON case_clock (division, case_id);
CREATE INDEX case_clock_due ON case_clock (due, scope) INCLUDE (case_id, step) WHERE state = 'running';
SELECT chibo_protect_between('case_clock', person_column => 'person_id');

CREATE TABLE case_paper (   -- a numbered form in the file of the case, and the state it is in
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL, other_scope text COLLATE "C",
  case_id uuid NOT NULL, person_id uuid, form text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL CHECK (state IN ('received', 'checked', 'returned')),
  dated date, number_text text, issuer text, note text, file_id uuid, recorded_name text NOT NULL, recorded_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, case_id) REFERENCES case_file (division, id));
CREATE INDEX case_paper_scope ON case_paper (scope);
CREATE INDEX case_paper_case ON case_paper (division, case_id, form);
SELECT chibo_protect_between('case_paper', person_column => 'person_id');

CREATE TABLE case_opinion (   -- a remark that was asked for: of a body outside the tree, or of another unit, which answers it itself (other_scope)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  other_unit_id uuid REFERENCES unit (id), other_scope text COLLATE "C",
  case_id uuid NOT NULL, procedure text COLLATE "C" NOT NULL, subject_name text NOT NULL, kind text COLLATE "C" NOT NULL, from_name text NOT NULL, asked_on date NOT NULL, due date,
  answered_on date, stance text COLLATE "C" CHECK (stance IN ('for', 'against', 'neither')), votes_for int, votes_against int, body text,
  written_name text, written_at timestamptz, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, case_id) REFERENCES case_file (division, id), CHECK ((answered_on IS NULL) = (stance IS NULL)));
CREATE INDEX case_opinion_scope ON case_opinion (scope);
CREATE INDEX case_opinion_other ON case_opinion (other_scope, answered_on) WHERE other_scope IS NOT NULL;
CREATE INDEX case_opinion_case ON case_opinion (division, case_id, kind);
SELECT chibo_protect_between('case_opinion');

CREATE TABLE case_stat (   -- open cases by step; ended ones by outcome and month
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  procedure text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL, mark text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL, n int NOT NULL,
  PRIMARY KEY (division, unit_id, procedure, state, mark, month));
CREATE INDEX case_stat_scope ON case_stat (scope, procedure);
SELECT chibo_protect_counts('case_stat');

-- Somebody who comes back to a division has a record there, at the cell he left or was a guest of: it lies outside the reach of those who
-- receive him. This puts such a record (never one that is his home) at a unit inside the reach of the transaction, so that it can be opened again (D1).
CREATE FUNCTION chibo_bring_back(in_division text, person_id uuid, to_unit uuid, to_scope text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  UPDATE person SET unit_id = to_unit, scope = to_scope WHERE division = in_division AND id = person_id AND NOT home
    AND ((to_scope >= current_setting('chibo.lo', true) AND to_scope < current_setting('chibo.hi', true))
      OR to_scope = ANY (string_to_array(current_setting('chibo.also', true), ',')))
$$;
REVOKE ALL ON FUNCTION chibo_bring_back FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_bring_back TO chibo_app;
