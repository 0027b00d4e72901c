-- Groups inside a cell (ORG-02, ORG-03, MEE-09): what they are called, who is in them, who heads them, each over time. A group is no unit and has no vote.

CREATE TABLE party_group (   -- `name` is the present one; names over time are in party_group_name
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  name text NOT NULL, name_key text COLLATE "C" NOT NULL, sort_key text COLLATE "C" NOT NULL,
  founded_on date NOT NULL, closed_on date, close_reason text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (closed_on IS NULL OR founded_on <= closed_on), CHECK ((closed_on IS NULL) = (close_reason IS NULL)));
CREATE UNIQUE INDEX party_group_name_taken ON party_group (division, unit_id, name_key) WHERE closed_on IS NULL;
CREATE INDEX party_group_scope ON party_group (scope, closed_on);
SELECT chibo_protect('party_group');

CREATE TABLE party_group_name (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  group_id uuid NOT NULL, name text NOT NULL, valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity',
  PRIMARY KEY (division, id), FOREIGN KEY (division, group_id) REFERENCES party_group (division, id), CHECK (valid_from <= valid_to));
CREATE UNIQUE INDEX party_group_name_open ON party_group_name (division, group_id) WHERE valid_to = 'infinity';
CREATE INDEX party_group_name_scope ON party_group_name (scope);
SELECT chibo_protect('party_group_name');

-- A line that ends on the day it began was taken back: it holds on no day, and is told in the history.
CREATE TABLE party_group_line (   -- who is in a group; the group's name as it was when he came, for whoever reads his own record from elsewhere
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  group_id uuid NOT NULL, group_name text NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL,
  begin_reason text COLLATE "C" NOT NULL, end_reason text COLLATE "C", valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, group_id) REFERENCES party_group (division, id),
  FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK (valid_from <= valid_to), CHECK ((valid_to = 'infinity') = (end_reason IS NULL)));
CREATE UNIQUE INDEX party_group_line_open ON party_group_line (division, unit_id, person_id) WHERE valid_to = 'infinity';
CREATE INDEX party_group_line_scope ON party_group_line (scope, valid_to);
CREATE INDEX party_group_line_group ON party_group_line (division, group_id, valid_to);
CREATE INDEX party_group_line_person ON party_group_line (person_id, valid_to);
SELECT chibo_protect('party_group_line', person_column => 'person_id');

CREATE TABLE party_group_office (   -- who heads a group or stands in for its head, and by which choice
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  group_id uuid NOT NULL, office text COLLATE "C" NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, basis text,
  end_reason text COLLATE "C", valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, group_id) REFERENCES party_group (division, id),
  FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK (valid_from <= valid_to), CHECK ((valid_to = 'infinity') = (end_reason IS NULL)));
CREATE UNIQUE INDEX party_group_office_open ON party_group_office (division, group_id, office) WHERE valid_to = 'infinity';
CREATE UNIQUE INDEX party_group_office_held ON party_group_office (division, unit_id, person_id) WHERE valid_to = 'infinity';
CREATE INDEX party_group_office_scope ON party_group_office (scope, valid_to);
CREATE INDEX party_group_office_person ON party_group_office (person_id, valid_to);
SELECT chibo_protect('party_group_office', person_column => 'person_id');

CREATE TABLE party_group_stat (   -- only cells with open groups have a row
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  groups int NOT NULL, grouped int NOT NULL, headless int NOT NULL, PRIMARY KEY (division, unit_id));
CREATE INDEX party_group_stat_scope ON party_group_stat (scope);
SELECT chibo_protect_counts('party_group_stat');
SELECT chibo_see_counts('party_group_stat');
