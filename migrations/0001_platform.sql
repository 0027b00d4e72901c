-- The floor that knows no domain noun: how owned rows are protected, the ledger, idempotency, files.
-- `chibo_app` and `chibo_sealer` stand for the roles of this database (chibo_app_<database>); the runner puts them in.

CREATE TABLE meta (key text PRIMARY KEY, value text NOT NULL);
GRANT SELECT ON meta TO chibo_app, chibo_sealer;

-- An owned table begins with its address (division, id, unit_id, scope). This puts up the second wall on it (D4):
-- one range, the short list of single units, optionally what is issued downwards, and one's own rows.
CREATE FUNCTION chibo_protect(target regclass, downwards boolean DEFAULT false, person_column text DEFAULT NULL, account_column text DEFAULT NULL)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  inside text := $q$(scope >= current_setting('chibo.lo', true) AND scope < current_setting('chibo.hi', true))
    OR scope = ANY (string_to_array(current_setting('chibo.also', true), ','))$q$;
  seen text := inside;
BEGIN
  IF downwards THEN seen := seen || $q$ OR scope = ANY (string_to_array(current_setting('chibo.above', true), ','))$q$; END IF;
  IF person_column IS NOT NULL THEN
    seen := seen || format($q$ OR %I = nullif(current_setting('chibo.self', true), '')::uuid$q$, person_column);
  END IF;
  IF account_column IS NOT NULL THEN
    seen := seen || format($q$ OR %I = nullif(current_setting('chibo.account', true), '')::uuid$q$, account_column);
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY scope ON %s TO chibo_app USING (%s) WITH CHECK (%s)', target, seen, inside);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO chibo_app', target);
END $$;

-- Counts may be seen wider than records: their own pair of settings for reading, the narrow pair for writing.
CREATE FUNCTION chibo_protect_counts(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format($q$CREATE POLICY scope ON %s TO chibo_app
    USING ((scope >= current_setting('chibo.count_lo', true) AND scope < current_setting('chibo.count_hi', true))
      OR scope = ANY (string_to_array(current_setting('chibo.also', true), ',')))
    WITH CHECK ((scope >= current_setting('chibo.lo', true) AND scope < current_setting('chibo.hi', true))
      OR scope = ANY (string_to_array(current_setting('chibo.also', true), ',')))$q$, target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO chibo_app', target);
END $$;

-- The ledger (D8): append only; scope is an address and not part of the hash, because a move rewrites it.
CREATE TABLE ledger (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL, scope text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL, account_id uuid NOT NULL, person_id uuid, grant_id text NOT NULL, on_behalf_of uuid,
  command text COLLATE "C" NOT NULL, command_id uuid NOT NULL, subject_kind text COLLATE "C" NOT NULL, subject_id uuid NOT NULL,
  body jsonb NOT NULL, reason text, seal_no bigint, seal_pos int,
  PRIMARY KEY (division, id), CHECK ((seal_no IS NULL) = (seal_pos IS NULL)));
CREATE INDEX ledger_scope ON ledger (scope, at);
CREATE INDEX ledger_subject ON ledger (division, subject_id, at);
CREATE INDEX ledger_unsealed ON ledger (division, id) WHERE seal_no IS NULL;
CREATE UNIQUE INDEX ledger_sealed ON ledger (division, seal_no, seal_pos) WHERE seal_no IS NOT NULL;
ALTER TABLE ledger ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON ledger FOR SELECT TO chibo_app USING (
  (scope >= current_setting('chibo.lo', true) AND scope < current_setting('chibo.hi', true))
  OR person_id = nullif(current_setting('chibo.self', true), '')::uuid);
CREATE POLICY append ON ledger FOR INSERT TO chibo_app WITH CHECK (true);
CREATE POLICY seal ON ledger TO chibo_sealer USING (true);
GRANT SELECT, INSERT ON ledger TO chibo_app;
GRANT SELECT ON ledger TO chibo_sealer;
GRANT UPDATE (seal_no, seal_pos) ON ledger TO chibo_sealer;

CREATE TABLE ledger_seal (
  division text COLLATE "C" NOT NULL, seal_no bigint NOT NULL, lines int NOT NULL, prev bytea NOT NULL, hash bytea NOT NULL,
  signature bytea NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (division, seal_no));
GRANT SELECT, INSERT ON ledger_seal TO chibo_sealer;
GRANT SELECT ON ledger_seal TO chibo_app;

-- Idempotency (D9): the first write of every command.
CREATE TABLE command_result (
  division text COLLATE "C" NOT NULL, command_id uuid NOT NULL, account_id uuid NOT NULL, command text COLLATE "C" NOT NULL,
  payload_hash bytea NOT NULL, result jsonb, at timestamptz NOT NULL, PRIMARY KEY (division, command_id));
CREATE INDEX command_result_age ON command_result (at);
GRANT SELECT, INSERT, UPDATE ON command_result TO chibo_app;

-- Files (D11): bytes in chunks of 256 KB, encrypted; pending until a command attaches them.
CREATE TABLE file (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL, scope text COLLATE "C" NOT NULL,
  name text NOT NULL, media_type text COLLATE "C" NOT NULL, bytes bigint NOT NULL, sha256 bytea NOT NULL,
  owner_kind text COLLATE "C", owner_id uuid, uploaded_by uuid NOT NULL, uploaded_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), CHECK ((owner_kind IS NULL) = (owner_id IS NULL)));
CREATE INDEX file_scope ON file (scope);
CREATE INDEX file_owner ON file (division, owner_id);
CREATE INDEX file_pending ON file (uploaded_at) WHERE owner_kind IS NULL;
SELECT chibo_protect('file', account_column => 'uploaded_by');
CREATE TABLE file_chunk (
  division text COLLATE "C" NOT NULL, file_id uuid NOT NULL, position int NOT NULL, unit_id uuid NOT NULL, scope text COLLATE "C" NOT NULL,
  body bytea NOT NULL, PRIMARY KEY (division, file_id, position),
  FOREIGN KEY (division, file_id) REFERENCES file (division, id) ON DELETE CASCADE);
SELECT chibo_protect('file_chunk');

-- Every rulebook ever loaded is kept by its hash; a case keeps hash and day (D17).
CREATE TABLE rulebook_version (hash text COLLATE "C" PRIMARY KEY, name text NOT NULL, body jsonb NOT NULL, loaded_at timestamptz NOT NULL);
GRANT SELECT ON rulebook_version TO chibo_app;
