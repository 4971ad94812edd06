-- due: failed nobody-harmed
-- tries: to have customers wait for something that is on no table.
\ir ../parts/notes.sql
\ir ../parts/lock.sql
CREATE FUNCTION in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7);
  RETURN NEW;
END
$$;
CREATE TRIGGER in_turn BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION in_turn();
-- @session B
SELECT pg_advisory_lock(7);
-- @pause 2s
SELECT pg_advisory_unlock(7);
-- @session A
DROP TRIGGER in_turn ON orders;
-- @pause 1s
