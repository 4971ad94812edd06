-- due: unproven nobody-harmed
-- tries: to compute for half a second for one new order in four. Nobody sleeps, nobody waits for a lock, and most are served in time.
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
CREATE FUNCTION estimated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NEW;
END
$$;
SET lock_timeout = '100ms';
-- @retry 55P03 times=30 pause=500ms
CREATE TRIGGER estimated BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION estimated();
-- To replace the function needs no lock on the table.
CREATE OR REPLACE FUNCTION estimated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  began timestamptz := clock_timestamp();
BEGIN
  WHILE NEW.id % 4 = 0 AND clock_timestamp() < began + interval '600 ms' LOOP
    NULL;
  END LOOP;
  RETURN NEW;
END
$$;
-- @pause 12s
CREATE OR REPLACE FUNCTION estimated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NEW;
END
$$;
-- @pause 2s
