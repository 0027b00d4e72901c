-- M23: how many of the meetings of its kind before it, one after another, have said what this agenda says. Written with the agenda.

ALTER TABLE meeting ADD COLUMN repeated int NOT NULL DEFAULT 0;
