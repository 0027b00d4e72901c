-- Contact of working members with the cell where they live, and its remark each year (RES-01). No seat: nothing here counts a member, gives a vote or owes dues.

-- The second wall as of a case between two units: the home cell owns the line, the cell at the residence is the other side.
CREATE TABLE residence_contact (   -- from when to when somebody is introduced (or is not, and why); `moved_to`: the division he went to, where the line is kept now
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  other_division text COLLATE "C", other_unit_id uuid REFERENCES unit (id), other_scope text COLLATE "C",
  person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL, reason text, letter_number text, letter_on date,
  state text COLLATE "C" NOT NULL CHECK (state IN ('noted', 'waiting', 'received', 'refused')),
  answered_on date, answer_note text, answered_name text,
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', end_reason text COLLATE "C",
  recorded_by uuid NOT NULL, recorded_name text NOT NULL, recorded_at timestamptz NOT NULL, moved_to text COLLATE "C", version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id),
  CHECK (valid_to >= valid_from), CHECK ((other_unit_id IS NULL) = (other_scope IS NULL)), CHECK ((state = 'noted') = (other_unit_id IS NULL)),
  CHECK ((state IN ('received', 'refused')) = (answered_on IS NOT NULL)), CHECK (state <> 'refused' OR valid_to <> 'infinity'));
CREATE UNIQUE INDEX residence_contact_open ON residence_contact (division, person_id) WHERE valid_to = 'infinity' AND moved_to IS NULL;
CREATE INDEX residence_contact_scope ON residence_contact (scope, category) WHERE moved_to IS NULL;
CREATE INDEX residence_contact_unit ON residence_contact (division, unit_id);
CREATE INDEX residence_contact_other ON residence_contact (other_scope, state, valid_to) WHERE other_scope IS NOT NULL AND moved_to IS NULL;
-- read by its id alone from either side, whose division is not known beforehand
CREATE INDEX residence_contact_id ON residence_contact (id);
CREATE INDEX residence_contact_person ON residence_contact (person_id);
SELECT chibo_protect_between('residence_contact', person_column => 'person_id');

CREATE TABLE residence_round (   -- the remarks of one year at one cell
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  year int NOT NULL, opened_on date NOT NULL, due date NOT NULL, opened_name text NOT NULL, closed_on date, closed_name text,
  rulebook_hash text COLLATE "C" NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, year));
CREATE INDEX residence_round_scope ON residence_round (scope, year);
SELECT chibo_protect('residence_round');

CREATE TABLE residence_remark (   -- one line of a round; the home cell (the other side) gets it when it is sent
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  other_division text COLLATE "C" NOT NULL, other_unit_id uuid NOT NULL REFERENCES unit (id), other_scope text COLLATE "C" NOT NULL,
  round_id uuid NOT NULL, contact_id uuid NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, home_name text NOT NULL,
  year int NOT NULL, due date NOT NULL, asked_for text,   -- why a remark is needed of somebody who is exempt
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'sent', 'dropped')), level text COLLATE "C", body jsonb NOT NULL DEFAULT '{}',
  discussed_on date, sent_on date, sent_name text, dropped_on date, drop_reason text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, person_id, year), FOREIGN KEY (division, round_id) REFERENCES residence_round (division, id),
  CHECK ((state = 'sent') = (sent_on IS NOT NULL)), CHECK (state <> 'sent' OR (level IS NOT NULL AND discussed_on IS NOT NULL)), CHECK ((state = 'dropped') = (dropped_on IS NOT NULL)));
CREATE INDEX residence_remark_scope ON residence_remark (scope, year, state);
CREATE INDEX residence_remark_other ON residence_remark (other_scope, year, state);
CREATE INDEX residence_remark_round ON residence_remark (division, round_id);
CREATE INDEX residence_remark_id ON residence_remark (id);
CREATE INDEX residence_remark_person ON residence_remark (person_id);
CREATE INDEX residence_remark_due ON residence_remark (due, scope) WHERE state = 'open';
SELECT chibo_protect_between('residence_remark');
-- whom a remark is about sees it once it was sent, not the draft
CREATE POLICY own ON residence_remark FOR SELECT TO chibo_app USING (state = 'sent' AND person_id = nullif(current_setting('chibo.self', true), '')::uuid);

CREATE TABLE residence_correction (   -- what was put right after a remark was sent: a dated line beside it, which then holds
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  other_scope text COLLATE "C" NOT NULL, remark_id uuid NOT NULL, person_id uuid NOT NULL, position int NOT NULL,
  level text COLLATE "C" NOT NULL, body jsonb NOT NULL, discussed_on date NOT NULL, reason text NOT NULL, corrected_on date NOT NULL, corrected_name text NOT NULL, corrected_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, remark_id, position), FOREIGN KEY (division, remark_id) REFERENCES residence_remark (division, id));
CREATE INDEX residence_correction_scope ON residence_correction (scope);
CREATE INDEX residence_correction_other ON residence_correction (other_scope);
CREATE INDEX residence_correction_person ON residence_correction (person_id);
SELECT chibo_protect_between('residence_correction', person_column => 'person_id');

CREATE TABLE residence_stat (   -- at the home cell: contacts by category (year 0); at the cell of the residence: lines of a year by state
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('contact', 'remark')), code text COLLATE "C" NOT NULL, year int NOT NULL, n int NOT NULL,
  PRIMARY KEY (division, unit_id, kind, code, year));
CREATE INDEX residence_stat_scope ON residence_stat (scope, kind, year);
SELECT chibo_protect_counts('residence_stat');
SELECT chibo_see_counts('residence_stat');
