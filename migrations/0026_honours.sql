-- Commendations that came by a proposal, and what they were given for; joint cases: several people in one affair, with common papers.

-- The year whose merit is commended (a decision in January speaks of the year before): no form twice for the same reason and year.
ALTER TABLE commendation ADD COLUMN for_year int, ADD COLUMN case_id uuid;
UPDATE commendation SET for_year = year;
ALTER TABLE commendation ALTER COLUMN for_year SET NOT NULL;

-- The cases of one affair share this; each keeps its own subject, votes, clocks and decision.
ALTER TABLE case_file ADD COLUMN affair_id uuid;
CREATE INDEX case_file_affair ON case_file (division, affair_id) WHERE affair_id IS NOT NULL;
-- A common paper lies in the file of each of them; this says that they are one.
ALTER TABLE case_paper ADD COLUMN common_id uuid;
CREATE INDEX case_paper_common ON case_paper (division, common_id) WHERE common_id IS NOT NULL;
