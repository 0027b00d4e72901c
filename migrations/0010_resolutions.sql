-- Cascade over levels, theme of the year, amendments, yearly steps, recurring tasks, check calendar, close of a year.

-- What carries out what. Links upward cross divisions: a pair of columns, no foreign key (as in 0006).
ALTER TABLE resolution ADD COLUMN carries_division text COLLATE "C", ADD COLUMN carries_id uuid,
  ADD COLUMN theme_division text COLLATE "C", ADD COLUMN theme_id uuid;
CREATE INDEX resolution_carries ON resolution (carries_id, scope);
CREATE INDEX resolution_theme ON resolution (theme_id, scope);
-- A target is the text in force; what it said before stands in the amendments. A dropped one stays for what was built on it.
ALTER TABLE target ADD COLUMN carries_division text COLLATE "C", ADD COLUMN carries_id uuid, ADD COLUMN added_by uuid, ADD COLUMN dropped_on date;
CREATE INDEX target_carries ON target (carries_id, scope);
ALTER TABLE plan ADD COLUMN theme text, ADD COLUMN theme_division text COLLATE "C", ADD COLUMN theme_id uuid, ADD COLUMN programme_year int;
CREATE INDEX plan_theme ON plan (theme_id, scope);
-- carried_from: the unfinished task of a closed year; amended_by: the amendment that changed the target after the item was written
ALTER TABLE plan_item ADD COLUMN carried_from uuid, ADD COLUMN amended_by uuid;
ALTER TABLE task ADD COLUMN theme_division text COLLATE "C", ADD COLUMN theme_id uuid,
  ADD COLUMN series_id uuid, ADD COLUMN occurrence date, ADD COLUMN carried_from uuid,
  DROP CONSTRAINT task_state_check,
  ADD CONSTRAINT task_state_check CHECK (state IN ('open', 'reported', 'returned', 'done', 'cancelled', 'carried'));
CREATE INDEX task_theme ON task (theme_id, scope);
CREATE INDEX task_carried ON task (division, carried_from) WHERE carried_from IS NOT NULL;
CREATE UNIQUE INDEX task_series_occurrence ON task (division, series_id, occurrence) WHERE series_id IS NOT NULL;
ALTER TABLE task_event DROP CONSTRAINT task_event_kind_check,
  ADD CONSTRAINT task_event_kind_check CHECK (kind IN ('assigned', 'progress', 'reported', 'returned', 'done', 'cancelled', 'comment', 'due_changed', 'carried'));

CREATE TABLE theme (   -- of a committee and a year; what lies below inherits it
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  year int NOT NULL, text text NOT NULL, set_name text NOT NULL, set_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, year));
CREATE INDEX theme_scope ON theme (scope, year);
SELECT chibo_protect('theme', downwards => true);

CREATE TABLE amendment (   -- the dated act by which an issued resolution is changed (D21)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  resolution_id uuid NOT NULL, act text COLLATE "C" NOT NULL CHECK (act IN ('resolution', 'decision')), number_no int NOT NULL, number_text text NOT NULL,
  decided_on date NOT NULL, reason text NOT NULL, signer_name text NOT NULL, signer_post text COLLATE "C" NOT NULL, made_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, resolution_id) REFERENCES resolution (division, id));
CREATE INDEX amendment_scope ON amendment (scope);
CREATE INDEX amendment_resolution ON amendment (division, resolution_id, decided_on);
SELECT chibo_protect('amendment', downwards => true);

CREATE TABLE amendment_change (   -- one target: its whole text before and after; before is null when added, after when dropped
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  amendment_id uuid NOT NULL, target_id uuid NOT NULL, position int NOT NULL, before jsonb, after jsonb,
  PRIMARY KEY (division, id), FOREIGN KEY (division, amendment_id) REFERENCES amendment (division, id), CHECK (before IS NOT NULL OR after IS NOT NULL));
CREATE INDEX amendment_change_scope ON amendment_change (scope);
CREATE INDEX amendment_change_amendment ON amendment_change (division, amendment_id, position);
SELECT chibo_protect('amendment_change', downwards => true);

CREATE TABLE amendment_notice (   -- owned by the unit that is told
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  resolution_division text COLLATE "C" NOT NULL, resolution_id uuid NOT NULL, amendment_id uuid NOT NULL, decided_on date NOT NULL, title text NOT NULL, number_text text NOT NULL,
  acknowledged_at timestamptz, acknowledged_by uuid, acknowledged_name text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, amendment_id));
CREATE INDEX amendment_notice_scope ON amendment_notice (scope);
CREATE INDEX amendment_notice_amendment ON amendment_notice (amendment_id, scope);
CREATE INDEX amendment_notice_open ON amendment_notice (division, unit_id) WHERE acknowledged_at IS NULL;
SELECT chibo_protect('amendment_notice');

CREATE TABLE plan_adjustment (   -- the dated act by which items of an adopted plan are changed (D21)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  plan_id uuid NOT NULL, decided_on date NOT NULL, decision text NOT NULL, reason text NOT NULL, by_name text NOT NULL, made_at timestamptz NOT NULL, changes jsonb NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, plan_id) REFERENCES plan (division, id));
CREATE INDEX plan_adjustment_scope ON plan_adjustment (scope);
CREATE INDEX plan_adjustment_plan ON plan_adjustment (division, plan_id, decided_on);
SELECT chibo_protect('plan_adjustment');

CREATE TABLE target_step (   -- what is to be reached by the end of a year
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  target_id uuid NOT NULL, year int NOT NULL, goal numeric NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, target_id, year), FOREIGN KEY (division, target_id) REFERENCES target (division, id));
CREATE INDEX target_step_scope ON target_step (scope);
SELECT chibo_protect('target_step', downwards => true);
GRANT DELETE ON target_step TO chibo_app;   -- with the targets of a draft
CREATE POLICY own_draft ON target_step AS RESTRICTIVE FOR DELETE TO chibo_app
  USING ((scope >= current_setting('chibo.lo', true) AND scope < current_setting('chibo.hi', true)) OR scope = ANY (string_to_array(current_setting('chibo.also', true), ',')));

CREATE TABLE target_value (   -- where the target really stood on a day, as the issuer recorded it
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  target_id uuid NOT NULL, measured_on date NOT NULL, value numeric NOT NULL, source text NOT NULL, by_name text NOT NULL, made_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, target_id) REFERENCES target (division, id));
CREATE INDEX target_value_scope ON target_value (scope);
CREATE INDEX target_value_target ON target_value (division, target_id, measured_on);
SELECT chibo_protect('target_value', downwards => true);

CREATE TABLE task_series (   -- a task that comes again: its slots, its rule, and the day of the next one
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  work text NOT NULL, accountability text NOT NULL, result text NOT NULL, assignee_id uuid NOT NULL, assignee_name text NOT NULL,
  checker_id uuid NOT NULL, checker_name text NOT NULL, authority text, given_by uuid NOT NULL, given_name text NOT NULL, source text COLLATE "C" NOT NULL, theme text, plan_item_id uuid,
  every text COLLATE "C" NOT NULL CHECK (every IN ('month', 'quarter', 'year')), first_due date NOT NULL, ends_on date NOT NULL,
  next_due date, held_by text COLLATE "C", stopped_on date, stop_reason text, made_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, assignee_id) REFERENCES person (division, id), FOREIGN KEY (division, checker_id) REFERENCES person (division, id),
  CHECK (first_due <= ends_on));
CREATE INDEX task_series_scope ON task_series (scope, next_due);
CREATE INDEX task_series_unit ON task_series (division, unit_id);
CREATE INDEX task_series_assignee ON task_series (assignee_id);
SELECT chibo_protect('task_series', person_column => 'assignee_id');

CREATE TABLE resolution_check (   -- a date of the check calendar of a resolution, and what was found
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  resolution_id uuid NOT NULL, due date NOT NULL, what text NOT NULL, checker_id uuid NOT NULL, checker_name text NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('planned', 'recorded', 'dropped')), recorded_on date, recorded_name text, findings text,
  outcome text COLLATE "C" CHECK (outcome IN ('met', 'partly', 'not_met')), task_id uuid, drop_reason text, made_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, resolution_id) REFERENCES resolution (division, id),
  CHECK ((state = 'recorded') = (findings IS NOT NULL)));
CREATE INDEX resolution_check_scope ON resolution_check (scope, due);
CREATE INDEX resolution_check_resolution ON resolution_check (division, resolution_id, due);
CREATE INDEX resolution_check_checker ON resolution_check (checker_id, state, due);
SELECT chibo_protect('resolution_check', person_column => 'checker_id');

CREATE TABLE year_close (   -- the review of a year as it stood when it was closed, and what opened the next
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  year int NOT NULL, closed_on date NOT NULL, closed_name text NOT NULL, conclusion text NOT NULL, review jsonb NOT NULL,
  carried int NOT NULL, programme_id uuid NOT NULL, closed_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, year), FOREIGN KEY (division, programme_id) REFERENCES plan (division, id));
CREATE INDEX year_close_scope ON year_close (scope, year);
SELECT chibo_protect('year_close');
