-- Tables of counts that a committee publishes under its name: an edition is a row and is never edited once it is published (M38, M39, M60).

CREATE TABLE publication (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  series_id uuid NOT NULL, edition int NOT NULL, corrects_id uuid, reason text,   -- the first edition names the series; why a later one was needed
  title text NOT NULL, on_day date NOT NULL, from_day date,
  whole_name text, whole_n bigint, whole_people boolean NOT NULL DEFAULT false, whole_indicator text COLLATE "C", whole_out_of bigint, whole_left_out text,
  divides boolean NOT NULL, decimals smallint NOT NULL,
  source_kind text COLLATE "C" NOT NULL CHECK (source_kind IN ('own', 'others')), source_name text, source_number text, source_on date, note text,
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'published', 'replaced', 'withdrawn', 'discarded')),
  drafted_on date NOT NULL, drafted_by uuid NOT NULL, drafted_name text NOT NULL,
  published_on date, published_at timestamptz, published_by uuid, published_name text,
  ended_on date, ended_by uuid, ended_name text, end_reason text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, series_id, edition),
  CHECK (edition >= 1 AND (edition = 1) = (corrects_id IS NULL)), CHECK (decimals BETWEEN 0 AND 4), CHECK (from_day <= on_day),
  CHECK (whole_n >= 0 AND whole_out_of >= 0), CHECK ((state IN ('published', 'replaced', 'withdrawn')) = (published_on IS NOT NULL)));
CREATE INDEX publication_scope ON publication (scope, on_day);
CREATE INDEX publication_unit ON publication (division, unit_id, on_day);
CREATE INDEX publication_id ON publication (id);
-- of a series one draft and one edition in force
CREATE UNIQUE INDEX publication_draft ON publication (division, series_id) WHERE state = 'draft';
CREATE UNIQUE INDEX publication_in_force ON publication (division, series_id) WHERE state = 'published';
SELECT chibo_protect('publication', downwards => true);

CREATE TABLE publication_line (   -- a count and what it is a part of; `share` is what somebody else printed, ours are made of the counts
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  publication_id uuid NOT NULL, position smallint NOT NULL, label text NOT NULL, n bigint, share numeric,
  part_of text COLLATE "C" NOT NULL CHECK (part_of IN ('whole', 'line', 'nothing')), parent smallint,
  indicator text COLLATE "C", dimension text COLLATE "C", code text COLLATE "C",
  number_key text COLLATE "C", stock boolean, register_state text COLLATE "C" CHECK (register_state IN ('live', 'frozen')),   -- written when it is published
  PRIMARY KEY (division, id), FOREIGN KEY (division, publication_id) REFERENCES publication (division, id), UNIQUE (division, publication_id, position),
  CHECK (n >= 0), CHECK ((part_of = 'line') = (parent IS NOT NULL)), CHECK (parent < position), CHECK ((dimension IS NULL) = (code IS NULL)));
CREATE INDEX publication_line_scope ON publication_line (scope);
SELECT chibo_protect('publication_line', downwards => true);
GRANT DELETE ON publication_line TO chibo_app;
