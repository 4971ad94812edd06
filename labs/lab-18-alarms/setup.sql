-- The migration runner's own tables, as it has them in lab 15, with what it did before today.
CREATE TABLE migration_history (
  version    int PRIMARY KEY,
  file       text NOT NULL,
  checksum   text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  tries      int NOT NULL
);
CREATE TABLE migration_tries (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version  int NOT NULL,
  file     text NOT NULL,
  try      int NOT NULL,
  pid      int NOT NULL,
  began    timestamptz NOT NULL DEFAULT now(),
  ended    timestamptz,
  sqlstate text
);

-- Seven tries yesterday, and then it was through.
INSERT INTO migration_tries (version, file, try, pid, began, ended, sqlstate)
SELECT 41, 'V041__users_phone.sql', n, 4000 + n, at, at + interval '2 seconds', CASE WHEN n < 7 THEN '55P03' END
  FROM (SELECT n, now() - interval '1 day' + n * interval '20 seconds' AS at FROM generate_series(1, 7) AS n) AS tries;
INSERT INTO migration_history VALUES (41, 'V041__users_phone.sql', md5('41'), now() - interval '1 day', 7);

-- Six tries last week, and then somebody gave it up: that file is gone.
INSERT INTO migration_tries (version, file, try, pid, began, ended, sqlstate)
SELECT 40, 'V040__orders_region.sql', n, 3000 + n, at, at + interval '2 seconds', '55P03'
  FROM (SELECT n, now() - interval '7 days' + n * interval '20 seconds' AS at FROM generate_series(1, 6) AS n) AS tries;

-- What is rebuilt all day long.
CREATE TABLE reviews (
  id         bigint PRIMARY KEY,
  order_id   bigint NOT NULL,
  stars      int NOT NULL,
  written_at timestamptz NOT NULL
);
INSERT INTO reviews
SELECT n, n, 1 + n % 5, timestamptz '2026-01-01' + n * interval '1 minute' FROM generate_series(1, 20000) AS n;

ALTER TABLE migration_history OWNER TO shop_owner;
ALTER TABLE migration_tries OWNER TO shop_owner;
ALTER TABLE reviews OWNER TO shop_owner;
ANALYZE migration_tries, migration_history, reviews;
