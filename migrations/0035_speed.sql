-- From one division to the next, and whether a subtree has units in it: asked before every list and sum of a subtree.

CREATE INDEX unit_division ON unit (division, path);
