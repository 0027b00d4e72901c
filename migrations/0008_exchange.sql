-- Staged import (D15): every cell of the sheet has a verdict before anything is written; a batch is applied in one transaction.

CREATE TABLE import_batch (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  file_id uuid NOT NULL, file_name text NOT NULL, as_of date NOT NULL, state text COLLATE "C" NOT NULL CHECK (state IN ('staged', 'applied', 'undone', 'dropped')),
  mapping jsonb NOT NULL, counts jsonb NOT NULL, made_by uuid NOT NULL, made_at timestamptz NOT NULL, applied_at timestamptz, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id));
CREATE INDEX import_batch_scope ON import_batch (scope, made_at);
SELECT chibo_protect('import_batch');

CREATE TABLE import_row (   -- the cells hold personal data: encrypted like a file
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  batch_id uuid NOT NULL, sheet text COLLATE "C" NOT NULL, row_no int NOT NULL, verdict text COLLATE "C" NOT NULL CHECK (verdict IN ('new', 'changed', 'same', 'warning', 'refused')),
  code text COLLATE "C", cells bytea NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, batch_id, sheet, row_no), FOREIGN KEY (division, batch_id) REFERENCES import_batch (division, id));
CREATE INDEX import_row_scope ON import_row (scope);
CREATE INDEX import_row_verdict ON import_row (division, batch_id, verdict, sheet, row_no);
SELECT chibo_protect('import_row');
GRANT DELETE ON import_row TO chibo_app;
