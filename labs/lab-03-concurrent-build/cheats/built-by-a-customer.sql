-- due: failed built-concurrently
-- tries: to have a customer's session build the index, the blocking way.
CREATE FUNCTION build() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  CREATE INDEX IF NOT EXISTS orders_by_status ON orders (status, created_at);
  RETURN NEW;
END
$$;
CREATE TRIGGER build BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION build();
-- @until SELECT to_regclass('public.orders_by_status') IS NOT NULL
DROP TRIGGER build ON users;
-- @pause 1s
