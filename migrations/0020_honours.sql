-- Commendations, badges of Party age, and the coming and going of cards (BAD-01, BAD-02, CAR-01). The number of a card stands on the person alone.

-- Who becomes due for a badge: a short range of admission dates for each badge (PRO-03), of the whole organization or of a part of it.
CREATE INDEX person_admitted ON person (admitted_on, scope) WHERE home;

CREATE TABLE commendation (   -- of a member (person_id) or of the unit itself, where the one who is commended stands
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid, name text NOT NULL, sort_key text COLLATE "C" NOT NULL, form text COLLATE "C" NOT NULL,
  by_unit_id uuid REFERENCES unit (id), by_kind text COLLATE "C" NOT NULL, by_name text NOT NULL,   -- a unit of the register, or one that is not in it
  number_text text, decided_on date NOT NULL, year int NOT NULL, reason text NOT NULL,
  recorded_by uuid NOT NULL, recorded_name text NOT NULL, recorded_at timestamptz NOT NULL,
  annulled_on date, annulled_number text, annulled_reason text, annulled_name text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id),
  CHECK ((annulled_on IS NULL) = (annulled_reason IS NULL)));
CREATE INDEX commendation_scope ON commendation (scope, year, form);
CREATE INDEX commendation_unit ON commendation (division, unit_id, year);
CREATE INDEX commendation_person ON commendation (person_id) WHERE person_id IS NOT NULL;
SELECT chibo_protect('commendation', person_column => 'person_id');

CREATE TABLE badge_award (   -- one badge of one person: proposed, decided, handed; or passed over in a round
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL, years int NOT NULL, admitted_on date NOT NULL, due_on date NOT NULL, round_on date NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'decided', 'handed', 'skipped')),
  early text COLLATE "C", note text, proposed_on date, proposed_by uuid, proposed_name text,
  decided_on date, number_text text, decided_by_unit uuid REFERENCES unit (id), decided_by_name text, bonus bigint, bonus_rule text COLLATE "C",
  badge_no text, handed_on date, handed_name text, skip_reason text COLLATE "C", skipped_on date, skipped_name text,
  moved_to text COLLATE "C",   -- the division the person went to, where the badge is kept now
  rulebook_hash text COLLATE "C" NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id),
  CHECK ((state IN ('decided', 'handed')) = (decided_on IS NOT NULL)), CHECK ((state = 'handed') = (handed_on IS NOT NULL)), CHECK ((state = 'skipped') = (skip_reason IS NOT NULL)));
CREATE UNIQUE INDEX badge_award_once ON badge_award (division, person_id, years) WHERE state <> 'skipped' AND moved_to IS NULL;
CREATE UNIQUE INDEX badge_award_skipped ON badge_award (division, person_id, years, round_on) WHERE state = 'skipped' AND moved_to IS NULL;
CREATE INDEX badge_award_scope ON badge_award (scope, state, round_on);
CREATE INDEX badge_award_unit ON badge_award (division, unit_id, state);
CREATE INDEX badge_award_person ON badge_award (person_id);
SELECT chibo_protect('badge_award', person_column => 'person_id');

CREATE TABLE card (   -- issued, and what became of it; `tail` is what a mask shows of the number it bore
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  person_id uuid NOT NULL, person_name text NOT NULL, sort_key text COLLATE "C" NOT NULL,
  kind text COLLATE "C", reason text COLLATE "C", issued_on date, number_text text, tail text COLLATE "C", previous_id uuid,   -- a card older than the register: kind, reason and day unknown
  state text COLLATE "C" NOT NULL CHECK (state IN ('valid', 'lost', 'damaged', 'returned', 'replaced')), state_on date, state_reason text COLLATE "C", note text,
  moved_to text COLLATE "C", recorded_name text NOT NULL, recorded_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id), FOREIGN KEY (division, previous_id) REFERENCES card (division, id),
  CHECK ((state = 'valid') = (state_on IS NULL)), CHECK ((kind IS NULL) = (issued_on IS NULL)));
CREATE UNIQUE INDEX card_one_valid ON card (division, person_id) WHERE state = 'valid' AND moved_to IS NULL;
CREATE INDEX card_scope ON card (scope, state);
CREATE INDEX card_unit ON card (division, unit_id, state);
CREATE INDEX card_person ON card (person_id);
SELECT chibo_protect('card', person_column => 'person_id');

CREATE TABLE honour_stat (   -- by kind (commendation of a member or of a unit, badge), year of the decision, and form (a badge: its years)
  division text COLLATE "C" NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('member', 'unit', 'badge')), year int NOT NULL, form text COLLATE "C" NOT NULL, n int NOT NULL,
  PRIMARY KEY (division, unit_id, kind, year, form));
CREATE INDEX honour_stat_scope ON honour_stat (scope, year);
SELECT chibo_protect_counts('honour_stat');
