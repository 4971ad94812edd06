-- due: failed dropped-unnoticed
-- tries: to have a customer's session drop the index, so that everybody waits behind a customer.
\ir ../parts/blocked.sql
-- @next
\ir ../parts/report-at-work.sql
CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  DROP INDEX IF EXISTS orders_status_created_at_idx;
  RETURN NEW;
END
$$;
CREATE TRIGGER tidy BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION tidy();
-- @within 1min
-- @until SELECT to_regclass('public.orders_status_created_at_idx') IS NULL
DROP TRIGGER tidy ON users;
-- @pause 2s
