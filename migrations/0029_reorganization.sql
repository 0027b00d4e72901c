-- Units are merged, split, moved, founded and closed by one decision; what was handed over to whom, and the rows as they were until it is annulled (M51, M55).

CREATE TABLE reorganization (   -- lies at the unit that decides; acts: what is done, in order
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  title text NOT NULL, number_text text, decided_on date, signer_name text, signer_post text, effective_on date NOT NULL, note text, acts jsonb NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'decided', 'applied', 'annulled', 'dropped')), failure jsonb, progress jsonb,
  drafted_by uuid NOT NULL, drafted_name text NOT NULL, drafted_at timestamptz NOT NULL,
  approved_by jsonb, approved_name text, approved_at timestamptz, applied_at timestamptz,
  annulled_at timestamptz, annulled_name text, annul_reason text, version int NOT NULL DEFAULT 1, PRIMARY KEY (division, id),
  CHECK ((state IN ('decided', 'applied', 'annulled')) = (approved_at IS NOT NULL)), CHECK ((state IN ('applied', 'annulled')) = (applied_at IS NOT NULL)), CHECK ((state = 'annulled') = (annulled_at IS NOT NULL)));
CREATE INDEX reorganization_scope ON reorganization (scope, state, effective_on);
CREATE INDEX reorganization_due ON reorganization (effective_on) WHERE state = 'decided';
SELECT chibo_protect('reorganization');

CREATE TABLE reorganization_choice (   -- where the proposal was not followed: a person, an item or a kind of open work; and the posts that were approved or left out
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  reorganization_id uuid NOT NULL, about text COLLATE "C" NOT NULL CHECK (about IN ('person', 'work', 'kind', 'post')), subject text COLLATE "C" NOT NULL, target_id uuid, person_id uuid, approved boolean,
  PRIMARY KEY (division, id), UNIQUE (division, reorganization_id, about, subject), FOREIGN KEY (division, reorganization_id) REFERENCES reorganization (division, id));
CREATE INDEX reorganization_choice_scope ON reorganization_choice (scope);
CREATE INDEX reorganization_choice_person ON reorganization_choice (person_id) WHERE person_id IS NOT NULL;
SELECT chibo_protect('reorganization_choice');
GRANT DELETE ON reorganization_choice TO chibo_app;

CREATE TABLE reorganization_unit (   -- every unit whose place, name or kind changed, as it was and as it is
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  reorganization_id uuid NOT NULL, position int NOT NULL, target_id uuid NOT NULL REFERENCES unit (id), target_division text COLLATE "C" NOT NULL, sort_key text COLLATE "C" NOT NULL, named boolean NOT NULL, founded boolean NOT NULL, closes boolean NOT NULL,
  core_id uuid, successors uuid[] NOT NULL, old_name text, old_kind text COLLATE "C", old_parent uuid, old_path text COLLATE "C", new_name text NOT NULL, new_kind text COLLATE "C" NOT NULL, new_parent uuid, new_path text COLLATE "C" NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, reorganization_id, target_id), FOREIGN KEY (division, reorganization_id) REFERENCES reorganization (division, id));
CREATE INDEX reorganization_unit_scope ON reorganization_unit (scope);
CREATE INDEX reorganization_unit_target ON reorganization_unit (target_id);
SELECT chibo_protect('reorganization_unit');

CREATE TABLE reorganization_person (   -- who went from which unit to which
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  reorganization_id uuid NOT NULL, person_division text COLLATE "C" NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, from_id uuid NOT NULL REFERENCES unit (id), to_id uuid NOT NULL REFERENCES unit (id),
  PRIMARY KEY (division, id), UNIQUE (division, reorganization_id, from_id, person_id), FOREIGN KEY (division, reorganization_id) REFERENCES reorganization (division, id));
CREATE INDEX reorganization_person_scope ON reorganization_person (scope);
CREATE INDEX reorganization_person_person ON reorganization_person (person_id);
SELECT chibo_protect('reorganization_person', person_column => 'person_id');

CREATE TABLE reorganization_work (   -- which open item got which owner
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  reorganization_id uuid NOT NULL, kind text COLLATE "C" NOT NULL, item_division text COLLATE "C" NOT NULL, item_id uuid NOT NULL, from_id uuid NOT NULL REFERENCES unit (id), to_id uuid NOT NULL REFERENCES unit (id), clash boolean NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, reorganization_id, kind, item_id), FOREIGN KEY (division, reorganization_id) REFERENCES reorganization (division, id));
CREATE INDEX reorganization_work_scope ON reorganization_work (scope);
SELECT chibo_protect('reorganization_work');

CREATE TABLE reorganization_trace (   -- changed columns as they were (null: the row was new), step by step, until the decision is annulled
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  reorganization_id uuid NOT NULL, step int NOT NULL, table_name text COLLATE "C" NOT NULL, key jsonb NOT NULL, before jsonb,
  PRIMARY KEY (division, id), FOREIGN KEY (division, reorganization_id) REFERENCES reorganization (division, id));
CREATE INDEX reorganization_trace_scope ON reorganization_trace (scope);
CREATE INDEX reorganization_trace_step ON reorganization_trace (division, reorganization_id, step);
SELECT chibo_protect('reorganization_trace');
GRANT DELETE ON reorganization_trace TO chibo_app;

-- A unit that moves takes every row along, those of the ledger and others that nobody may change too (D2, D27). It can only write what is true: the present path of the
-- unit that the row names, in place of the path the unit had; nothing else of a row changes, and the hash of the ledger leaves the scope out (D8).
CREATE FUNCTION chibo_readdress(target regclass, unit_column name, path_column name, units uuid[], was text[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE n bigint;
BEGIN
  IF path_column::text !~ '(scope|path)$' THEN RAISE EXCEPTION '% is no path', path_column; END IF;
  EXECUTE format('UPDATE %1$s t SET %3$I = u.path FROM unit u JOIN unnest($1, $2) m(id, was) ON m.id = u.id WHERE t.%3$I = m.was AND t.%2$I = u.id AND m.was <> u.path', target, unit_column, path_column) USING units, was;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
REVOKE ALL ON FUNCTION chibo_readdress(regclass, name, name, uuid[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION chibo_readdress(regclass, name, name, uuid[], text[]) TO chibo_app;
-- Annulled as if it had never been: links to successors and lines that were opened go, the closed ones hold again.
GRANT DELETE ON unit_successor TO chibo_app;
CREATE INDEX unit_successor_of ON unit_successor (successor_id);
GRANT UPDATE (path) ON unit_word TO chibo_app;
