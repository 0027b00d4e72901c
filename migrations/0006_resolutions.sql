-- Resolution -> recipients -> plans -> tasks -> reports. Links upward cross divisions: a pair of columns, no foreign key, a nightly check.

CREATE TABLE resolution (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('committee', 'month')), state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'issued', 'annulled')),
  number_no int, number_text text, title text NOT NULL, body text NOT NULL, theme text,
  signer_name text, signer_post text COLLATE "C", issued_on date, meeting_id uuid, poll_id uuid,
  annulled_on date, annul_decision text, annul_reason text, rulebook_hash text COLLATE "C" NOT NULL,
  created_by uuid NOT NULL, created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK ((state = 'draft') OR (issued_on IS NOT NULL AND number_text IS NOT NULL)));
CREATE INDEX resolution_scope ON resolution (scope, state, issued_on);
CREATE INDEX resolution_unit ON resolution (division, unit_id, issued_on);
SELECT chibo_protect('resolution', downwards => true);

CREATE TABLE target (   -- never a bare per cent: a goal has a unit of measure and, for a share, its base in words
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  resolution_id uuid NOT NULL, position int NOT NULL, indicator text NOT NULL, measure text NOT NULL, base_text text,
  base_value numeric, goal_min numeric NOT NULL, goal_max numeric NOT NULL, deadline date NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, resolution_id) REFERENCES resolution (division, id), CHECK (goal_min <= goal_max));
CREATE INDEX target_scope ON target (scope);
CREATE INDEX target_resolution ON target (division, resolution_id, position);
SELECT chibo_protect('target', downwards => true);
GRANT DELETE ON target TO chibo_app;   -- while the resolution is a draft; never what one only reads from above
CREATE POLICY own_draft ON target AS RESTRICTIVE FOR DELETE TO chibo_app
  USING ((scope >= current_setting('chibo.lo', true) AND scope < current_setting('chibo.hi', true)) OR scope = ANY (string_to_array(current_setting('chibo.also', true), ',')));

CREATE TABLE recipient (   -- owned by the unit that received
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  resolution_division text COLLATE "C" NOT NULL, resolution_id uuid NOT NULL, issued_on date NOT NULL, title text NOT NULL, number_text text NOT NULL, issuer_name text NOT NULL,
  acknowledged_at timestamptz, acknowledged_by uuid, acknowledged_name text, plan_id uuid, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, resolution_id));
CREATE INDEX recipient_scope ON recipient (scope, resolution_id);
CREATE INDEX recipient_resolution ON recipient (resolution_id, scope);
SELECT chibo_protect('recipient');

CREATE TABLE plan (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  title text NOT NULL, body text NOT NULL, starts_on date NOT NULL, ends_on date NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'adopted', 'annulled')), adopted_on date, annulled_on date, annul_decision text, annul_reason text,
  resolution_division text COLLATE "C", resolution_id uuid, created_by uuid NOT NULL, created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (starts_on <= ends_on));
CREATE INDEX plan_scope ON plan (scope, state);
CREATE INDEX plan_resolution ON plan (resolution_id, scope);
SELECT chibo_protect('plan');

CREATE TABLE plan_item (   -- what the unit takes up of a target, with its own goal
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  plan_id uuid NOT NULL, position int NOT NULL, what text NOT NULL, target_division text COLLATE "C", target_id uuid,
  measure text, goal_min numeric, goal_max numeric, deadline date, weight int NOT NULL DEFAULT 1 CHECK (weight >= 0),
  PRIMARY KEY (division, id), FOREIGN KEY (division, plan_id) REFERENCES plan (division, id));
CREATE INDEX plan_item_scope ON plan_item (scope);
CREATE INDEX plan_item_plan ON plan_item (division, plan_id, position);
CREATE INDEX plan_item_target ON plan_item (target_id, scope);
SELECT chibo_protect('plan_item');
GRANT DELETE ON plan_item TO chibo_app;   -- while the plan is a draft

CREATE TABLE task (   -- D19: six fixed meanings; owned by the executing unit
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  work text NOT NULL, accountability text NOT NULL, due date NOT NULL, result text NOT NULL,
  assignee_id uuid NOT NULL, assignee_name text NOT NULL, checker_id uuid NOT NULL, checker_name text NOT NULL, authority text,
  given_by uuid NOT NULL, given_name text NOT NULL, source text COLLATE "C" NOT NULL, theme text,
  plan_id uuid, plan_item_id uuid, meeting_id uuid, resolution_division text COLLATE "C", resolution_id uuid,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'reported', 'returned', 'done', 'cancelled')), progress int NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  reported_at timestamptz, done_on date, cancel_reason text, created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id),
  FOREIGN KEY (division, assignee_id) REFERENCES person (division, id), FOREIGN KEY (division, checker_id) REFERENCES person (division, id),
  FOREIGN KEY (division, plan_id) REFERENCES plan (division, id), CHECK (assignee_id <> checker_id));
CREATE INDEX task_scope ON task (scope, state, due);
CREATE INDEX task_unit ON task (division, unit_id, state);
CREATE INDEX task_assignee ON task (assignee_id, state, due);
CREATE INDEX task_checker ON task (checker_id, state);
CREATE INDEX task_given ON task (given_by, due);
CREATE INDEX task_resolution ON task (resolution_id, scope);
CREATE INDEX task_plan_item ON task (division, plan_item_id);
CREATE INDEX task_open_due ON task (scope, due) WHERE state IN ('open', 'reported', 'returned');
SELECT chibo_protect('task', person_column => 'assignee_id');

CREATE TABLE task_event (   -- every report, return, check, with who and when; files hang on it
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  task_id uuid NOT NULL, kind text COLLATE "C" NOT NULL CHECK (kind IN ('assigned', 'progress', 'reported', 'returned', 'done', 'cancelled', 'comment', 'due_changed')),
  progress int, due_before date, due_after date, note text NOT NULL, by_person uuid, by_name text NOT NULL, on_behalf_of uuid, on_behalf_name text, at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, task_id) REFERENCES task (division, id));
CREATE INDEX task_event_scope ON task_event (scope);
CREATE INDEX task_event_task ON task_event (division, task_id, at);
CREATE INDEX task_event_by ON task_event (by_person, task_id);
SELECT chibo_protect('task_event', person_column => 'by_person');

CREATE TABLE resolution_stat (
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  issued int NOT NULL DEFAULT 0, received int NOT NULL DEFAULT 0, acknowledged int NOT NULL DEFAULT 0, planned int NOT NULL DEFAULT 0,
  plans int NOT NULL DEFAULT 0, units_with_plan int NOT NULL DEFAULT 0,
  tasks int NOT NULL DEFAULT 0, tasks_open int NOT NULL DEFAULT 0, tasks_reported int NOT NULL DEFAULT 0, tasks_returned int NOT NULL DEFAULT 0, tasks_done int NOT NULL DEFAULT 0,
  members_with_task int NOT NULL DEFAULT 0,
  PRIMARY KEY (division, unit_id));
CREATE INDEX resolution_stat_scope ON resolution_stat (scope);
SELECT chibo_protect_counts('resolution_stat');
