-- breaks: nobody-woken-up
-- The backfill in two steps, everybody active first: the trigger takes it at its word, and then nobody is left to disable.

\ir ../parts/in-step.sql

RESET lock_timeout;
DO $$
DECLARE
  done bigint := 0;
BEGIN
  LOOP
    UPDATE users SET status = 'active' WHERE id > done AND id <= done + 2000 AND status IS NULL;
    COMMIT;
    done := done + 2000;
    EXIT WHEN done >= (SELECT max(id) FROM users);
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
UPDATE users SET status = 'disabled' WHERE NOT is_active;

\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql
