-- From the source of candidates to the admission: who was put forward, who helps, courses and certificates, the cell's monthly review, plans and what came of them.

CREATE TABLE candidate (   -- somebody who may become a member; closed rows stay for the counts of quality (M80)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  full_name text NOT NULL, sort_name text, sort_key text COLLATE "C" NOT NULL, search_key text COLLATE "C" NOT NULL,
  sex text COLLATE "C" NOT NULL, ethnicity text COLLATE "C", birth_date date NOT NULL, birth_year_only boolean NOT NULL DEFAULT false,
  education text COLLATE "C", occupation text COLLATE "C", employer text, ownership text COLLATE "C", home_place text, residence text,
  union_body text COLLATE "C", union_since date, phone bytea, phone_tail text COLLATE "C",
  former_person_id uuid, left_on date,                       -- was a member before, and until when (ADM-09)
  state text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'listed', 'admitted', 'refused', 'dropped')),
  entered_on date NOT NULL, listed_on date, closed_on date, close_reason text COLLATE "C", close_note text, person_id uuid,
  entered_name text NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK ((state IN ('admitted', 'refused', 'dropped')) = (closed_on IS NOT NULL)), CHECK ((state = 'admitted') = (person_id IS NOT NULL)));
CREATE INDEX candidate_scope ON candidate (scope, state);
CREATE INDEX candidate_unit ON candidate (division, unit_id, state);
CREATE INDEX candidate_name ON candidate (division, sort_key, id);
CREATE INDEX candidate_match ON candidate (division, search_key, birth_date);
CREATE INDEX candidate_person ON candidate (person_id, division) WHERE person_id IS NOT NULL;
CREATE INDEX candidate_former ON candidate (former_person_id) WHERE former_person_id IS NOT NULL;
SELECT chibo_protect('candidate');

CREATE TABLE candidate_group (   -- target groups set by hand; those that follow from facts are not written
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  candidate_id uuid NOT NULL, grp text COLLATE "C" NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, candidate_id, grp), FOREIGN KEY (division, candidate_id) REFERENCES candidate (division, id));
CREATE INDEX candidate_group_scope ON candidate_group (scope, grp);
SELECT chibo_protect('candidate_group');
GRANT DELETE ON candidate_group TO chibo_app;

CREATE TABLE nomination (   -- which body put him forward, by which resolution and vote (M79)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  candidate_id uuid NOT NULL, body text COLLATE "C" NOT NULL, body_name text NOT NULL, number_text text, decided_on date NOT NULL,
  votes_for int, votes_of int, remarks text, file_id uuid, by_account uuid NOT NULL, by_name text NOT NULL, at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, candidate_id) REFERENCES candidate (division, id), CHECK ((votes_for IS NULL) = (votes_of IS NULL)), CHECK (votes_for <= votes_of));
CREATE INDEX nomination_scope ON nomination (scope, decided_on);
CREATE INDEX nomination_candidate ON nomination (division, candidate_id);
CREATE INDEX nomination_account ON nomination (by_account, at);
SELECT chibo_protect('nomination', account_column => 'by_account');

CREATE TABLE candidate_helper (   -- a member who helps and answers for him (ADM-04, M84)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  candidate_id uuid NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, together_since date NOT NULL,
  valid_from date NOT NULL, valid_to date NOT NULL DEFAULT 'infinity', end_reason text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, candidate_id) REFERENCES candidate (division, id), CHECK (valid_from < valid_to));
CREATE UNIQUE INDEX candidate_helper_one ON candidate_helper (division, candidate_id, person_id) WHERE valid_to = 'infinity';
CREATE INDEX candidate_helper_scope ON candidate_helper (scope, valid_to);
CREATE INDEX candidate_helper_person ON candidate_helper (person_id, valid_to);
SELECT chibo_protect('candidate_helper', person_column => 'person_id');

CREATE TABLE candidate_remark (   -- what a helper says of him from time to time; never changed, only added to
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  candidate_id uuid NOT NULL, helper_id uuid NOT NULL, made_on date NOT NULL, body text NOT NULL, by_name text NOT NULL, written_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), FOREIGN KEY (division, candidate_id) REFERENCES candidate (division, id), FOREIGN KEY (division, helper_id) REFERENCES candidate_helper (division, id));
CREATE INDEX candidate_remark_scope ON candidate_remark (scope);
CREATE INDEX candidate_remark_candidate ON candidate_remark (division, candidate_id, made_on);
SELECT chibo_protect('candidate_remark');

CREATE TABLE candidate_task (   -- what he is given to do, and how it was judged
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  candidate_id uuid NOT NULL, what text NOT NULL, given_on date NOT NULL, due date NOT NULL, given_name text NOT NULL,
  result text, judged_on date, verdict text COLLATE "C", judged_name text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, candidate_id) REFERENCES candidate (division, id), CHECK (given_on <= due), CHECK ((judged_on IS NULL) = (verdict IS NULL)));
CREATE INDEX candidate_task_scope ON candidate_task (scope);
CREATE INDEX candidate_task_candidate ON candidate_task (division, candidate_id);
SELECT chibo_protect('candidate_task');

CREATE TABLE candidate_review (   -- the cell went through its list in a month (ADM-10)
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL, held_on date NOT NULL, kept int NOT NULL, dropped int NOT NULL, by_name text NOT NULL, at timestamptz NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, unit_id, month));
CREATE INDEX candidate_review_scope ON candidate_review (scope, month);
SELECT chibo_protect('candidate_review');

CREATE TABLE candidate_verdict (   -- what the review said of each
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  review_id uuid NOT NULL, candidate_id uuid NOT NULL, verdict text COLLATE "C" NOT NULL CHECK (verdict IN ('kept', 'taken_up', 'dropped')), reason text COLLATE "C", note text,
  PRIMARY KEY (division, id), FOREIGN KEY (division, review_id) REFERENCES candidate_review (division, id), FOREIGN KEY (division, candidate_id) REFERENCES candidate (division, id));
CREATE INDEX candidate_verdict_scope ON candidate_verdict (scope);
CREATE INDEX candidate_verdict_candidate ON candidate_verdict (division, candidate_id);
CREATE INDEX candidate_verdict_review ON candidate_verdict (division, review_id);
SELECT chibo_protect('candidate_verdict');

CREATE TABLE training_class (   -- a course of a commune or a political centre; cells below read it
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  course text COLLATE "C" NOT NULL, name text NOT NULL, place text NOT NULL, held_by text NOT NULL, starts_on date NOT NULL, ends_on date NOT NULL, seats int NOT NULL CHECK (seats > 0),
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'finished', 'cancelled')), finished_on date, note text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (starts_on <= ends_on));
CREATE INDEX training_class_scope ON training_class (scope, state, starts_on);
SELECT chibo_protect('training_class', downwards => true);

CREATE TABLE class_place (   -- somebody waits for a course, sits in a class, or brought a certificate; belongs to his cell
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  course text COLLATE "C" NOT NULL, candidate_id uuid, person_id uuid, name text NOT NULL, sort_key text COLLATE "C" NOT NULL, search_key text COLLATE "C" NOT NULL,
  class_division text COLLATE "C", class_id uuid, state text COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'enrolled', 'finished', 'failed', 'withdrawn')),
  asked_on date NOT NULL, enrolled_on date, ended_on date, note text,
  number_text text, certified_on date, valid_until date, issuer text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, candidate_id) REFERENCES candidate (division, id), CHECK ((candidate_id IS NULL) <> (person_id IS NULL)),
  CHECK ((state = 'finished') = (certified_on IS NOT NULL)), CHECK (valid_until IS NULL OR certified_on <= valid_until));
CREATE INDEX class_place_scope ON class_place (scope, course, state);
CREATE INDEX class_place_candidate ON class_place (division, candidate_id) WHERE candidate_id IS NOT NULL;
CREATE INDEX class_place_person ON class_place (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX class_place_class ON class_place (class_id) WHERE class_id IS NOT NULL;
CREATE UNIQUE INDEX class_place_once ON class_place (division, coalesce(candidate_id, person_id), course) WHERE state IN ('waiting', 'enrolled');
SELECT chibo_protect('class_place', person_column => 'person_id');

CREATE TABLE admission_plan (   -- how many are to be admitted in a year or a term (M04, M77, M83); units below read what they were given
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  title text NOT NULL, period text COLLATE "C" NOT NULL CHECK (period IN ('year', 'term')), starts_on date NOT NULL, ends_on date NOT NULL,
  goals jsonb NOT NULL, state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'adopted', 'annulled')), number_text text, adopted_on date, note text,
  changes jsonb NOT NULL DEFAULT '[]', made_name text NOT NULL, made_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), CHECK (starts_on < ends_on), CHECK (state = 'draft' OR adopted_on IS NOT NULL));
CREATE INDEX admission_plan_scope ON admission_plan (scope, state, starts_on);
CREATE INDEX admission_plan_unit ON admission_plan (division, unit_id, state);
SELECT chibo_protect('admission_plan', downwards => true);

CREATE TABLE admission_share (   -- what a plan gives to a unit right below; belongs to the unit that receives it
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  plan_division text COLLATE "C" NOT NULL, plan_id uuid NOT NULL, grp text COLLATE "C" NOT NULL DEFAULT '', goal_min int NOT NULL, goal_max int NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, plan_id, unit_id, grp), CHECK (0 <= goal_min AND goal_min <= goal_max));
CREATE INDEX admission_share_scope ON admission_share (scope);
CREATE INDEX admission_share_plan ON admission_share (plan_id);
SELECT chibo_protect('admission_share');
GRANT DELETE ON admission_share TO chibo_app;

CREATE TABLE candidate_stat (   -- open candidates by the stage they have reached and the target group ('': all)
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  stage text COLLATE "C" NOT NULL, grp text COLLATE "C" NOT NULL, n int NOT NULL, PRIMARY KEY (division, unit_id, stage, grp));
CREATE INDEX candidate_stat_scope ON candidate_stat (scope, grp);
SELECT chibo_protect_counts('candidate_stat');

CREATE TABLE admission_stat (   -- what came of it, by month: admitted (by target group), refused, dropped (by reason), recognized, not recognized
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  month text COLLATE "C" NOT NULL, measure text COLLATE "C" NOT NULL, mark text COLLATE "C" NOT NULL, n int NOT NULL, PRIMARY KEY (division, unit_id, month, measure, mark));
CREATE INDEX admission_stat_scope ON admission_stat (scope, measure, month);
SELECT chibo_protect_counts('admission_stat');
SELECT chibo_see_counts('candidate_stat');
SELECT chibo_see_counts('admission_stat');
