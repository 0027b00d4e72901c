-- Periods that close into frozen numbers: who closed and opened them, the numbers of each unit at each closing, and dated corrections.

CREATE TABLE period_close (   -- the latest state of a period at the unit that closes it, for itself and all below
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('month', 'quarter', 'half_year', 'year')), starts_on date NOT NULL, ends_on date NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('closed', 'opened')), closing_no int NOT NULL DEFAULT 1,   -- how often it was closed
  closed_on date NOT NULL, closed_at timestamptz NOT NULL, closed_by uuid NOT NULL, closed_name text NOT NULL, note text, rule_id text COLLATE "C" NOT NULL,
  opened_on date, opened_at timestamptz, opened_by uuid, opened_name text, open_reason text,
  units int NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, kind, starts_on), CHECK (starts_on <= ends_on), CHECK ((state = 'opened') = (opened_on IS NOT NULL)));
CREATE INDEX period_close_scope ON period_close (scope, ends_on);
SELECT chibo_protect('period_close', downwards => true);

CREATE TABLE stat_snapshot (   -- what each unit with all below it counted at a closing, by the tree of the period's last day; never changed
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL, starts_on date NOT NULL, closing_no int NOT NULL, close_id uuid NOT NULL, taken_at timestamptz NOT NULL,
  numbers jsonb NOT NULL, PRIMARY KEY (division, unit_id, kind, starts_on, closing_no, close_id));
CREATE INDEX stat_snapshot_scope ON stat_snapshot (scope, kind, starts_on);
SELECT chibo_protect_counts('stat_snapshot');
REVOKE UPDATE, DELETE ON stat_snapshot FROM chibo_app;

CREATE TABLE period_correction (   -- a dated line beside a frozen number: written by hand, or by a second closing that found another number
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  close_id uuid NOT NULL,   -- the closing of the highest unit above: it may lie in another division
  kind text COLLATE "C" NOT NULL, starts_on date NOT NULL, closing_no int NOT NULL, number_key text COLLATE "C" NOT NULL,
  was bigint NOT NULL, becomes bigint NOT NULL, reason text NOT NULL, source text COLLATE "C" NOT NULL CHECK (source IN ('hand', 'closing')),
  made_on date NOT NULL, made_at timestamptz NOT NULL, made_by uuid NOT NULL, made_name text NOT NULL,
  PRIMARY KEY (division, id), CHECK (was <> becomes));
CREATE INDEX period_correction_scope ON period_correction (scope, kind, starts_on);
SELECT chibo_protect('period_correction', downwards => true);
