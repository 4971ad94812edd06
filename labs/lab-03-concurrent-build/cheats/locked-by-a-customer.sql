-- due: failed nobody-harmed
-- tries: to have one customer's session keep the orders from all others, by a trigger that locks the table and computes.
CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
CREATE FUNCTION counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  began timestamptz := clock_timestamp();
BEGIN
  LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
  WHILE clock_timestamp() < began + interval '700 ms' LOOP
    NULL;
  END LOOP;
  RETURN NEW;
END
$$;
CREATE TRIGGER counted BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION counted();
-- @pause 5s
DROP TRIGGER counted ON users;
-- @pause 3s
