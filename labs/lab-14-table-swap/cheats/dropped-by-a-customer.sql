-- due: failed swapped
-- tries: to have a customer's session do the swap, which cannot rename the table that it is writing to.
\ir ../parts/second-table.sql
\ir ../parts/kept-in-step.sql
\ir ../parts/fill.sql
\ir ../parts/second-reference.sql
-- @next
CREATE FUNCTION swap() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  BEGIN
    SET LOCAL lock_timeout = '100ms';
    ALTER TABLE users RENAME TO users_old;
    ALTER TABLE users_new RENAME TO users;
  EXCEPTION WHEN OTHERS THEN
    NULL;
  END;
  RETURN NEW;
END
$$;
SET lock_timeout = '100ms';
-- @retry 55P03 times=14 pause=300ms factor=1.4
CREATE TRIGGER swap BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION swap();
-- @pause 5s
-- @retry 55P03 times=14 pause=300ms factor=1.4
DROP TRIGGER swap ON users;
-- @pause 1s
