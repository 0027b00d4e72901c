-- What statistics need of members, the rosters that are reconciled every three months, two records of one person made one, corrections that members ask for.

CREATE TABLE person_work (   -- whom a member works for and as what, over time (M85 to M87)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, employer text, employer_key text COLLATE "C", ownership text COLLATE "C", foreign_invested boolean NOT NULL DEFAULT false, occupation text COLLATE "C",
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK (valid_from < valid_to),
  CHECK ((employer IS NULL) = (employer_key IS NULL)), CHECK (employer IS NOT NULL OR (ownership IS NULL AND NOT foreign_invested)));
CREATE UNIQUE INDEX person_work_open ON person_work (division, person_id) WHERE valid_to = 'infinity';
CREATE INDEX person_work_scope ON person_work (scope, valid_to, employer_key);
CREATE INDEX person_work_person ON person_work (person_id, valid_to);
SELECT chibo_protect('person_work', person_column => 'person_id');

CREATE TABLE person_study (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, school text NOT NULL, graduates_on date,
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK (valid_from < valid_to));
CREATE UNIQUE INDEX person_study_open ON person_study (division, person_id) WHERE valid_to = 'infinity';
CREATE INDEX person_study_scope ON person_study (scope, valid_to);
CREATE INDEX person_study_person ON person_study (person_id, valid_to);
SELECT chibo_protect('person_study', person_column => 'person_id');

CREATE TABLE person_season (   -- months of every year in which somebody is away (M90); from 11 to 2 goes over the new year
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, from_month int NOT NULL CHECK (from_month BETWEEN 1 AND 12), to_month int NOT NULL CHECK (to_month BETWEEN 1 AND 12), reason text NOT NULL,
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK (valid_from < valid_to));
CREATE INDEX person_season_scope ON person_season (scope, valid_to);
CREATE INDEX person_season_person ON person_season (person_id, valid_to);
SELECT chibo_protect('person_season', person_column => 'person_id');

CREATE TABLE person_group (   -- target groups set by hand
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, grp text COLLATE "C" NOT NULL,
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK (valid_from < valid_to));
CREATE UNIQUE INDEX person_group_open ON person_group (division, person_id, grp) WHERE valid_to = 'infinity';
CREATE INDEX person_group_scope ON person_group (scope, valid_to);
CREATE INDEX person_group_person ON person_group (person_id, valid_to);
SELECT chibo_protect('person_group', person_column => 'person_id');

CREATE TABLE role_conflict (   -- somebody stands on both sides of a check (M64): who noted it, what was decided
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, what text NOT NULL, noted_on date NOT NULL, noted_by uuid NOT NULL, noted_name text NOT NULL,
  decision text, closed_on date, closed_by uuid, closed_name text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK ((closed_on IS NULL) = (decision IS NULL)));
CREATE INDEX role_conflict_scope ON role_conflict (scope, closed_on);
CREATE INDEX role_conflict_person ON role_conflict (person_id);
SELECT chibo_protect('role_conflict', person_column => 'person_id');

CREATE TABLE member_fact_stat (   -- members by ownership of the employer, foreign capital, year of graduation, target group: nothing here changes with the clock
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  measure text COLLATE "C" NOT NULL, code text COLLATE "C" NOT NULL, n int NOT NULL, PRIMARY KEY (division, unit_id, measure, code));
CREATE INDEX member_fact_stat_scope ON member_fact_stat (scope, measure);
SELECT chibo_protect_counts('member_fact_stat');
SELECT chibo_see_counts('member_fact_stat');

CREATE TABLE roster_check (   -- a cell went through its list for a period (FIL-01); `members` are the lines it confirmed, so that what it saw can be told later
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  period date NOT NULL, as_of date NOT NULL, registered int NOT NULL, confirmed int NOT NULL, guests int NOT NULL, members uuid[] NOT NULL,
  signed_on date NOT NULL, signed_by uuid NOT NULL, signed_name text NOT NULL, signed_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, period));
CREATE INDEX roster_check_scope ON roster_check (scope, period);
SELECT chibo_protect('roster_check');

CREATE TABLE roster_difference (   -- what the cell found otherwise than the list, and how it was settled
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  check_id uuid NOT NULL, kind text COLLATE "C" NOT NULL CHECK (kind IN ('left', 'unknown', 'wrong', 'missing')), person_id uuid, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, note text,
  found_on date NOT NULL, settled_on date, settled_by uuid, settled_name text, settlement text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, check_id) REFERENCES roster_check (division, id), CHECK ((kind = 'missing') = (person_id IS NULL)), CHECK ((settled_on IS NULL) = (settlement IS NULL)));
CREATE INDEX roster_difference_scope ON roster_difference (scope, settled_on);
CREATE INDEX roster_difference_check ON roster_difference (division, check_id, sort_key);
CREATE INDEX roster_difference_person ON roster_difference (person_id) WHERE person_id IS NOT NULL;
SELECT chibo_protect('roster_difference', person_column => 'person_id');

ALTER TABLE person ADD COLUMN merged_into uuid, ADD COLUMN merged_division text COLLATE "C";   -- the row stays and is found under its old id

CREATE TABLE person_merge (   -- lies at the cell of the record that was kept
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  winner_id uuid NOT NULL, loser_id uuid NOT NULL, loser_division text COLLATE "C" NOT NULL, loser_unit_id uuid NOT NULL REFERENCES unit (id), name text NOT NULL, sort_key text COLLATE "C" NOT NULL,
  taken text[] NOT NULL, moved int NOT NULL, stayed int NOT NULL, reason text NOT NULL,
  merged_on date NOT NULL, merged_by uuid NOT NULL, merged_name text NOT NULL, merged_at timestamptz NOT NULL,
  undone_on date, undone_by uuid, undone_name text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (winner_id <> loser_id));
CREATE INDEX person_merge_scope ON person_merge (scope, merged_on);
CREATE INDEX person_merge_loser ON person_merge (loser_id);
CREATE INDEX person_merge_winner ON person_merge (winner_id);
SELECT chibo_protect('person_merge', person_column => 'winner_id');

CREATE TABLE person_merge_trace (   -- the rows as they were, encrypted, until the merge is taken back; has no meaning in another installation
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL, body bytea NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, id) REFERENCES person_merge (division, id));
CREATE INDEX person_merge_trace_scope ON person_merge_trace (scope);
SELECT chibo_protect('person_merge_trace');
GRANT DELETE ON person_merge_trace TO chibo_app;

CREATE TABLE person_apart (   -- two records that look alike and are two people; not offered again
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, other_id uuid NOT NULL, noted_on date NOT NULL, noted_by uuid NOT NULL, noted_name text NOT NULL,
  PRIMARY KEY (division, id), CHECK (person_id < other_id));
CREATE UNIQUE INDEX person_apart_pair ON person_apart (division, person_id, other_id);
CREATE INDEX person_apart_scope ON person_apart (scope);
SELECT chibo_protect('person_apart');

CREATE TABLE correction (   -- a member asks that a fact be put right; both values encrypted, bound to the row
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, field text COLLATE "C" NOT NULL, before bytea, after bytea, reason text NOT NULL,
  asked_on date NOT NULL, asked_at timestamptz NOT NULL, due date NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'agreed', 'refused', 'withdrawn')), decided_on date, decided_by uuid, decided_name text, answer text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK ((state = 'open') = (decided_on IS NULL)));
CREATE INDEX correction_scope ON correction (scope, state, due);
CREATE INDEX correction_person ON correction (person_id, state);
CREATE UNIQUE INDEX correction_one_open ON correction (division, person_id, field) WHERE state = 'open';
SELECT chibo_protect('correction', person_column => 'person_id');

-- Who looked at me: the recorded looks at one's own record, wherever they were recorded, and the lists of one's own unit and those above that were exported.
CREATE POLICY about_me ON ledger FOR SELECT TO chibo_app USING (
  (subject_kind = 'member' AND subject_id = nullif(current_setting('chibo.self', true), '')::uuid)
  OR (command = 'member.export' AND nullif(current_setting('chibo.self', true), '') IS NOT NULL AND scope = ANY (string_to_array(current_setting('chibo.above', true), ','))));

-- How often a column names somebody, beyond the reader's scope: a merge that cannot reach every reference is refused. Tells a number only.
CREATE FUNCTION chibo_count_refs(target regclass, named name, who uuid) RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE n bigint;
BEGIN
  EXECUTE format('SELECT count(*) FROM %s WHERE %I = $1', target, named) INTO n USING who;
  RETURN n;
END $$;
REVOKE ALL ON FUNCTION chibo_count_refs(regclass, name, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_count_refs(regclass, name, uuid) TO chibo_app;

-- Two records are made one by every column that names a person: each is found by an index.
CREATE INDEX case_step_person ON case_step (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX case_clock_person ON case_clock (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX case_paper_person ON case_paper (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX meeting_chair ON meeting (chair_id) WHERE chair_id IS NOT NULL;
CREATE INDEX meeting_clerk ON meeting (clerk_id) WHERE clerk_id IS NOT NULL;
CREATE INDEX field_report_person ON field_report (person_id);
CREATE INDEX proposal_person ON proposal (person_id);
CREATE INDEX proposal_forward_person ON proposal_forward (person_id);
CREATE INDEX task_series_checker ON task_series (checker_id);
CREATE INDEX task_series_giver ON task_series (given_by);
