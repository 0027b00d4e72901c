-- Files of the national database compared with the register, what is decided on each difference; and the check that everybody has one home.

CREATE TABLE summary_report (   -- one file that was compared: whose, when, by its hash
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  file_id uuid NOT NULL, file_name text NOT NULL, file_hash bytea NOT NULL, told_at timestamptz, fields text[] NOT NULL, file_lines int NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('reading', 'compared', 'dropped')), steps int NOT NULL, steps_done int NOT NULL DEFAULT 0,
  counts jsonb NOT NULL DEFAULT '{}', previous_id uuid, made_by uuid NOT NULL, made_grant text NOT NULL, made_name text NOT NULL, made_at timestamptz NOT NULL, ended_at timestamptz,
  version int NOT NULL DEFAULT 1, PRIMARY KEY (division, id));
CREATE INDEX summary_report_scope ON summary_report (scope, made_at);
CREATE INDEX summary_report_reading ON summary_report (made_at) WHERE state = 'reading';
SELECT chibo_protect('summary_report');

CREATE TABLE summary_line (   -- a member who is the same, a field that differs, somebody on one side only, somebody who may be several; values encrypted
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  report_id uuid NOT NULL, line_no int NOT NULL, candidates uuid[] NOT NULL DEFAULT '{}', kind text COLLATE "C" NOT NULL CHECK (kind IN ('same', 'differs', 'only_here', 'only_there', 'ambiguous')),
  cause text COLLATE "C", person_id uuid, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, cell_name text NOT NULL DEFAULT '',
  field text COLLATE "C", first_of text, body bytea, told bytea NOT NULL,   -- told: a keyed hash, by which the same difference is known again in the next file
  decision text COLLATE "C" CHECK (decision IN ('ours', 'theirs', 'look')), note text, decided_on date, decided_by uuid, decided_name text,
  correction_id uuid, written boolean NOT NULL DEFAULT false, carried boolean NOT NULL DEFAULT false, outcome text COLLATE "C" CHECK (outcome IN ('settled', 'changed', 'remains')),
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, report_id) REFERENCES summary_report (division, id),
  CHECK ((kind = 'differs') = (field IS NOT NULL)), CHECK (kind <> 'same' OR decision IS NULL), CHECK ((decision IS NULL) = (decided_on IS NULL)));
CREATE INDEX summary_line_scope ON summary_line (scope);
CREATE INDEX summary_line_report ON summary_line (division, report_id, kind, sort_key, id);
CREATE INDEX summary_line_person ON summary_line (division, report_id, person_id);
CREATE INDEX summary_line_told ON summary_line (division, report_id, told);
CREATE INDEX summary_line_undecided ON summary_line (division, report_id) WHERE decision IS NULL AND kind <> 'same';
SELECT chibo_protect('summary_line');
GRANT DELETE ON summary_line TO chibo_app;

-- A correction may come from such a file: then somebody asked for it who is not the member, and the file is named.
ALTER TABLE correction ADD COLUMN source text, ADD COLUMN asked_by uuid, ADD COLUMN asked_name text;

CREATE TABLE home_check (   -- that the check ran, over whom, and what it found; lies at the unit it was asked for
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  persons int NOT NULL, seats int NOT NULL, found int NOT NULL, gone int NOT NULL, open int NOT NULL, ran_at timestamptz NOT NULL, ran_by uuid NOT NULL, ran_name text NOT NULL,
  PRIMARY KEY (division, id));
CREATE INDEX home_check_scope ON home_check (scope, ran_at);
SELECT chibo_protect('home_check', downwards => true);

CREATE TABLE home_finding (   -- lies at every unit concerned, so that each board sees it
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, also text[] NOT NULL DEFAULT '{}',
  found_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, gone_at timestamptz, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id));
CREATE UNIQUE INDEX home_finding_open ON home_finding (division, unit_id, person_id, kind) WHERE gone_at IS NULL;
CREATE INDEX home_finding_scope ON home_finding (scope, gone_at);
CREATE INDEX home_finding_person ON home_finding (person_id);
SELECT chibo_protect('home_finding');
