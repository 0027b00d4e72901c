-- Terms and seats, division of work, working regulations, overseers' visits, marks of ownership, reasons for missing dual posts.

CREATE TABLE term (   -- of a committee or cell, as its congress decided; the running one has not ended
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  name text NOT NULL, congress_on date, starts_on date NOT NULL, ends_on date NOT NULL, ended_on date, end_reason text, decision text,
  version int NOT NULL DEFAULT 1, PRIMARY KEY (division, id), CHECK (starts_on < ends_on), CHECK (ended_on > starts_on));
CREATE INDEX term_scope ON term (scope, ends_on) WHERE ended_on IS NULL;
CREATE INDEX term_unit ON term (division, unit_id, starts_on);
SELECT chibo_protect('term');

CREATE TABLE term_seat (   -- how many seats the congress decided, by the rulebook's kinds of seats
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  term_id uuid NOT NULL, seat text COLLATE "C" NOT NULL, seats int NOT NULL CHECK (seats > 0),
  PRIMARY KEY (division, id), FOREIGN KEY (division, term_id) REFERENCES term (division, id), UNIQUE (division, term_id, seat));
CREATE INDEX term_seat_scope ON term_seat (scope);
SELECT chibo_protect('term_seat');
GRANT DELETE ON term_seat TO chibo_app;

CREATE TABLE work_division (   -- who answers for what: a draft, or adopted over a period
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'adopted')), decision text, note text,
  valid_from date, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (valid_from < valid_to), CHECK ((state = 'adopted') = (valid_from IS NOT NULL)));
CREATE INDEX work_division_scope ON work_division (scope);
CREATE INDEX work_division_unit ON work_division (division, unit_id, valid_from);
SELECT chibo_protect('work_division');
GRANT DELETE ON work_division TO chibo_app;

CREATE TABLE work_line (   -- a member leads or supports in a field, for the units named; field: a code of the rulebook, or the committee's own words
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  work_id uuid NOT NULL, position int NOT NULL, field text NOT NULL, own_field boolean NOT NULL,
  person_id uuid NOT NULL, person_name text NOT NULL, role text COLLATE "C" NOT NULL CHECK (role IN ('lead', 'support')), answers_for uuid[] NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, work_id) REFERENCES work_division (division, id));
CREATE INDEX work_line_scope ON work_line (scope);
CREATE INDEX work_line_work ON work_line (division, work_id, position);
CREATE INDEX work_line_person ON work_line (person_id);
SELECT chibo_protect('work_line', person_column => 'person_id');
GRANT DELETE ON work_line TO chibo_app;

CREATE TABLE regulation (   -- working regulations; adopting a version lapses the one before
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  term_id uuid NOT NULL, version_no int NOT NULL, title text NOT NULL, body text NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'adopted', 'lapsed')),
  number_text text, adopted_on date, lapsed_on date, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, term_id) REFERENCES term (division, id),
  CHECK ((state = 'draft') = (adopted_on IS NULL)), CHECK ((state = 'lapsed') = (lapsed_on IS NOT NULL)));
CREATE INDEX regulation_scope ON regulation (scope);
CREATE INDEX regulation_unit ON regulation (division, unit_id, term_id, version_no);
SELECT chibo_protect('regulation');

CREATE TABLE overseer_visit (   -- lies at the unit visited
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  from_unit_id uuid NOT NULL REFERENCES unit (id), person_division text COLLATE "C" NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL,
  made_on date NOT NULL, kind text COLLATE "C" NOT NULL, seen text, advice text, follow_up text, follow_up_due date, follow_up_done date, follow_up_result text,
  meeting_id uuid, version int NOT NULL DEFAULT 1, PRIMARY KEY (division, id), UNIQUE (division, meeting_id, person_id),
  CHECK ((follow_up IS NULL) = (follow_up_due IS NULL)), CHECK (follow_up_done IS NULL OR follow_up IS NOT NULL));
CREATE INDEX overseer_visit_scope ON overseer_visit (scope, made_on);
CREATE INDEX overseer_visit_unit ON overseer_visit (division, unit_id, made_on);
CREATE INDEX overseer_visit_person ON overseer_visit (person_id, made_on);
CREATE INDEX overseer_visit_open ON overseer_visit (scope, follow_up_due) WHERE follow_up IS NOT NULL AND follow_up_done IS NULL;
SELECT chibo_protect('overseer_visit', person_column => 'person_id');

CREATE TABLE unit_mark (   -- whose enterprise an organization works in, over time (M85)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  ownership text COLLATE "C" NOT NULL, foreign_invested boolean NOT NULL, valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity',
  PRIMARY KEY (division, id), CHECK (valid_from < valid_to));
CREATE INDEX unit_mark_scope ON unit_mark (scope, valid_to);
CREATE INDEX unit_mark_unit ON unit_mark (division, unit_id, valid_from);
SELECT chibo_protect('unit_mark');
GRANT DELETE ON unit_mark TO chibo_app;

CREATE TABLE dual_gap (   -- why a village has no dual post (M62)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL, note text, valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity',
  PRIMARY KEY (division, id), CHECK (valid_from < valid_to));
CREATE INDEX dual_gap_scope ON dual_gap (scope, valid_to);
CREATE INDEX dual_gap_unit ON dual_gap (division, unit_id, valid_from);
SELECT chibo_protect('dual_gap');
GRANT DELETE ON dual_gap TO chibo_app;

CREATE TABLE mark_stat (   -- 0 or 1 for each unit; ownership is the code of today
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  ownership text COLLATE "C", non_state int NOT NULL DEFAULT 0, foreign_invested int NOT NULL DEFAULT 0, PRIMARY KEY (division, unit_id));
CREATE INDEX mark_stat_scope ON mark_stat (scope);
SELECT chibo_protect_counts('mark_stat');
