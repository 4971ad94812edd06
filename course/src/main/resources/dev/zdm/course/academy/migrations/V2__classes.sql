-- Who may sign in, and the classes that they belong to. What is secret is kept as a hash only.
CREATE TABLE cohort (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  code text NOT NULL UNIQUE,
  rows bigint CHECK (rows > 0),
  began timestamptz NOT NULL DEFAULT now(),
  closed timestamptz
);

-- login and password are those of people who teach; a learner comes with a key.
CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  role text NOT NULL CHECK (role IN ('learner', 'instructor', 'admin')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  cohort bigint REFERENCES cohort,
  login text UNIQUE,
  password text,
  key_hash bytea UNIQUE,
  began timestamptz NOT NULL DEFAULT now(),
  hand_raised timestamptz,
  CHECK ((role = 'learner') = (cohort IS NOT NULL)),
  CHECK ((role = 'learner') = (key_hash IS NOT NULL)),
  CHECK ((role = 'learner') = (login IS NULL)),
  UNIQUE (cohort, name)
);

CREATE TABLE sign_in (
  token_hash bytea PRIMARY KEY,
  account bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  since timestamptz NOT NULL DEFAULT now(),
  until timestamptz NOT NULL,
  device text NOT NULL
);
CREATE INDEX sign_in_account ON sign_in (account);

-- Tries that failed, so that nobody can go on guessing.
CREATE TABLE failed_sign_in (
  who text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX failed_sign_in_who ON failed_sign_in (who, at);

CREATE TABLE message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  cohort bigint NOT NULL REFERENCES cohort,
  learner bigint REFERENCES account ON DELETE CASCADE,
  author bigint REFERENCES account ON DELETE SET NULL,
  at timestamptz NOT NULL DEFAULT now(),
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 1000)
);
CREATE INDEX message_cohort ON message (cohort, id);

-- Who did what to whom; nothing is ever taken out.
CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  account bigint,
  name text NOT NULL,
  deed text NOT NULL,
  about text NOT NULL
);
