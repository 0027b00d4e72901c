-- A case is judged by the rulebook and the day it was opened under (D17). Every rulebook ever loaded lies in rulebook_version.
-- null: opened before this was kept; the case's own day then stands for it.

ALTER TABLE meeting ADD COLUMN ruled_on date;
ALTER TABLE resolution ADD COLUMN ruled_on date;
ALTER TABLE poll ADD COLUMN ruled_on date;
ALTER TABLE proposal ADD COLUMN ruled_on date, ADD COLUMN rulebook_hash text COLLATE "C";
