-- Persons and their membership periods. One person row in each division where something refers to them (D1); one is home.

CREATE TABLE person (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  home boolean NOT NULL, moved_to text COLLATE "C",
  full_name text NOT NULL, sort_name text, sort_key text COLLATE "C" NOT NULL, search_key text COLLATE "C" NOT NULL,
  sex text COLLATE "C" NOT NULL, ethnicity text COLLATE "C", birth_date date NOT NULL, birth_year_only boolean NOT NULL DEFAULT false,
  admitted_on date, ceremony_on date, official_on date,       -- two admission dates: the decision's and the ceremony's (trap 3)
  education text COLLATE "C", theory text COLLATE "C", note text,
  card_no bytea, card_tail text COLLATE "C", phone bytea, phone_tail text COLLATE "C",   -- encrypted; the tail is what a mask shows
  version int NOT NULL DEFAULT 1, PRIMARY KEY (division, id));
CREATE UNIQUE INDEX person_home ON person (division, id) WHERE home;
CREATE INDEX person_scope ON person (scope);
CREATE INDEX person_match ON person (division, search_key, birth_date);
SELECT chibo_protect('person', person_column => 'id');

CREATE TABLE membership (   -- a line of a cell's roster; carries what the roster shows, so that a host cell needs no foreign dossier
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, seat text COLLATE "C" NOT NULL CHECK (seat IN ('own', 'guest')), status text COLLATE "C" NOT NULL CHECK (status IN ('official', 'probationary')),
  exempt boolean NOT NULL DEFAULT false, suspended boolean NOT NULL DEFAULT false, away boolean NOT NULL DEFAULT false,
  full_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, search_key text COLLATE "C" NOT NULL,
  sex text COLLATE "C" NOT NULL, ethnicity text COLLATE "C", birth_date date NOT NULL,
  begin_reason text COLLATE "C" NOT NULL, end_reason text COLLATE "C",
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK (valid_from < valid_to));
CREATE UNIQUE INDEX membership_one_seat ON membership (division, person_id) WHERE seat = 'own' AND valid_to = 'infinity';
CREATE INDEX membership_scope ON membership (scope, valid_from, valid_to) INCLUDE (unit_id, seat, status, sex, ethnicity);
CREATE INDEX membership_unit ON membership (division, unit_id, valid_to);
CREATE INDEX membership_sort ON membership (division, sort_key, id);
CREATE INDEX membership_person ON membership (person_id, valid_to);
SELECT chibo_protect('membership', person_column => 'person_id');
ALTER TABLE post ADD FOREIGN KEY (division, person_id) REFERENCES person (division, id);

CREATE TABLE person_token (   -- folded words of names; read by prefix range (D4), never LIKE
  division text COLLATE "C" NOT NULL, token text COLLATE "C" NOT NULL, membership_id uuid NOT NULL, unit_id uuid NOT NULL, scope text COLLATE "C" NOT NULL,
  PRIMARY KEY (division, token, membership_id), FOREIGN KEY (division, membership_id) REFERENCES membership (division, id));
CREATE INDEX person_token_scope ON person_token (token, scope) INCLUDE (division, membership_id);
SELECT chibo_protect('person_token');
GRANT DELETE ON person_token TO chibo_app;

CREATE TABLE person_key (   -- card and identity numbers are unique nationwide; distributed by the hash itself
  hash bytea PRIMARY KEY, kind text COLLATE "C" NOT NULL, division text COLLATE "C" NOT NULL, person_id uuid NOT NULL);
CREATE INDEX person_key_person ON person_key (person_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON person_key TO chibo_app;

CREATE TABLE member_stat (
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  members int NOT NULL DEFAULT 0, official int NOT NULL DEFAULT 0, probationary int NOT NULL DEFAULT 0,
  female int NOT NULL DEFAULT 0, minority int NOT NULL DEFAULT 0, exempt int NOT NULL DEFAULT 0, guests int NOT NULL DEFAULT 0,
  PRIMARY KEY (division, unit_id));
CREATE INDEX member_stat_scope ON member_stat (scope);
SELECT chibo_protect_counts('member_stat');
CREATE TABLE member_code_stat (   -- breakdowns by a code of the rulebook, and birth years, which no clock changes
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  measure text COLLATE "C" NOT NULL, code text COLLATE "C" NOT NULL, n int NOT NULL, PRIMARY KEY (division, unit_id, measure, code));
CREATE INDEX member_code_stat_scope ON member_code_stat (scope, measure);
SELECT chibo_protect_counts('member_code_stat');
