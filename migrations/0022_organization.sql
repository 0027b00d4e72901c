-- How posts begin and end, with their decisions; resignations; elections with candidates, ballots and votes (ELE-01 to ELE-09).

ALTER TABLE post   -- begun_by, ended_by: what made it begin or end; null: as it was recorded, or with the membership
  ADD COLUMN begun_by text COLLATE "C" CHECK (begun_by IN ('elected', 'appointed')), ADD COLUMN begin_reason text COLLATE "C",
  ADD COLUMN decided_on date, ADD COLUMN decided_unit uuid REFERENCES unit (id), ADD COLUMN election_id uuid,
  ADD COLUMN ended_by text COLLATE "C" CHECK (ended_by IN ('term', 'resignation', 'dismissal')),
  ADD COLUMN end_decision text, ADD COLUMN end_decided_on date, ADD COLUMN end_unit uuid REFERENCES unit (id);
-- The calendar of a unit and below: posts in office, by the day their own term ends.
CREATE INDEX post_ending ON post (scope, term_ends) WHERE valid_to = 'infinity' AND term_ends IS NOT NULL;

CREATE TABLE resignation (   -- asked by the holder of a post, answered by the level above
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  post_id uuid NOT NULL, post text COLLATE "C" NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL,
  asked_on date NOT NULL, reason text COLLATE "C" NOT NULL, note text,
  state text COLLATE "C" NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'withdrawn')),
  ends_on date, answer text, decision text, decided_on date, decided_unit uuid REFERENCES unit (id), decided_name text, version int NOT NULL DEFAULT 1,
  PRIMARY KEY (division, id), FOREIGN KEY (division, post_id) REFERENCES post (division, id), FOREIGN KEY (division, person_id) REFERENCES person (division, id),
  CHECK ((state = 'asked') = (decided_on IS NULL)), CHECK ((state = 'accepted') = (ends_on IS NOT NULL)));
CREATE UNIQUE INDEX resignation_one_asked ON resignation (division, post_id) WHERE state = 'asked';
CREATE INDEX resignation_scope ON resignation (scope, state, asked_on);
CREATE INDEX resignation_person ON resignation (person_id);
SELECT chibo_protect('resignation', person_column => 'person_id');

CREATE TABLE election (   -- to one office of a unit by one body
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL, post text COLLATE "C" NOT NULL, purpose text COLLATE "C" NOT NULL CHECK (purpose IN ('term', 'vacancy')), seats int NOT NULL CHECK (seats > 0),
  held_on date NOT NULL, meeting_id uuid, eligible int NOT NULL, present int NOT NULL, left_out int NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'elected', 'failed', 'approved', 'refused', 'appointed', 'cancelled')),
  state_reason text, decision text, decided_on date, decided_unit uuid REFERENCES unit (id), begins_on date, term_ends date,
  recorded_by uuid NOT NULL, recorded_name text NOT NULL, recorded_at timestamptz NOT NULL, rulebook_hash text COLLATE "C" NOT NULL, ruled_on date NOT NULL,
  version int NOT NULL DEFAULT 1, PRIMARY KEY (division, id),
  CHECK (present + left_out <= eligible), CHECK ((state IN ('approved', 'refused', 'appointed')) = (decided_on IS NOT NULL)));
CREATE UNIQUE INDEX election_one_open ON election (division, unit_id, post) WHERE state IN ('open', 'elected');
CREATE INDEX election_scope ON election (scope, state, held_on);
CREATE INDEX election_unit ON election (division, unit_id, held_on);
SELECT chibo_protect('election');

CREATE TABLE election_candidate (
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  election_id uuid NOT NULL, position int NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, nominated_by text COLLATE "C" NOT NULL CHECK (nominated_by IN ('committee', 'congress', 'self')),
  withdrawn_after int, withdrawn_reason text, elected_ballot int, post_id uuid,
  PRIMARY KEY (division, id), UNIQUE (division, election_id, person_id), FOREIGN KEY (division, election_id) REFERENCES election (division, id),
  FOREIGN KEY (division, person_id) REFERENCES person (division, id), CHECK (withdrawn_after IS NULL OR elected_ballot IS NULL));
CREATE INDEX election_candidate_scope ON election_candidate (scope);
CREATE INDEX election_candidate_person ON election_candidate (person_id);
SELECT chibo_protect('election_candidate', person_column => 'person_id');

CREATE TABLE election_ballot (   -- papers handed out, collected and valid
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  election_id uuid NOT NULL, ballot_no int NOT NULL, seats int NOT NULL, form text COLLATE "C" NOT NULL,
  issued int NOT NULL, collected int NOT NULL, valid int NOT NULL, recorded_name text NOT NULL, recorded_at timestamptz NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, election_id, ballot_no), FOREIGN KEY (division, election_id) REFERENCES election (division, id),
  CHECK (valid <= collected AND collected <= issued AND valid >= 0));
CREATE INDEX election_ballot_scope ON election_ballot (scope);
SELECT chibo_protect('election_ballot');

CREATE TABLE election_vote (   -- what a candidate received in a ballot, and the poll it was judged by
  division text COLLATE "C" NOT NULL, id uuid NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), scope text COLLATE "C" NOT NULL,
  ballot_id uuid NOT NULL, candidate_id uuid NOT NULL, votes int NOT NULL CHECK (votes >= 0), elected boolean NOT NULL, poll_id uuid NOT NULL,
  PRIMARY KEY (division, id), UNIQUE (division, ballot_id, candidate_id),
  FOREIGN KEY (division, ballot_id) REFERENCES election_ballot (division, id), FOREIGN KEY (division, candidate_id) REFERENCES election_candidate (division, id),
  FOREIGN KEY (division, poll_id) REFERENCES poll (division, id));
CREATE INDEX election_vote_scope ON election_vote (scope);
CREATE INDEX election_vote_candidate ON election_vote (division, candidate_id);
SELECT chibo_protect('election_vote');
