-- Accounts are not persons (D12): a small reference table with an optional link. What an account may do follows from posts.

CREATE TABLE account (
  id uuid PRIMARY KEY, login text COLLATE "C" NOT NULL UNIQUE, name text NOT NULL, password_hash text,
  person_division text COLLATE "C", person_id uuid, language text COLLATE "C" NOT NULL DEFAULT 'vi', active boolean NOT NULL DEFAULT true,
  demo_order int, created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1);
CREATE INDEX account_person ON account (person_id);
GRANT SELECT, INSERT, UPDATE ON account TO chibo_app;

CREATE TABLE session (
  token_hash bytea PRIMARY KEY, account_id uuid NOT NULL REFERENCES account (id), created_at timestamptz NOT NULL, seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL, agent text NOT NULL);
CREATE INDEX session_account ON session (account_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO chibo_app;

CREATE TABLE access_token (   -- bearer tokens: act exactly as their account, and expire
  token_hash bytea PRIMARY KEY, account_id uuid NOT NULL REFERENCES account (id), created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL);
GRANT SELECT, INSERT, DELETE ON access_token TO chibo_app;

CREATE TABLE delegation (
  id uuid PRIMARY KEY, from_account uuid NOT NULL REFERENCES account (id), to_account uuid NOT NULL REFERENCES account (id),
  grant_id text NOT NULL, unit_id uuid NOT NULL REFERENCES unit (id), capabilities text[] NOT NULL,
  valid_from date NOT NULL, valid_to date NOT NULL, CHECK (valid_from < valid_to));
CREATE INDEX delegation_to ON delegation (to_account, valid_to);
GRANT SELECT, INSERT, UPDATE ON delegation TO chibo_app;
