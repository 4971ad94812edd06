-- What the site remembers. "at" is when the learner did it; of two notes under one key the later one stays.
CREATE TABLE learner (
  name text PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT now()
);

-- How far a lesson was read: the heading's id (empty above the first), and how many blocks of text past it.
CREATE TABLE place (
  learner text NOT NULL REFERENCES learner ON DELETE CASCADE,
  lesson text NOT NULL,
  heading text NOT NULL,
  past int NOT NULL CHECK (past >= 0),
  opened timestamptz NOT NULL DEFAULT now(),
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, lesson)
);

-- Whether a lesson counts as read.
CREATE TABLE finished (
  learner text NOT NULL REFERENCES learner ON DELETE CASCADE,
  lesson text NOT NULL,
  finished boolean NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, lesson)
);

-- What was predicted: the number of the option, from 1.
CREATE TABLE prediction (
  learner text NOT NULL REFERENCES learner ON DELETE CASCADE,
  page text NOT NULL,
  card text NOT NULL,
  guess int NOT NULL CHECK (guess > 0),
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, page, card)
);

-- What only the page makes sense of: ticks, unfolded questions, SQL that was typed and not sent.
CREATE TABLE kept (
  learner text NOT NULL REFERENCES learner ON DELETE CASCADE,
  key text NOT NULL CHECK (length(key) <= 300),
  value jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, key)
);
