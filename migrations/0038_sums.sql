-- Sums of whole parts of the tree (docs/decisions/0006). A part is what lies at or below one unit of the third level (of a nation: a commune), or what
-- stands directly at a unit above it. A root of 300,000 units is then the sum of some thousand rows; what changed since is added up from the counts.
CREATE TABLE part_sum (
  division text COLLATE "C" NOT NULL, part text COLLATE "C" NOT NULL, on_day date NOT NULL,
  members int NOT NULL, official int NOT NULL, probationary int NOT NULL, female int NOT NULL, minority int NOT NULL,
  cells int NOT NULL, grassroots int NOT NULL, residential int NOT NULL, committee int NOT NULL, head_known int NOT NULL, head_member int NOT NULL,
  dual_head int NOT NULL, dual_front int NOT NULL, dual int NOT NULL, non_state int NOT NULL, foreign_invested int NOT NULL,
  received int NOT NULL, acknowledged int NOT NULL, planned int NOT NULL, units_with_plan int NOT NULL,
  tasks int NOT NULL, open int NOT NULL, reported int NOT NULL, returned int NOT NULL, done int NOT NULL, overdue int NOT NULL,
  held int NOT NULL, expected int NOT NULL, attended int NOT NULL, confirmed int NOT NULL, unanswered int NOT NULL,
  kinds jsonb NOT NULL, PRIMARY KEY (division, part));
CREATE INDEX part_sum_part ON part_sum (part);

-- What no longer holds: a line for each part that a command wrote in, in its transaction, never changed. Whoever makes the sums anew deletes the lines
-- that it sees in the statement that adds up: a line of a transaction not yet committed is not seen, and stays.
CREATE TABLE part_stale (
  division text COLLATE "C" NOT NULL, part text COLLATE "C" NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), PRIMARY KEY (division, part, id));
CREATE INDEX part_stale_part ON part_stale (part);

-- The wall: a sum of a part is seen by whoever sees all of the part, by the range alone. A single unit of the list (`chibo.also`) is not all that lies below it.
ALTER TABLE part_sum ENABLE ROW LEVEL SECURITY;
ALTER TABLE part_stale ENABLE ROW LEVEL SECURITY;
CREATE POLICY append ON part_stale FOR INSERT TO chibo_app WITH CHECK (true);
GRANT INSERT ON part_stale TO chibo_app;
CREATE VIEW part_sum_seen WITH (security_barrier) AS SELECT * FROM part_sum
  WHERE part >= (SELECT current_setting('chibo.count_lo', true)) AND part || '{' <= (SELECT current_setting('chibo.count_hi', true));
CREATE VIEW part_stale_seen WITH (security_barrier) AS SELECT division, part FROM part_stale
  WHERE part >= (SELECT current_setting('chibo.count_lo', true)) AND part || '{' <= (SELECT current_setting('chibo.count_hi', true));
GRANT SELECT ON part_sum_seen, part_stale_seen TO chibo_app;

-- Nothing is summed yet.
INSERT INTO part_stale (division, part) SELECT DISTINCT division, left(path, 12) FROM unit;
