-- Views that a reader keeps: the address of a list with its filters, under a name of his own. Belongs to the account, not to a unit.

CREATE TABLE saved_view (
  id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account (id), name text COLLATE "C" NOT NULL, path text COLLATE "C" NOT NULL,
  query text NOT NULL, kept_at timestamptz NOT NULL, CHECK (path ~ '^/[a-z0-9/-]+$'), UNIQUE (account_id, path, name));
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO chibo_app;
