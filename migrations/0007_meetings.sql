-- Meetings: agenda, roll, items, proposals, minutes; the vote is a poll, the outcome a resolution of the month.

CREATE TABLE meeting (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL CHECK (month ~ '^\d{4}-\d{2}$'), title text NOT NULL,
  planned_at timestamptz NOT NULL, place text NOT NULL, mode text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('called', 'open', 'closed', 'confirmed', 'signed', 'cancelled')),
  called_by uuid NOT NULL, called_name text NOT NULL, chair_id uuid, chair_name text, clerk_id uuid, clerk_name text,
  opened_at timestamptz, closed_at timestamptz, cancel_reason text, resolution_id uuid,
  eligible int, present int, excused int, absent int, rulebook_hash text COLLATE "C" NOT NULL,
  version int NOT NULL DEFAULT 1, PRIMARY KEY (division, id));
CREATE UNIQUE INDEX meeting_one_open ON meeting (division, unit_id) WHERE state IN ('called', 'open') AND kind = 'regular';
CREATE INDEX meeting_scope ON meeting (scope, month, state);
CREATE INDEX meeting_unit ON meeting (division, unit_id, planned_at);
SELECT chibo_protect('meeting');

CREATE TABLE meeting_item (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  meeting_id uuid NOT NULL, position int NOT NULL, kind text COLLATE "C" NOT NULL, title text NOT NULL, preparation text NOT NULL DEFAULT '', discussion text NOT NULL DEFAULT '',
  conclusion text NOT NULL DEFAULT '', taken boolean NOT NULL DEFAULT false, resolution_division text COLLATE "C", resolution_id uuid, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, meeting_id) REFERENCES meeting (division, id));
CREATE INDEX meeting_item_scope ON meeting_item (scope);
CREATE INDEX meeting_item_meeting ON meeting_item (division, meeting_id, position);
SELECT chibo_protect('meeting_item');
GRANT DELETE ON meeting_item TO chibo_app;   -- the agenda, until the meeting opens

CREATE TABLE attendance (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  meeting_id uuid NOT NULL, person_id uuid, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL CHECK (role IN ('official', 'probationary', 'guest', 'overseer')), votes boolean NOT NULL, exempt boolean NOT NULL, away boolean NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('unknown', 'present', 'excused', 'absent')), reason text, marked_at timestamptz, marked_by uuid,
  PRIMARY KEY (division, id), UNIQUE (division, meeting_id, person_id),
  FOREIGN KEY (division, meeting_id) REFERENCES meeting (division, id));
CREATE INDEX attendance_scope ON attendance (scope);
CREATE INDEX attendance_person ON attendance (person_id);
SELECT chibo_protect('attendance', person_column => 'person_id');
GRANT DELETE ON attendance TO chibo_app;   -- made anew from the roster when the meeting opens

CREATE TABLE proposal (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  meeting_id uuid, person_id uuid NOT NULL, person_name text NOT NULL, on_behalf_by uuid, body text NOT NULL,
  addressed_unit_id uuid NOT NULL REFERENCES unit (id), addressed_path text COLLATE "C" NOT NULL, reply_due date NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'answered')), reply text, replied_by uuid, replied_name text, replied_at timestamptz, read_out_meeting_id uuid,
  made_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, meeting_id) REFERENCES meeting (division, id));
CREATE INDEX proposal_scope ON proposal (scope, state, reply_due);
CREATE INDEX proposal_addressed ON proposal (addressed_unit_id, state, reply_due);
CREATE INDEX proposal_meeting ON proposal (division, meeting_id);
SELECT chibo_protect('proposal', person_column => 'person_id');

CREATE TABLE minutes (   -- filled from the records, frozen when confirmed; later changed only by a dated note
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  meeting_id uuid NOT NULL, body jsonb NOT NULL, text_hash bytea NOT NULL,
  confirmed_by uuid NOT NULL, confirmed_name text NOT NULL, confirmed_at timestamptz NOT NULL,
  signed_by uuid, signed_name text, signed_at timestamptz, scan_file_id uuid,
  PRIMARY KEY (division, id), UNIQUE (division, meeting_id), FOREIGN KEY (division, meeting_id) REFERENCES meeting (division, id));
CREATE INDEX minutes_scope ON minutes (scope);
SELECT chibo_protect('minutes');

CREATE TABLE minutes_note (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  meeting_id uuid NOT NULL, note text NOT NULL, decided_on date NOT NULL, by_person uuid, by_name text NOT NULL, at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, meeting_id) REFERENCES meeting (division, id));
CREATE INDEX minutes_note_scope ON minutes_note (scope);
CREATE INDEX minutes_note_meeting ON minutes_note (division, meeting_id, at);
SELECT chibo_protect('minutes_note');

CREATE TABLE meeting_stat (   -- by month: nothing here changes with the clock
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL,
  called int NOT NULL DEFAULT 0, held int NOT NULL DEFAULT 0, confirmed int NOT NULL DEFAULT 0, signed int NOT NULL DEFAULT 0,
  units_held int NOT NULL DEFAULT 0, expected int NOT NULL DEFAULT 0, attended int NOT NULL DEFAULT 0, excused int NOT NULL DEFAULT 0, absent int NOT NULL DEFAULT 0,
  proposals int NOT NULL DEFAULT 0, proposals_answered int NOT NULL DEFAULT 0,
  PRIMARY KEY (division, unit_id, month));
CREATE INDEX meeting_stat_scope ON meeting_stat (scope, month);
SELECT chibo_protect_counts('meeting_stat');
