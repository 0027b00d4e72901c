-- Several web processes on one database: what each kept for itself is kept here.

-- Tries to sign in, by a keyed hash of address and login: ten tries are ten, however many processes they are spread over.
-- Unlogged: after a crash of the server nobody misses them, and no standby gets them. The columns are rate-limiter-flexible's.
CREATE UNLOGGED TABLE sign_in_try (
  key varchar(255) COLLATE "C" PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
CREATE INDEX sign_in_try_expire ON sign_in_try (expire);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_try TO chibo_app;
