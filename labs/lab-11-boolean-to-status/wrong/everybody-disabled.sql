-- breaks: nothing-lost-in-contract (a cheat)
-- Old accounts are closed along with it, in small steps; nobody asked whose they are.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql

-- @next
-- @deploy v3

\ir ../parts/required.sql

-- Nobody names is_active any more. First what names it in the database, then the column.
-- @retry 55P03 times=15 pause=300ms factor=1.3
DROP TRIGGER status_in_step ON users;
DROP FUNCTION status_in_step();
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN is_active;
-- @pause 2s
RESET lock_timeout;
DO $$
BEGIN
  FOR step IN 0..9 LOOP
    UPDATE users SET status = 'disabled' WHERE id > step * 2000 AND id <= (step + 1) * 2000;
    COMMIT;
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
-- @pause 1s
