-- Instruments: numbers of documents (per type and committee term, DOC-02) and polls with their base and threshold (D23).

CREATE TABLE number_series (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  document_type text COLLATE "C" NOT NULL, term_start date NOT NULL, last_no int NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, document_type, term_start));
CREATE INDEX number_series_scope ON number_series (scope);
SELECT chibo_protect('number_series');

CREATE TABLE poll (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  subject_kind text COLLATE "C" NOT NULL, subject_id uuid NOT NULL, question text NOT NULL,
  form text COLLATE "C" NOT NULL, majority text COLLATE "C" NOT NULL, base_kind text COLLATE "C" NOT NULL, rule_id text COLLATE "C" NOT NULL, rulebook_hash text COLLATE "C" NOT NULL,
  eligible int NOT NULL, present int NOT NULL, base int NOT NULL, threshold int NOT NULL,
  votes_for int NOT NULL, votes_against int NOT NULL, votes_other int NOT NULL, passed boolean NOT NULL, reserved_opinions text,
  taken_at timestamptz NOT NULL, PRIMARY KEY (division, id),
  CHECK (votes_for + votes_against + votes_other <= present), CHECK (present <= eligible), CHECK (base <= eligible));
CREATE INDEX poll_scope ON poll (scope);
CREATE INDEX poll_subject ON poll (division, subject_id);
SELECT chibo_protect('poll');
