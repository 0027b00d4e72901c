-- Integrity checks: that they ran over a unit, what each found since when, and what was said about it. The check of homes (0025) is seven of them now.

CREATE TABLE integrity_run (   -- lies at the unit it was asked for; `cuts`: where the pieces begin that it goes through one after another
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('running', 'done')), cuts text[] NOT NULL, pieces_done int NOT NULL DEFAULT 0,
  checks int NOT NULL, units int NOT NULL, found int NOT NULL DEFAULT 0, gone int NOT NULL DEFAULT 0, open int,
  began_at timestamptz NOT NULL, ended_at timestamptz, ran_by uuid NOT NULL, ran_name text NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK ((state = 'done') = (ended_at IS NOT NULL)));
CREATE INDEX integrity_run_scope ON integrity_run (scope, began_at);
CREATE INDEX integrity_run_running ON integrity_run (began_at) WHERE state = 'running';
SELECT chibo_protect('integrity_run', downwards => true);

CREATE TABLE integrity_finding (   -- one record that a check found, open since `found_at`; `facts` hold dates, counts and codes, never a name
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  fault text COLLATE "C" NOT NULL, severity text COLLATE "C" NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
  subject_id uuid NOT NULL, part text COLLATE "C" NOT NULL, facts jsonb NOT NULL,
  found_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, gone_at timestamptz, explained_on date, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id));
CREATE UNIQUE INDEX integrity_finding_open ON integrity_finding (division, unit_id, fault, subject_id, part) WHERE gone_at IS NULL;
CREATE INDEX integrity_finding_scope ON integrity_finding (scope, fault) INCLUDE (severity, explained_on) WHERE gone_at IS NULL;
CREATE INDEX integrity_finding_gone ON integrity_finding (scope, gone_at) WHERE gone_at IS NOT NULL;
SELECT chibo_protect('integrity_finding');

CREATE TABLE integrity_note (   -- why a finding is as it is, on a day; never changed, only added to
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  finding_id uuid NOT NULL, reason text NOT NULL, noted_on date NOT NULL, noted_by uuid NOT NULL, noted_name text NOT NULL, noted_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, finding_id) REFERENCES integrity_finding (division, id));
CREATE INDEX integrity_note_scope ON integrity_note (scope);
CREATE INDEX integrity_note_finding ON integrity_note (division, finding_id, noted_at);
SELECT chibo_protect('integrity_note');

-- Whether somebody has a record in another division is asked of his id alone.
CREATE INDEX person_everywhere ON person (id);

-- its findings are found anew in the night
DROP TABLE home_finding, home_check;
