-- What learners hand in from elsewhere. The class has to have the key itself, not a hash of it, to check what was signed with it; it lets nobody in.
CREATE TABLE hand_in_key (
  account bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  secret text NOT NULL
);

-- recording is the same for bundles of the same recording, whoever signed them.
CREATE TABLE hand_in (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT now(),
  uploader text NOT NULL,
  lab text NOT NULL,
  attempt integer NOT NULL,
  says text NOT NULL,
  same_content boolean NOT NULL,
  recording text NOT NULL,
  judged text NOT NULL
);
CREATE INDEX hand_in_account ON hand_in (account);
CREATE INDEX hand_in_recording ON hand_in (recording);

CREATE TABLE hand_in_fault (
  hand_in bigint NOT NULL REFERENCES hand_in ON DELETE CASCADE,
  number integer NOT NULL,
  file text NOT NULL,
  line bigint NOT NULL,
  what text NOT NULL,
  PRIMARY KEY (hand_in, number)
);
