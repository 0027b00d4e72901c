-- Meetings in full: links of the agenda, field reports, the score of a meeting, papers, words from above, proposals passed on.

ALTER TABLE meeting ADD COLUMN speeches jsonb NOT NULL DEFAULT '[]',   -- who of the level above spoke, and what
  ADD COLUMN paper_code text COLLATE "C" GENERATED ALWAYS AS (upper(right(id::text, 10))) STORED;   -- printed on every paper form; leads back here
CREATE INDEX meeting_paper_code ON meeting (paper_code);
ALTER TABLE meeting_item ADD COLUMN target_division text COLLATE "C", ADD COLUMN target_id uuid;
CREATE INDEX meeting_item_resolution ON meeting_item (division, unit_id, resolution_id);

CREATE TABLE field_report (   -- M31: who answers for a field reports at each regular meeting; `missed` is written when the meeting closes
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  meeting_id uuid NOT NULL, held_on date NOT NULL, field text COLLATE "C" NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('given', 'missed')), body text NOT NULL DEFAULT '', missed_running int NOT NULL DEFAULT 0,
  on_behalf_by uuid, written_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, meeting_id, field, person_id), FOREIGN KEY (division, meeting_id) REFERENCES meeting (division, id));
CREATE INDEX field_report_scope ON field_report (scope, state, held_on);
CREATE INDEX field_report_duty ON field_report (division, unit_id, person_id, field, held_on);
SELECT chibo_protect('field_report', person_column => 'person_id');

CREATE TABLE quality_sheet (   -- M28, M32: scored by the cell, confirmed from above; both sets of points are kept
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  meeting_id uuid NOT NULL, month text COLLATE "C" NOT NULL CHECK (month ~ '^\d{4}-\d{2}$'),
  state text COLLATE "C" NOT NULL CHECK (state IN ('scored', 'confirmed')), lines jsonb NOT NULL, maximum int NOT NULL,
  self_total int NOT NULL, self_level text COLLATE "C" NOT NULL, upper_total int, upper_level text COLLATE "C", rule_id text COLLATE "C" NOT NULL, rulebook_hash text COLLATE "C" NOT NULL,
  poll_id uuid, scored_by uuid NOT NULL, scored_name text NOT NULL, scored_at timestamptz NOT NULL, confirm_due date NOT NULL,
  confirmed_by uuid, confirmed_name text, confirmed_at timestamptz, remark text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, meeting_id), FOREIGN KEY (division, meeting_id) REFERENCES meeting (division, id),
  CHECK ((state = 'confirmed') = (upper_total IS NOT NULL AND confirmed_at IS NOT NULL)));
CREATE INDEX quality_sheet_scope ON quality_sheet (scope, month, state);
CREATE INDEX quality_sheet_due ON quality_sheet (scope, state, confirm_due);
CREATE INDEX quality_sheet_unit ON quality_sheet (division, unit_id, month);
SELECT chibo_protect('quality_sheet');

CREATE TABLE meeting_paper (   -- what is handed out before, and scans of what was filled in on paper (D22)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  meeting_id uuid NOT NULL, file_id uuid NOT NULL, kind text COLLATE "C" NOT NULL CHECK (kind IN ('paper', 'invitation', 'roll', 'ballot')),
  added_name text NOT NULL, added_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, meeting_id) REFERENCES meeting (division, id));
CREATE INDEX meeting_paper_scope ON meeting_paper (scope);
CREATE INDEX meeting_paper_meeting ON meeting_paper (division, meeting_id, added_at);
SELECT chibo_protect('meeting_paper');

ALTER TABLE proposal ADD COLUMN task_id uuid, ADD COLUMN target_division text COLLATE "C", ADD COLUMN target_id uuid;   -- M21
CREATE INDEX proposal_task ON proposal (division, task_id) WHERE task_id IS NOT NULL;
CREATE INDEX proposal_unread ON proposal (scope, replied_at) WHERE state = 'answered' AND read_out_meeting_id IS NULL;

CREATE TABLE proposal_forward (   -- M30: passed to another level; the clock keeps running
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  proposal_id uuid NOT NULL, person_id uuid NOT NULL, from_unit_id uuid NOT NULL REFERENCES unit (id), to_unit_id uuid NOT NULL REFERENCES unit (id),
  reason text NOT NULL, by_person uuid NOT NULL, by_name text NOT NULL, at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, proposal_id) REFERENCES proposal (division, id));
CREATE INDEX proposal_forward_scope ON proposal_forward (scope);
CREATE INDEX proposal_forward_proposal ON proposal_forward (division, proposal_id, at);
SELECT chibo_protect('proposal_forward', person_column => 'person_id');
