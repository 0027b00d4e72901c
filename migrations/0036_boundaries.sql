-- Where units lie on the map: the shape from a boundary file (GeoJSON), for pictures only.
CREATE TABLE unit_boundary (
  unit_id uuid PRIMARY KEY REFERENCES unit (id), shape jsonb NOT NULL, source text NOT NULL, imported_on date NOT NULL, imported_name text NOT NULL);
GRANT SELECT, INSERT, UPDATE ON unit_boundary TO chibo_app;
