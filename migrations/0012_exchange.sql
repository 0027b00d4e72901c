-- Import in full: what a batch did (so that it can be undone), what the clerk decided, large files step by step.

ALTER TABLE import_batch DROP CONSTRAINT import_batch_state_check;
ALTER TABLE import_batch ADD CONSTRAINT import_batch_state_check CHECK (state IN ('staged', 'applying', 'applied', 'undone', 'dropped'));
ALTER TABLE import_batch ADD COLUMN steps int NOT NULL DEFAULT 0, ADD COLUMN steps_done int NOT NULL DEFAULT 0,
  ADD COLUMN applied_by jsonb, ADD COLUMN counts_done jsonb, ADD COLUMN undone_at timestamptz;
CREATE INDEX import_batch_applying ON import_batch (made_at) WHERE state = 'applying';

-- The cells of a stretch of rows, together: one row a cipher and a statement each cost three times the judging.
CREATE TABLE import_block (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  batch_id uuid NOT NULL, part int NOT NULL, body bytea NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, batch_id) REFERENCES import_batch (division, id));
CREATE INDEX import_block_scope ON import_block (scope);
CREATE INDEX import_block_batch ON import_block (division, batch_id, part, id);
SELECT chibo_protect('import_block');
GRANT DELETE ON import_block TO chibo_app;
INSERT INTO import_block (division, id, unit_id, scope, batch_id, part, body) SELECT division, id, unit_id, scope, batch_id, 0, cells FROM import_row;
ALTER TABLE import_row ADD COLUMN block_id uuid, ADD COLUMN place int NOT NULL DEFAULT 0,
  ADD COLUMN decision text COLLATE "C" CHECK (decision IN ('same', 'other')), ADD COLUMN person_id uuid;
UPDATE import_row SET block_id = id;
ALTER TABLE import_row ALTER COLUMN block_id SET NOT NULL;
ALTER TABLE import_row DROP COLUMN cells;

-- What a batch wrote into a unit: the ids it made, and encrypted what it replaced. Undoing reads it.
CREATE TABLE import_trace (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  batch_id uuid NOT NULL, founded boolean NOT NULL, persons uuid[] NOT NULL, memberships uuid[] NOT NULL, posts uuid[] NOT NULL, replaced bytea,
  PRIMARY KEY (division, id));
CREATE INDEX import_trace_scope ON import_trace (scope);
CREATE INDEX import_trace_batch ON import_trace (batch_id, scope);
SELECT chibo_protect('import_trace');
GRANT DELETE ON import_trace TO chibo_app;

-- What a batch made and nothing refers to goes with it when it is undone (docs/decisions/0004); row security holds for it as for every write.
GRANT DELETE ON person, membership, post, overseer_duty, unit_period TO chibo_app;

-- The words of a name are an index made by hand: written and dropped with their line by one file. Checking each against its line was
-- two thirds of writing them.
ALTER TABLE person_token DROP CONSTRAINT person_token_division_membership_id_fkey;
