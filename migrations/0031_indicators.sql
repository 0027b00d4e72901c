-- Indicators: sums of the remaining tables of counts, series of villages (M67), what committees define for themselves.
-- Sums over many units of these are asked too (0015 says how the views stand in for the policy).
SELECT chibo_see_counts('member_code_stat');
SELECT chibo_see_counts('dues_stat');
SELECT chibo_see_counts('honour_stat');
SELECT chibo_see_counts('residence_stat');

-- What a village measures of its own beside the series of the rulebook (targets.yaml: entered).
CREATE TABLE village_series (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit, scope text COLLATE "C" NOT NULL,
  name text NOT NULL, share boolean NOT NULL, noun text, made_on date NOT NULL, made_name text NOT NULL, dropped_on date, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id));
CREATE INDEX village_series_scope ON village_series (scope);
SELECT chibo_protect('village_series');

-- One value of a series on a day; of a share with the base it is a part of. A correction is a new line: the one it stands for stays and names it.
CREATE TABLE village_value (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit, scope text COLLATE "C" NOT NULL,
  series text COLLATE "C" NOT NULL, series_id uuid, on_day date NOT NULL, value numeric NOT NULL, base numeric, source text NOT NULL,
  made_by uuid NOT NULL, made_name text NOT NULL, made_at timestamptz NOT NULL,
  replaced_by uuid, replaced_on date, reason text,
  PRIMARY KEY (division, id), FOREIGN KEY (division, series_id) REFERENCES village_series, FOREIGN KEY (division, replaced_by) REFERENCES village_value,
  CHECK (value >= 0 AND (base IS NULL OR base >= value)));
CREATE INDEX village_value_scope ON village_value (scope, series, on_day) WHERE replaced_by IS NULL;
CREATE INDEX village_value_unit ON village_value (division, unit_id, series, on_day);
SELECT chibo_protect('village_value');

-- The latest value of each series of the rulebook, for sums; one without a base counts 0 there.
CREATE TABLE village_stat (
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL, scope text COLLATE "C" NOT NULL, series text COLLATE "C" NOT NULL,
  value numeric NOT NULL, base numeric NOT NULL,
  PRIMARY KEY (division, unit_id, series));
CREATE INDEX village_stat_scope ON village_stat (scope, series);
SELECT chibo_protect_counts('village_stat');
SELECT chibo_see_counts('village_stat');

-- An indicator of a committee's own, made of declared measures; those below see it.
CREATE TABLE own_indicator (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit, scope text COLLATE "C" NOT NULL,
  name text NOT NULL, purpose text, form text NOT NULL, numerator jsonb NOT NULL, denominator jsonb, better text, target numeric, target_source text,
  made_name text NOT NULL, made_on date NOT NULL, retired_on date, retire_reason text, changes jsonb NOT NULL DEFAULT '[]', version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (form IN ('number', 'share', 'mean')), CHECK ((form = 'number') = (denominator IS NULL)));
CREATE INDEX own_indicator_scope ON own_indicator (scope) WHERE retired_on IS NULL;
CREATE INDEX own_indicator_id ON own_indicator (id);
SELECT chibo_protect('own_indicator', downwards => true);

-- Numbers that a committee puts side by side, in order; those below see theirs by it.
CREATE TABLE dashboard (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit, scope text COLLATE "C" NOT NULL,
  name text NOT NULL, tiles jsonb NOT NULL, made_name text NOT NULL, changed_on date NOT NULL, dropped_on date, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id));
CREATE INDEX dashboard_scope ON dashboard (scope) WHERE dropped_on IS NULL;
CREATE INDEX dashboard_id ON dashboard (id);
SELECT chibo_protect('dashboard', downwards => true);
