-- Units, their tree over time, letterhead, posts, overseers' duties, and the row that is the lock of each unit.

CREATE TABLE unit (   -- reference: what does not change, and the present path, kind and name
  id uuid PRIMARY KEY, division text COLLATE "C" NOT NULL, code text COLLATE "C",
  kind text COLLATE "C" NOT NULL, setting text COLLATE "C", name text NOT NULL, sort_key text COLLATE "C" NOT NULL, search_key text COLLATE "C" NOT NULL,
  parent_id uuid REFERENCES unit (id), path text COLLATE "C" NOT NULL,
  founded_on date, households int, poor_households int, temporary_houses int,
  closed_on date, version int NOT NULL DEFAULT 1,
  CHECK (path ~ '^([0-9a-z]{4})+$'));
CREATE UNIQUE INDEX unit_path_now ON unit (path) WHERE closed_on IS NULL;
CREATE INDEX unit_range ON unit (path) INCLUDE (id, division, kind);
CREATE INDEX unit_parent ON unit (parent_id, sort_key);
CREATE INDEX unit_search ON unit (search_key, path);
GRANT SELECT, INSERT, UPDATE ON unit TO chibo_app;

CREATE TABLE unit_period (   -- names, kinds, parents and places over time; a correction closes a row and opens another
  unit_id uuid NOT NULL REFERENCES unit (id), division text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, name text NOT NULL,
  parent_id uuid, path text COLLATE "C" NOT NULL, valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity',
  decision text, PRIMARY KEY (unit_id, valid_from), CHECK (valid_from < valid_to));
CREATE INDEX unit_period_range ON unit_period (path, valid_from, valid_to) INCLUDE (unit_id, division, kind);
GRANT SELECT, INSERT, UPDATE ON unit_period TO chibo_app;

CREATE TABLE unit_successor (
  unit_id uuid NOT NULL REFERENCES unit (id), successor_id uuid NOT NULL REFERENCES unit (id), since date NOT NULL, PRIMARY KEY (unit_id, successor_id));
GRANT SELECT, INSERT ON unit_successor TO chibo_app;

CREATE TABLE unit_word (   -- folded words of unit names, for search by prefix range
  token text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), path text COLLATE "C" NOT NULL, PRIMARY KEY (token, unit_id));
CREATE INDEX unit_word_unit ON unit_word (unit_id);
GRANT SELECT, INSERT, DELETE ON unit_word TO chibo_app;

CREATE TABLE unit_letterhead (   -- D24: without it no document is right
  unit_id uuid PRIMARY KEY REFERENCES unit (id), document_code text NOT NULL, upper_name text NOT NULL, issuer_name text NOT NULL,
  place text NOT NULL, has_seal boolean NOT NULL, version int NOT NULL DEFAULT 1);
GRANT SELECT, INSERT, UPDATE ON unit_letterhead TO chibo_app;

CREATE TABLE unit_stat (   -- THE lock of the unit (D6); made with the unit
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  counted_at timestamptz, PRIMARY KEY (division, unit_id));
CREATE INDEX unit_stat_scope ON unit_stat (scope);
SELECT chibo_protect_counts('unit_stat');

CREATE TABLE post (   -- party, civil and staff posts over periods; holder: a person, an account (staff), or only a name (M07)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  post text COLLATE "C" NOT NULL, side text COLLATE "C" NOT NULL CHECK (side IN ('party', 'civil', 'staff')),
  person_id uuid, account_id uuid, holder_name text NOT NULL, holder_is_member boolean NOT NULL,
  term_ends date, decision text, end_reason text,
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (valid_from < valid_to), CHECK (person_id IS NULL OR account_id IS NULL));
CREATE INDEX post_scope ON post (scope, valid_from, valid_to);
CREATE INDEX post_unit ON post (division, unit_id, post);
CREATE INDEX post_person ON post (person_id, valid_to);
CREATE INDEX post_account ON post (account_id, valid_to);
SELECT chibo_protect('post', person_column => 'person_id', account_column => 'account_id');

CREATE TABLE overseer_duty (   -- lies at the unit overseen; the person belongs to the committee of from_unit
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  from_unit_id uuid NOT NULL REFERENCES unit (id), person_division text COLLATE "C" NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL,
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (valid_from < valid_to));
CREATE INDEX overseer_duty_scope ON overseer_duty (scope, valid_to);
CREATE INDEX overseer_duty_person ON overseer_duty (person_id, valid_to);
SELECT chibo_protect('overseer_duty', person_column => 'person_id');

CREATE TABLE post_stat (   -- 0 or 1 for each unit, so that a sum over a range is a count of units
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  cells int NOT NULL DEFAULT 0, grassroots int NOT NULL DEFAULT 0, residential int NOT NULL DEFAULT 0,
  has_secretary int NOT NULL DEFAULT 0, has_committee int NOT NULL DEFAULT 0, residential_committee int NOT NULL DEFAULT 0,
  head_known int NOT NULL DEFAULT 0, head_is_member int NOT NULL DEFAULT 0,
  dual_head int NOT NULL DEFAULT 0, dual_front int NOT NULL DEFAULT 0, dual_any int NOT NULL DEFAULT 0,
  PRIMARY KEY (division, unit_id));
CREATE INDEX post_stat_scope ON post_stat (scope);
SELECT chibo_protect_counts('post_stat');
