-- breaks: still-no-name-lost
-- The migration is done. The user names are renewed along with it, in small steps.
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;

\ir ../parts/v2-and-filled.sql
\ir ../parts/required.sql
\ir ../parts/v3.sql

-- @next
SET lock_timeout = '100ms';
-- @retry 55P03 times=15 pause=300ms factor=1.3
ALTER TABLE users DROP COLUMN full_name;
-- @pause 2s
RESET lock_timeout;
DO $$
BEGIN
  FOR step IN 0..9 LOOP
    UPDATE users SET username = 'user' || id WHERE id > step * 2000 AND id <= (step + 1) * 2000;
    COMMIT;
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;
-- @pause 1s
