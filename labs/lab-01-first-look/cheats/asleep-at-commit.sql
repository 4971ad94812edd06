-- due: failed nobody-harmed
-- tries: to hurt when no statement of anybody's runs: a deferred trigger that sleeps in the customers' commit.
\ir ../parts/notes.sql
\ir ../parts/lock.sql
CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_sleep(0.8);
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER late AFTER INSERT OR UPDATE ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late();
-- @pause 3s
DROP TRIGGER late ON orders;
-- @pause 2s
